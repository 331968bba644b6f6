"""Parts of wholes and ranges of two values."""

from __future__ import annotations

from datetime import date

from arextract.pipes.times.meaning import Meaning, Part
from arextract.pipes.times.time_values import (
    Period,
    PeriodSpan,
    Value,
    at,
    bounds,
    in_year,
    of_week,
    shift,
    valid,
    years_of,
)

_FAR = date(1, 1, 1)


def start_of(value: Value) -> date:
    """The first day of `value`; the first day of the calendar where its year is unknown."""
    limits = bounds(value)
    return limits[0] if limits else _FAR


def end_of(value: Value) -> date:
    """The last day of `value`; the first day of the calendar where its year is unknown."""
    limits = bounds(value)
    return limits[1] if limits else _FAR


def part_of(part: Part, of: Value) -> Value | None:
    """The part of the whole `of`; None where the whole has no such part or is a fiscal year."""
    if part.kind == "vague":
        return of
    if part.kind == "monthday":
        month = at(of, "month")
        good = isinstance(month, Period) and month.month is not None and valid(month.year, month.month, part.a)
        return Period(month.year, month.month, part.a) if good and isinstance(month, Period) else None
    years = years_of(of)
    if years is None or (isinstance(of, PeriodSpan) and of.name in ("fiscal", "school")):
        return None
    year = years[1]
    match part.kind:
        case "month":
            return Period(year, part.a)
        case "day":
            moved = in_year(Period(2024, part.a, part.b), year)
            return moved if isinstance(moved, Period) and moved.day == part.b else None
        case "quarter":
            return Period(year, quarter=part.a)
        case "half":
            return Period(year, half=part.a)
        case "week":
            return Period(year, week=part.a) if 1 <= part.a <= 53 else None
        case "months":
            return PeriodSpan(Period(year, part.a), Period(year, part.b)) if 1 <= part.a <= part.b <= 12 else None
    return None


def between(low: Value | None, high: Value | None, said: Meaning, then: Meaning) -> Value | None:
    """The span from `low` to `high`; the one said without a year takes the other's. None where it runs backwards."""
    if isinstance(said, Part) and said.of is None and not said.hint and high is not None and (years := years_of(high)):
        low = part_of(said, Period(years[0]))
        if low is not None and start_of(low) > end_of(high):
            low = part_of(said, Period(years[0] - 1))
    elif isinstance(then, Part) and then.of is None and not then.hint and low is not None and (years := years_of(low)):
        high = part_of(then, Period(years[1]))
        if high is not None and end_of(high) < start_of(low):
            high = part_of(then, Period(years[1] + 1))
    if low is None or high is None:
        return None
    if years_of(high) is None and (years := years_of(low)):
        high = in_year(high, years[1])  # جانفي 2017 إلى غاية الأسبوع الأول من مارس
        high = in_year(high, years[1] + 1) if end_of(high) < start_of(low) else high
    elif years_of(low) is None and (years := years_of(high)):
        low = in_year(low, years[0])
        low = in_year(low, years[0] - 1) if start_of(low) > end_of(high) else low
    if isinstance(said, Part) and said.of is None and said.hint and start_of(low) > end_of(high) and years_of(high):
        low = in_year(low, end_of(high).year)
        low = in_year(low, end_of(high).year - 1) if start_of(low) > end_of(high) else low
    start = low.start if isinstance(low, PeriodSpan) else low
    end = high.end if isinstance(high, PeriodSpan) else high
    if start.day == 1 and end.unit == "month":
        start = Period(start.year, start.month)  # من أول يناير حتى نهاية يونيو
    if years_of(low) and years_of(high) and start_of(start) > end_of(end):
        return None
    return PeriodSpan(start, end)


def ended(unit: str, count: int, last: Value | None) -> Value | None:
    """The `count` units that end with `last`: the quarter that ends in June, the year that ends on 31 December."""
    if isinstance(last, Period) and last.year is None and last.month is not None and unit == "month":
        first_month = last.month - count + 1
        return PeriodSpan(Period(None, first_month), Period(None, last.month)) if first_month >= 1 else None
    if last is None or years_of(last) is None:
        return None
    day = end_of(last)
    if unit == "week":
        return of_week(day) if count == 1 else None
    months = count * {"year": 12, "half": 6, "quarter": 3, "month": 1}[unit]
    final = Period(day.year, day.month)
    first = shift(final, "month", 1 - months)
    if not isinstance(first, Period) or first.month is None:
        return None
    if months == 12 and final.month == 12:
        return Period(day.year)
    if months == 3 and day.month % 3 == 0 and unit == "quarter":
        return Period(day.year, quarter=day.month // 3)
    return PeriodSpan(first, final)
