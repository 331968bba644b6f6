"""Where names begin and end, kind by kind: (kind, text, the names that it holds)."""

import pytest

import arextract

KINDS = [
    # Behind its proclitics a listed name of several words is itself; nothing is joined to the word that completes a class noun.
    ("proclitic", "وكان أنطونيو غوتيريش خلفا لبان كي مون في المنصب.", ["أنطونيو غوتيريش", "بان كي مون"]),
    ("proclitic", "ذكرت رويترز وبي بي سي أن العمال بخير.", ["رويترز", "بي بي سي"]),
    ("proclitic", "فاز الفريق على ملعبه بأم درمان.", ["أم درمان"]),
    ("construct", "ونقلت صحيفة فولها دي نورتي عن مسؤول محلي.", ["فولها دي نورتي"]),
    ("construct", "نقلت قناة فرانس 24 الخبر.", ["فرانس 24"]),
    # Foreign names that begin with a vowel have a hamza, so that «و» before a bare alef is the name's own.
    ("own waw", "وتلا رئيس البرلمان جيمس واني إيقا الإعلان.", ["جيمس واني إيقا"]),
    # A given name behind a preposition that a plain noun completes is a noun.
    ("phrase", "ودعوا للاعب بصلاح الحال.", []),
    # A plain word by which people are called is no verb before a surname.
    ("plain word", "وقال كبير باحثيه حكيم حسيد إن النموذج جاهز، وأضاف حسيد أنه مفتوح.", ["حكيم حسيد", "حسيد"]),
]


@pytest.mark.parametrize(("kind", "text", "names"), KINDS)
def test_kind(kind: str, text: str, names: list[str]) -> None:
    assert [name.text for name in arextract.extract(text).entities] == names, kind
