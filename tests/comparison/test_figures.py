"""Figures in one unit, the digit to which they are given, and rates that the user gives."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from arextract.comparison.figures import closeness, figure, read_rates
from arextract.errors import UsageError
from arextract.record import Quantity


def _quantity(text: str, value: float | None, unit: str | None = None, kind: str = "count", **more: object) -> Quantity:
    return Quantity(start=0, end=len(text), text=text, kind=kind, value=value, unit=unit, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_quantity("11.48 مليار", 11480000000), _quantity("11.48 مليارا", 11480000000), "equal"),
        (_quantity("11.48 مليار", 11480000000), _quantity("11.5 مليار", 11500000000), "rounded"),
        (_quantity("11.48 مليار", 11480000000), _quantity("11.4 مليار", 11400000000), "different"),
        (_quantity("11.48 مليار", 11480000000), _quantity("11 مليار", 11000000000), "rounded"),
        (_quantity("1840", 1840), _quantity("1800", 1800, comparator="~"), "rounded"),
        (_quantity("1840", 1840), _quantity("1800", 1800), "different"),
        (_quantity("2.35 مليون", 2350000), _quantity("2.3 مليون", 2300000, comparator=">"), "rounded"),
        (_quantity("2.35 مليون", 2350000), _quantity("2.4 مليون", 2400000, comparator=">"), "different"),
        (_quantity("2.35 مليون", 2350000), _quantity("2.4 مليون", 2400000, comparator="<"), "rounded"),
        (_quantity("6", 6), _quantity("بين 5 و7", None, low=5, high=7), "rounded"),
        (_quantity("8", 8), _quantity("بين 5 و7", None, low=5, high=7), "different"),
        (_quantity("مليون", 1000000), _quantity("1.4 مليون", 1400000), "different"),
        (_quantity("25 ميلا", 25, "mi", "measure"), _quantity("40 كلم", 40, "km", "measure"), "rounded"),
        (_quantity("25 ميلا", 25, "mi", "measure"), _quantity("42 كلم", 42, "km", "measure"), "different"),
        (_quantity("5 كلم", 5, "km", "measure"), _quantity("5000 متر", 5000, "m", "measure"), "equal"),
        (_quantity("5 كلم", 5, "km", "measure"), _quantity("5 كغ", 5, "kg", "measure"), None),
        (_quantity("3 دولارات", 3, "USD", "money"), _quantity("3 يورو", 3, "EUR", "money"), None),
        (_quantity("3 ريالات", 3, None, "money"), _quantity("3 ليرات", 3, None, "money"), None),
    ],
)
def test_closeness(one: Quantity, other: Quantity, expected: str | None) -> None:
    a, b = figure(one), figure(other)
    assert a is not None and b is not None
    assert closeness(a, b) == closeness(b, a) == expected


def test_money_is_converted_only_with_the_users_rates(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("code,rate\nSAR,0.2667\nEGP,0.02\n", encoding="utf-8")
    rates = read_rates(path)
    assert rates == {"SAR": Decimal("0.2667"), "EGP": Decimal("0.02")}
    riyals = figure(_quantity("100 ريال", 100, "SAR", "money"), "USD", rates)
    assert riyals is not None and (riyals.low, riyals.unit) == (Decimal("26.67"), "USD")
    dollars = figure(_quantity("26.67 دولارا", 26.67, "USD", "money"), "USD", rates)
    assert dollars is not None and closeness(riyals, dollars) == "equal"
    dinars = figure(_quantity("5 دنانير", 5, "KWD", "money"), "USD", rates)
    assert dinars is not None and dinars.unit == "KWD"  # no rate given: stays what it is


@pytest.mark.parametrize("body", ["SAR", "SAR,x", "SAR,-1", "Riyal,2", "SAR,NaN"])
def test_a_bad_rate_is_one_clear_line(tmp_path: Path, body: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(UsageError, match="line 1"):
        read_rates(path)
    with pytest.raises(UsageError, match="cannot read"):
        read_rates(tmp_path / "none.csv")


def test_nothing_without_a_value() -> None:
    assert figure(_quantity("عدة", None)) is None
