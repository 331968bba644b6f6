"""Number → words → number, over every scale, gender and case."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arextract.numbers import find_numbers
from tests.numbers.speller import SCALES, Style, ordinal, spell

STYLES = st.builds(
    Style,
    counted=st.sampled_from(["masculine", "feminine"]),
    case=st.sampled_from(["nominative", "oblique"]),
    apart=st.booleans(),
    hundred=st.sampled_from(["مئة", "مائة"]),
    split=st.booleans(),
    billion=st.sampled_from(["مليار", "بليون"]),
)
MOST = 10**21 - 1
# Small numbers, round ones and numbers of many groups alike.
NUMBERS = st.one_of(
    st.integers(0, 1000),
    st.integers(0, 10**6),
    st.integers(0, MOST),
    st.builds(lambda group, power: group * 10**power, st.integers(1, 999), st.sampled_from([3, 6, 9, 12, 15, 18])),
    st.builds(lambda group, power, rest: group * 10**power + rest, st.integers(1, 999), st.sampled_from([6, 9, 18]), st.integers(1, 99)),
)  # fmt: skip


def read(words: str) -> list[tuple[str, Decimal | None]]:
    return [(number.text, number.value) for number in find_numbers(words)]


@settings(max_examples=600, deadline=None)
@given(NUMBERS, STYLES)
def test_every_number_in_words_gives_the_number(number: int, style: Style) -> None:
    words = spell(number, style)
    assert read(words) == [(words, number)]


@settings(max_examples=150, deadline=None)
@given(NUMBERS, STYLES)
def test_in_a_sentence_the_span_is_the_words(number: int, style: Style) -> None:
    words = spell(number, style)
    text = f"قالت الوزارة إن العدد بلغ {words}، وفق التقرير."
    (found,) = find_numbers(text)
    assert (found.text, found.value) == (words, number)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize("case", ["nominative", "oblique"])
@pytest.mark.parametrize("counted", ["masculine", "feminine"])
def test_every_number_below_a_thousand(counted: str, case: str) -> None:
    style = Style(counted=counted, case=case)
    for number in range(1000):
        words = spell(number, style)
        assert read(words) == [(words, number)], words


@pytest.mark.parametrize(
    "style", [Style(), Style(case="oblique"), Style(hundred="مائة", split=True), Style(apart=True)]
)
def test_every_group_of_every_scale(style: Style) -> None:
    for power, _, _ in SCALES:
        for group in [*range(1, 31), 99, 100, 101, 102, 103, 110, 111, 199, 200, 203, 211, 300, 311, 800, 999]:
            words = spell(group * 10**power, style)
            assert read(words) == [(words, group * 10**power)], words


@pytest.mark.parametrize("number", [*range(3, 11), *range(11, 20), *range(20, 100, 10), 100, 1000, 3000, 5_000_000])
def test_definite_cardinals(number: int) -> None:
    words = spell(number, Style(definite=True))
    (found,) = find_numbers(f"وصلت {words} كتاب")
    assert (found.text, found.value) == (words, number)


@pytest.mark.parametrize("tens", range(20, 100, 10))
def test_definite_units_and_tens(tens: int) -> None:
    for unit in range(3, 10):
        words = spell(tens + unit, Style(definite=True))
        (found,) = find_numbers(f"وصل {words} رجلا")
        assert (found.text, found.value) == (words, tens + unit)


@pytest.mark.parametrize("feminine", [False, True])
@pytest.mark.parametrize("oblique", [False, True])
def test_ordinals(feminine: bool, oblique: bool) -> None:
    for number in range(2, 100):
        words = ordinal(number, feminine, oblique=oblique)
        (found,) = find_numbers(f"في المرتبة {words}")
        assert (found.text, found.value, found.kind) == (words, number, "ordinal"), words


@pytest.mark.parametrize(
    "scale", [(6, "مليون", "ملايين"), (9, "مليار", "مليارات"), (3, "ألف", "آلاف"), (12, "تريليون", "تريليونات")]
)
def test_digits_with_a_scale(scale: tuple[int, str, str]) -> None:
    power, singular, plural = scale
    for text, value in (
        (f"5 {plural}", 5),
        (f"12 {singular}ا", 12),
        (f"1.5 {singular}", Decimal("1.5")),
        (f"100 {singular}", 100),
    ):
        assert read(text) == [(text, value * 10**power)]


@settings(max_examples=100, deadline=None)
@given(st.integers(3, 999), st.integers(1, 999))
def test_digits_and_scales_mixed(millions: int, thousands: int) -> None:
    text = f"{millions} مليونا و{thousands} ألفا"
    assert read(text) == [(text, millions * 10**6 + thousands * 1000)]


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 99), st.integers(0, 99))
def test_decimals_in_words(whole: int, part: int) -> None:
    text = f"{spell(whole)} فاصلة {spell(part)}"
    assert read(text) == [(text, Decimal(f"{whole}.{part}"))]
