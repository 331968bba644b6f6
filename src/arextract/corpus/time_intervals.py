"""Values of times as intervals of days, and when two of them speak of one period."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

Interval = tuple[date, date]

_PART = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>\d{2})|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)
_A_MONTH = 31  # days: shorter periods (a day, a week, a month) are near enough when they meet


def interval(value: str | None) -> Interval | None:
    """The first and last day of a time's `value` (2025, 2025-04, 2025-Q4, 2025-W32, 2018/2023 …); None for null, XXXX-11 and the like.

    >>> interval("2025-Q4")
    (datetime.date(2025, 10, 1), datetime.date(2025, 12, 31))
    """
    if not value:
        return None
    parts = [_days(part) for part in value.split("/")]
    first, last = parts[0], parts[-1]
    return None if first is None or last is None else (first[0], last[1])


def _days(part: str) -> Interval | None:
    found = _PART.fullmatch(part)
    if found is None:
        return None
    year = int(found["year"])
    try:
        if found["week"]:
            monday = date.fromisocalendar(year, int(found["week"]), 1)
            return monday, monday + timedelta(days=6)
        if found["day"]:
            day = date(year, int(found["month"]), int(found["day"]))
            return day, day
        if found["month"]:
            return _months(year, int(found["month"]), 1)
        if found["quarter"]:
            return _months(year, int(found["quarter"]) * 3 - 2, 3)
        if found["half"]:
            return _months(year, int(found["half"]) * 6 - 5, 6)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:  # month 13, year 0
        return None


def _months(year: int, first: int, count: int) -> Interval:
    last = first + count - 1
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def days(period: Interval) -> int:
    """How many days a period has."""
    return (period[1] - period[0]).days + 1


def same_period(one: Interval, other: Interval) -> bool:
    """Whether two periods are one: the same days, or both at most a month long and meeting.

    >>> same_period(interval("2025"), interval("2025-Q3"))
    False
    """
    if one == other:
        return True
    meet = one[0] <= other[1] and other[0] <= one[1]
    return meet and days(one) <= _A_MONTH and days(other) <= _A_MONTH
