"""Reading a text left to right: the longest expression at each place, and ranges of two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from arextract.arabic.affixes import CONJUNCTIONS, NUN, TA, THIRD_PERSON
from arextract.arabic.analysis import VERB, analyse
from arextract.arabic.proclitics import is_one_of
from arextract.arabic.word_sets import word_set
from arextract.pipes.times import (  # noqa: F401  (they register their rules)
    ages,
    bare_years,
    dates,
    distances,
    named_days,
    periods,
    relative,
    several_years,
    years,
)
from arextract.pipes.times.meaning import Between, Event, HijriPart, Known, Meaning, Nothing, Part, Relative, Weekday
from arextract.pipes.times.parts_of_wholes import end_of, start_of
from arextract.pipes.times.time_lexicon import context, future_words
from arextract.pipes.times.time_rules import BY_START, longest
from arextract.pipes.times.time_tokens import TimeTokens

_RANGE_WORDS = word_set("time_scanner.range_words")


@dataclass(slots=True)
class Expression:
    """A time expression `start:end` of the clean text, what it says, and the rule that read it."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    first: int  # its first and past-the-last token
    after: int


def grain(meaning: Meaning) -> str:
    """year, month, day, quarter, half, weekday … as far as a range needs to know; empty where no range is possible."""
    match meaning:
        case Known(value):
            return value.unit
        case Part(kind="vague", of=whole) if whole is not None:
            return grain(whole)
        case Part(kind=kind):
            return kind
        case HijriPart(day=day):
            return "day" if day else "month"
        case Weekday():
            return "weekday"
        case Relative(unit="year" | "month" | "day" as unit):
            return unit
    return ""


@lru_cache(maxsize=1)
def scanned(text: str) -> tuple[TimeTokens, list[Expression]]:
    """The tokens and time expressions of a clean text. The last is remembered: a text of one line is read as its date line first."""
    tokens = TimeTokens(text)
    return tokens, expressions(tokens)


def expressions(tokens: TimeTokens) -> list[Expression]:
    """All time expressions, sorted, without overlap."""
    found: list[Expression] = []
    index, count = 0, len(tokens)
    starts = BY_START
    items = tokens.items
    while index < count:
        if items[index].cls not in starts:
            index += 1
            continue
        read = longest(tokens, index)
        if read is None:
            index += 1
            continue
        meaning, after, name = read
        ranged = _range(tokens, index, meaning, after)
        if ranged is not None:
            meaning, after = ranged
            name = "range"
        if tokens[after - 1].end > tokens[index].start:
            end = meaning.reach if isinstance(meaning, (Event, Nothing)) and meaning.reach else tokens[after - 1].end
            found.append(Expression(tokens[index].start, end, meaning, name, index, after))
        index = max(after, index + 1)
    return _borrow(tokens, _days_of_news(tokens, found))


def _days_of_news(tokens: TimeTokens, found: list[Expression]) -> list[Expression]:
    """Without the bare اليوم that means nowadays.

    It is the very day where the article tells other days by name, or where a verb or noun of news, or a verb of the
    future, stands before it; never right after another verb of the present (يعيش اليوم) or in a paper's name («الخبر اليوم»).
    """
    plain = {id(item) for item in found if item.rule == "today" and item.after == item.first + 1}
    if not plain:
        return found
    told = any(item.rule in _NEWS_RULES and id(item) not in plain for item in found)
    return [item for item in found if id(item) not in plain or _very_day(tokens, item, told)]


def _very_day(tokens: TimeTokens, item: Expression, told: bool) -> bool:
    line = tokens.folded[max(0, item.start - 60) : item.start]
    line = line[max(line.rfind(mark) for mark in ".\n؟!") + 1 :]
    words = line.split()[-_WORDS_OF_NEWS:]
    if tokens.cls(item.after) == "quote" and '"' in line[-24:]:
        return False  # «الخبر اليوم»
    if words and is_one_of(words[-1], _NOWADAYS, CONJUNCTIONS):
        return False  # «فصار اليوم يناهز 800»
    news = [_of_news(word) or _happened(word) for word in words]
    if words and not news[-1] and _PRESENT.fullmatch(words[-1]) and words[-1] not in context("no-verb"):
        return False
    return told or any(news)


def _of_news(word: str) -> bool:
    known = context("news-before")
    return is_one_of(word, known, CONJUNCTIONS) or future_words().fullmatch(word) is not None


def _happened(word: str) -> bool:
    """Whether a word is surely a verb of the past that says more than 'is now': «دشنت بلدية نابلس، اليوم، خزانا»."""
    word = word.strip('،"()')
    if (
        len(word) < _SHORTEST_VERB
        or is_one_of(word, _NOWADAYS, CONJUNCTIONS)
        or word.lstrip(CONJUNCTIONS)[:1] in THIRD_PERSON
        or (word.startswith(NUN) and not word.endswith(TA))
    ):
        return False  # also «ما نراه اليوم»
    reading = analyse(word)
    return reading.pos == VERB and reading.verbal > _SURELY


_NOWADAYS = word_set("time_scanner.nowadays")
_SHORTEST_VERB = 3
_SURELY = 0.95
_WORDS_OF_NEWS = 8
_PRESENT = regex.compile(rf"[{CONJUNCTIONS}]?[{THIRD_PERSON}][ء-ي]{{2,4}}[ب-ي]")
_NEWS_RULES = frozenset({"weekday", "relative-day", "other-day", "day-led", "today"})


def _connector(tokens: TimeTokens, index: int, between: bool) -> int | None:
    """The index past إلى, حتى, وحتى, –, ل or (after بين) و at `index`; None if there is none."""
    cls = tokens.cls(index)
    if cls == "wa" and between:
        return index + 1
    at = index + 1 if cls == "wa" else index
    if tokens.cls(at) == "prep" and tokens.key(at) in _RANGE_WORDS:
        at += 1
        if tokens.cls(at) == "prep" and tokens.key(at) in _RANGE_WORDS:
            at += 1
        return at
    if cls == "dash" or (cls == "li" and (tokens.glued(index + 1) or tokens.cls(index + 1) == "num")):
        return index + 1
    return None


def _range(tokens: TimeTokens, index: int, meaning: Meaning, after: int) -> tuple[Meaning, int] | None:
    kind = grain(meaning)
    if not kind or isinstance(meaning, Between):
        return None
    between = tokens.cls(index - 1) == "prep" and tokens.val(index - 1) == "between"
    at = _connector(tokens, after, between)
    if at is None and kind == "month" and tokens.cls(after) == "slash" and tokens.cls(after + 1) == "month":
        at = after + 1  # أكتوبر/ديسمبر 2015
    if at is None:
        return None
    opened_with = tokens.cls(index - 1) == "prep" and tokens.val(index - 1) in ("of", "between")
    if tokens.cls(after) == "li" and kind != "month" and not (kind == "day" and opened_with):
        return None
    read = longest(tokens, at)
    if read is None or isinstance(read[0], Between):
        return None
    other = grain(read[0])
    opened = isinstance(meaning, Part) and meaning.kind == "vague" and tokens.val(index) == "start"
    if opened and kind == "year" and other in ("day", "month") and tokens.cls(after) in ("wa", "prep"):
        whole = meaning.of if isinstance(meaning, Part) else None
        return Between(Part("day" if other == "day" else "month", 1, 1, whole), read[0]), read[1]
    if other != kind and {other, kind} != {"month", "day"}:
        return None
    if kind == "month" and other == "day":
        return None
    both = meaning.value if isinstance(meaning, Known) else None, read[0].value if isinstance(read[0], Known) else None
    if both[0] is not None and both[1] is not None and start_of(both[0]) > end_of(both[1]):
        return None  # تعود إلى القرن العاشر وإلى القرن الثالث
    if (
        kind == "day"
        and tokens.cls(after) == "dash"
        and both[0] is not None
        and any(tokens.cls(place) == "hmonth" or tokens.val(place) == "ah" for place in range(index, after))
    ):
        return None  # 3 ذو القعدة 1441هـ - 24 يونيو 2020م: one day in two calendars
    return Between(meaning, read[0]), read[1]


def _borrow(tokens: TimeTokens, found: list[Expression]) -> list[Expression]:
    """A month or day without a year takes that of the next one joined to it: «في يناير وفبراير 2024»."""
    for index in range(len(found) - 2, -1, -1):
        here, following = found[index], found[index + 1]
        if not isinstance(here.meaning, Part) or here.meaning.of is not None or here.meaning.hint:
            continue
        if not isinstance(following.meaning, Part) or following.meaning.kind != here.meaning.kind:
            continue
        joined = all(tokens.cls(at) in ("wa", "comma") for at in range(here.after, following.first))
        if joined and (following.meaning.of is not None or following.meaning.hint):
            here.meaning = replace(here.meaning, of=following.meaning.of, hint=following.meaning.hint)
    return found
