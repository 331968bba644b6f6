"""Exact decimals → plain JSON numbers that every reader takes; exact products, sums and remainders of decimals; days as users give them.

The bound: a whole number below 2^63 is written as an integer, to the last digit; beyond it, up to `LARGEST`, as the nearest
float. What is larger still is no quantity.
"""

from __future__ import annotations

from datetime import date
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal

from arextract.errors import UsageError

_DECIMALS = 6
EXACT = Context(prec=700, Emax=MAX_EMAX, Emin=MIN_EMIN)
"""The context of products and sums: 28 digits, Python's own choice, would round «12345678901234567890123.1»."""
LARGEST = Decimal("1e300")
_WHOLE = 2**63


def number(value: Decimal | None) -> int | float | None:
    """`value` as an integer if it is whole and below 2^63, else as a float with at most six decimals (more for very small ones).

    >>> number(Decimal("4.50")), number(Decimal("3.0")), number(Decimal(2) ** 64)
    (4.5, 3, 1.8446744073709552e+19)
    """
    if value is None:
        return None
    if abs(value) >= _WHOLE:
        return float(value)
    if value == value.to_integral_value():
        return int(value)
    return float(round(value, _DECIMALS)) if Decimal("0.001") < abs(value) < 10**15 else float(value)


def in_bound(value: Decimal | None) -> bool:
    """Whether `value` is small enough to be written (or is None)."""
    return value is None or value.adjusted() < LARGEST.adjusted()


def remainder(value: Decimal, divisor: int) -> Decimal:
    """`value` modulo `divisor`, for values of any size: plain ``%`` raises where the quotient has over 28 digits."""
    return value % divisor if value.adjusted() < 25 else EXACT.remainder(value, Decimal(divisor))


def check_date(published: str | None) -> None:
    """Raises `UsageError` for a `published` that is not an ISO date."""
    if published is not None:
        try:
            if len(published) != 10:  # 20250101 is no date that the record could state
                raise ValueError
            date.fromisoformat(published)
        except (ValueError, TypeError):
            raise UsageError(f"published must be an ISO date such as 2025-12-22, not {published!r}") from None
