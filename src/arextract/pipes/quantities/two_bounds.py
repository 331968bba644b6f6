"""Two items that are one quantity: ranges, and two bounds of one number."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import regex

from arextract.arabic.affixes import ALEF, ARTICLE, BA, CONJUNCTIONS, LAM, LINKS, SIN, TA, THIRD_PERSON, WAW, YA
from arextract.arabic.analysis import VERB, analyse
from arextract.arabic.proclitics import is_one_of
from arextract.arabic.tables import table
from arextract.arabic.word_sets import any_of, word_list, word_of, word_set
from arextract.layers import QuantitySpan
from arextract.pipes.quantities.counted import is_noun
from arextract.pipes.quantities.cues import STOP, role_words
from arextract.pipes.quantities.item import Item, is_year
from arextract.pipes.quantities.units import Unit

_TO_WORD = word_of("little_words.to")
_OR_WORD = word_of("little_words.or")
_LESSENING = word_set("two_bounds.lessening")
_RISE = word_set("two_bounds.rise")

_BETWEEN = regex.compile(
    rf"(?<!\w)(?:[{CONJUNCTIONS}]?(?:{any_of('little_words.what')} )?[{BA}{LAM}]?{any_of('little_words.between')}|{any_of('two_bounds.between_what')}|[{CONJUNCTIONS}]?(?:[{THIRD_PERSON}]{any_of('two_bounds.range')}|{any_of('two_bounds.range')}{TA}?)(?: [^\W\d]+){{0,2}}(?: {any_of('little_words.what')})?(?: {any_of('little_words.between')}(?: [^\W\d]+)?)?)(?: {any_of('two_bounds.ages')})?\s*(?:{ARTICLE} ?)?$"
)
_FROM = regex.compile(rf"(?<!\w)[{CONJUNCTIONS}]?{any_of('little_words.of')}\s*(?:{ARTICLE})?$")
STARTING = regex.compile(rf"(?<!\w)[{CONJUNCTIONS}]?{any_of('two_bounds.starting')} {any_of('little_words.of')}\s*$")
_AND = regex.compile(rf"\s*{WAW}\s*(?:{ARTICLE}|{any_of('little_words.between')} )?")
_TO = regex.compile(
    rf"-?\s*(?:{any_of('two_bounds.until')}(?: {_TO_WORD})?|{WAW}(?:{YA}|{TA}){any_of('two_bounds.reaching')}|{WAW}{any_of('two_bounds.up_to')})\s*(?:{ARTICLE})?|\s+{LAM}"
)
_DASH = regex.compile(r"\s*[-–—]\s*|~")
_OR = regex.compile(rf"-?\s*{any_of('two_bounds.or')}\s*")
_NAMED = regex.compile(r"[^\W\d_]{2,}[-–]$")  # «كوفيد-19»
_WORDS = regex.compile(r"[^\W\d_]+")
_PROCLITIC = regex.compile(rf"(?<!\w)[{BA}{LAM}]$")
_ONLY_AND = f" {WAW}،{LAM}{ALEF}"
_CHANGE_REACH = 12  # words before the first of two numbers among which a verb of change stands
_MOSTLY = 0.6  # how likely a form is a verb
_LONGEST_GAP = 14
_HEIGHTS = ("m", "cm", "ft")
_BOUNDING = word_set("two_bounds.bounding")
_ON = word_set("two_bounds.on")
_LEVELS = word_list("two_bounds.levels")
_FARTHEST = 50  # times: no range that begins like a year ends so far up
_LOWER, _UPPER = (">", ">="), ("<", "<=")


def joined(folded: str, items: list[Item]) -> list[Item]:
    """The items with each pair that makes a range (بين 5 و7 مليارات، 10-15%، من 20 إلى 30) as one."""
    out: list[Item] = []
    index = 0
    while index < len(items):
        first = items[index]
        second = items[index + 1] if index + 1 < len(items) else None
        made = _range(folded, first, second) if second is not None and not _listed(folded, items, index) else None
        if made is None:
            out.append(first)
            index += 1
            continue
        out.append(made)
        index += 2
    return out


def _listed(folded: str, items: list[Item], index: int) -> bool:
    """Whether dashes divide three or more: «1 دينار - 5 دنانير - 10 دنانير» is a list, «2-3-4» no range."""
    at = range(max(0, index - 1), min(len(items) - 1, index + 2))
    dashed = [_DASH.fullmatch(folded, items[i].end, items[i + 1].start) is not None for i in at]
    return any(one and other for one, other in pairwise(dashed))


def _range(folded: str, first: Item, second: Item) -> Item | None:
    if (
        first.value is None
        or second.value is None
        or first.ordinal
        or second.ordinal
        or second.start - first.end > _LONGEST_GAP
    ):
        return None
    if first.form == "part" or second.form == "part":
        return None
    if _NAMED.search(folded, max(0, first.start - 12), first.start):
        return None
    gap = folded[first.end : second.start]
    if "\n" in gap:
        return None  # a line of its own, often an item of a list
    before = _PROCLITIC.sub("", _words_before(folded, first.start, 40))
    between = _BETWEEN.search(before) is not None
    aged = second.unit is not None and second.unit.kind == "duration"  # «زاد عدد الأطفال من 6 إلى 12 سنة»
    verbs = before if aged else STOP.split(_words_before(folded, first.start, 100))[-1]
    leads = STARTING.search(before) is not None or (_FROM.search(before) is not None and not _changes(verbs, second))
    two_sided = (between and _AND.fullmatch(gap)) or ((leads or between) and _TO.fullmatch(gap))
    if not two_sided:
        dashed = _DASH.fullmatch(gap) is not None
        alternative = _OR.fullmatch(gap) is not None and not is_year(first)
        to = alternative and not gap.lstrip("- ").startswith(_OR_WORD)
        if to:  # «حتى» alone leads to a day or a year as well
            alternative = (_TO_WORD in gap or second.unit is not None) and not _changes(verbs, second)
        told = _in_one_unit(first, second)
        if alternative and first.unit is not None:
            one = first.form == "dual"  # «شهر أو شهرين», «يومين أو ثلاثة»; «سجن 5 سنوات أو 6 سنوات» stay two
            both = second.unit is not None or (one and not to and _breaks_off(folded, second))
            alternative = both and told is not None and (one or (to and first.unit.kind != "money"))
        same_form = first.form in (second.form, "dual") or (first.unit is not None and second.unit is not None)
        if not ((dashed or alternative) and told is not None and told[0] < told[1] and same_form):
            return None
    if first.unit is not None and second.unit is not None and first.unit.kind != second.unit.kind:
        return None
    if is_year(first) and is_year(second):
        return None
    told = _in_one_unit(first, second)
    if told is None:
        return None
    low, high, unit = told
    scale = second.scale
    if first.scale == 1 and scale > 1 and first.unit is None and low < high / scale:
        low *= scale
    if low >= high and not between and not (leads and second.unit is not None and not _falls(folded, first, second)):
        return None
    if is_year(first) and first.unit is None and high > _FARTHEST * low:
        return None  # «في الربع الثالث من 2025 إلى 612 مليونا»: the year is a date's
    return Item(
        first.start, second.end, second.number_end, "range", None, min(low, high), max(low, high), unit,
        max(first.scale, scale), second.form, first.definite, second.money or first.money, first=first.first,
        rule="range-dash" if _DASH.fullmatch(gap) else "range",
    )  # fmt: skip


def _breaks_off(folded: str, item: Item) -> bool:
    """Whether a number in words counts nothing of its own: the «ثلاثة» of «يومين أو ثلاثة», not of «يومين أو ثلاث جلسات»."""
    following = _WORDS.match(folded, item.end + 1) if folded[item.end : item.end + 1] == " " else None
    return item.form == "words" and item.kind == "cardinal" and not (following and is_noun(following.group()))


def _falls(folded: str, first: Item, second: Item) -> bool:
    """Whether «من 30 إلى 20 يوما» tells of a change rather than of a range from above."""
    words = STOP.split(_words_before(folded, first.start, 100))[-1]
    return _changes(words, second) or any(is_one_of(word, _LESSENING, LINKS) for word in _WORDS.findall(words))


def _words_before(folded: str, end: int, reach: int) -> str:
    """The whole words among the `reach` letters before `end`: of «بينما» no «نما» is left."""
    begin = max(0, end - reach)
    while 0 < begin < end and folded[begin - 1].isalpha():
        begin += 1
    return folded[begin:end]


def _in_one_unit(first: Item, second: Item) -> tuple[Decimal, Decimal, Unit | None] | None:
    """The two values in one unit: in the smaller one, where the larger is a whole number of it (بين ستة أشهر وسنتين: 6 to 24
    months); None where they have no unit in common (miles and kilometres, dollars and euros), so that they make no range."""
    one, other = first.unit, second.unit
    if first.value is None or second.value is None:
        return None
    if one is not None and one.kind == "percent" and other is None:
        return None  # «بنسبة 13% إلى 42.3 مليون»: by how much, and to what
    if one is None or other is None or (one.code == other.code and one.scale == other.scale):
        return first.value, second.value, other or one
    if one.code == other.code:
        return first.value * one.scale / other.scale, second.value, other
    times = how_many(other, one)
    if times is not None:
        return first.value, second.value * times, one
    times = how_many(one, other)
    return None if times is None else (first.value * times, second.value, other)


def how_many(large: Unit, small: Unit) -> Decimal | None:
    """How many of the `small` unit make a `large` one, if that is a whole number."""
    if large.code is None or small.code is None or not {large.code, small.code} <= _factors().keys():
        return None
    if (large.code, small.code) == ("year", "month"):
        return 12 * large.scale / small.scale
    (of, factor), (of_small, factor_small) = _factors()[large.code], _factors()[small.code]
    times = factor * large.scale / (factor_small * small.scale)
    return times if of == of_small and times >= 1 and times == times.to_integral_value() else None


@lru_cache(maxsize=1)
def _factors() -> dict[str, tuple[str, Decimal]]:
    """Dimension and factor of each unit code that has one."""
    return {row["code"]: (row["dimension"], Decimal(row["factor"])) for row in table("units") if row["factor"]}


def _changes(before: str, item: Item) -> bool:
    """Whether a verb of change stands shortly before «من X إلى Y»: then they are two quantities.

    ارتفاع of a thing in metres is how high it is (ارتفاع الموج), but for a level (ارتفاع منسوب المياه). A verb behind و opens a
    clause of its own: «زادت الأرباح 10% وباعت الشركة من 20 إلى 30 سيارة».
    """
    if item.unit is not None and item.unit.kind == "multiple":
        return False  # «تضاعف 10 حتى 20 ضعفا»: by how much
    words = _WORDS.findall(before)[-_CHANGE_REACH:]
    known = role_words("change_verb")
    if item.unit is not None and item.unit.code in _HEIGHTS:
        following = [*words[1:], ""]
        words = [w for w, after in zip(words, following, strict=False) if w not in _RISE or after in _LEVELS]
    changes = False
    for word, after in zip(words, [*words[1:], ""], strict=False):
        if is_one_of(word, known, LINKS + SIN):
            if not (after in _ON and is_one_of(word, _BOUNDING, LINKS + SIN)):
                changes = True  # «لا تزيد على سبع سنوات، وبغرامة من 100 إلى 500» changes nothing
        elif changes and word[0] in CONJUNCTIONS and (reading := analyse(word)).pos == VERB:
            changes = reading.verbal < _MOSTLY
    return changes


def with_bounds(folded: str, found: list[QuantitySpan]) -> list[QuantitySpan]:
    """The quantities with «أكبر من 10 وأقل من 20» as one."""
    out: list[QuantitySpan] = []
    for second in found:
        first = out[-1] if out else None
        if first is not None and _bound(folded, first, second):
            continue
        out.append(second)
    return out


def _bound(folded: str, first: QuantitySpan, second: QuantitySpan) -> bool:
    """Makes `first` the range of both where `second` is its other bound."""
    if (
        first.value is None
        or second.value is None
        or second.cue is None
        or first.cue is None
        or first.kind != second.kind
    ):
        return False
    if first.counted is not None or second.cue[0] < first.end or folded[first.end : second.cue[0]].strip(_ONLY_AND):
        return False
    lower, upper = (first, second) if first.comparator in _LOWER else (second, first)
    if lower.comparator not in _LOWER or upper.comparator not in _UPPER:
        return False
    if lower.value is None or upper.value is None or lower.value >= upper.value:
        return False
    first.low, first.high, first.value = lower.value, upper.value, None
    first.comparator, first.end, first.rule = "=", second.end, "bounded"
    first.unit = first.unit or second.unit
    first.counted, first.counted_span = second.counted, second.counted_span
    first.counted_from = second.counted_from
    return True
