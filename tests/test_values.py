"""Decimals on their way to JSON, and remainders of any size."""

from decimal import Decimal

import pytest

import arextract
from arextract.values import number, remainder


@pytest.mark.parametrize(
    ("value", "divisor", "left"),
    [
        ("105", 100, "5"),
        ("2.5", 1, "0.5"),
        ("123E+40", 100, "0"),
        ("12345678901234567890123456789012345.5", 100, "45.5"),
    ],
)
def test_remainder(value: str, divisor: int, left: str) -> None:
    assert remainder(Decimal(value), divisor) == Decimal(left)


@pytest.mark.parametrize(
    ("value", "out"),
    [("3.0", 3), ("1.23456789", 1.234568), ("0.00000012", 0.00000012), ("9E+18", 9 * 10**18), ("1E+30", 1e30)],
)
def test_number(value: str, out: float) -> None:
    assert number(Decimal(value)) == out


def test_a_product_of_many_scales_is_read() -> None:
    """A fuzzer's find: the value outgrew the precision of plain arithmetic."""
    text = "بلغ 1234567890123456789012345678901.5 مليون مليار كتاب، ثم 12 مليون دولار"
    values = [claim.quantity.value for claim in arextract.extract(text).claims]
    assert values[-1] == 12_000_000


def test_a_run_of_millions_of_digits_is_one_number() -> None:
    """A benchmark's find: its product with a scale of one overflowed."""
    (found,) = arextract.find_numbers("7" * 2_000_000)
    assert len(found.text) == 2_000_000
    assert [n.value for n in arextract.find_numbers("1234567890123456789012345678901 كتابا")] == [
        1234567890123456789012345678901
    ]


@pytest.mark.parametrize("digits", [4301, 310])
def test_what_is_too_large_to_write_is_no_quantity(digits: int) -> None:
    """Python reads no integer of over 4,300 digits back, and no float goes beyond 1e308."""
    article = arextract.extract(f"بلغت الأرباح {'9' * digits} دولار، ودفعت 5 ملايين دولار.")
    assert [claim.quantity.value for claim in article.claims] == [5_000_000]


def test_a_number_of_over_28_digits_is_read_to_the_last() -> None:
    (found,) = arextract.find_numbers("12345678901234567890123.1 ألف")
    assert found.value == Decimal("12345678901234567890123100")
    (quantity,) = arextract.find_quantities("12345678901234567890123.1 دولار")
    assert quantity.value == 12345678901234567890123.1
