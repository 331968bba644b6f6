"""Years: with عام or سنة, bare after a preposition, in pairs, ranges and words; fiscal and school years."""

from __future__ import annotations

import re

from arextract.arabic.affixes import ALEF, ARTICLE, BA, TA, VERB_PLURAL, WAW, YA
from arextract.arabic.analysis import VERB, analyse
from arextract.arabic.little_words import IN, WHAT
from arextract.arabic.proclitics import is_one_of
from arextract.arabic.word_sets import word_set
from arextract.pipes.times.hijri import to_gregorian
from arextract.pipes.times.meaning import Known, Nothing, Relative
from arextract.pipes.times.metres import in_brackets
from arextract.pipes.times.time_lexicon import context
from arextract.pipes.times.time_rules import Read, rule
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.time_values import Period, PeriodSpan

_HUNDRED = word_set("years.hundred")
_BETWEEN_WHAT = word_set("years.between_what")
_REIGNED = word_set("years.reigned")
_EARLIEST_REIGN = 100
_THE_YEAR = word_set("years.the_year")

SURELY = 0.95  # how likely a form is a verb
_TIMES = re.compile(r" ?[×x*] ?[0-9]")
RELATIONS = {
    "past": ("now", -1),
    "next": ("now", 1),
    "this": ("now", 0),
    "before": ("text", -1),
    "after": ("text", 1),
    "same": ("text", 0),
    "past2": ("now", -2),
    "next2": ("now", 2),
}


def is_year(tokens: TimeTokens, index: int) -> bool:
    """Whether the token is a number that can be a year of our time on its own: four digits, 1900–2100."""
    if tokens.cls(index) != "num" or not 1900 <= tokens[index].number <= 2100 or tokens[index].word.definite:
        return False
    return not counts(tokens, index)


def counts(tokens: TimeTokens, index: int) -> bool:
    """Whether what follows the number at `index` makes it a count, a percentage or a part of something else."""
    after = tokens.cls(index + 1)
    if after in ("pct", "card", "counted") or (after == "vague" and tokens.val(index + 1) == "scale"):
        return True
    if (
        after in ("colon", "dot", "x")
        and tokens.glued(index + 1)
        and tokens.cls(index + 2) in ("num", "numx", "x")
        and tokens.glued(index + 2)
    ):
        return after != "dot"
    if _TIMES.match(tokens.folded, tokens[index].end):
        return True  # 1920 × 1080
    measured = tokens.is_unit(index + 1, "year", "month", "week", "day", "hour", "minute", number=1, definite=False)
    return measured and tokens.cls(index + 2) != "num"


def reigned(tokens: TimeTokens, index: int) -> bool:
    """Whether two early years are those of a reign: «(حكم ما بين 830-846)», «حكم 132-136»."""
    at = index - 1
    while tokens.cls(at) == "prep" or tokens.key(at) in _BETWEEN_WHAT:
        at -= 1
    return tokens[index].number >= _EARLIEST_REIGN and tokens.key(at) in _REIGNED


def pair(tokens: TimeTokens, index: int) -> tuple[int, int, int] | None:
    """(first year, second year, index past) of 2023/2024, 2023-2024, 2023/24, 2018–2023 at `index`."""
    if tokens.cls(index) != "num" or tokens.cls(index + 1) not in ("slash", "dash") or tokens.cls(index + 2) != "num":
        return None
    first, second = tokens[index].number, tokens[index + 2].number
    if first > second and era(tokens, index + 3)[0] == "bce":
        return second, first, index + 3  # (1500-500 قبل الميلاد)
    early = first < second <= 1500 and (
        era(tokens, index + 3)[0] or reigned(tokens, index) or in_brackets(tokens, index)
    )
    if not 1000 <= first <= 2150 and not early:
        return None
    short = (
        tokens.cls(index + 1) == "slash"
        or tokens.cls(index - 1) == "lp"
        or tokens.is_unit(index - 1, "season")
        or (first >= 1900 and tokens.glued(index + 1) and tokens.glued(index + 2))
    )
    if second < 100 and short and second == (first + 1) % 100:
        second += (first + 1) // 100 * 100
    bracketed = tokens.cls(index - 1) == "lp" and tokens.cls(index + 3) == "rp" and 1900 <= second < first <= 2100
    if tokens.cls(index + 1) == "slash" and (second == first - 1 or (bracketed and first <= second + 10)):
        first, second = second, first  # written from right to left
    if not first < second <= first + 500 or tokens.cls(index + 3) in ("pct",) or counts(tokens, index + 2):
        return None
    if tokens.cls(index + 3) == tokens.cls(index + 1) and tokens.cls(index + 4) == "num":
        return None
    return first, second, index + 3


def era(tokens: TimeTokens, index: int) -> tuple[str, int]:
    """(``ce``, ``ah``, ``bce`` or empty, index past) of م, هـ, ميلادية, هجرية, قبل الميلاد at `index`."""
    if tokens.cls(index) == "lp" and tokens.cls(index + 1) == "era" and tokens.cls(index + 2) == "rp":
        return tokens.val(index + 1), index + 3
    if tokens.cls(index) == "era":
        return tokens.val(index), index + 1
    if tokens.cls(index) == "kind" and tokens.val(index) in ("ce", "ah"):
        return tokens.val(index), index + 1
    if tokens.cls(index) == "prep" and tokens.val(index) in ("before", "after") and tokens.cls(index + 1) == "birth":
        return "bce" if tokens.val(index) == "before" else "ce", index + 2
    if tokens.cls(index) == "bce":
        return "bce", index + 1
    if tokens.cls(index) == "lp" and tokens.cls(index + 1) == "bce" and tokens.cls(index + 2) == "rp":
        return "bce", index + 3
    return "", index


def of_era(first: int, tokens: TimeTokens, index: int, hijri: bool = False) -> Read:
    """The year `first` of the era that stands at `index`; where none does, of ours or, with `hijri`, of the Hijra."""
    which, index = era(tokens, index)
    if which == "bce":
        return Nothing(), index
    if which == "ah" or (hijri and which != "ce"):
        value = to_gregorian(first)
        return (Known(value) if value else Nothing()), index
    return (Known(Period(first)) if 1 <= first <= 2150 else Nothing()), index


def numbered_year(tokens: TimeTokens, index: int, noun: bool, hijri: bool = False) -> Read | None:
    """The year in digits or words at `index`; `noun` where عام or سنة stands before it, which allows more numbers.

    `hijri` where that noun is called Hijri (العام الهجري 1445).
    """
    if tokens.cls(index) == "card" and noun:
        return _year_in_words(tokens, index)
    two = pair(tokens, index)
    if two is not None:
        first, second, after = two
        which, after = era(tokens, after)
        if which == "bce":
            return Nothing(), after
        if which == "ah" or hijri:
            low, high = to_gregorian(first), to_gregorian(second)
            known = isinstance(low, PeriodSpan) and isinstance(high, PeriodSpan)
            return (Known(PeriodSpan(low.start, high.end)) if known else Nothing()), after  # type: ignore[union-attr]
        return Known(PeriodSpan(Period(first), Period(second), "fiscal" if second == first + 1 else "")), after
    if tokens.cls(index) != "num":
        return None
    number, length = tokens[index].number, tokens[index].end - tokens[index].start
    if noun:
        which = era(tokens, index + 1)[0]
        edge = tokens.cls(index - 2) == "edge" and tokens[index - 1].word.definite  # «منذ مطلع السنة 201 من الحوادث»
        if tokens.cls(index + 1) == "pct" or (number < 1000 and not which and (edge or counts(tokens, index))):
            return None
        if length == 2 and number >= 40 and not which and not hijri:
            plain = not tokens[index - 1].word.definite and not percent(tokens, index)
            return (Known(Period(1900 + number)), index + 1) if plain else None
        if number >= 100 or which:
            return of_era(number, tokens, index + 1, hijri) if number <= 2150 or which == "bce" else None
        return None
    return of_era(number, tokens, index + 1) if is_year(tokens, index) else None


def _year_in_words(tokens: TimeTokens, index: int) -> Read | None:
    """عام ألفين وعشرين; an old book's سنة تسع وعشرين ومائتين, whose calendar is not said, has no value."""
    number = tokens[index].number
    which = era(tokens, index + 1)[0]
    if 1000 <= number <= 2100 or which:
        return of_era(number, tokens, index + 1)
    old = number >= 100 and number % 100 and tokens.key(index).split(f" {WAW}")[0].split()[-1] not in _HUNDRED
    if old and tokens.cls(index - 1) == "unit" and not counts(tokens, index) and tokens.word_after(index)[-1:] != ALEF:
        return Nothing(), index + 1
    return None


def percent(tokens: TimeTokens, index: int) -> bool:
    """Whether «في المائة» or «بالمائة» makes the number at `index` a percentage."""
    following = tokens.word_after(index)
    if following in IN:
        return tokens.word_after(index + 1) in context("percent") if tokens.cls(index + 1) == "prep" else False
    return is_one_of(following, context("percent"), BA)


def relation(tokens: TimeTokens, index: int) -> tuple[str, int] | None:
    """The relation (past, next, this, before, after, same) that an adjective or relative clause at `index` says."""
    if tokens.cls(index) == "adj" and tokens.val(index) in RELATIONS:
        return tokens.val(index), index + 1
    at = index + 1 if tokens.key(index) in WHAT else index
    if tokens.cls(at) == "prep" and tokens.val(at) in ("before", "after") and tokens.cls(at + 1) == "adj":
        twice = {("before", "past"): "past2", ("after", "next"): "next2"}.get((tokens.val(at), tokens.val(at + 1)))
        return (twice, at + 2) if twice else None  # العام قبل الماضي
    if tokens.cls(index) == "relative" and tokens.cls(index + 1) == "rel-verb":
        return tokens.val(index + 1), index + 2
    return None


def _kinds(tokens: TimeTokens, index: int) -> tuple[str, int]:
    name = ""
    while tokens.cls(index) == "kind":
        name = name or tokens.val(index)
        index += 1
    return name, index


def year(tokens: TimeTokens, index: int, bare: bool = False) -> Read | None:
    """A year that stands for itself: عام 2024, العام الماضي, هذه السنة; with `bare` also العام alone and 2024 alone."""
    start = index
    demonstrative = tokens.val(index) if tokens.cls(index) == "dem" else ""
    if demonstrative:
        index += 1
    if tokens.cls(index) == "poss-year":
        kind, after = _kinds(tokens, index + 1)
        hint = relation(tokens, after)
        return (Nothing(), hint[1] if hint else after) if kind else None
    if not tokens.is_unit(index, "year", number=1):
        return numbered_year(tokens, index, False) if bare and index == start else None
    definite = tokens[index].word.definite
    if definite and tokens.key(index) in _THE_YEAR and tokens.word_before(index) in context("general-after"):
        return None  # الأمين العام المقبل
    kind, after = _kinds(tokens, index + 1)
    if demonstrative:
        return (Relative(_unit(kind), 0, "now" if demonstrative == "this" else "text"), after) if definite else None
    numbered = numbered_year(tokens, after, True, kind == "ah")
    if numbered is not None:
        if tokens.cls(numbered[1]) == "kind" and tokens.val(numbered[1]) in ("school", "fiscal", "farm"):
            return numbered[0], numbered[1] + 1  # عام 2024/2025 الدراسي
        swallowed = relation(tokens, numbered[1])
        return (numbered[0], swallowed[1]) if swallowed and swallowed[0] in ("past", "next", "this") else numbered
    enclosed = bracketed(tokens, after)
    if enclosed is not None:
        return enclosed
    if not definite:
        return None
    if kind == "ah":
        hint = relation(tokens, after)
        return (Nothing(), hint[1]) if hint else None  # العام الهجري الماضي
    if tokens.cls(after) == "adj" and tokens.val(after) == "recent" and not kind:
        return Nothing(), after + 1  # العام الأخير
    hint = relation(tokens, after)
    if hint is not None:
        told = numbered_year(tokens, hint[1], True) if tokens.cls(hint[1]) == "num" else bracketed(tokens, hint[1])
        plain = tokens.cls(hint[1]) != "num" or is_year(tokens, hint[1])
        if plain and told is not None and (not isinstance(told[0], Known) or told[0].value.unit != "day"):
            return told  # العام الماضي 2023
        base, count = RELATIONS[hint[0]]
        return Relative(_unit(kind), count, base), hint[1]
    if tokens.cls(after) == "adj" and tokens.val(after) == "entire" and tokens.cls(index - 1) in ("prep", "li"):
        return Relative(_unit(kind), 0, "now"), after + 1  # في العام بكامله, not الدين العام بكامله
    if tokens.cls(after) == "adj" and tokens.val(after) == "new" and kind in ("fiscal", "school"):
        return Relative(_unit(kind), 1, "now"), after + 1
    if tokens.cls(after) == "dem" and tokens.val(after) == "this":
        return Relative(_unit(kind), 0, "now"), after + 1
    return (Relative(_unit(kind), 0, "now"), after) if bare else None


def bracketed(tokens: TimeTokens, index: int) -> Read | None:
    """A four-digit year in brackets after عام, العام الماضي or a month."""
    if tokens.cls(index) != "lp" or tokens.cls(index + 1) != "num" or tokens.cls(index + 2) != "rp":
        return None
    read = numbered_year(tokens, index + 1, True) if tokens[index + 1].number >= 1000 else None
    return (read[0], era(tokens, index + 3)[1]) if read else None


def _unit(kind: str) -> str:
    return kind if kind in ("fiscal", "school") else "year"


def year_link(tokens: TimeTokens, index: int, wide: bool = False) -> Read | None:
    """A year tied to what stands before it: من عام 2024, لعام 2024, من العام, ، 2024, 2024.

    `wide`, right after a month, takes any number from 1000 to 2100 for a year, whatever follows.
    """
    number = tokens[index].number if wide and tokens.cls(index) == "num" and not tokens[index].word.definite else 0
    if 100 <= number < 1000 and era(tokens, index + 1)[0] == "ce":
        return of_era(number, tokens, index + 1)  # 13 مارس 624م
    if 1000 <= number <= 2100 and (number % 1000 or not counts(tokens, index)):
        return of_era(number, tokens, index + 1) if pair(tokens, index) is None else numbered_year(tokens, index, False)
    direct = year(tokens, index, bare=True) if not tokens.is_unit(index, "year", definite=True) else year(tokens, index)
    if direct is not None:
        return direct
    if tokens.cls(index) == "prep" and tokens.val(index) in ("of", "in"):
        return year(tokens, index + 1, bare=True) if tokens.val(index) == "of" else year(tokens, index + 1)
    if tokens.cls(index) == "li":
        return year(tokens, index + 1, bare=True)
    if tokens.cls(index) == "comma" and tokens.cls(index + 1) == "num":
        plain = wide and 1900 <= tokens[index + 1].number <= 2100 and not counts(tokens, index + 1)
        if plain or free(tokens, index + 1):  # «10 ديسمبر، 2015 بكشف»
            return numbered_year(tokens, index + 1, False)
    return None


def free(tokens: TimeTokens, index: int, verbs: bool = False) -> bool:
    """Whether what follows the number leaves it free to be a year; with `verbs` also a word that looks like a verb."""
    index = era(tokens, index + 1)[1] - 1
    word = tokens.word_after(index)
    if (
        not word
        or word in context("follows-year")
        or word.startswith(ARTICLE)
        or tokens.cls(index + 1) in ("wa", "prep", "dem")
    ):
        return True
    if not verbs:
        return False
    reading = analyse(word)
    return (len(word) > 3 and (word[0] in TA + YA or word.endswith((TA, VERB_PLURAL)))) or (
        reading.pos == VERB and reading.verbal > SURELY  # في 1813 انعقد
    )


@rule(
    "year",
    "unit dem poss-year",
    yes=(
        ("في عام 2024 بدأ", "عام 2024", "2024"),
        ("عن العام 2015.", "العام 2015", "2015"),
        ("للعام المالى 2023/ 2024 إلى", "لعام المالى 2023/ 2024", "2023/2024"),
        ("نكسة عام 67 وما", "عام 67", "1967"),
        ("عام ألف وتسعمئة وسبعة وستين", "عام ألف وتسعمئة وسبعة وستين", "1967"),
        ("حصاد سنة 1445 هـ كاملة", "سنة 1445 ه", "2023-07-19/2024-07-06"),
    ),
    no=("بلغ عمره 70 عاما", "الأمين العام 20 مرة", "في العام المقبول"),
)
def _year(tokens: TimeTokens, index: int) -> Read | None:
    return year(tokens, index)
