"""Times told from now or from another time: العام الماضي, هذا الشهر, قبل ست سنوات, السنوات الأخيرة, الفترة نفسها من."""

from __future__ import annotations

from arextract.arabic.word_sets import word_set
from arextract.pipes.times.distances import distance
from arextract.pipes.times.meaning import Between, Distance, Ended, Meaning, Nothing, Part, Relative, Same, Stretch
from arextract.pipes.times.time_rules import Read, longest, rule
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.years import RELATIONS, relation, year_link

_LAST = word_set("relative.last")
_THE_TIME = word_set("relative.the_time")

_UNITS = ("month", "week", "day", "quarter", "decade", "half", "term")


@rule(
    "relative-unit",
    "unit dem",
    yes=(
        ("خلال الأسبوع الماضي 5261", "الأسبوع الماضي", None),
        ("في الربع السابق، وفق", "الربع السابق", None),
        ("لليوم التالي", "ليوم التالي", None),
        ("هذا الأسبوع", "هذا الأسبوع", None),
        ("الشهر المذكور", "الشهر المذكور", None),
        ("الربع الذي يليه", "الربع الذي يليه", None),
    ),
    no=("اليوم الثاني على التوالي", "الوقت الحالي", "العقد الجديد", "هذا العقد الموقع"),
)
def _relative_unit(tokens: TimeTokens, index: int) -> Read | None:
    demonstrative = tokens.val(index) if tokens.cls(index) == "dem" else ""
    at = index + 1 if demonstrative else index
    if not tokens.is_unit(at, *_UNITS, number=1, definite=True):
        return None
    unit = "quarter" if tokens.val(at) == "term" else tokens.val(at)
    hint = relation(tokens, at + 1)
    if demonstrative:
        if unit == "decade" or tokens.val(at) == "term":
            return None
        if hint is not None and hint[0] in ("past", "next"):
            return None
        if demonstrative == "same":
            return _same(tokens, unit, at + 1)
        return Relative(unit, 0, "now" if demonstrative == "this" else "text"), (
            hint[1] if hint and hint[0] == "same" else at + 1
        )
    if hint is None and unit in ("quarter", "half") and tokens.cls(at + 1) == "kind":
        fiscal = relation(tokens, at + 2)
        return (Nothing(), fiscal[1]) if fiscal else None  # الربع المالي الماضي
    if hint is None:
        if tokens.cls(at + 1) == "adj" and tokens.val(at + 1) == "like":
            mirrored = _same(tokens, unit, at + 2)
            year_before = Same(Relative("year", -1, "text"), 0, unit)  # خسائر الربع المقابل
            return mirrored if isinstance(mirrored[0], Same) else (year_before, mirrored[1])
        if tokens.cls(at + 1) == "adj" and tokens.val(at + 1) == "recent" and unit in ("week", "month"):
            return Nothing(), at + 2  # الأسبوع الأخير
        return None
    if tokens.val(at) == "term" and hint[0] not in ("past", "next", "this", "before"):
        return None
    if hint[0] == "same":
        return _same(tokens, unit, hint[1])
    base, count = RELATIONS[hint[0]]
    after = hint[1]
    if unit in ("half", "quarter", "month", "week", "day"):
        linked = _of_year(tokens, after)
        if linked is not None and unit in ("half", "quarter") and base == "text":
            return Relative(unit, count, base), after
    return Relative(unit, count, base), after


def _of_year(tokens: TimeTokens, index: int) -> Read | None:
    if tokens.cls(index) == "prep" and tokens.val(index) == "of":
        return year_link(tokens, index)
    return None


def _same(tokens: TimeTokens, unit: str, index: int) -> Read:
    """The same unit as before, perhaps of another year: «الشهر نفسه من العام الماضي»."""
    linked = _of_year(tokens, index)
    if linked is not None:
        return Same(linked[0], 0, unit), linked[1]
    ago = distance(tokens, index) if tokens.cls(index) == "prep" and tokens.val(index) == "before" else None
    if ago is not None and isinstance(ago[0], Distance) and ago[0].unit == "year" and ago[0].count is not None:
        return Same(Relative("year", -int(ago[0].count), "text"), 0, unit), ago[1]  # الشهر نفسه قبل سنة
    return (Same(None, 0, unit) if unit == "period" else Relative(unit, 0, "text")), index


@rule(
    "same-period",
    "unit dem",
    yes=(
        ("عن الفترة نفسها من السنة الماضية.", "الفترة نفسها من السنة الماضية", None),
        ("في المدة ذاتها من عام 2010 ،", "المدة ذاتها من عام 2010", "2010"),
        ("نفس الفترة من العام الماضي", "نفس الفترة من العام الماضي", None),
        ("مع الفترة المماثلة من 2016", "الفترة المماثلة من 2016", "2016"),
    ),
    no=("الفترة الماضية", "في هذه الفترة", "الفترة المسائية"),
)
def _same_period(tokens: TimeTokens, index: int) -> Read | None:
    demonstrative = tokens.cls(index) == "dem"
    at = index + 1 if demonstrative else index
    if not tokens.is_unit(at, "period", number=1, definite=True) or (demonstrative and tokens.val(index) != "same"):
        return None
    after = at + 1
    if not demonstrative:
        if tokens.cls(after) != "adj" or tokens.val(after) not in ("same", "like"):
            return None
        after += 1
    linked = _of_year(tokens, after) or year_link(tokens, after)
    if linked is not None:
        return Same(linked[0]), linked[1]
    if (
        not demonstrative
        and tokens.val(at + 1) == "like"
        and (tokens.cls(after) != "prep" or tokens.val(after) == "of")
    ):
        return Same(Relative("year", -1, "text")), after  # مقابل 120 في الفترة المماثلة: of the year before
    if tokens.cls(after) == "prep" and tokens.val(after) == "before":
        ago = distance(tokens, after)
        if ago is not None and isinstance(ago[0], Distance):
            return Same(Relative("year", -1, "text")), ago[1]
    return Same(None), after


_STRETCHES = ("past", "next", "recent", "few", "before", "after", "this")


@rule(
    "stretch",
    "unit num card edge",
    yes=(
        ("في السنوات الأخيرة، شددت", "السنوات الأخيرة", None),
        ("خلال الأشهر القليلة الماضية", "الأشهر القليلة الماضية", None),
        ("السنوات الخمس المقبلة", "السنوات الخمس المقبلة", None),
        ("في العامين الماضيين", "العامين الماضيين", None),
        ("الـ24 ساعة الماضية", "ال24 ساعة الماضية", None),
        ("خلال آخر 12 شهرا", "آخر 12 شهرا", None),
    ),
    no=("السنوات الطويلة", "5 سنوات", "الأيام الجميلة الماضية"),
)
def _stretch(tokens: TimeTokens, index: int) -> Read | None:
    at, count = index, 0
    last = tokens.cls(at) == "edge"
    if last:
        if tokens.key(at) not in _LAST:
            return None
        at += 1
    loose = False
    if tokens.cls(at) in ("num", "card"):
        if tokens.cls(at + 1) != "unit" or (tokens[at + 1].word.definite and tokens[at + 1].number != 3):
            return None  # 8.3 في المئة الشهر الماضي
        loose = not (last or tokens[at].word.definite)  # خلال 24 ساعة الماضية
        count, at = tokens[at].number, at + 1
        if loose and not (
            not tokens[at].word.definite
            and tokens.cls(at + 1) == "adj"
            and tokens.val(at + 1) in ("past", "next", "recent")
        ):
            return None
    elif tokens.cls(at) != "unit" or tokens[at].word.definite == last or tokens[at].number < 2:
        return None
    unit = tokens.val(at)
    if unit in ("period", "half", "third", "term", "generation", "quarter", "minute"):
        return None
    dual = tokens[at].number == 2
    count = count or (2 if dual else 0)
    at += 1
    if last:
        linked = tokens.cls(at) == "prep" and tokens.val(at) == "of"
        return (Stretch(unit, count, -1), at) if count and not linked else None  # آخر 12 شهرا
    if not count and tokens.cls(at) in ("num", "card"):
        count, at = tokens[at].number, at + 1
    seen = ""
    while tokens.cls(at) == "adj" and tokens.val(at) in _STRETCHES:
        seen = tokens.val(at) if tokens.val(at) != "few" else seen
        at += 1
    if tokens.cls(at) == "wa" and tokens.cls(at + 1) == "adj":
        second = tokens.val(at + 1)
        if not (dual and seen in RELATIONS and second in RELATIONS and unit in ("year", "month", "week", "quarter")):
            return None
        ends = [Relative(unit, RELATIONS[said][1], RELATIONS[said][0]) for said in (seen, second)]
        return Between(*sorted(ends, key=lambda end: end.count)), at + 2  # العامين الماضي والحالي
    if not seen and tokens.cls(at) == "relative" and tokens.cls(at + 1) == "rel-verb":
        seen, at = tokens.val(at + 1), at + 2  # الأشهر الثلاثة التي سبقتها
    if not seen:
        return None
    if tokens.cls(at) == "prep" and tokens.val(at) == "of" and seen == "recent":
        linked_year = year_link(tokens, at)
        if linked_year is not None:
            return Part("vague", 0, 0, linked_year[0]), linked_year[1]
    sign, base = (1 if seen in ("next", "after") else -1), ("text" if seen in ("before", "after") else "now")
    return Stretch(unit, count or None, sign, base), at


@rule(
    "like-this",
    "like",
    yes=(
        ("بلغ 41% في مثل هذا الوقت من 2025.", "مثل هذا الوقت من 2025", "2025"),
        ("كان في مثل هذا اليوم من العام الماضي", "مثل هذا اليوم من العام الماضي", None),
    ),
    no=("في مثل هذا الوقت العصيب", "مثل هذا العمل"),
)
def _like_this(tokens: TimeTokens, index: int) -> Read | None:
    """The same day or month of another year."""
    if tokens.cls(index + 1) != "dem" or not (
        tokens.is_unit(index + 2, "day", "month", "week", number=1, definite=True) or tokens.key(index + 2) in _THE_TIME
    ):
        return None
    linked = _of_year(tokens, index + 3)
    unit = tokens.val(index + 2) if tokens.cls(index + 2) == "unit" else "month"
    ago = distance(tokens, index + 3) if tokens.val(index + 3) == "before" else None
    if ago is not None and isinstance(ago[0], Distance) and ago[0].unit == "year":
        return Same(ago[0], 0, "now:" + unit), ago[1]
    return (Same(linked[0], 0, "now:" + unit), linked[1]) if linked else None


_DEFINITE_STARTS = (
    "tod",
    "month",
    "unit",
    "hmonth",
    "dem",
    "weekday",
    "relday",
    "numdate",
    "num",
    "ord",
    "card",
    "edge",
    "season",
    "decname",
)


@rule(
    "before-after",
    "prep",
    yes=(
        ("قبل عام 2020.", "قبل عام 2020", "2020"),
        ("بعد نهاية العام الحالي", "بعد نهاية العام الحالي", None),
        ("قبل 2030، وفق", "قبل 2030", "2030"),
    ),
    no=("بعد 2000 شركة", "قبل المباراة", "بعد اليوم"),
)
def _before_after(tokens: TimeTokens, index: int) -> Read | None:
    if tokens.val(index) not in ("before", "after") or tokens.cls(index + 1) not in _DEFINITE_STARTS:
        return None
    if tokens.cls(index + 1) == "relday":
        return None
    whole = longest(tokens, index + 1)
    return (whole[0], whole[1]) if whole else None


@rule(
    "earlier",
    "wakt",
    yes=(
        ("قال في وقت سابق من هذا العام إن", "وقت سابق من هذا العام", None),
        ("وقت لاحق اليوم السبت", "وقت لاحق اليوم السبت", None),
    ),
    no=("في وقت سابق قال", "في وقت متأخر"),
)
def _earlier(tokens: TimeTokens, index: int) -> Read | None:
    if tokens.cls(index + 1) != "moment":
        return None
    at = index + 2
    if tokens.cls(at) == "prep" and tokens.val(at) == "of":
        at += 1
    whole: tuple[Meaning, int] | None = None
    if tokens.cls(at) in _DEFINITE_STARTS:
        found = longest(tokens, at)
        whole = (found[0], found[1]) if found else None
        if whole is None and tokens.is_unit(at, "year", "month", "week", number=1, definite=True):
            whole = Relative(tokens.val(at), 0), at + 1
    return (Part("vague", 0, 0, whole[0]), whole[1]) if whole else None


def _months_until(tokens: TimeTokens, index: int) -> Read | None:
    """ثلاثة أشهر حتى يونيو: the months that end with it."""
    if tokens.cls(index) not in ("num", "card") or not tokens.is_unit(index + 1, "month"):
        return None
    if tokens.cls(index + 2) != "prep" or tokens.val(index + 2) != "until" or tokens.cls(index + 3) != "month":
        return None
    last = longest(tokens, index + 3)
    return (Ended("month", tokens[index].number, last[0]), last[1]) if last and tokens[index].number <= 12 else None


@rule(
    "ended",
    "unit num card",
    yes=(
        ("خلال الـ12 شهرا المنتهية في يونيو 2024", "ال12 شهرا المنتهية في يونيو 2024", "2023-07/2024-06"),
        ("في الأشهر التسعة المنتهية في سبتمبر 2024", "الأشهر التسعة المنتهية في سبتمبر 2024", "2024-01/2024-09"),
        ("عن السنة المنتهية في 31 ديسمبر 2024", "السنة المنتهية في 31 ديسمبر 2024", "2024"),
        ("الربع المنتهي في يونيو 2024", "الربع المنتهي في يونيو 2024", "2024-Q2"),
        ("العام المالي المنتهي في 30 يونيو 2024", "العام المالي المنتهي في 30 يونيو 2024", "2023-07/2024-06"),
    ),
    no=("الاتفاق المنتهي في الصيف", "السنة المنتهية ولايتها"),
)
def _ended(tokens: TimeTokens, index: int) -> Read | None:
    lead = 0
    until = _months_until(tokens, index)
    if until is not None:
        return until
    if tokens.cls(index) in ("num", "card") and tokens[index].word.definite:
        lead, index = tokens[index].number, index + 1
    if not tokens.is_unit(index, "year", "month", "quarter", "week", "half", definite=None if lead else True):
        return None
    unit, at, count = tokens.val(index), index + 1, {1: 1, 2: 2, 3: 0}[tokens[index].number]
    count = lead or count
    if not lead and tokens.cls(at) in ("num", "card"):
        count, at = tokens[at].number, at + 1
    elif tokens.cls(at) == "ord" and tokens[at].word.definite:
        at += 1
    while tokens.cls(at) == "kind":
        at += 1
    if tokens.cls(at) != "ended" or not count:
        return None
    if unit == "year" and count == 1 and at == index + 1 and tokens.cls(at + 1) in ("dot", "comma", ""):
        return Relative("year", 0), at + 1  # عجز بلغ مليارا في السنة المنتهية
    at += 1
    if tokens.cls(at) in ("bi", "prep"):
        at += 1
    whole = longest(tokens, at) if tokens.cls(at) in _DEFINITE_STARTS else None
    return (Ended(unit, count, whole[0]), whole[1]) if whole else None
