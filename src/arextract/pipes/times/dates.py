"""Days and months: numeric dates, day and month in every order of the press, Hijri dates, months with their year."""

from __future__ import annotations

from arextract.arabic.affixes import ALEF_MADDA, HA, LAM, WAW, YA
from arextract.arabic.word_sets import word_set
from arextract.pipes.times.digit_dates import joined, month_first, numeric, slashed
from arextract.pipes.times.events import day_before, in_october, is_name, of_event
from arextract.pipes.times.hijri import to_gregorian
from arextract.pipes.times.meaning import Between, Event, HijriPart, Known, Meaning, Nothing, Part, Relative
from arextract.pipes.times.time_lexicon import context
from arextract.pipes.times.time_rules import Read, rule
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.time_values import valid
from arextract.pipes.times.years import RELATIONS, bracketed, era, is_year, relation, year_link

_AUGUST = word_set("dates.august")


def day_number(tokens: TimeTokens, index: int) -> tuple[int, int] | None:
    """(day of a month, index past it) in digits, also in brackets, or in words; غرة and فاتح are the first."""
    cls = tokens.cls(index)
    if cls == "lp":
        inner = day_number(tokens, index + 1) if tokens.cls(index + 1) == "num" else None
        return (inner[0], index + 3) if inner and tokens.cls(index + 2) == "rp" else None
    counted = cls == "card" and tokens.cls(index + 1) == "month" and not tokens[index + 1].word.context
    if (
        cls == "num"
        or (cls == "ord" and not feminine(tokens, index))
        or (cls == "card" and (tokens[index].word.definite or counted))
    ):
        number = tokens[index].number
        short = cls != "num" or tokens[index].end - tokens[index].start <= 2 or tokens[index].word.definite
        return (number, index + 1) if 1 <= number <= 31 and short else None
    if cls == "edge" and tokens.val(index) == "first":
        return 1, index + 1
    return None


def feminine(tokens: TimeTokens, index: int) -> bool:
    """Whether the ordinal at `index` is feminine, as none of a day is: العشرية الثانية من الشهر."""
    word = tokens.key(index).partition(" ")[0]
    return word.endswith((HA, WAW + LAM + YA))


def month_name(tokens: TimeTokens, index: int, calendar: str = "month") -> tuple[int, int] | None:
    """(month, index past it) of a name of a month (class `calendar`: month or hmonth) with or without شهر, whatever its flag."""
    if tokens.is_unit(index, "month", number=1):
        index += 1
    if tokens.cls(index) != calendar:
        return None
    return tokens[index].number, index + 1


def hijri_name(tokens: TimeTokens, index: int) -> tuple[int, int] | None:
    """The same of a Hijri month."""
    return month_name(tokens, index, "hmonth")


def _of_name(tokens: TimeTokens, index: int) -> tuple[int, int, bool] | None:
    """(month, index past it, whether Hijri) of a month after a day, with من between them or not."""
    if tokens.cls(index) == "prep" and tokens.val(index) == "of":
        index += 1
    elif tokens.cls(index) == "comma" and tokens.val(index + 1) == "latin":
        index += 1  # 3rd, August 2025
    gregorian = month_name(tokens, index)
    if gregorian is not None:
        return (*gregorian, False)
    hijri = hijri_name(tokens, index)
    return (*hijri, True) if hijri is not None else None


def tail(tokens: TimeTokens, index: int) -> tuple[Meaning | None, str, int]:
    """(year, hint, index past them) of what follows a month: من عام 2024, الماضي, من العام المقبل, 2024م, (2024) or nothing."""
    hint = relation(tokens, index)
    if hint is not None:
        linked = year_link(tokens, hint[1], True)
        return (linked[0], "", linked[1]) if linked else (None, *hint)
    linked = year_link(tokens, index, True) or (bracketed(tokens, index) if is_year(tokens, index + 1) else None)
    return (linked[0], "", linked[1]) if linked else (None, "", index)


def _hijri_tail(tokens: TimeTokens, index: int) -> tuple[int | None, Meaning | None, str, int]:
    """(Hijri year, other year, hint, index past them) of what follows a Hijri month."""
    at = index
    if tokens.cls(at) == "prep" and tokens.val(at) == "of":
        at += 1
    if tokens.cls(at) == "comma":
        at += 1
    if tokens.is_unit(at, "year", number=1):
        at += 1
    if tokens.cls(at) == "num" and 1 <= tokens[at].number <= 1500 and tokens[at].end - tokens[at].start >= 3:
        number = tokens[at].number
        return number, None, "", era(tokens, at + 1)[1]
    linked, hint, after = tail(tokens, index)
    return None, linked, hint, after


def _hijri_date(tokens: TimeTokens, month: int, day: int, index: int) -> Read:
    year, linked, hint, after = _hijri_tail(tokens, index)
    if year is not None:
        value = to_gregorian(year, month, day or None)
        return (Known(value) if value else Nothing()), after
    return HijriPart(month, day, hint, linked), after


def _more_days(tokens: TimeTokens, index: int) -> tuple[int, int] | None:
    """(last day, index past it) of a list or range of days that goes on at `index`: -7, إلى 7, و6 و7, والسبت 07."""
    last: tuple[int, int] | None = None
    for _ in range(12):
        cls = tokens.cls(index)
        if not (cls in ("dash", "wa", "comma", "li") or (cls == "prep" and tokens.val(index) in ("to", "until"))):
            break
        at = index + 1
        if cls == "comma" and tokens.cls(at) == "wa":
            at += 1
        if tokens.cls(at) == "unit" and tokens.is_unit(at, "day", number=1):
            at += 1
        if tokens.cls(at) == "weekday":
            at += 1
        number = day_number(tokens, at)
        if number is None:
            break
        last = number
        index = number[1]
    return last


def dated(tokens: TimeTokens, index: int) -> Read | None:
    """A day at `index`: numeric, or day and month with what is known of the year. No weekday here."""
    if tokens.cls(index) == "numdate":
        return numeric(tokens, index)
    first = day_number(tokens, index)
    if first is None:
        return None
    day, after = first
    whole = joined(tokens, day, after)
    if whole is not None:
        return whole
    name = _of_name(tokens, after)
    if name is None:
        more = _more_days(tokens, after)
        name = _of_name(tokens, more[1]) if more else None
        if more is None or name is None:
            return slashed(tokens, index) or _month_day(tokens, day, after)
        month, after, hijri = name
        if hijri:
            low, after_low = _hijri_date(tokens, month, day, after)
            high, _ = _hijri_date(tokens, month, more[0], after)
            return Between(low, high), after_low
        linked, hint, end = tail(tokens, after)
        if not valid(None, month, max(day, more[0])):
            return None
        return Between(Part("day", month, day, linked, hint), Part("day", month, more[0], linked, hint)), end
    month, after, hijri = name
    if hijri:
        return _hijri_date(tokens, month, day, after) if day <= 30 else None
    if not valid(None, month, day):
        return None
    if tokens.cls(index) == "ord" and day == 1 and not tokens[index].word.definite and tokens.val(after - 1) == "latin":
        return None
    linked, hint, end = tail(tokens, after)
    return Part("day", month, day, linked, hint), end


def _month_day(tokens: TimeTokens, day: int, index: int) -> Read | None:
    """27 من الشهر الجاري, 10 من الشهر المقبل, 15 الجاري."""
    at = index + 1 if tokens.cls(index) == "prep" and tokens.val(index) == "of" else index
    month = tokens.is_unit(at, "month", number=1, definite=True)
    hint = relation(tokens, at + 1 if month else at)
    if hint is None and month and at > index and tokens.cls(at + 1) not in ("prep", "li", "x"):
        return Part("monthday", day, 0, Relative("month", 0, "text")), at + 1  # السبت 21 من الشهر
    if hint is None and tokens.cls(index) == "of-it" and tokens.cls(index - 2) == "weekday":
        return Part("monthday", day, 0, Relative("month", 0, "text")), index + 1  # الجمعة السابع منه
    if hint is None or not (month or (hint[0] == "this" and tokens.cls(index - 1) == "num")):
        return None
    base, count = RELATIONS[hint[0]]
    return Part("monthday", day, 0, Relative("month", count, base)), hint[1]


@rule(
    "date",
    "num ord card numdate edge lp",
    yes=(
        ("يوم 23 يناير 2025 في", "يوم 23 يناير 2025", "2025-01-23"),
        ("منذ السابع من مايو 2012، في", "السابع من مايو 2012", "2012-05-07"),
        ("في 23 كانون الثاني/يناير من عام 2025", "23 كانون الثاني/يناير من عام 2025", "2025-01-23"),
        ("بتاريخ 30-5-2025.", "30-5-2025", "2025-05-30"),
        ("في 15 رمضان 1445هـ", "15 رمضان 1445ه", "2024-03-25"),
        ("في 27 من الشهر الجاري", "27 من الشهر الجاري", None),
        ("من 5 إلى 7 مارس 2024", "5 إلى 7 مارس 2024", "2024-03-05/2024-03-07"),
        ("هجمات 11 سبتمبر (2012) في", "11 سبتمبر (2012)", "2012-09-11"),
        ("فاتح ماي 2016", "فاتح ماي 2016", "2016-05-01"),
        ("بعد أحداث الحادي عشر من سبتمبر", "الحادي عشر من سبتمبر", "2001-09-11"),
        ("منذ ثورة 17 تشرين", "17 تشرين", "2019-10-17"),
    ),
    no=(
        "الإصدار 1.2.2024.5",
        "العنوان 192.168.1.1",
        "مدينة 6 أكتوبر",
        "مدينة السادس من أكتوبر",
        "قال فريق 14 آذار",
        "بين فريقي 8 و14 آذار",
    ),
)
def _date(tokens: TimeTokens, index: int) -> Read | None:
    if (
        tokens.cls(index - 1) in ("dash", "slash", "x", "dot", "colon")
        and tokens.glued(index)
        and tokens.cls(index) == "num"
        and not tokens.after_letter(index)
    ):
        return None
    read = dated(tokens, index)
    if read is not None:
        return of_event(tokens, index, read)
    day = day_number(tokens, index)
    return in_october(tokens, index, *day) if day else None


def _alone(tokens: TimeTokens, index: int) -> bool:
    """Whether a month name that is also something else is a month here: after a preposition or beside another month."""
    before = tokens.cls(index - 1)
    if tokens.key(index) in _AUGUST and (
        before in ("li", "bi", "wa", "ka") or tokens.text[tokens[index].start] != ALEF_MADDA
    ):
        return False  # أب, باب
    if tokens.word_after(index) in context("no-month-before"):
        return False  # آب ستور
    if before == "prep":
        return tokens.val(index - 1) in ("in", "since", "until", "to", "of", "between", "before", "after")
    if before in ("edge", "li", "bi"):
        return tokens.val(index) != "latin"
    if before in ("wa", "dash", "comma", "slash"):
        return tokens.cls(index - 2) in ("month", "num", "adj")
    return tokens.cls(index + 1) in ("dash", "wa") and tokens.cls(index + 2) == "month"


@rule(
    "month",
    "month unit",
    yes=(
        ("في مارس 2024 بلغ", "مارس 2024", "2024-03"),
        ("حتى أبريل من عام 2025، أي", "أبريل من عام 2025", "2025-04"),
        ("في نوفمبر/تشرين الثاني 2024", "نوفمبر/تشرين الثاني 2024", "2024-11"),
        ("خلال شهر يونيو", "شهر يونيو", "XXXX-06"),
        ("في غشت الماضي وبعده", "غشت الماضي", "XXXX-08"),
        ("في 05/2025 وبعدها", "05/2025", "2025-05"),
        ("خلال حرب أكتوبر", "أكتوبر", "1973-10"),
    ),
    no=("شارع أكتوبر", "مارس الضغط على الحكومة", "قالت تيريزا ماي إن", "سيارات نيسان اليابانية", "may be"),
)
def _month(tokens: TimeTokens, index: int) -> Read | None:
    name = month_name(tokens, index)
    if name is None:
        return None
    month, after = name
    first = month_first(tokens, month, after)
    if first is not None:
        return first
    word = tokens[after - 1].word
    bare_alef = word.context and tokens.key(after - 1) in _AUGUST and tokens.text[tokens[after - 1].start] != ALEF_MADDA
    if bare_alef and tokens.cls(after - 2) in ("ka", "bi", "li"):
        return None  # كاب في 2016
    linked, hint, end = tail(tokens, after)
    day = day_before(tokens, index)
    if linked is None and not hint and day < index:
        number = day_number(tokens, day)
        if number is not None and is_name(tokens, day, month, number[0]):
            return None  # مدينة السادس من أكتوبر
    told = of_event(tokens, index, (Part("month", month, 0, linked, hint), end))
    if told is None or isinstance(told[0], Event):
        return told  # شارع أكتوبر, حرب أكتوبر
    if linked is None and not hint and tokens.word_before(index) in context("person-before"):
        return None  # السيدة مايو
    if (
        word.context
        and index == after - 1
        and linked is None
        and not hint
        and (word.value == "latin" or not _alone(tokens, index))
    ):
        return None
    if (
        word.context
        and linked is not None
        and not isinstance(linked, Known)
        and not _alone(tokens, index)
        and index == after - 1
    ):
        return None
    return Part("month", month, 0, linked, hint), end


@rule(
    "months",
    "unit",
    yes=(
        ("في شهري يناير وفبراير 2024", "شهري يناير وفبراير 2024", "2024-01/2024-02"),
        ("خلال أشهر يونيو ويوليو وأغسطس 2023", "أشهر يونيو ويوليو وأغسطس 2023", "2023-06/2023-08"),
    ),
    no=("بمعدل شهري", "أشهر الكتب"),
)
def _months(tokens: TimeTokens, index: int) -> Read | None:
    if not tokens.is_unit(index, "month") or tokens[index].number < 2 or tokens.cls(index + 1) != "month":
        return None
    at, found = index + 1, [tokens[index + 1].number]
    for _ in range(12):
        if tokens.cls(at + 1) in ("wa", "comma") and tokens.cls(at + 2) == "month":
            at += 2
            found.append(tokens[at].number)
        else:
            break
    if len(found) < 2:
        return None
    linked, hint, end = tail(tokens, at + 1)
    return Between(Part("month", found[0], 0, linked, hint), Part("month", found[-1], 0, linked, hint)), end


@rule(
    "hijri-month",
    "hmonth unit",
    yes=(
        ("في رمضان 1445 هـ", "رمضان 1445 ه", "2024-03-11/2024-04-09"),
        ("خلال شهر رمضان", "شهر رمضان", None),
    ),
    no=("قال رجب طيب أردوغان", "محمد رمضان", "النتيجة صفر"),
)
def _hijri_month(tokens: TimeTokens, index: int) -> Read | None:
    name = hijri_name(tokens, index)
    if name is None:
        return None
    month, after = name
    read = _hijri_date(tokens, month, 0, after)
    word = tokens[after - 1].word
    if word.context and index == after - 1 and read[1] == after:
        ramadan = (
            month == 9
            and tokens.cls(index - 1) == "prep"
            and tokens.val(index - 1) in ("in", "until", "before", "after", "since")
        )
        return read if ramadan else None
    if word.context and index == after - 1 and month in (1, 2) and not isinstance(read[0], (Known, Nothing)):
        return None
    return read
