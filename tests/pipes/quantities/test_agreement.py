"""`find_numbers` and `find_quantities` never contradict each other, whatever they read."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arextract.loose_quantities import FoundQuantity, find_quantities
from arextract.numbers import Number, find_numbers

FIGURES = st.sampled_from(
    ["5", "12", "1.5", "2,5", "1,250", "37، 13", "3ر12", "05،64", "٤٠٠", "10-15", "20~30", "(15)", '"1.3"', "خمسة", "ستة عشر",
     "مليار وثلاثة أرباع المليار", "نصف", "ربع", "مليونين", "عشرات", "4و6", "25 ، 000", "-7"]
)  # fmt: skip
AFTER = st.sampled_from(
    ["", " ألف", " مليون", " ملايين", " مليارات", " ألف دولار", " مليون دينار", " دولار و27 سنتا", "%", " في المئة", " أشهر", " سنوات ونصف",
     " متر", " أمتار و30 سنتيمترا", " كتابا", " مرات", " مليونا إلا ربعا", " (خمسة) أيام", " USD"]
)  # fmt: skip
BETWEEN = st.sampled_from([" و", " إلى ", "، ", " مقابل ", " أو ", ". وبلغ ", "\n", " من أصل ", " - "])
LEADS = st.sampled_from(["بلغ ", "بين ", "من ", "أكثر من ", "ارتفع بنسبة ", "دفع ", "سعره $", "USD ", "في ", "حضر "])
SENTENCES = st.tuples(LEADS, st.lists(st.tuples(FIGURES, AFTER, BETWEEN), min_size=1, max_size=3)).map(
    lambda drawn: drawn[0] + "".join("".join(part) for part in drawn[1])
)


def within(numbers: list[Number], quantity: FoundQuantity) -> list[Number]:
    return [n for n in numbers if n.start < quantity.end and quantity.start < n.end]


@settings(max_examples=600, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(SENTENCES)
def test_a_quantity_never_cuts_a_number_and_says_its_value(text: str) -> None:
    """A number lies inside a quantity or outside; alone in a count or a percentage it is the quantity's value."""
    numbers = find_numbers(text)
    for quantity in find_quantities(text):
        inside = within(numbers, quantity)
        for number in inside:
            assert quantity.start <= number.start and number.end <= quantity.end, (text, quantity.text, number.text)
        plain = quantity.kind in ("count", "percent") and quantity.unit in (None, "%") and quantity.value is not None
        if plain and len(inside) == 1 and inside[0].value is not None:
            said = round(inside[0].value, 6)
            # Nothing is counted below nought: the dash before «-7 كتب» is a bullet.
            right = {said, abs(said)} if quantity.kind == "count" else {said}
            assert Decimal(str(quantity.value)) in right, (text, quantity.text)
