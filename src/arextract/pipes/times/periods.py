"""Parts of years and longer periods: quarters, halves, first months, weeks, seasons, decades, centuries, edges."""

from __future__ import annotations

from arextract.arabic.affixes import ARTICLE, LAM_ARTICLE
from arextract.arabic.word_sets import word_list, word_set
from arextract.pipes.times.meaning import Between, Known, Meaning, Nothing, Part, Relative, Same
from arextract.pipes.times.time_rules import Read, longest, rule
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.time_values import Period, PeriodSpan, century
from arextract.pipes.times.years import is_year, relation, year, year_link

_MIDDLE = word_set("periods.middle")
_IN_A_ROW = tuple(f" {words}" for words in word_list("periods.in_a_row"))
_DURING = word_set("periods.during")
_LAST = word_set("periods.last")
_LAST_OR_MIDDLE = word_set("periods.last_or_middle")


def _ordinal(tokens: TimeTokens, index: int, count: int) -> tuple[int, int] | None:
    """(number from 1 to `count`, index past it) of a definite ordinal or of الأخير, the last."""
    if tokens.cls(index) == "ord" and tokens[index].word.definite and tokens[index].number <= count:
        return tokens[index].number, index + 1
    if tokens.cls(index) == "adj" and tokens.val(index) == "recent":
        return count, index + 1
    return None


def _whole_follows(tokens: TimeTokens, index: int) -> bool:
    """Whether من or ل follows, perhaps with something that is no year: النصف الثاني من المباراة."""
    return tokens.cls(index) == "li" or (tokens.cls(index) == "prep" and tokens.val(index) == "of")


def _share(whole: Meaning, number: int, count: int) -> Known | None:
    """The `number`-th of `count` equal shares of a century or decade."""
    if (
        not isinstance(whole, Known)
        or not isinstance(whole.value, PeriodSpan)
        or whole.value.name not in ("century", "decade")
    ):
        return None
    first, last = whole.value.start.year, whole.value.end.year
    if first is None or last is None:
        return None
    size = (last - first + 1) // count
    return Known(PeriodSpan(Period(first + size * (number - 1)), Period(first + size * number - 1)))


def _in_a_row(tokens: TimeTokens, index: int) -> bool:
    """«للربع الثالث على التوالي»: the third in a row, no quarter of a year; «في الربع الثالث على أساس سنوي» is one."""
    return tokens.folded.startswith(_IN_A_ROW, tokens[index].end)


@rule(
    "quarter",
    "unit",
    yes=(
        ("في الربع الأخير من عام 2025، نتيجة", "الربع الأخير من عام 2025", "2025-Q4"),
        ("خلال الثلاثي الأول من سنة 2017", "الثلاثي الأول من سنة 2017", "2017-Q1"),
        ("نتائج الربع الثالث للشركة", "الربع الثالث", "XXXX-Q3"),
        ("نما في الربع الثاني على أساس سنوي", "الربع الثاني", "XXXX-Q2"),
        ("الربع الرابع من سنتها المالية", "الربع الرابع من سنتها المالية", None),
        ("الربعين الأول والثاني من 2024", "الربعين الأول والثاني من 2024", "2024-Q1/2024-Q2"),
    ),
    no=("للربع الثالث على التوالي", "ربع السكان", "الفصل الأول من الرواية"),
)
def _quarter(tokens: TimeTokens, index: int) -> Read | None:
    if not tokens.is_unit(index, "quarter", "term") or not tokens[index].word.definite or tokens[index].number == 3:
        return None
    at = index + 2 if tokens.cls(index + 1) == "kind" else index + 1
    first = _ordinal(tokens, at, 4)
    if first is None:
        return None
    number, after = first
    second = _ordinal(tokens, after + 1, 4) if tokens.cls(after) == "wa" else None
    if second is not None:
        after = second[1]
    if tokens.cls(after) == "kind":
        after += 1
    linked = year_link(tokens, after)
    if linked is None and second is None and tokens.is_unit(after + 1, "century") and _whole_follows(tokens, after):
        whole = longest(tokens, after + 1)
        share = _share(whole[0], number, 4) if whole else None
        return (share, whole[1]) if whole and share else None
    term = tokens.val(index) == "term" and tokens.word_before(index) not in _DURING
    if linked is None and (_whole_follows(tokens, after) or _in_a_row(tokens, after - 1) or term):
        return None
    of = linked[0] if linked else None
    end = linked[1] if linked else after
    hint = relation(tokens, after) if linked is None else None
    if hint is not None and hint[0] in ("past", "next", "this") and second is None:
        return Part("quarter", number, 0, None, hint[0]), hint[1]
    if tokens.cls(index + 1) == "kind" and linked is None:
        return Nothing(), end
    if second is not None:
        return Between(Part("quarter", number, 0, of), Part("quarter", second[0], 0, of)), end
    return Part("quarter", number, 0, of), end


@rule(
    "half",
    "unit",
    yes=(
        ("النصف الأول من عام 2025.", "النصف الأول من عام 2025", "2025-H1"),
        ("السداسي الثاني 2016", "السداسي الثاني 2016", "2016-H2"),
        ("النصف الأول من القرن العشرين", "النصف الأول من القرن العشرين", "1901/1950"),
    ),
    no=("النصف الثاني من المباراة", "النصف الآخر"),
)
def _half(tokens: TimeTokens, index: int) -> Read | None:
    if not tokens.is_unit(index, "half", number=1, definite=True):
        return None
    first = _ordinal(tokens, index + 1, 2)
    if first is None:
        return None
    number, after = first
    linked = year_link(tokens, after)
    if linked is not None:
        return Part("half", number, 0, linked[0]), linked[1]
    if _whole_follows(tokens, after):
        whole = longest(tokens, after + 1) if tokens.cls(after + 1) in ("unit", "month", "decname", "hmonth") else None
        if whole is None:
            return None
        return _share(whole[0], number, 2) or Part("vague", 0, 0, whole[0]), whole[1]
    hint = relation(tokens, after)
    if hint is not None and hint[0] in ("past", "next", "this"):
        return Part("half", number, 0, None, hint[0]), hint[1]
    return Part("half", number, 0), after


@rule(
    "half-again",
    "ord",
    yes=(("يبدأ في النصف الثاني من 2027 والأول من 2028.", "الأول من 2028", "2028-H1"),),
    no=("المعرض الثاني والأول من نوعه", "النصف والأول من الملعب"),
)
def _half_again(tokens: TimeTokens, index: int) -> Read | None:
    """The half or quarter that follows another without the noun."""
    if tokens.cls(index - 1) != "wa" or not tokens[index].word.definite or tokens.val(index + 1) != "of":
        return None
    linked = year_link(tokens, index + 1)
    for at in range(index - 2, max(-1, index - 9), -1):
        if linked is None or not tokens.is_unit(at, "half", "quarter", number=1, definite=True):
            continue
        before = longest(tokens, at)
        number, most = tokens[index].number, 2 if tokens.val(at) == "half" else 4
        if before is not None and before[1] == index - 1 and number <= most:
            return Part(tokens.val(at), number, 0, linked[0]), linked[1]
    return None


@rule(
    "first-months",
    "unit num card ord edge",
    yes=(
        ("الأشهر التسعة الأولى من سنة 2023»", "الأشهر التسعة الأولى من سنة 2023", "2023-01/2023-09"),
        ("في أول عشرة أشهر من 2011 إلى", "أول عشرة أشهر من 2011", "2011-01/2011-10"),
        ("خلال التسعة أشهر الأولى من 2020", "التسعة أشهر الأولى من 2020", "2020-01/2020-09"),
        ("الأشهر الستة الأخيرة من 2023", "الأشهر الستة الأخيرة من 2023", "2023-07/2023-12"),
        ("الأشهر الأولى من 2024", "الأشهر الأولى من 2024", "2024"),
        ("في الثلث الأول من العام 2022", "الثلث الأول من العام 2022", "2022-01/2022-04"),
    ),
    no=("9 أشهر فقط", "أول شركة", "الثلث الأول من المباراة"),
)
def _first_months(tokens: TimeTokens, index: int) -> Read | None:
    at, count, unit, last = index, 0, "", False
    if tokens.is_unit(at, "quarter", "term", number=3, definite=True):
        count = tokens[at + 1].number if tokens.cls(at + 1) in ("num", "card") else 0
        opening = tokens.cls(at + 2) == "ord" and tokens[at + 2].number == 1
        linked = year_link(tokens, at + 3) if opening and count in (2, 3) else None
        return (Part("months", 1, 3 * count, linked[0]), linked[1]) if linked else None  # الفصول الثلاثة الأولى من 2024
    if tokens.is_unit(at, "third", number=1, definite=True):
        third = _ordinal(tokens, at + 1, 3)
        linked = year_link(tokens, third[1]) if third else None
        return (Part("months", third[0] * 4 - 3, third[0] * 4, linked[0]), linked[1]) if third and linked else None
    lead = (tokens.cls(at) == "ord" and tokens[at].number == 1 and not tokens[at].word.definite) or (
        tokens.cls(at) == "edge" and tokens.key(at) in _LAST
    )
    if lead:
        last = tokens.cls(at) == "edge"
        at += 1
    if tokens.cls(at) in ("num", "card"):
        count, at = tokens[at].number, at + 1
        if tokens.cls(at) != "unit" or tokens.val(at) not in ("month", "week", "day", "year"):
            return None
        if (
            tokens.val(at) == "month"
            and 2 <= count <= 12
            and tokens.cls(at + 1) == "prep"
            and tokens.val(at + 1) == "of"
        ):
            linked = year_link(tokens, at + 1)
            if linked is not None and not lead:
                return Part("months", 1, count, linked[0]), linked[1]  # 9 أشهر من 2024
        if not lead and not (tokens[at].word.definite or tokens[at - 1].word.definite or tokens.cls(at + 1) == "ord"):
            return None
        unit, at = tokens.val(at), at + 1
    elif tokens.cls(at) == "unit" and tokens.val(at) in ("month", "week", "day", "year"):
        if lead and tokens[at].number == 1 and tokens.val(at) != "month":
            return None
        unit, count = tokens.val(at), {1: 1, 2: 2, 3: 0}[tokens[at].number]
        definite = tokens[at].word.definite
        number = tokens[at].number
        at += 1
        if not lead:
            if not definite or number == 1:
                return _ordinal_month(tokens, index)
            if tokens.cls(at) in ("num", "card"):
                count, at = tokens[at].number, at + 1
    else:
        return None
    if not lead:
        if tokens.cls(at) == "ord" and tokens[at].number == 1 and tokens[at].word.definite:
            at += 1
        elif tokens.cls(at) == "adj" and tokens.val(at) == "recent":
            last, at = True, at + 1
        elif tokens.cls(at) == "adj" and tokens.val(at) == "like" and unit == "month" and count:
            linked = year_link(tokens, at + 1)
            return (Same(linked[0], count), linked[1]) if linked else (Same(None, count), at + 1)
        else:
            return None
    linked = year_link(tokens, at)
    if linked is None and tokens.cls(at) == "prep" and tokens.val(at) == "of":
        whole = longest(tokens, at + 1) if tokens.cls(at + 1) in ("unit", "month", "hmonth", "dem") else None
        if whole is not None:
            return Part("vague", 0, 0, whole[0]), whole[1]
        named = not lead and not last and tokens.cls(at + 1) == "x" and tokens.key(at + 1).startswith(ARTICLE)
        return (Nothing(tokens.word_end(at + 1)), at + 1) if named else None  # الأيام الأولى من الحرب
    if linked is None:
        if lead or last:
            return None
        if tokens.cls(at) == "x" and tokens.word_after(at - 1).startswith(LAM_ARTICLE):
            return Nothing(tokens.word_end(at)), at  # الشهور الأولى للجائحة
        return (Part("months", 1, count), at) if unit == "month" and 2 <= count <= 12 else None
    if unit == "month" and 1 <= count <= 12:
        return (Part("months", 13 - count, 12, linked[0]) if last else Part("months", 1, count, linked[0])), linked[1]
    return Part("vague", 0, 0, linked[0]), linked[1]


def _ordinal_month(tokens: TimeTokens, index: int) -> Read | None:
    """الشهر الأول من 2024, الأسبوع الثاني من يناير, الأسبوع 32 من 2025, الأسبوع 32/2025."""
    if not tokens.is_unit(index, "month", "week", number=1, definite=True):
        return None
    unit = tokens.val(index)
    number = _ordinal(tokens, index + 1, 12 if unit == "month" else 53)
    if number is None and tokens.cls(index + 1) == "num" and 1 <= tokens[index + 1].number <= 53 and unit == "week":
        number = tokens[index + 1].number, index + 2
        if tokens.cls(index + 2) == "slash" and tokens.glued(index + 3) and is_year(tokens, index + 3):
            return Part(unit, number[0], 0, Known(Period(tokens[index + 3].number))), index + 4
    if number is None:
        return None
    linked = year_link(tokens, number[1])
    if linked is not None:
        return Part(unit, number[0], 0, linked[0]), linked[1]
    if _whole_follows(tokens, number[1]) and tokens.cls(number[1] + 1) in ("month", "hmonth", "unit", "dem"):
        whole = longest(tokens, number[1] + 1)
        return (Part("vague", 0, 0, whole[0]), whole[1]) if whole else None
    return None


_EDGE_WHOLES = (
    "millennium",
    "month",
    "unit",
    "hmonth",
    "season",
    "decname",
    "dem",
    "num",
    "weekday",
    "numdate",
    "card",
)


@rule(
    "edge",
    "edge",
    yes=(
        ("أواخر عام 2024 إلى", "أواخر عام 2024", "2024"),
        ("حتى نهاية يونيه 2024.", "نهاية يونيه 2024", "2024-06"),
        ("مطلع 2025 من", "مطلع 2025", "2025"),
        ("إلى متم يوليوز 2017، نحو", "متم يوليوز 2017", "2017-07"),
        ("في بداية شهر نوفمبر[2]", "بداية شهر نوفمبر", "XXXX-11"),
        ("منتصف تسعينيات القرن الماضي", "منتصف تسعينيات القرن الماضي", "1990/1999"),
        ("بنهاية العام، قال", "نهاية العام", None),
    ),
    no=("في بداية المباراة", "آخر 2000 شركة", "وسط المدينة", "في النهاية"),
)
def _edge(tokens: TimeTokens, index: int) -> Read | None:
    if tokens[index].word.definite or tokens.val(index) == "first":
        return None
    word = tokens.key(index)
    at = index + 1
    if tokens.cls(at) not in _EDGE_WHOLES:
        return None
    if tokens.cls(at) in ("num", "card"):
        direct = year(tokens, at, bare=True)
        return (Part("vague", 0, 0, direct[0]), direct[1]) if direct and at == index + 1 and word not in _LAST else None
    whole = longest(tokens, at)
    bare = _bare_unit(tokens, at)
    if word in _MIDDLE and bare is not None and bare[0] == Known(century(21)) and (not whole or whole[1] <= bare[1]):
        return Known(Period(2050)), bare[1]  # يتخطى الثلث منتصف القرن
    if bare is not None and (whole is None or whole[1] <= bare[1]):
        if word in _LAST_OR_MIDDLE and at == index + 1 and tokens.val(at) not in ("year", "month", "week"):
            return None
        return Part("vague", 0, 0, bare[0]), bare[1]
    if whole is None or (word in _LAST_OR_MIDDLE and tokens.cls(at) not in ("month", "unit", "hmonth")):
        return None
    return Part("vague", 0, 0, whole[0]), whole[1]


def _bare_unit(tokens: TimeTokens, index: int) -> Read | None:
    """العام, الشهر, الأسبوع and the like without more, after نهاية and its kin."""
    if not tokens.is_unit(index, number=1, definite=True) or tokens.cls(index + 1) == "ord":
        return None  # أواخر العقد الثاني من العمر
    unit = tokens.val(index)
    if unit == "century":
        return Known(century(21)), index + 1
    if unit in ("year", "month", "week", "quarter", "decade"):
        return Relative(unit, 0), index + 1
    return None
