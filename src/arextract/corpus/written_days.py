"""Dates of publication as people write them: RFC 822, «19 فبراير 2024», February 19, 2024, 19/2/2024."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

import regex

_NUMERIC = regex.compile(r"(?<!\d)(\d{1,4})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{1,4})(?!\d)")
_LONGEST = 80  # code points: a date is no sentence
_DIGITS = {ord(digit): str(i % 10) for i, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_ONE, _OTHER = datetime(2000, 1, 1), datetime(2003, 3, 9)  # what is not written takes its parts from these


def written_day(text: str, dayfirst: bool | None = None) -> date | None:
    """The day that `text` states, None for one that it does not state in full or that can be read in two ways.

    `dayfirst` says how 3/4/2024 is to be read: None leaves it unread.

    >>> written_day("Mon, 19 Feb 2024 10:00:00 +0300"), written_day("19 فبراير 2024")
    (datetime.date(2024, 2, 19), datetime.date(2024, 2, 19))
    >>> written_day("3/4/2024"), written_day("3/4/2024", dayfirst=True)
    (None, datetime.date(2024, 4, 3))
    """
    text = " ".join(text.translate(_DIGITS).split())
    if not text or len(text) > _LONGEST:
        return None
    numeric = _NUMERIC.search(text)
    if numeric:
        return _numeric(numeric, dayfirst)
    return _mail(text) or _arabic(text) or _other(text)


def _numeric(match: regex.Match[str], dayfirst: bool | None) -> date | None:
    first, _, second, third = match.groups()
    one, two, three = int(first), int(second), int(third)
    if len(first) == 4:
        return _made(one, two, three)
    if len(third) != 4:
        return None  # two digits of a year: nobody knows which is which
    if one == two or one > 12:
        return _made(three, two, one)
    if two > 12:
        return _made(three, one, two)
    return None if dayfirst is None else _made(three, *((two, one) if dayfirst else (one, two)))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _mail(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date() if text.isascii() else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _arabic(text: str) -> date | None:
    from arextract.pipes.times import dateline
    from arextract.text.clean import clean

    if text.isascii():
        return None
    found = dateline(clean(text).text)
    if found is None or found[:4] not in text:  # a year that is not written is a guess
        return None
    return date.fromisoformat(found)


def _other(text: str) -> date | None:
    """A date in English words, by dateutil; the same day whatever it takes what is missing from."""
    from dateutil import parser

    if not text.isascii() or not any(c.isalpha() for c in text):
        return None
    try:
        one, other = (parser.parse(text, default=default) for default in (_ONE, _OTHER))
    except (ValueError, OverflowError, TypeError):
        return None
    return one.date() if one.date() == other.date() else None
