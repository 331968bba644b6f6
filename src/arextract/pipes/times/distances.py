"""Lengths of time told from a point: قبل ست سنوات, منذ نحو عامين, سنتين قبل ذلك, يونيو قبل عامين."""

from __future__ import annotations

from decimal import Decimal

from arextract.arabic.affixes import ALEF, ARTICLE
from arextract.arabic.analysis import VERB, analyse
from arextract.arabic.little_words import BEFORE, OF
from arextract.arabic.stems import ADJECTIVE
from arextract.arabic.word_sets import word_set
from arextract.numbers.number_words import number_words
from arextract.pipes.times.dates import day_number
from arextract.pipes.times.meaning import Distance, Part
from arextract.pipes.times.time_rules import Read, rule
from arextract.pipes.times.time_tokens import TimeTokens

_TIME = word_set("distances.time")
_OF_OR_ON = word_set("distances.of_or_on")
_NOW = word_set("distances.now")

_SURELY = 0.9
_WEEKS = 26  # nobody tells a point of time by more weeks: a trial's length
_FINER = {"year": ("month", "week", "day"), "month": ("week", "day"), "week": ("day",)}
_POINTERS = word_set("distances.pointers")


def _approximators(tokens: TimeTokens, index: int) -> int:
    """Past نحو, أكثر من, ما يقرب من and the like at `index`."""
    for _ in range(4):
        cls, val = tokens.cls(index), tokens.val(index)
        if cls == "approx" or (cls == "prep" and val in ("about", "of")):
            index += 1
        else:
            break
    return index


def _amount(tokens: TimeTokens, index: int) -> tuple[str, Decimal | None, int] | None:
    """(unit, count or None where vague, index past it) of a duration at `index`: ست سنوات, عامين ونصف, عدة أشهر, نصف قرن."""
    count: Decimal | None = Decimal(1)
    at = index
    bracketed = tokens.cls(at) == "lp" and tokens.cls(at + 1) == "num" and tokens.cls(at + 2) == "rp"
    if tokens.cls(at) in ("num", "card") or bracketed:
        if tokens.cls(at) == "card" and tokens[at].word.definite and tokens.cls(at - 1) == "bi":
            return None  # بالمائة سنة
        count, at = Decimal(tokens[at + bracketed].number), at + (3 if bracketed else 1)
        more = _multiplied(tokens, at)
        if more > at:
            count, at = None, more  # منذ 10 إلى 12 ألف سنة
        if tokens.cls(at) != "unit":
            return None
    elif tokens.cls(at) == "numx":
        text = tokens.key(at).replace(",", ".").replace("،", ".")
        if text.count(".") != 1:
            return None
        grouped = len(text) - text.index(".") == 4 and tokens.key(at)[text.index(".")] != "."
        count, at = None if grouped else Decimal(text), at + 1
        more = _multiplied(tokens, at)
        if more > at:
            count, at = None, more
    elif tokens.cls(at) == "vague":
        count, at = None, at + 1
        if tokens.cls(at) == "unit" and tokens[at].word.definite:
            return None if tokens[at].number != 3 else (tokens.val(at), None, at + 1)
    elif tokens.is_unit(at, "half", "quarter", "third", number=1, definite=False) and tokens.is_unit(
        at + 1, "century", "decade", "year"
    ):
        count, at = (
            {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal("0.33")}[tokens.val(at)],
            at + 1,
        )
    if (
        tokens.cls(at) != "unit"
        or tokens[at].word.definite
        or tokens.val(at) in ("period", "half", "third", "term", "season")
    ):
        return None
    unit, number = tokens.val(at), tokens[at].number
    if unit == "quarter" and count == 1 and number == 1:
        return None
    if at == index and count is not None:
        if number == 1 and tokens.key(at).endswith(ALEF) and unit != "minute":
            return None  # an accusative (عاما) needs its number
        count = {1: Decimal(1), 2: Decimal(2), 3: None}[number]
    at += 1
    if tokens.cls(at) == "card" and tokens[at].number in (1, 2) and not tokens[at].word.definite:
        at += 1
    if tokens.cls(at) == "adj" and tokens.val(at) == "whole":
        at += 1
    if tokens.cls(at) == "wa" and tokens.is_unit(at + 1, "half", number=1):
        at += 2
        count = count + Decimal("0.5") if count is not None else None
        if tokens.is_unit(at, unit, number=1):
            at += 1
    if tokens.cls(at) == "prep" and tokens.val(at) == "of" and tokens.key(at + 1) in _TIME:
        at += 2
    return unit, count, at


def _multiplied(tokens: TimeTokens, index: int) -> int:
    """Past what makes the number before `index` one of thousands or of a range: « إلى 12 ألف», «، 000», «- 8 ملايين»."""
    at = index
    if (tokens.cls(at) == "comma" and tokens.cls(at + 1) == "num" and tokens.key(at + 1) == "000") or (
        tokens.cls(at + 1) in ("num", "card", "numx")
        and (tokens.cls(at) == "dash" or (tokens.cls(at) == "prep" and tokens.val(at) == "to"))
    ):
        at += 2
    while (word := number_words().get(tokens.key(at))) is not None and word.cls == "scale":
        at += 1
    return at if tokens.cls(at) == "unit" else index


def _tells(word: str) -> bool:
    """Whether a word is a verb in the perfect in nearly every reading: the indefinite noun before it is what it tells of."""
    reading = analyse(word)
    return reading.pos == VERB and reading.tense == "past" and reading.verbal > _SURELY


def _describes(word: str) -> bool:
    """Whether a word is an adjective in nearly every reading."""
    reading = analyse(word)
    return reading.pos == ADJECTIVE and reading.verbal < 1 - _SURELY


@rule(
    "distance",
    "prep",
    yes=(
        ("قبل ست سنوات، كنت", "قبل ست سنوات", None),
        ("لم يحدث منذ خمس سنوات.", "منذ خمس سنوات", None),
        ("منذ عقود.", "منذ عقود", None),
        ("وبعد تسعة أشهر، لفتت", "بعد تسعة أشهر", None),
        ("نظيره قبل عام بحوالي", "قبل عام", None),
        ("قبل نحو عامين ونصف", "قبل نحو عامين ونصف", None),
    ),
    no=("بعد يوم شهد اشتباكات", "بعد سنوات من وجودها", "بعد عقود من انخفاض", "قبل الظهر", "بعد شهر العسل"),
)
def _distance_rule(tokens: TimeTokens, index: int) -> Read | None:
    return distance(tokens, index)


def distance(tokens: TimeTokens, index: int) -> Read | None:
    which = tokens.val(index)
    if which not in ("before", "after", "since"):
        return None
    if which == "after" and tokens.word_before(index) in _OF_OR_ON:
        return None  # على بعد أقل من خمس سنوات
    at = _approximators(tokens, index + 1)
    amount = _amount(tokens, at)
    if amount is None:
        return None
    unit, count, after = amount
    if which == "after" and unit == "week" and count is not None and count > _WEEKS:
        return None  # خسروا وزنا بعد 72 أسبوعا
    if tokens.is_unit(index - 1, unit, definite=False):
        return None  # يوما بعد يوم
    if tokens.cls(after) in ("month", "weekday", "hmonth", "numdate", "relday"):
        return None
    if tokens.cls(after) == "num" and (
        (at == after - 1 and tokens.cls(after + 1) != "pct")
        or (day_number(tokens, after) and unit == "day" and count == 1)
    ):
        return None  # قبل يوم 5 مارس; but منذ أربعة أيام 19 شهيدا
    if unit in ("day", "month", "year", "week") and count == 1 and at == index + 1:
        nxt = tokens.word_after(after - 1)
        if (
            nxt.startswith(ARTICLE)
            and tokens.cls(after) not in ("prep",)
            and tokens[after - 1].number == 1
            and tokens.cls(after - 1) == "unit"
        ):
            return None  # قبل يوم الانتخابات
        if tokens.cls(after) == "x" and (_tells(nxt) or (which == "after" and _describes(nxt))):
            return None  # بعد يوم شهد اشتباكات, بعد عام عصيب
    more: list[tuple[str, int]] = []
    while tokens.cls(after) == "wa" and count is not None and unit in _FINER:
        further = _amount(tokens, after + 1)
        last = more[-1][0] if more else unit
        if further is None or further[1] is None or further[0] not in _FINER.get(last, ()):
            break
        more.append((further[0], int(further[1])))
        after = further[2]
    vague = count is None
    if tokens.cls(after) == "passed":
        after += 1
    if which == "after" and vague and tokens.cls(after) == "prep" and tokens.val(after) in ("of", "about"):
        return None
    if unit == "minute":
        return None
    event = tokens.key(after) in _OF_OR_ON and tokens.key(after + 1) not in _POINTERS
    if event and which != "since":
        count = None  # قبل أسبوع من الاجتماع: told from an event
    if which == "after":
        told = tokens.key(after) in OF and tokens.word_after(after) in _NOW
        return Distance(unit, count, 1, "now" if told else "text", tuple(more)), after
    return Distance(unit, count, -1, "now", tuple(more)), after


@rule(
    "distance-told",
    "num card unit prep",
    yes=(
        ("كانت 900 ألف في 2020 و965 ألفا سنتين قبل ذلك.", "سنتين قبل ذلك", "2018"),
        ("حازها في 1976 كما حازها أخوه أربعة أعوام من قبل", "أربعة أعوام من قبل", "1972"),
        ("أوقفت الاستيراد قبل ذلك بأسبوع", "قبل ذلك بأسبوع", None),
    ),
    no=("سنتين ونصف السنة", "أسبوع من قبل الوزارة", "بعد ذلك وصل"),
)
def _distance_told(tokens: TimeTokens, index: int) -> Read | None:
    """A length before or after what the text has just told: سنتين قبل ذلك, أربعة أعوام من قبل, بعد ذلك بيومين."""
    if tokens.cls(index) == "prep":
        that = (
            tokens.val(index) in ("before", "after")
            and tokens.val(index + 1) == "that"
            and tokens.cls(index + 1) == "dem"
        )
        amount = _amount(tokens, index + 3) if that and tokens.cls(index + 2) == "bi" else None
        if amount is None:
            return None
        return Distance(amount[0], amount[1], -1 if tokens.val(index) == "before" else 1, "text"), amount[2]
    amount = _amount(tokens, index)
    if amount is None or amount[1] is None:
        return None
    unit, count, at = amount
    # أربعة أعوام من قبل; but «أوقف 90 يوما من قبل اللجنة», by whom
    if (
        tokens.key(at) in OF
        and tokens.key(at + 1) in BEFORE
        and tokens.cls(at + 2) not in ("x", "unit", "head", "name")
    ):
        return Distance(unit, count, -1, "text"), at + 2
    ago = tokens.cls(at) == "prep" and tokens.val(at) in ("before", "after") and tokens.val(at + 1) == "that"
    if ago and tokens.cls(at + 1) == "dem":
        return Distance(unit, count, -1 if tokens.val(at) == "before" else 1, "text"), at + 2
    return None


@rule(
    "month-ago",
    "month",
    yes=(("كان قد بلغ 96% في يونيو قبل عامين", "يونيو قبل عامين", "XXXX-06"),),
    no=("سيارات نيسان قبل الحرب",),
)
def _month_ago(tokens: TimeTokens, index: int) -> Read | None:
    if tokens.cls(index + 1) != "prep" or tokens.val(index + 1) != "before" or tokens[index].word.value == "latin":
        return None
    ago = distance(tokens, index + 1)
    if ago is None or not isinstance(ago[0], Distance) or ago[0].unit != "year" or ago[0].count is None:
        return None
    return Part("month", tokens[index].number, 0, ago[0]), ago[1]
