"""Seasons, seasons of work, decades and centuries."""

from __future__ import annotations

from arextract.arabic.word_sets import word_list
from arextract.pipes.times.hijri import to_gregorian
from arextract.pipes.times.meaning import Known, Nothing, Part, Relative
from arextract.pipes.times.time_rules import Read, rule
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.time_values import Period, PeriodSpan, century, decade
from arextract.pipes.times.years import RELATIONS, era, pair, relation, year_link

_AGE = word_list("ages.age")


@rule(
    "season",
    "season dem",
    yes=(
        ("في صيف 2025", "صيف 2025", "2025"),
        ("ففي ربيع عام 2024، تلقت", "ربيع عام 2024", "2024"),
        ("بحلول ربيع 1794 كان", "ربيع 1794", "1794"),
        ("طرحت هذا الصيف", "هذا الصيف", None),
    ),
    no=("في الصيف ترتفع", "الربيع العربي", "أقام ربيع ياسين"),
)
def _season(tokens: TimeTokens, index: int) -> Read | None:
    at = index
    if tokens.cls(at) == "dem":
        if tokens.cls(at + 1) != "season" or not tokens[at + 1].word.definite:
            return None
        return Relative("season:" + tokens.val(at + 1), 0, "now" if tokens.val(at) == "this" else "text"), at + 2
    if tokens[at].word.definite:
        hint = relation(tokens, at + 1)
        if hint is None and (tokens.cls(at - 1) == "edge" or tokens.val(at - 1) in ("before", "after")):
            return Relative("season:" + tokens.val(at), 0), at + 1  # مطلع الصيف, قبل الصيف
        if hint is None:
            return None
        base, count = RELATIONS[hint[0]]
        return Relative("season:" + tokens.val(at), count, base), hint[1]
    two = pair(tokens, at + 1)
    if two is not None:
        return Known(PeriodSpan(Period(two[0]), Period(two[1]))), two[2]
    linked = year_link(tokens, at + 1, True)
    return (Part("vague", 0, 0, linked[0]), linked[1]) if linked else None


@rule(
    "season-of-work",
    "unit dem",
    yes=(
        ("في موسم 2016-2017", "موسم 2016-2017", "2016/2017"),
        ("صابة الموسم الفلاحي 2016/2017", "الموسم الفلاحي 2016/2017", "2016/2017"),
        ("مقارنة بالموسم المنقضي", "الموسم المنقضي", None),
        ("منذ بداية موسم 2003-04", "بداية موسم 2003-04", "2003/2004"),
    ),
    no=("موسم الحج", "نهاية الموسم السياحي", "في الموسم"),
)
def _season_of_work(tokens: TimeTokens, index: int) -> Read | None:
    at = index + 1 if tokens.cls(index) == "dem" else index
    if not tokens.is_unit(at, "season", number=1):
        return None
    after = at + 1
    if tokens.cls(after) == "kind":
        after += 1
    if at > index:
        definite = tokens[at].word.definite
        return (Relative("school", 0, "now"), after) if definite and tokens.val(index) == "this" else None
    two = pair(tokens, after)
    if two is not None:
        return Known(PeriodSpan(Period(two[0]), Period(two[1]), "fiscal" if two[1] == two[0] + 1 else "")), two[2]
    if tokens.cls(after) == "num" and 1950 <= tokens[after].number <= 2060:
        return Known(Period(tokens[after].number)), after + 1
    if tokens.cls(after) == "num" and 1400 <= tokens[after].number <= 1500:
        hijri = to_gregorian(tokens[after].number)
        return (Known(hijri), era(tokens, after + 1)[1]) if hijri else None  # موسم 1446
    hint = relation(tokens, after) if tokens[at].word.definite else None
    if hint is None:
        return None
    base, count = RELATIONS[hint[0]]
    return Relative("school", count, base), hint[1]


@rule(
    "decade",
    "decname unit",
    yes=(
        ("في تسعينيات القرن الماضي", "تسعينيات القرن الماضي", "1990/1999"),
        ("خلال عقد الثمانينات", "عقد الثمانينات", "1980/1989"),
        ("العقد الأول من القرن الحادي والعشرين", "العقد الأول من القرن الحادي والعشرين", "2000/2009"),
    ),
    no=("في السبعينيات من عمره", "في العقد الخامس من عمرها", "عقد الاجتماع"),
)
def _decade(tokens: TimeTokens, index: int) -> Read | None:
    at = index
    if tokens.cls(at) == "unit":
        if not tokens.is_unit(at, "decade", number=1):
            return None
        if tokens.cls(at + 1) == "decname":
            at += 1
        elif (
            tokens[at].word.definite
            and tokens.cls(at + 1) == "ord"
            and tokens.cls(at + 2) == "prep"
            and tokens.val(at + 2) == "of"
        ):
            if tokens.cls(at + 3) == "millennium":
                end = at + 5 if tokens.cls(at + 4) in ("ord", "adj") else at + 4
                return Known(decade(2000 + 10 * (tokens[at + 1].number - 1))), end
            whole = _century(tokens, at + 4 if tokens.cls(at + 3) == "dem" else at + 3)
            if (
                whole is None
                or not isinstance(whole[0], Known)
                or not isinstance(whole[0].value, PeriodSpan)
                or whole[0].value.start.year is None
            ):
                return None
            return Known(decade(whole[0].value.start.year - 1 + 10 * (tokens[at + 1].number - 1))), whole[1]
        else:
            return None
    number, at = int(tokens.val(at)), at + 1
    link = at + 1 if tokens.cls(at) == "prep" and tokens.val(at) == "of" else at
    if link > at and tokens.word_after(at).startswith(_AGE):
        return None
    whole = _century(tokens, link) if tokens.is_unit(link, "century") else None
    if (
        whole is not None
        and isinstance(whole[0], Known)
        and isinstance(whole[0].value, PeriodSpan)
        and whole[0].value.start.year is not None
    ):
        return Known(decade(whole[0].value.start.year - 1 + number)), whole[1]
    if number == 0:
        return Known(decade(2000)), at
    return Known(decade((2000 if number == 20 else 1900) + number)), at


@rule(
    "century",
    "unit dem",
    yes=(
        ("في القرن العشرين", "القرن العشرين", "1901/2000"),
        ("في القرن الـ19", "القرن ال19", "1801/1900"),
        ("القرنين الثامن عشر والتاسع عشر", "القرنين الثامن عشر والتاسع عشر", "1701/1900"),
        ("القرن الثالث قبل الميلاد", "القرن الثالث قبل الميلاد", None),
    ),
    no=("نصف قرن", "لعبة القرن"),
)
def _century(tokens: TimeTokens, index: int) -> Read | None:
    if tokens.cls(index) == "dem":
        this = tokens.val(index) == "this" and tokens.is_unit(index + 1, "century", number=1, definite=True)
        return (Known(century(21)), index + 2) if this else None
    if not tokens.is_unit(index, "century", definite=True):
        return None
    at, found = index + 1, []
    hint = relation(tokens, at)
    if hint is not None and tokens[index].number == 1:
        return (Known(century({"past": 20, "before": 20, "this": 21, "next": 22}.get(hint[0], 21)))), hint[1]
    for _ in range(2 if tokens[index].number == 2 else 1):
        if tokens.cls(at) in ("ord", "num") or (tokens.cls(at) == "card" and tokens[at].word.definite):
            number = tokens[at].number
            if not 1 <= number <= 22:
                return None
            found.append(number)
            at += 1
        if tokens.cls(at) == "wa" and len(found) == 1 and tokens[index].number == 2:
            at += 1
    if not found:
        return None
    which, after = era(tokens, at)
    if which == "bce":
        return Nothing(), after
    if which == "ah":
        paired = _of_our_era(tokens, after)
        low, high = to_gregorian(min(found) * 100 - 99), to_gregorian(max(found) * 100)
        if paired is not None or not isinstance(low, PeriodSpan) or not isinstance(high, PeriodSpan):
            return paired or (Nothing(), after)
        return Known(PeriodSpan(low.start, high.end)), after
    low, high = century(min(found)), century(max(found))
    return Known(PeriodSpan(low.start, high.end, low.name)), after


def _of_our_era(tokens: TimeTokens, index: int) -> Read | None:
    """The century of ours that follows one of the Hijra: القرن 5هـ/11م."""
    if tokens.cls(index) not in ("slash", "dash") or tokens.cls(index + 1) not in ("num", "ord"):
        return None
    which, after = era(tokens, index + 2)
    number = tokens[index + 1].number
    return (Known(century(number)), after) if which == "ce" and 1 <= number <= 22 else None


@rule(
    "millennium",
    "millennium",
    yes=(("منذ الألفية الثالثة", "الألفية الثالثة", None), ("مطلع الألفية الجديدة", "مطلع الألفية الجديدة", None)),
    no=("جيل الألفية",),
)
def _millennium(tokens: TimeTokens, index: int) -> Read | None:
    if tokens.cls(index + 1) == "ord" and tokens[index + 1].word.definite:
        return Nothing(), era(tokens, index + 2)[1]
    if tokens.cls(index + 1) == "adj" and tokens.val(index + 1) in ("new", "this", "past"):
        return Nothing(), index + 2
    return (Nothing(), index + 1) if tokens.cls(index - 1) == "edge" else None
