"""The article's own date, where the text states it: a line of its own near the top, an agency's opening, a label."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

import regex

from arextract.arabic.affixes import ALEF, BA, DAL, FA, TA
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.word_sets import any_of
from arextract.pipes.times.anchoring import Resolver
from arextract.pipes.times.meaning import HijriPart, Known, Part
from arextract.pipes.times.time_scanner import Expression, scanned
from arextract.pipes.times.time_values import Period, PeriodSpan, bounds

_LINES = 8
_NEAR = timedelta(183)  # a day without a year is dated by what happened less than half a year before
_LINE_LENGTH = 220
_OWN = 90  # a line of the date's own is shorter
_OPENINGS = 4  # among so many lines stands an agency's opening
_OPEN_WITHIN = 60  # and in it, after so many characters at most, the date
_DIGIT = re.compile("[0-9]")
_IN_DIGITS = re.compile(r"[0-9] ?[/.-] ?[0-9]")
_LABELS = (
    rf"date|published|updated|posted|last updated?|{any_of('dateline.date')}(?: {any_of('dateline.of_what')})?|{any_of('dateline.published')}{TA}?|{any_of('dateline.the_date')}"
    rf"|{any_of('dateline.more_labels')}|{any_of('dateline.added')}{TA}?|{any_of('dateline.edited')}|{any_of('dateline.written')}{TA}?"
)
# The label right before the date; between them may stand a preposition, and at the head of a line the paper's name.
_LABEL = regex.compile(rf"\b(?:{_LABELS})\b[ :|-]*(?:(?:{any_of('dateline.on_day')}|on|at) ?[ :]*)*$")
_ANY_LABEL = re.compile(rf"\b(?:{_LABELS})\b")
_LABEL_AND_PAPER = regex.compile(
    rf"^\W*(?:{any_of('dateline.published')}{TA}?|{any_of('dateline.was_published')}) {any_of('dateline.in_or_at')} ?(?:\p{{L}}+ ){{1,4}}{any_of('dateline.day')}? ?[:،-]? ?$"
)
_UPDATED = regex.compile(rf"^[ ،,|-]*(?:{any_of('dateline.renewed')}|last updated?|updated)\b")
_CLOCK = regex.compile(
    r"[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?|t[0-9][0-9]:[0-9:+.z-]*"
    rf"|\b(?:{any_of('dateline.clock')}|gmt|am|pm|utc|{any_of('dateline.clock_after')}|date)\b"
)
_AGENCY = rf"{any_of('dateline.agencies')}|{ALEF}\.? ?{FA}\.? ?{BA}|{DAL}\.? ?{BA}\.? ?{ALEF}|{any_of('dateline.nine')}|{any_of('dateline.ten')} {ALEF}|{any_of('dateline.last')}"
_CLOSE = regex.compile(rf" *(?:[(/] *(?:{_AGENCY})\b|(?:{_AGENCY})\b|{any_of('dateline.agreeing')})")
_OPEN = regex.compile(r" *(?:[(/:|]|-+ |[–—]|$)")
_SEPARATOR = regex.compile(r"[-–—,،/:)|(] *$")
_PLACE_IN = regex.compile(rf"^\P{{L}}*(?:\p{{L}}+ ){{1,3}}{any_of('little_words.in')} $")
_WORD = regex.compile(r"\p{L}+")
_OPENING = regex.compile(r"^[\p{L} \"'()/،,.|:–—-]*$")
_NO_OPENING = regex.compile(rf"\b{any_of('dateline.openings')} *$")


def parse_date(text: str) -> date:
    """The day of an ISO date or date-time. Raises `ValueError` if it is none."""
    return date.fromisoformat(text[:10])


def dateline(clean_text: str) -> str | None:
    """The ISO date that the article gives as its own, or None.

    It stands on a line of its own near the top («الجمعة 2025/05/30»), after a label («تاريخ النشر: 12 مايو 2024»), or in
    an agency's opening («القاهرة - 12 مايو 2024», «بروكسل، 13 فبراير (إفي):»). A day without a year is the article's own
    only where its weekday or a date that the article reports, less than half a year before, tells the year.

    >>> dateline("عنوان\\nالجمعة 2025/05/30\\nقال الوزير")
    '2025-05-30'
    """
    start = seen = 0
    while seen < _LINES and start < len(clean_text):
        stop = clean_text.find("\n", start)
        stop = len(clean_text) if stop < 0 else stop
        line = clean_text[start : min(stop, start + _LINE_LENGTH)]
        if line.strip():
            seen += 1
            if _promising(line, seen):
                found = _own_date(line, seen)
                if found is not None:
                    day = _day(found, clean_text, start + found.end)
                    if day is not None:
                        return day
        start = stop + 1
    return None


def _promising(line: str, number: int) -> bool:
    """Whether the line may hold the article's date at all, told without reading it as the rules do."""
    if not _DIGIT.search(line):
        return False
    folded = fold(line)
    # A longer line may only open with the date, or hold it after a label.
    if (
        len(line) >= _OWN
        and not (number <= _OPENINGS and _DIGIT.search(line[:_OPEN_WITHIN]))
        and not _ANY_LABEL.search(folded)
    ):
        return False
    return _IN_DIGITS.search(folded) is not None or _months().search(folded) is not None


def _own_date(line: str, number: int) -> Expression | None:
    tokens, found = scanned(line)
    for item in found:
        meaning = item.meaning
        if not (
            isinstance(meaning, (Part, HijriPart))
            or (isinstance(meaning, Known) and isinstance(meaning.value, Period) and meaning.value.unit == "day")
        ):
            continue
        if isinstance(meaning, Part) and meaning.kind != "day":
            continue
        if isinstance(meaning, HijriPart) or (
            isinstance(meaning, Part) and meaning.of is not None and not isinstance(meaning.of, Known)
        ):
            continue
        before, after = tokens.folded[: item.start], tokens.folded[item.end :]
        lead = _CLOCK.sub(" ", _weekdays().sub(" ", before))
        labelled = _LABEL.search(before) or _LABEL.search(lead) or _LABEL_AND_PAPER.match(before)
        if (
            labelled
            or (_UPDATED.match(after) and not _WORD.search(lead))
            or _own_line(before, after, len(line))
            or (number <= _OPENINGS and _opening(before, after))
        ):
            return item
        return None  # only the first day of a line may be the article's own
    return None


def _own_line(before: str, after: str, length: int) -> bool:
    """Whether the date has a line of its own, but for a place before it and the clock after it."""
    place = _CLOCK.sub(" ", before)
    rest = _WORD.findall(_CLOCK.sub(" ", after))
    alone = not _WORD.search(place) or (len(_WORD.findall(place)) <= 3 and _SEPARATOR.search(place) is not None)
    return alone and len(rest) <= 3 and length < _OWN


def _opening(before: str, after: str) -> bool:
    """Whether the date stands in an agency's opening: place, date, agency."""
    if not before.strip() or len(before) > _OPEN_WITHIN or len(_WORD.findall(before)) > 6 or not _OPENING.match(before):
        return False
    if _CLOSE.match(after):
        return _PLACE_IN.match(before) is not None or not _NO_OPENING.search(before)
    return _SEPARATOR.search(before) is not None and _OPEN.match(after) is not None


def _day(item: Expression, text: str, after: int) -> str | None:
    meaning = item.meaning
    if isinstance(meaning, Known):
        assert isinstance(meaning.value, Period)
        return meaning.value.iso()
    assert isinstance(meaning, Part)
    if meaning.of is not None:
        year = meaning.of.value.year if isinstance(meaning.of, Known) and isinstance(meaning.of.value, Period) else None
        return Period(year, meaning.a, meaning.b).iso() if year is not None else None
    fine, years = _told(text[after : after + 20000])
    if meaning.weekday:
        days = [Period(year, meaning.a, meaning.b) for told in years for year in (told, told + 1)]
        fitting = {day.iso() for day in days if (limits := bounds(day)) and limits[0].isoweekday() == meaning.weekday}
        return fitting.pop() if len(fitting) == 1 else None
    if fine is None:
        return None
    year = fine.year if (meaning.a, meaning.b) >= (fine.month, fine.day) else fine.year + 1
    limits = bounds(Period(year, meaning.a, meaning.b))
    return limits[0].isoformat() if limits is not None and limits[0] - fine <= _NEAR else None


def _told(text: str) -> tuple[date | None, frozenset[int]]:
    """The first day of the latest month or day that the text reports, and the years it speaks of; not what it foresees."""
    tokens, found = scanned(text)
    resolver = Resolver(tokens.folded, found, None, [])
    fine: list[date] = []
    years: set[int] = set()
    for index, (item, value) in enumerate(zip(found, resolver.explicit, strict=True)):
        limits = bounds(value.end if isinstance(value, PeriodSpan) else value) if value is not None else None
        if value is None or limits is None or limits[0].year > 2100 or resolver.foreseen(index):
            continue
        if tokens.cls(item.first - 1) == "prep" and tokens.val(item.first - 1) == "until" and value.unit == "year":
            continue
        years.add(limits[0].year)
        if value.unit not in ("year", "decade", "century", "fiscal"):
            fine.append(limits[0])
    return max(fine, default=None), frozenset(years)


@cache
def _months() -> re.Pattern[str]:
    """The names of months, folded; longer ones first."""
    names = sorted({fold(row["form"]) for row in table("months")}, key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, names)))


@cache
def _weekdays() -> regex.Pattern[str]:
    """The names of weekdays, of which one may stand between a label and the date."""
    names = [fold(row["form"]) for row in table("time_words") if row["class"] == "weekday"]
    return regex.compile(rf"\b(?:{'|'.join(names)}|(?:sun|mon|tues|wednes|thurs|fri|satur)day)\b")
