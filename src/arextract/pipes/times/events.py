"""Days and months that an event is called by: «هجمات 11 سبتمبر» are of 2001 in an article of any later year.

The table dated_events tells which noun makes a day or a month that of an event; blocs of parties that are called by a day
(قوى 14 آذار) stand there without a year, and heads of names (مدينة 6 أكتوبر) are words of their own: neither is a time.
"""

from __future__ import annotations

from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.proclitics import forms
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_set
from arextract.pipes.times.meaning import Between, Event, HijriPart, Part
from arextract.pipes.times.time_rules import Read
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.time_values import Period

_MONTH_OF_TWO = word_set("events.month_of_two")
_OCTOBER = 10
_DAY = ("num", "ord", "card", "edge")
_JOINED = ("wa", "dash", "slash")


@lru_cache(maxsize=1)
def _events() -> dict[tuple[str, int, int], Period | None]:
    """(noun, month, day or 0) → the event's day or month; None for a bloc, which is no time."""
    found: dict[tuple[str, int, int], Period | None] = {}
    for row in table("dated_events"):
        month, day = int(row["month"]), int(row["day"] or 0)
        told = Period(int(row["year"]), month, day or None) if row["year"] else None
        found.update({(fold(noun), month, day): told for noun in row["nouns"].split("|")})
    return found


def day_before(tokens: TimeTokens, index: int) -> int:
    """Where the day that the month at `index` belongs to starts: «الرابع عشر من آذار»; `index` where it has none."""
    at = index - 1
    if tokens.is_unit(at, "month", number=1):
        at -= 1
    if tokens.cls(at) == "prep" and tokens.val(at) == "of":
        at -= 1
    return at if tokens.cls(at) in _DAY else index


def _first(tokens: TimeTokens, index: int) -> int:
    """Where the day joined before the one at `index` starts: «ثورتي 25 يناير و30 يونيو», «فريقي 8 و14 آذار»."""
    at = index - 2
    if tokens.cls(index - 1) not in _JOINED:
        return index
    return day_before(tokens, at) if tokens.cls(at) == "month" else at if tokens.cls(at) in _DAY else index


def called_by(tokens: TimeTokens, index: int, month: int, day: int = 0) -> tuple[Period | None] | None:
    """The event that the noun before `index` makes of the month or day: its time, (None,) for a bloc, None for neither."""
    known = _events()
    for start in dict.fromkeys((index, _first(tokens, index))):
        for noun in forms(tokens.word_before(start)):
            if (noun, month, day) in known:
                return (known[noun, month, day],)
    return None


def is_name(tokens: TimeTokens, index: int, month: int, day: int = 0) -> bool:
    """Whether the day or month at `index` only names what stands before it: «مدينة السادس من أكتوبر», «فريق 14 آذار»."""
    return tokens.cls(index - 1) == "head" or called_by(tokens, index, month, day) == (None,)


def of_event(tokens: TimeTokens, index: int, read: Read) -> Read | None:
    """What was `read` at `index` as the day or month of an event or as it is; None where it is part of a name.

    A year in the text's own words stands: «هجمات 11 سبتمبر (2012)».
    """
    said, after = read
    low = said.low if isinstance(said, Between) else said
    if isinstance(low, HijriPart):
        return None if low.of is None and tokens.cls(index - 1) == "head" else read
    if not isinstance(low, Part) or low.kind not in ("month", "day") or low.of is not None or low.hint:
        return read
    event = called_by(tokens, index, low.a, low.b)
    if event is not None and event[0] is not None and isinstance(said, Part):
        return Event(event[0], said), after
    return None if event is not None or tokens.cls(index - 1) == "head" else read


def in_october(tokens: TimeTokens, index: int, day: int, after: int) -> Read | None:
    """«ثورة 17 تشرين»: the bare name of two months, which only an event makes one of."""
    last = after if tokens.cls(after) == "prep" and tokens.val(after) == "of" else after - 1
    if tokens.word_after(last) not in _MONTH_OF_TWO:
        return None
    event = called_by(tokens, index, _OCTOBER, day)
    if event is None or event[0] is None:
        return None
    return Event(event[0], Part("day", _OCTOBER, day), tokens.word_end(last + 1)), last + 2
