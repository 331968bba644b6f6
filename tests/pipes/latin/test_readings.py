"""Names of the press whose reading once went wrong: institutions of the Maghreb and the Gulf, and bearers of one surname."""

import pytest

import arextract


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("وزارة الطاقة والمناجم والطاقات المتجددة", "Ministry of Energy, Mines and Renewable Energies"),
        ("وزارة الفلاحة والموارد المائية والصيد البحري", "Ministry of Agriculture, Water Resources and Fisheries"),
        ("الهيئة الوطنية لمكافحة الفساد", "National Anti-Corruption Authority"),
        ("هيئة الاتصالات وتقنية المعلومات", "Communications and Information Technology Authority"),
        ("الجامعة المغربية لكرة اليد", "Moroccan Handball Federation"),
        ("الاتحاد الكويتي لكرة السلة", "Kuwaiti Basketball Federation"),
        ("اتحاد كرة اليد", "Handball Federation"),
        ("ديوان المظالم", "Board of Grievances"),
        ("هيئة الأوراق المالية والسلع", "Securities and Commodities Authority"),
    ],
)
def test_institutions(name: str, english: str) -> None:
    best = arextract.latin(name)[0]
    assert (best.text, best.by) == (english, "translation")


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("قال محافظ البنك المركزي الشاذلي العياري إن التضخم بلغ 5%. وأضاف العياري أن النمو تراجع.", "Chedly Ayari"),
        ("وأوضح المدير نزار العياري أنه تم تجميع 7 ملايين قنطار، حسب العياري.", "Nizar Ayari"),
        ("قالت ماري ترامب إن كتابها باع 5 ملايين نسخة. وأضافت ترامب أن العائلة رفضت.", "Mary Trump"),
        ("وقال دونالد ترمب إن بلاده ستفرض رسوما. وأضاف ترامب أنها 25%.", "Donald Trump"),
    ],
)
def test_a_surname_is_whom_the_article_names(text: str, canonical: str) -> None:
    people = [name for name in arextract.extract(text).entities if name.label == "PER"]
    assert [name.canonical for name in people] == [canonical] * 2
