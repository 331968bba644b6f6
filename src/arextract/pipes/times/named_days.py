"""Days by name: weekdays, yesterday, today, tomorrow, with the time of day before them and the date after them."""

from __future__ import annotations

from dataclasses import replace

from arextract.arabic.affixes import ARTICLE, CONJUNCTIONS, NUN, PERSONS, SIN, TA, YA
from arextract.arabic.little_words import ALL, OF
from arextract.arabic.proclitics import is_one_of
from arextract.arabic.word_sets import word_set
from arextract.pipes.times.dates import dated
from arextract.pipes.times.meaning import Between, HijriPart, Known, Meaning, Nothing, Part, Relative, Weekday
from arextract.pipes.times.time_lexicon import context, future_words, given_names
from arextract.pipes.times.time_rules import Read, rule
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.years import RELATIONS, relation

_TOMORROW = word_set("named_days.tomorrow")
_VERBLIKE = word_set("named_days.verblike")
_TOMORROW_ADVERB = word_set("named_days.tomorrow_adverb")
_TWO_BEFORE = word_set("named_days.two_before")
_AFTERNOON = word_set("named_days.afternoon")


def _weekday(tokens: TimeTokens, index: int) -> tuple[int, int] | None:
    """(weekday, index past it) of a weekday that is a day here, not a mosque, a market or a sale."""
    if tokens.cls(index) != "weekday" or tokens.word_after(index) in context("no-weekday-before"):
        return None
    if _family(tokens, index):
        return None
    if tokens.key(index) in context("both") and not tokens.is_unit(index - 1, "day"):
        return None  # وتحدث الاثنان
    if tokens.key(index + 1) in OF and tokens.word_before(index) in context("two-of"):
        return None  # أن الاثنين من أشد المتحمسين
    two = tokens.val(index) == "1" and tokens.cls(index + 1) not in ("adj", "num", "tod", "numdate", "lp")
    if two and (tokens.cls(index - 1) == "li" or tokens.word_before(index) in _TWO_BEFORE):
        return None  # 4.5 من 5 للاثنين, تنزل عن الاثنين
    if tokens.key(index + 1) in OF and tokens.word_after(index + 1) in ALL:
        return None  # الجمعة من كل أسبوع
    if tokens.cls(index - 1) not in ("wa",) and tokens.word_before(index) in context("no-weekday-after"):
        return None
    return int(tokens.val(index)), index + 1


def _family(tokens: TimeTokens, index: int) -> bool:
    """Whether the weekday is a family's name, after a given name alone that a verb of news tells of: قال سالم الجمعة."""
    if tokens.cls(index - 1) != "x":
        return False
    before = tokens.folded[max(0, tokens[index].start - 40) : tokens[index].start].split()[-2:]
    if len(before) < 2 or before[1] not in given_names():
        return False
    return is_one_of(before[0], context("news-before"), CONJUNCTIONS)


def _date_after(tokens: TimeTokens, index: int) -> Read | None:
    """The date that a weekday touches: الجمعة 30 مايو, الجمعة (30 مايو), الأربعاء الموافق 5 مارس, الجمعة، 30 مايو."""
    at = index
    bracket = tokens.cls(at) == "lp"
    if bracket or tokens.cls(at) in ("comma", "dash"):
        at += 1
    if tokens.cls(at) == "link":
        at += 1
        if tokens.cls(at) in ("li", "bi"):
            at += 1
    if tokens.cls(at) == "prep" and tokens.val(at) == "in" and at == index:
        at += 1
    if tokens.is_unit(at, "day", number=1, definite=False):
        at += 1
    if tokens.cls(at) == "li" and tokens.cls(at - 1) == "link":
        at += 1
    date = dated(tokens, at)
    if date is None:
        return None
    if not bracket:
        return date
    return (date[0], date[1] + 1) if tokens.cls(date[1]) == "rp" else None


def _named(tokens: TimeTokens, index: int) -> Read | None:
    """A weekday at `index` with its adjective, time of day and date; after another day also in brackets."""
    if tokens.cls(index) == "lp" and tokens.cls(index + 1) == "weekday" and tokens.cls(index + 2) == "rp":
        return Weekday(int(tokens.val(index + 1))), index + 3
    first = _weekday(tokens, index)
    if first is None:
        return None
    day, at = first
    if tokens.cls(at) == "tod" and not tokens[at].word.definite and tokens.cls(at + 1) not in ("weekday", "relday"):
        at += 1
    if tokens.cls(at) == "tod" and tokens.is_unit(at + 1, "day"):
        return Weekday(day), first[1]
    date = _date_after(tokens, at)
    if date is not None:
        return _on(day, date)
    if tokens.cls(index - 1) == "tod" and tokens.val(index - 1) == "night":
        joined = at + 1 if tokens.cls(at) in ("dash", "slash", "wa") else at
        if tokens.cls(joined) == "weekday":
            return Weekday(day), joined + 1  # ليلة الخميس الجمعة, ليل السبت - الأحد
    hint = relation(tokens, at)
    if hint is not None:
        meant = Weekday(day, hint[0] if hint[0] in ("past", "next") else "")
        later = _date_after(tokens, hint[1])
        return _on(day, later) if later else (meant, hint[1])
    return Weekday(day), at


def _today(tokens: TimeTokens, index: int, led: bool) -> Read | None:
    """اليوم as the very day: not nowadays, not a day counted or celebrated."""
    named = _named(tokens, index + 1)
    if named is not None:
        return _combine(Relative("day", 0), named)
    date = _date_after(tokens, index + 1)
    if date is not None and tokens.cls(index + 1) in ("num", "numdate", "ord", "lp"):
        return date
    if led:
        return Relative("day", 0), index + 1
    after, before = tokens.word_after(index), tokens.word_before(index)
    if tokens.cls(index + 1) == "prep" and tokens.key(index + 2) in _TOMORROW:
        return None  # اليوم قبل الغد
    if (
        after in context("no-today-before")
        or tokens.cls(index + 1) in ("relative", "card")
        or (tokens.cls(index + 1) == "ord" and tokens[index + 1].word.definite)
        or before in context("no-today-after")
    ):
        return None
    previous = tokens.cls(index - 1)
    if previous in ("prep", "bi", "num", "quote", "card", "ka") or tokens.val(index - 1) == "in":
        return None
    start = previous in ("nl", "dot", "") or (previous == "wa" and tokens.cls(index - 2) in ("nl", "dot", "", "quote"))
    if start and (tokens.cls(index + 1) == "comma" or after[:1] in tuple(PERSONS[:3]) or after in _VERBLIKE):
        return None
    if previous == "li" or (previous == "wa" and not start and tokens.cls(index - 2) == "relday"):
        return None
    return Relative("day", 0), index + 1


def _combine(day: Meaning, named: Read) -> Read:
    """A day told twice, أمس الأربعاء: a full date beats the weekday, yesterday and today go with a bare weekday."""
    if not isinstance(named[0], Weekday):
        return named
    return (replace(day, weekday=named[0].day) if isinstance(day, Relative) else day), named[1]


def _on(weekday: int, date: Read) -> Read:
    """`date` with the weekday beside it, which helps to find its year."""
    meaning = date[0]
    if isinstance(meaning, Part) and meaning.kind == "day" and meaning.of is None:
        return replace(meaning, weekday=weekday), date[1]
    return date


def _relative_day(tokens: TimeTokens, index: int, led: bool) -> Read | None:
    count = int(tokens.val(index))
    at = index + 1
    definite = tokens.key(index).startswith(ARTICLE)
    if count < 0 and tokens.cls(at) == "ord" and tokens[at].number == 1 and tokens[at].word.definite:
        count, at = -2, at + 1
    if tokens.word_after(index) in context("no-day-before"):
        return None  # أمس الحاجة: the most pressing need
    named = _named(tokens, at)
    if named is None and tokens.cls(at) == "comma" and tokens.cls(at + 1) == "weekday":
        weekday = _named(tokens, at + 1)  # أمس، الجمعة.
        named = weekday if weekday is not None and tokens.cls(weekday[1]) in ("dot", "comma", "nl", "rp", "") else None
    if named is None:
        date = _date_after(tokens, at)
        if date is not None and tokens.cls(at) in ("num", "numdate", "ord", "lp", "link"):
            return date
    if count > 0 and named is None and not led:
        if definite and tokens.word_before(index) in context("news-before"):
            return Relative("day", count), at  # تداولات الغد
        if definite or tokens.key(index) not in _TOMORROW_ADVERB:
            return None
        after, before = tokens.word_after(index), tokens.word_before(index)
        linked = tokens.cls(at) in ("prep", "wa", "li", "bi", "tod", "unit")
        told = before[:1] in (YA, TA, SIN, NUN) or future_words().fullmatch(after)
        if after and not linked and not told:
            return None  # the verb: غدا رمزا, غدا العود
    return (Relative("day", count), at) if named is None else _combine(Relative("day", count), named)


@rule(
    "weekday",
    "weekday",
    yes=(
        ("عند الإغلاق الثلاثاء ليقف", "الثلاثاء", None),
        ("الجمعة 2025/05/30\n", "الجمعة 2025/05/30", "2025-05-30"),
        ("الأربعاء الموافق 5 مارس 2025م", "الأربعاء الموافق 5 مارس 2025م", "2025-03-05"),
        ("السبت الماضي", "السبت الماضي", None),
    ),
    no=("صلاة الجمعة", "تخفيضات الجمعة السوداء", "كل خميس"),
)
def _weekday_rule(tokens: TimeTokens, index: int) -> Read | None:
    return _named(tokens, index)


@rule(
    "relative-day",
    "relday",
    yes=(
        ("أعلنت أمس الأربعاء أنها", "أمس الأربعاء", None),
        ("تستضيفها بكين غدا.", "غدا", None),
        ("أمس الأول", "أمس الأول", None),
    ),
    no=("الغد المشرق", "غدا رمزا للمدينة"),
)
def _relative_day_rule(tokens: TimeTokens, index: int) -> Read | None:
    return _relative_day(tokens, index, False)


@rule(
    "today",
    "unit",
    yes=(("الأسهم السعودية اليوم السبت، أولى", "اليوم السبت", None), ("في جلسة اليوم إلى", "اليوم", None)),
    no=("واليوم، بعد", "مليون برميل في اليوم", "اليوم الوطني", "عالم اليوم", "روسيا اليوم"),
)
def _today_rule(tokens: TimeTokens, index: int) -> Read | None:
    return _today(tokens, index, False) if tokens.is_unit(index, "day", number=1, definite=True) else None


@rule(
    "day-led",
    "unit tod dem",
    yes=(
        ("وفق ما أعلنته مساء الأربعاء.", "مساء الأربعاء", None),
        ("من يوم الغد الخميس 05 جانفي 2017", "يوم الغد الخميس 05 جانفي 2017", "2017-01-05"),
        ("يومي الجمعة 06 والسبت 07 جانفي 2017 حيث", "يومي الجمعة 06 والسبت 07 جانفي 2017", "2017-01-06/2017-01-07"),
        ("صباح اليوم", "صباح اليوم", None),
        ("ليلة 14 جانفي 2011", "ليلة 14 جانفي 2011", "2011-01-14"),
        ("الليلة الماضية", "الليلة الماضية", None),
    ),
    no=("صباح جميل", "يوم التنصيب", "أيام الجمعة", "يوما ما"),
)
def _led(tokens: TimeTokens, index: int) -> Read | None:
    at = index
    if tokens.cls(at) == "dem":
        if (
            tokens.val(at) == "this"
            and tokens.word_before(at) not in context("named-after")
            and tokens.cls(at + 1) == "tod"
            and tokens[at + 1].word.definite
            and tokens.key(at + 1) not in _AFTERNOON
        ):
            return Relative("day", 0), at + 2
        return None
    if tokens.cls(at) == "tod":
        if tokens[at].word.definite:
            hint = relation(tokens, at + 1) if tokens.val(at) == "night" else None
            return (
                (
                    Relative(
                        "day",
                        {"past": -1, "before": -1, "past2": -2}.get(hint[0], 0),
                        "text" if hint[0] == "before" else "now",
                    ),
                    hint[1],
                )
                if hint
                else None
            )
        at += 1
        if tokens.cls(at) == "prep" and tokens.val(at) == "of":
            return None
        if tokens.cls(at) == "tod" and not tokens[at].word.definite:
            at += 1
    lead_number = 1
    lead = at
    if tokens.is_unit(at, "day") and not tokens[at].word.definite:
        lead_number = tokens[at].number
        at += 1
    if at == index:
        return None
    if tokens.is_unit(at, "day", number=1, definite=True):
        hint = relation(tokens, at + 1)
        if hint is not None and hint[0] in ("same", "before", "after"):
            return Relative("day", RELATIONS[hint[0]][1], "text"), hint[1]  # صباح اليوم التالي
        return _today(tokens, at, True)
    if tokens.cls(at) == "relday":
        return _relative_day(tokens, at, True)
    if (
        tokens.cls(at) == "ord"
        and tokens[at].number == 1
        and tokens.cls(at + 1) == "relday"
        and tokens.val(at + 1) == "-1"
    ):
        named = _named(tokens, at + 2)
        return (Relative("day", -2), at + 2) if named is None else _combine(Relative("day", -2), named)
    if tokens.cls(at) == "weekday":
        if lead_number > 1:
            return _several(tokens, at)
        if lead > index and tokens.is_unit(lead, "day") and lead_number > 1:
            return None
        return _named(tokens, at)
    if tokens.cls(at) in ("num", "ord", "card", "numdate", "lp"):
        date = dated(tokens, at)
        if date is not None and tokens.cls(date[1] - 1) != "x":
            return date
    return None


def _several(tokens: TimeTokens, index: int) -> Read | None:
    """الجمعة والسبت, الجمعة 06 والسبت 07 جانفي 2017 after يومي; نothing for Fridays in general."""
    first = _weekday(tokens, index) if tokens.cls(index) == "weekday" else None
    if first is None:
        return None
    at = index
    days: list[Meaning] = []
    for _ in range(7):
        item = _named(tokens, at)
        numbered = (
            tokens.cls(at + 1) == "num"
            and (item is None or isinstance(item[0], Weekday))
            and 1 <= tokens[at + 1].number <= 31
        )
        if item is None:
            break
        if isinstance(item[0], Between) and not days:
            return item
        days.append(item[0])
        at = at + 2 if numbered else item[1]
        if tokens.cls(at) in ("wa", "comma") and tokens.cls(at + 1) == "weekday":
            at += 1
            if numbered:
                days[-1] = Nothing()
        else:
            break
    if len(days) < 2:
        return None
    last = days[-1]
    if isinstance(last, (Between, HijriPart)):
        return last, at
    opening = tokens[index + 1].number if tokens.cls(index + 1) == "num" else 0
    if opening and isinstance(last, Part) and last.kind == "day":
        low: Meaning = Part("day", last.a, opening, last.of, last.hint)
    elif opening and isinstance(last, Known):
        low = Nothing()
    else:
        low = days[0]
    return Between(low, last), at


@rule(
    "other-day",
    "prep ord",
    yes=(
        ("أول أمس", "أول أمس", None),
        ("أول من أمس (الثلاثاء)", "أول من أمس (الثلاثاء)", None),
        ("بعد غد الجمعة", "بعد غد الجمعة", None),
        ("قبل أمس", "قبل أمس", None),
    ),
    no=("بعد الغد المشرق", "أول شركة"),
)
def _other_day(tokens: TimeTokens, index: int) -> Read | None:
    of = tokens.cls(index) == "ord" and tokens.cls(index + 1) == "prep" and tokens.val(index + 1) == "of"
    if of:  # أول من أمس
        index += 1
    if tokens.cls(index + 1) != "relday":
        return None
    sign = int(tokens.val(index + 1))
    if of:
        good = tokens[index - 1].number == 1 and sign < 0
    elif tokens.cls(index) == "ord":
        good = tokens[index].number == 1 and sign < 0
    else:
        good = (tokens.val(index) == "after" and sign > 0) or (tokens.val(index) == "before" and sign < 0)
    if not good or (tokens.key(index + 1).startswith(ARTICLE) and sign > 0):
        return None
    named = _named(tokens, index + 2)
    return (Relative("day", 2 * sign), index + 2) if named is None else _combine(Relative("day", 2 * sign), named)
