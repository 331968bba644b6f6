"""Hijri dates as Gregorian periods, by the Umm al-Qura calendar of the `hijridate` library.

The library knows the years 1343 to 1500; outside them there is no value.
"""

from __future__ import annotations

from datetime import date

from arextract.pipes.times.values import Period, Span, Value, of_day

FIRST, LAST = 1343, 1500


def to_gregorian(year: int, month: int | None = None, day: int | None = None) -> Value | None:
    """The Gregorian day of a Hijri day, or the range of days of a Hijri month or year; None outside the library's range.

    >>> to_gregorian(1445, 9, 15).iso(), to_gregorian(1445, 9).iso()
    ('2024-03-25', '2024-03-11/2024-04-09')
    """
    from hijridate import Hijri  # a lazy import: most articles hold no Hijri date

    if not FIRST <= year <= LAST:
        return None
    try:
        if day is not None:
            return _day(Hijri(year, month or 1, day).to_gregorian())
        first = Hijri(year, month or 1, 1)
        last_month = month or 12
        last = Hijri(year, last_month, Hijri(year, last_month, 1).month_length())
        return Span(_day(first.to_gregorian()), _day(last.to_gregorian()))
    except (ValueError, OverflowError):
        return None


def year_of(day: date) -> int | None:
    """The Hijri year of a Gregorian day, or None outside the library's range."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def _day(value: date) -> Period:
    return of_day(date(value.year, value.month, value.day))
