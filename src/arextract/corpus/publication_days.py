"""What inputs give as a date of publication → an ISO date, or a refusal; nothing is guessed from a number."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from arextract.errors import InputError

_FIRST, _LAST = 1800, 2200  # years that an article can have been published in
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Digits of a count since 1970, and how many of it make a second: seconds, milli-, micro- and nanoseconds since about 1973.
_UNITS = {9: 1, 10: 1, 12: 10**3, 13: 10**3, 15: 10**6, 16: 10**6, 18: 10**9, 19: 10**9}


def day_of(value: Any, where: str) -> str | None:
    """The ISO date that a field gives, None for an empty one.

    It may be an ISO date or time, a date or time object, digits such as 20250131, or a count of seconds, milli-, micro-
    or nanoseconds since 1970. Raises `InputError` (``bad-date``) for anything else.
    """
    if value is None or value == "" or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, date) and value != value:  # pandas' missing time
        return None
    found = _day(value)
    if found is None:
        shown = str(value)[:60]
        detail = f"published must be an ISO date such as 2025-12-22, not {shown!r}"
        raise InputError(where, "bad-date", detail)
    return found.isoformat()


def iso_day(text: str) -> date | None:
    """The date that an ISO date or time begins with, None for another text or a year that cannot be."""
    text = text.strip()
    head, rest = text[:10], text[10:]
    if len(head) < 10 or head[4] != "-" or head[7] != "-" or (rest and rest[0] not in "Tt "):
        return None
    try:
        return _possible(date.fromisoformat(head))
    except ValueError:
        return None


def _day(value: Any) -> date | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return _possible(value.date())
    if isinstance(value, date):
        return _possible(value)
    if isinstance(value, float):
        return _of_digits(str(int(value))) if value.is_integer() else None
    if isinstance(value, int):
        return _of_digits(str(value)) if abs(value) < 10**19 else None
    if isinstance(value, str):
        text = value.strip()
        whole = text.removesuffix(".0")
        if whole.isascii() and whole.isdigit():
            return _of_digits(whole)
        return iso_day(text)
    return None


def _of_digits(digits: str) -> date | None:
    try:
        if len(digits) == 8:
            return _possible(date(int(digits[:4]), int(digits[4:6]), int(digits[6:])))
        unit = _UNITS.get(len(digits))
        return _possible((_EPOCH + timedelta(seconds=int(digits) // unit)).date()) if unit else None
    except (ValueError, OverflowError):
        return None


def _possible(day: date) -> date | None:
    return day if _FIRST <= day.year <= _LAST else None
