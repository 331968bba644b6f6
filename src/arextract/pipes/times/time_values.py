"""What times are worth: periods of one precision, spans of two, their arithmetic and their spelling.

A `Period` is a year, half, quarter, month, week or day; its year may be unknown (None), then its spelling starts with
``XXXX``. A `PeriodSpan` reaches from one period to another, both included. Everything is immutable.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """A period. At most one of `half`, `quarter`, `week`, `month` is set; `day` needs `month`."""

    year: int | None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None

    def iso(self) -> str:
        """``2025``, ``2025-H1``, ``2025-Q4``, ``2025-04``, ``2025-W32``, ``2025-01-23``; ``XXXX-11`` without a year."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.half is not None:
            return f"{year}-H{self.half}"
        if self.quarter is not None:
            return f"{year}-Q{self.quarter}"
        if self.week is not None:
            return f"{year}-W{self.week:02d}"
        if self.day is not None:
            return f"{year}-{self.month:02d}-{self.day:02d}"
        return year if self.month is None else f"{year}-{self.month:02d}"

    @property
    def unit(self) -> str:
        """The precision: year, half, quarter, week, month or day."""
        for name in ("half", "quarter", "week", "day", "month"):
            if getattr(self, name) is not None:
                return name
        return "year"


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """From `start` to `end`, both included. `name` marks the spans that are units: decade, century, fiscal, school."""

    start: Period
    end: Period
    name: str = ""

    def iso(self) -> str:
        """``2018/2023``: the two ends; one of them alone where they are the same."""
        first, last = self.start.iso(), self.end.iso()
        return first if first == last else f"{first}/{last}"

    @property
    def unit(self) -> str:
        return self.name or self.end.unit


Value = Period | PeriodSpan


def of_day(day: date) -> Period:
    """The day as a period."""
    return Period(day.year, day.month, day.day)


def of_week(day: date) -> Period:
    """The ISO week that holds `day`."""
    iso = day.isocalendar()
    return Period(iso.year, week=iso.week)


def decade(first: int) -> PeriodSpan:
    """The ten years from `first` on."""
    return PeriodSpan(Period(first), Period(first + 9), "decade")


def century(number: int) -> PeriodSpan:
    """The `number`-th century of our era: the 20th is 1901/2000."""
    return PeriodSpan(Period(number * 100 - 99), Period(number * 100), "century")


def years_of(value: Value) -> tuple[int, int] | None:
    """First and last year of `value`, or None where a year is unknown."""
    if isinstance(value, Period):
        return None if value.year is None else (value.year, value.year)
    if value.start.year is None or value.end.year is None:
        return None
    return value.start.year, value.end.year


def valid(year: int | None, month: int, day: int) -> bool:
    """Whether the day exists; 29 February does where the year is unknown."""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2024 if year is None else year, month)[1]


def bounds(value: Value) -> tuple[date, date] | None:
    """First and last day of `value`, or None where its year is unknown or out of range."""
    if isinstance(value, PeriodSpan):
        first, last = bounds(value.start), bounds(value.end)
        return (first[0], last[1]) if first and last else None
    if value.year is None or not 1 <= value.year <= 9999:
        return None
    if value.week is not None:
        try:
            monday = date.fromisocalendar(value.year, value.week, 1)
            return monday, monday + timedelta(days=6)
        except (ValueError, OverflowError):
            return None
    months = months_of(value)
    if value.day is not None:
        try:
            day = date(value.year, value.month or 1, value.day)
        except ValueError:
            return None
        return day, day
    first_month, last_month = months
    return date(value.year, first_month, 1), date(
        value.year, last_month, calendar.monthrange(value.year, last_month)[1]
    )


def months_of(value: Period) -> tuple[int, int]:
    """First and last month of `value` within its year."""
    if value.month is not None:
        return value.month, value.month
    if value.quarter is not None:
        return value.quarter * 3 - 2, value.quarter * 3
    if value.half is not None:
        return value.half * 6 - 5, value.half * 6
    return 1, 12


def in_year(value: Value, year: int) -> Value:
    """`value` moved so that it ends in `year`; a longer span keeps its length."""
    if isinstance(value, Period):
        if value.day is not None and value.month is not None and not valid(year, value.month, value.day):
            return replace(value, year=year, day=28)
        return replace(value, year=year)
    years = years_of(value)
    back = 0 if years is None else years[1] - years[0]
    start, end = in_year(value.start, year - back), in_year(value.end, year)
    assert isinstance(start, Period) and isinstance(end, Period)
    return PeriodSpan(start, end, value.name)


def shift(value: Value, unit: str, count: int) -> Value | None:
    """`value` moved by `count` units at its own precision, or None where that has no meaning."""
    if isinstance(value, PeriodSpan):
        start, end = shift(value.start, unit, count), shift(value.end, unit, count)
        if isinstance(start, Period) and isinstance(end, Period):
            return PeriodSpan(start, end, value.name)
        return None
    if value.year is None:
        return None
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if years is not None:
        year = value.year + years * count
        return in_year(value, year) if 1 <= year <= 9999 else None
    if unit == "half" and value.half is not None:
        year, half = divmod(value.year * 2 + value.half - 1 + count, 2)
        return Period(year, half=half + 1)
    if unit == "quarter" and value.quarter is not None:
        year, quarter = divmod(value.year * 4 + value.quarter - 1 + count, 4)
        return Period(year, quarter=quarter + 1)
    if unit == "month" and value.month is not None:
        year, month = divmod(value.year * 12 + value.month - 1 + count, 12)
        day = value.day
        if day is not None and 1 <= year <= 9999:
            day = min(day, calendar.monthrange(year, month + 1)[1])
        return Period(year, month + 1, day) if 1 <= year <= 9999 else None
    limits = bounds(value)
    if limits is None or unit not in ("week", "day") or value.unit not in ("week", "day"):
        return None
    try:
        moved = limits[0] + timedelta(days=count * (7 if unit == "week" else 1))
    except OverflowError:
        return None
    return of_week(moved) if value.week is not None else of_day(moved)


def at(value: Value, unit: str) -> Value | None:
    """The `unit` (year, half, quarter, month, week, day …) that holds the end of `value`, or None if `value` is coarser."""
    last = value.end if isinstance(value, PeriodSpan) else value
    if last.year is None:
        return None
    if unit == "year":
        return Period(last.year)
    if unit == "decade":
        return decade(last.year // 10 * 10)
    if unit == "century":
        return century((last.year + 99) // 100)
    if unit == last.unit:
        return last
    limits = bounds(last)
    order = ("day", "week", "month", "quarter", "half", "year")
    if limits is None or unit not in order or order.index(last.unit) > order.index(unit):
        return None
    day = limits[1]
    if unit == "week":
        return of_week(day)
    if unit == "month":
        return Period(day.year, day.month)
    if unit == "quarter":
        return Period(day.year, quarter=(day.month + 2) // 3)
    return Period(day.year, half=1 if day.month <= 6 else 2)
