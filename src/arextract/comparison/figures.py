"""Figures that can be compared: in one unit, with the step to which they are given, and how two of them relate."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Literal

from arextract.arabic.affixes import ALEF
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.errors import UsageError
from arextract.record import Quantity

Rates = dict[str, Decimal]
Closeness = Literal["equal", "rounded", "different"]

_ROUNDING = Decimal("0.1")  # two figures further apart than a tenth of the larger are never one figure rounded


@dataclass(frozen=True, slots=True)
class Figure:
    """`low` and `high` in the base unit `unit` (equal where there is one value), `step` the last digit that is given."""

    low: Decimal
    high: Decimal
    step: Decimal
    comparator: str
    unit: str


@cache
def _units() -> dict[str, tuple[str, Decimal]]:
    """Unit code → (dimension with factors, factor to its base); units without a factor stand for themselves."""
    found: dict[str, tuple[str, Decimal]] = {}
    for row in table("units"):
        if row["factor"] and row["code"] not in found:
            found[row["code"]] = (f"[{row['dimension']}]", Decimal(row["factor"]))
    return found


@cache
def _scales() -> tuple[tuple[str, Decimal], ...]:
    """Scale words, folded, the largest first."""
    words = {
        fold(form): Decimal(10) ** int(row["exponent"])
        for row in table("scales")
        for column in ("singular", "accusative", "dual", "plural")
        for form in row[column].split("|")
        if form
    }
    return tuple(sorted(words.items(), key=lambda item: (-item[1], item[0])))


def read_rates(path: str | Path) -> Rates:
    """Currency → its worth in the currency that is converted to, from a CSV or TSV of two columns (code, rate).

    Raises `UsageError` for a file that cannot be read, a code that is not three letters, or a rate that is no positive number.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read rates from {path}: {error}") from error
    rates: Rates = {}
    delimiter = "\t" if "\t" in text else ","
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), 1):
        if not row or row[0].startswith("#") or row[0].strip().casefold() in ("code", "currency"):
            continue
        try:
            code, rate = row[0].strip().upper(), Decimal(row[1].strip())
        except (IndexError, InvalidOperation):
            raise UsageError(f"{path}, line {number}: give a currency code and a rate, such as SAR,0.2667") from None
        if len(code) != 3 or not code.isalpha() or not rate.is_finite() or rate <= 0:
            raise UsageError(
                f"{path}, line {number}: {code!r} with rate {rate} is no currency code with a positive rate"
            )
        rates[code] = rate
    return rates


def figure(quantity: Quantity, to: str | None = None, rates: Rates | None = None) -> Figure | None:
    """The figure of a quantity in its base unit; money in `to` where `rates` knows its currency. None without a value."""
    low = quantity.low if quantity.value is None else quantity.value
    high = quantity.high if quantity.value is None else quantity.value
    if low is None or high is None:
        return None
    unit, factor = _base(quantity, to, rates or {})
    if unit is None:
        return None
    step = _step(quantity)
    return Figure(Decimal(str(low)) * factor, Decimal(str(high)) * factor, step * factor, quantity.comparator, unit)


def _base(quantity: Quantity, to: str | None, rates: Rates) -> tuple[str | None, Decimal]:
    if quantity.kind == "money":
        if quantity.unit is None:  # a riyal or dinar of a country that the text leaves open is compared by its noun
            words = fold(quantity.text).split()
            return (f"?{words[-1].removesuffix(ALEF)}" if words else None), Decimal(1)
        if to is not None and quantity.unit != to and quantity.unit in rates:
            return to, rates[quantity.unit]
        return quantity.unit, Decimal(1)
    if quantity.unit is None:
        return quantity.kind, Decimal(1)
    return _units().get(quantity.unit, (quantity.unit, Decimal(1)))


def _step(quantity: Quantity) -> Decimal:
    """The worth of the last digit given: of «11.5 مليار» a hundred million, of «نحو 1800» a hundred, of «1840» one."""
    value = Decimal(str(quantity.value if quantity.value is not None else quantity.high or 0))
    if not value:
        return Decimal(1)
    words = fold(quantity.text)
    scale = next((worth for word, worth in _scales() if word in words and worth <= abs(value)), Decimal(1))
    digits = (value / scale).normalize()
    exponent = int(digits.as_tuple().exponent)
    # An even figure is a rounded one only where the text says so, or where a scale word leaves the rest out.
    if exponent > 0 and quantity.comparator == "=":
        exponent = 0
    return scale * Decimal(10) ** exponent


def closeness(one: Figure, other: Figure) -> Closeness | None:
    """How two figures of one unit relate: equal, the one a rounding or bound of the other, or different; None for other units."""
    if one.unit != other.unit:
        return None
    if (one.low, one.high) == (other.low, other.high):
        return "equal"
    if max(one.low, other.low) <= min(one.high, other.high):
        return "rounded"  # a figure within the other's range
    largest = max(abs(one.high), abs(other.high))
    gap = max(one.low, other.low) - min(one.high, other.high)
    if gap > largest * _ROUNDING:
        return "different"
    return "rounded" if _rounds(one, other, gap) or _rounds(other, one, gap) else "different"


def _rounds(coarse: Figure, fine: Figure, gap: Decimal) -> bool:
    """Whether `coarse`, given to its own step, stands for `fine`: nearest for = and ~, the step below for > and >=, above for < and <=."""
    if coarse.step <= fine.step:
        return False
    if coarse.comparator in (">", ">="):
        return fine.low >= coarse.high and gap < coarse.step
    if coarse.comparator in ("<", "<="):
        return fine.high <= coarse.low and gap < coarse.step
    return gap * 2 <= coarse.step
