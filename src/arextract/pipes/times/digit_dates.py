"""Dates in digits: 30/5/2025, 14/8 الجاري, 05/2025; and around the name of a month: 24/يونيو/2020, يناير 5، 2024."""

from __future__ import annotations

import re

from arextract.arabic.word_sets import word_set
from arextract.pipes.times.hijri import to_gregorian
from arextract.pipes.times.meaning import Known, Nothing, Part
from arextract.pipes.times.time_rules import Read, rule
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.time_values import Period, valid
from arextract.pipes.times.years import counts, era, is_year, relation

_DIGITS = re.compile(r"[0-9]+")
_HIJRI_YEARS = range(1300, 1501)
_AGENCIES = word_set("dateline.agencies")
_OPENING = 4  # words of a dateline before its day
_HIJRI_ALONE = 1420  # no year of the Persian calendar that the press has dated by yet


def numeric(tokens: TimeTokens, index: int) -> Read | None:
    """A date in digits at `index`, day first or year first; Hijri by its year."""
    first, second, third = _DIGITS.findall(tokens.key(index))
    after = index + 1
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
    else:
        day, month, year = int(first), int(second), int(third)
        if len(third) == 2:
            year += 2000 if year < 50 else 1900
    if month > 12 >= day and len(first) != 4:
        day, month = month, day
    which, after = era(tokens, after)
    if which == "ah" or year in _HIJRI_YEARS:
        if len(third) == 2 and len(first) != 4:
            return None
        if which != "ah" and year < _HIJRI_ALONE:
            return Nothing(), after  # 1393-02-10: of the Hijri or the Persian calendar
        value = to_gregorian(year, month, day) if 1 <= month <= 12 and 1 <= day <= 30 else None
        return (Known(value) if value else Nothing()), after
    if not 1000 <= year <= 2150 or not valid(year, month, day):
        return None
    return Known(Period(year, month, day)), after


def joined(tokens: TimeTokens, day: int, index: int) -> Read | None:
    """24/يونيو/2020 and 24-يونيو-2020."""
    sign = tokens.cls(index)
    if sign not in ("slash", "dash") or tokens.cls(index + 1) != "month" or tokens.cls(index + 2) != sign:
        return None
    month, year = tokens[index + 1].number, index + 3
    if tokens.cls(year) != "num" or not 1900 <= tokens[year].number <= 2100 or not valid(None, month, day):
        return None
    return Part("day", month, day, Known(Period(tokens[year].number))), era(tokens, year + 1)[1]


def slashed(tokens: TimeTokens, index: int) -> Read | None:
    """A day and month in digits: after a weekday (الأحد 30/5), يوم 14/8, بتاريخ 3/6, 14/8 الجاري, في 21/09."""
    if tokens.cls(index + 1) not in ("slash", "dash") or tokens.cls(index + 2) != "num" or not tokens.glued(index + 1):
        return None
    if tokens.cls(index + 3) in ("slash", "dash", "pct") or not tokens.glued(index + 2):
        return None
    first, second = tokens[index], tokens[index + 2]
    if (
        tokens.cls(index + 1) != "slash"
        or not valid(None, second.number, first.number)
        or second.end - second.start > 2
    ):
        return None
    hint = relation(tokens, index + 3)
    before = index - 2 if tokens.cls(index - 1) == "lp" else index - 1
    dated_by = tokens.cls(before) in ("weekday", "year-of") or tokens.is_unit(before, "day")
    # After في alone it may be a fraction (في 3/4 من الحالات), never one above 1 or with a nought (21/09).
    whole = first.number > second.number or tokens.key(index + 2).startswith("0")
    timed = tokens.cls(before) == "prep" and tokens.val(before) in ("in", "since", "until", "to", "before", "after")
    if dated_by or (timed and whole and not counts(tokens, index + 2)):
        return Part("day", second.number, first.number, None, hint[0] if hint else ""), hint[1] if hint else index + 3
    if hint is not None and hint[0] in ("this", "past", "next"):
        return Part("day", second.number, first.number, None, hint[0]), hint[1]
    return None


def month_first(tokens: TimeTokens, month: int, index: int) -> Read | None:
    """January 5, 2024 and يناير 5، 2024: the day at `index`, after the month."""
    if tokens.cls(index) != "num" or tokens[index].end - tokens[index].start > 2:
        return None
    at = index + 2 if tokens.cls(index + 1) == "comma" else index + 1
    day = tokens[index].number
    if (
        not valid(None, month, day)
        or not is_year(tokens, at)
        or (tokens.cls(at + 1) in ("slash", "dash") and tokens.glued(at + 1))
    ):
        return None
    return Part("day", month, day, Known(Period(tokens[at].number))), era(tokens, at + 1)[1]


@rule(
    "dateline-in-digits",
    "num",
    yes=(("الكويت - 4 - 2 (كونا) -- أعلن البنك", "4 - 2", "XXXX-02-04"),),
    no=("فاز 4 - 2 (كونا)", "الكويت - 4 - 2 (مباراة)"),
)
def _dateline_in_digits(tokens: TimeTokens, index: int) -> Read | None:
    """The day and month between a town and its agency at the head of a text."""
    day, month = tokens[index].number, tokens[index + 2].number if tokens.cls(index + 2) == "num" else 0
    framed = tokens.cls(index - 1) == tokens.cls(index + 1) == "dash" and tokens.cls(index + 3) == "lp"
    if not framed or index > _OPENING or tokens.key(index + 4) not in _AGENCIES or not valid(None, month, day):
        return None
    return Part("day", month, day), index + 3


@rule(
    "month-in-digits",
    "num",
    yes=(("في 05/2025 وبعدها", "05/2025", "2025-05"), ("خلال 2024/11.", "2024/11", "2024-11")),
    no=("القانون رقم 05/2025", "بنسبة 3/2000"),
)
def _month_in_digits(tokens: TimeTokens, index: int) -> Read | None:
    if (
        tokens.cls(index + 1) != "slash"
        or tokens.cls(index + 2) != "num"
        or tokens.cls(index - 1) not in ("prep", "bi", "lp", "unit", "li")
    ):
        return None
    if tokens.cls(index + 3) == "slash" or not tokens.glued(index + 1) or not tokens.glued(index + 2):
        return None
    first, second = tokens[index], tokens[index + 2]
    short, long = (first, second) if first.number < 100 else (second, first)
    if short.end - short.start > 2 or not (1 <= short.number <= 12 and 1990 <= long.number <= 2060):
        return None
    if short is second and short.number == (long.number + 1) % 100:
        return None
    return Known(Period(long.number, short.number)), index + 3
