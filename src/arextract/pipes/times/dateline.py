"""The article's own date, where the text states it: a line of its own near the top, an agency's opening, a label."""

from __future__ import annotations

from datetime import date

import regex

from arextract.pipes.times.lex import Tokens
from arextract.pipes.times.meaning import HijriPart, Known, Part
from arextract.pipes.times.resolve import Resolver
from arextract.pipes.times.scan import Expression, expressions
from arextract.pipes.times.values import Period, bounds

_LINES = 8
_LINE_LENGTH = 220
_LABEL = regex.compile(
    r"\b(?:date|published|updated|تاريخ(?: النشر| الخبر)?|نشر(?:ت)?(?: في| يوم| بتاريخ)?|التاريخ|اخر تحديث|تم النشر|اضيف(?: في)?|كتب(?: في)?)\b[ :：|-]*(?:في |بتاريخ |يوم )?$"
)
_TIME = regex.compile(
    r"\d{1,2}[:.]\d{2}(?::\d{2})?|\b(?:الساعه|بتوقيت|غرينتش|جرينتش|gmt|am|pm|utc|ص|م|مساء|صباحا|مكه|القاهره)\b"
)
_AFTER = regex.compile(r" *(?:[(/:|]|-+ |[–—]|\n|$|واس\b|\. *-|،? *\()")
_WORD = regex.compile(r"[\p{L}]+")
_BEFORE = regex.compile(r"^[\p{L} \"'()/،,.|:–—-]*$")


def parse_date(text: str) -> date:
    """The day of an ISO date or date-time. Raises `ValueError` if it is none."""
    return date.fromisoformat(text[:10])


def dateline(clean_text: str) -> str | None:
    """The ISO date that the article gives as its own, or None.

    It stands on a line of its own near the top («الجمعة 2025/05/30»), after a label («تاريخ النشر: 12 مايو 2024»), or in
    an agency's opening («القاهرة - 12 مايو 2024», «بروكسل، 13 فبراير (إفي):»). A day without a year takes the first year
    in which it does not precede what the article reports.

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
            if any(mark.isdigit() for mark in line) or seen <= 3:
                found = _own_date(line, seen)
                if found is not None:
                    day = _day(found, clean_text, start + found.end)
                    if day is not None:
                        return day
        start = stop + 1
    return None


def _own_date(line: str, number: int) -> Expression | None:
    tokens = Tokens(line)
    for item in expressions(tokens):
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
        if _LABEL.search(before):
            return item
        rest = _TIME.sub(" ", before + " " + after)
        words = _WORD.findall(rest)
        if len(words) <= 3 and len(line) < 90 and not before.rstrip().endswith((" في", " منذ", " حتي", " من")):
            return item
        opening = len(_WORD.findall(before)) <= 6 and len(before) <= 60 and _BEFORE.match(before) is not None
        if number <= 4 and opening and before.strip() and _AFTER.match(after) and not _VERB_BEFORE.search(before):
            return item
    return None


_VERB_BEFORE = regex.compile(r"\b(?:في|منذ|حتي|يوم|من|بتاريخ|قبل|بعد|ليله|هجمات|احداث|ثوره) *$")


def _day(item: Expression, text: str, after: int) -> str | None:
    meaning = item.meaning
    if isinstance(meaning, Known):
        assert isinstance(meaning.value, Period)
        return meaning.value.iso()
    assert isinstance(meaning, Part)
    if meaning.of is not None:
        year = meaning.of.value.year if isinstance(meaning.of, Known) and isinstance(meaning.of.value, Period) else None
        return Period(year, meaning.a, meaning.b).iso() if year is not None else None
    tokens = Tokens(text[after : after + 20000])
    found = expressions(tokens)
    latest: date | None = None
    for value in Resolver(tokens.folded, found, None, []).explicit:
        limits = bounds(value) if value is not None else None
        if value is None or limits is None or limits[0].year > 2100:
            continue
        start = bounds(value.end)[0] if not isinstance(value, Period) and bounds(value.end) else limits[0]  # type: ignore[index]
        if latest is None or start > latest:
            latest = start
    if latest is None:
        return None
    year = latest.year if (meaning.a, meaning.b) >= (latest.month, latest.day) else latest.year + 1
    return Period(year, meaning.a, meaning.b).iso()
