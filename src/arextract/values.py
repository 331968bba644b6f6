"""Exact decimals → plain JSON numbers; remainders of decimals of any size."""

from __future__ import annotations

from decimal import Decimal, localcontext

_DECIMALS = 6


def number(value: Decimal | None) -> int | float | None:
    """`value` as an integer if it is whole, else as a float with at most six decimals (more for very small ones)."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(round(value, _DECIMALS)) if abs(value) > Decimal("0.001") else float(value)


def remainder(value: Decimal, divisor: int) -> Decimal:
    """`value` modulo `divisor`, for values of any size: plain ``%`` raises where the quotient has over 28 digits."""
    if value.adjusted() < 25:
        return value % divisor
    with localcontext() as wide:
        wide.prec = value.adjusted() + 30
        return value % divisor
