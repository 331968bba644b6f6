"""Any text gives sorted spans of itself; cost in proportion to length; what is written around changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arextract.loose_quantities import find_quantities
from arextract.pipes.quantities import find
from tests.cost import least_seconds

PIECES = st.sampled_from(
    [
        "5", "12", "1,234", "٣", "نصف", "خمسة", "مليون", "ملايين", "عشرات", "دولار", "جنيها", "$", "€", "%", "بالمئة", "كم", "متر", "مربع", "سنوات",
        "عامين", "ضعف", "مرات", "أكثر من", "لا يقل عن", "نحو", "بين", "و", "من", "إلى", "حتى", "-", "–", "مقابل", "للبرميل", "لكل", "المرتبة",
        "السابعة", "ثاني", "أكبر", "على الأقل", "(", ")", "،", ".", "\n", "ال", "ب", "في", "عام", "2023", "الساعة", ":", "كتاب", "سيارة", "تحت الصفر",
        "\u0651", "ـ", "\u200f", "H20", "k", "رقم", "عدد", "السكان", "واحد", "ونصف", "\x00", "😀",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=25).map(" ".join)
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    end = 0
    for q in find_quantities(text):
        assert end <= q.start < q.end <= len(text)
        assert text[q.start : q.end] == q.text
        assert (q.value is None) == (q.low is not None) == (q.high is not None)
        assert q.low is None or q.high is None or q.low <= q.high
        assert q.comparator in ("=", "~", "<", ">", "<=", ">=")
        assert q.kind in ("money", "percent", "count", "multiple", "duration", "rank", "measure")
        assert q.unit is None or q.kind not in ("count", "rank")
        end = q.end


SENTENCES = [
    "دفعت 4.6 مليون دولار",
    "نما بنسبة 80%",
    "قطع 12 كيلومترا",
    "استمر عامين ونصف العام",
    "باع أكثر من 50 سيارة",
    "حل في المرتبة السابعة",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize(("old", "new"), [("0123456789", "٠١٢٣٤٥٦٧٨٩"), ("0123456789", "۰۱۲۳۴۵۶۷۸۹")])
def test_digit_sets(text: str, old: str, new: str) -> None:
    changed = find_quantities(text.translate(str.maketrans(old, new)))
    assert [(q.start, q.end, q.value, q.unit, q.kind) for q in changed] == [
        (q.start, q.end, q.value, q.unit, q.kind) for q in find_quantities(text)
    ]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize(
    ("before", "after"),
    [("«", "»"), ("(", ")"), ("", "."), ("", "،"), ("\u200f", "\u200f"), ("\u2067", "\u2069"), ("ثم ", " كما قيل")],
)
def test_surroundings(text: str, before: str, after: str) -> None:
    changed = find_quantities(before + text + after)
    assert [(q.text, q.value, q.unit, q.kind, q.comparator) for q in changed] == [
        (q.text, q.value, q.unit, q.kind, q.comparator) for q in find_quantities(text)
    ]


ADVERSARIAL = [
    "7", "7 ", "12,345,", "1/2/", "1-2 - ", "-5 ", "5%-", "123 ", "و", "و5", "خمسة و", "مليون و", "نصف ربع ", "عامين ", "بلغ العدد 50 مقابل ",
    "5 ملايين ثم ", "5 دولارات للبرميل مقابل ", "من 5 إلى ", "بين 5 و", "أكثر من ", "لا يزيد على 5 ولا ", "،", '"5', "(5", "$", ".", "5\n", "5. ", "بينهم 5 رجال و", "تركيا (5) و", "الليرة عند 5 للدولار ", "في الكويت 5 دنانير وفي الأردن ",
]  # fmt: skip


def test_a_long_list_of_parts_is_read_whole() -> None:
    text = "أصيب 9000 شخص بينهم " + " و".join(["5 رجال"] * 1500) + "، وجرح 47 آخرون."
    assert len(find_quantities(text)) == 1502


@pytest.mark.slow
@pytest.mark.parametrize("unit", ADVERSARIAL)
def test_cost_grows_with_length(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return least_seconds(lambda: find(text))

    seconds(500)
    # Four times the text: square cost would be sixteen times; the rest is noise of a busy machine.
    assert seconds(12_000) < 8 * seconds(3000) + 0.05
