"""Hijri dates as Gregorian periods, by the Umm al-Qura calendar of the `hijridate` library.

The library knows the years 1343 to 1500. Of earlier years the two of ours that hold them are told (the Julian calendar
before 1582); their months and days, on which tables differ, have no value.
"""

from __future__ import annotations

from datetime import date

from arextract.pipes.times.time_values import Period, PeriodSpan, Value, of_day

FIRST, LAST = 1343, 1500


def to_gregorian(year: int, month: int | None = None, day: int | None = None) -> Value | None:
    """The Gregorian day of a Hijri day, or the range of days of a Hijri month or year.

    Before 1343 a year gives two Gregorian years, a month or day None; so does all that lies after 1500.

    >>> to_gregorian(1445, 9, 15).iso(), to_gregorian(1445, 9).iso(), to_gregorian(310).iso()
    ('2024-03-25', '2024-03-11/2024-04-09', '0922/0923')
    """
    from hijridate import Hijri  # a lazy import: most articles hold no Hijri date

    if 1 <= year < FIRST and month is None and day is None:
        return PeriodSpan(Period(_year_at(year, 0)), Period(_year_at(year + 1, -1)))
    if not FIRST <= year <= LAST:
        return None
    try:
        if day is not None:
            return _day(Hijri(year, month or 1, day).to_gregorian())
        first = Hijri(year, month or 1, 1)
        last_month = month or 12
        last = Hijri(year, last_month, Hijri(year, last_month, 1).month_length())
        return PeriodSpan(_day(first.to_gregorian()), _day(last.to_gregorian()))
    except (ValueError, OverflowError):
        return None


def _year_at(year: int, days: int) -> int:
    """The year of ours that holds the first day of the Hijri `year`, `days` later, by the arithmetic calendar."""
    day = (11 * year + 3) // 30 + 354 * year + 1948086 + days  # the Julian day number
    if day >= 2299161:  # Gregorian since 15 October 1582
        day += (3 * ((4 * day + 274277) // 146097)) // 4 - 38
    return (4 * (day + 1401) + 3) // 1461 - 4716 + (1 if _late(day) else 0)


def _late(day: int) -> bool:
    """Whether a day falls in January or February, which belong to the year that follows the computed one."""
    within = (4 * (day + 1401) + 3) % 1461 // 4
    return (5 * within + 2) // 153 >= 10


def year_of(day: date) -> int | None:
    """The Hijri year of a Gregorian day, or None outside the library's range."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def _day(value: date) -> Period:
    return of_day(date(value.year, value.month, value.day))
