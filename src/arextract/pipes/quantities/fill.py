"""Units, counted nouns and denominators that are left out but plain from the neighbours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import regex

from arextract.arabic.affixes import (
    ARTICLE,
    BA,
    CONJUNCTIONS,
    HA,
    HER,
    LAM,
    LAM_ARTICLE,
    LINKS,
    PROCLITICS,
    SIN,
    TA,
    VERB_PLURAL,
    WAW,
    WAW_ARTICLE,
)
from arextract.arabic.analysis import VERB, analyse
from arextract.arabic.fold import fold
from arextract.arabic.little_words import ON
from arextract.arabic.proclitics import is_one_of, rests
from arextract.arabic.word_sets import any_of, word_list, word_of, word_set
from arextract.layers import QuantitySpan
from arextract.numbers.digit_runs import ambiguous_thousands
from arextract.pipes.quantities.counted import is_adjective, is_noun
from arextract.pipes.quantities.counts_in_series import named_by_series
from arextract.pipes.quantities.cues import BREAK, bracketed, role_words
from arextract.pipes.quantities.item import Item, is_year
from arextract.pipes.quantities.units import unit_at
from arextract.pipes.quantities.whole_counts import is_part, name_parts
from arextract.values import remainder

Found = list[tuple[Item, QuantitySpan]]
_OF = f" {word_of('little_words.of')} "
_OTHER_PERSONS = tuple(f" {word}" for word in word_list("fill.other_persons"))
_AND_THE = regex.compile(rf" {WAW_ARTICLE}[^\W\d_]+ ")
_AND_NAMED = regex.compile(rf" {WAW}(?:\"?([^\W\d_]{{2,}})\"? ){{1,2}}")
_AND_ALONE = regex.compile(rf" {WAW}")
_OR = regex.compile(rf" {any_of('fill.or')} ")
_ROUND = 100
_BILLIONS = 10**9
_CRORE = 10**7
_MOSTLY = 0.6  # how likely a form is a verb
_MEASURED = ("percent", "measure", "money", "duration")
_AND = regex.compile(rf"\s*(?:{WAW}|،|{any_of('fill.or')})\s*")
_TO = regex.compile(rf"\s*{any_of('fill.until')}\s*(?:{any_of('fill.nearly')} |{ARTICLE})?")
_FROM = regex.compile(rf"(?<!\w)[{CONJUNCTIONS}]?{any_of('little_words.of')}\s*$")
_INDEX = regex.compile(rf"(?<!\w)[{LINKS}]{{0,2}}(?:{ARTICLE}|{LAM_ARTICLE})?{any_of('fill.index')}(?!\w)")
_RATE = regex.compile(rf"(?<!\w)[{LINKS}]{{0,2}}(?:{ARTICLE})?{any_of('fill.rate')} [^.،؛:\d\n]*$")
_OUT_OF = regex.compile(rf"(?<!\w){any_of('little_words.of')} {any_of('fill.whole')} $")
_OF_FIGURES = regex.compile(rf"\d{_OF}$")  # «211 من 340، 62%»
_BESIDE = regex.compile(
    rf"(?<!\w)(?:[{CONJUNCTIONS}]?(?:{any_of('fill.against')}|{any_of('fill.compared')} {BA}|{any_of('fill.instead_of')}|{any_of('fill.after_it_was')}{TA}?|{any_of('fill.beside')}))\s*$"
)
_ENDS = regex.compile(
    rf"\s*(?:[،.؛)!\n]|$| (?:{any_of('fill.ends')}|{WAW}\S+|{LAM}[^\W\d_]{{3,}})(?=\s|$))| [{LAM}{BA}][^\W\d_]{{3,}}(?=[ ،.؛]|$)"
)
_INSTEAD = regex.compile(rf"(?<!\w)(?:[{CONJUNCTIONS}]?{any_of('fill.instead')})(?!\w)")
_APART = regex.compile(rf"(?<!\w)(?:{any_of('fill.apart')})(?: [{BA}]?)?[{BA}]?\s?$|(?<!\w)[{BA}]\s?$")
_THAN = regex.compile(rf" {any_of('fill.than')}(?!\w)")
_GAMES_AND_MARKETS = word_set("fill.games_and_markets")
_POLLED = word_set("fill.polled")
_RATES = word_set("fill.rates")
_OTHER_BOUND = regex.compile(rf" {WAW}?{any_of('fill.not')} {any_of('fill.other_bound')} ")
_MOVED_TO = regex.compile(rf" (?:{any_of('fill.moved_to')} (?:{any_of('fill.nearly')} )?|{BA})$")
_NUMBER_OF_ANY = regex.compile(rf"(?<!\w)[{LINKS}]?(?:{any_of('fill.number')}|{any_of('fill.dealt')})(?!\w)")
_LIST_GOES_ON = regex.compile(rf" ?(?:[،,.؛)\n]|$| [{CONJUNCTIONS}])")
_NEXT_NAME = regex.compile(rf"\)[،,]? ?[{CONJUNCTIONS}]?(?:[^\W\d_]+ ){{1,3}}\(")
_DEALT = regex.compile(rf"(?<!\w)[{LINKS}]?(?:{ARTICLE})?{any_of('fill.dealt')}(?!\w)")
_LIST_REACH = 80  # letters between a figure and the next of its list
_WHOLE_SHARE = 100
_CLAUSE = regex.compile(r"[.،؛:؟!\n]")
_ANY_WORD = regex.compile(r"[^\W\d_]+")
_PEOPLE = word_set("fill.people")
_MONEY_WORDS = word_set("fill.money")
_WORDS_NEAR = 6  # words before a number among which the noun of people stands
_THEIR_NUMBER = word_set("fill.their_number")
_AMOUNT_VERBS = word_set("fill.amount_verbs")
_NUMBER_OF = regex.compile(
    rf"(?<!\w)(?:[{LINKS}]|{LAM_ARTICLE})?{any_of('fill.number')} ((?!{any_of('fill.them_or_of')} |{any_of('fill.great')})[^\W\d_]{{3,}})(?=[ ،])"
)
_ENDS_IN_CHANGE = rf"(?<!\w)(?:{any_of('little_words.to')}|{any_of('little_words.of')})(?: {any_of('fill.nearly_three')}| {any_of('little_words.what')} [^\W\d_]+| {any_of('fill.more_or_less')} {any_of('little_words.of')})?\s*$"
_CONTRASTS = regex.compile(rf"(?<!\w){any_of('fill.contrasts')}(?!\w)")
_COMPARES = regex.compile(
    rf"(?<!\w)(?:{any_of('fill.clauses')}|{any_of('fill.after_it_was')}{TA}?|{any_of('fill.after_being')}{TA}?|{any_of('fill.saying')})(?!\w)|{_ENDS_IN_CHANGE}"
)
_OTHERS = regex.compile(rf" {any_of('fill.others')}(?!\w)")
_THEM = regex.compile(rf" {any_of('fill.them')}(?!\w)")
_OF_EVERY = regex.compile(rf"(?:\w)( {any_of('fill.of_all')} )$")
_NOUN_BEFORE = regex.compile(r"(?<!\w)([^\W\d_]{3,})$")
_LONG_SENTENCE = 400
_NEAR = 80  # letters between two prices that are compared, at most


def fill(text: str, folded: str, found: Found, bounds: Sequence[tuple[int, int]]) -> None:
    """Completes the quantities of `found` in place; `bounds` are the sentences."""
    _noun_and_half(folded, found)
    starts = [begin for begin, _ in bounds]
    _ratios(text, folded, found)
    _listed(folded, found)
    _speeds(folded, found)
    name_parts(text, folded, found)
    named_by_series(folded, found)
    _in_brackets(folded, found)
    for index, (item, quantity) in enumerate(found):
        if item.unit is not None or quantity.kind != "count" or quantity.counted is not None:
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        if following and item.scale == 1 and following[0].unit is not None and not is_year(item):
            gap = folded[item.end : following[0].start]
            if following[1].kind in _MEASURED:
                if _TO.fullmatch(gap) and _FROM.search(folded, max(0, item.start - 6), item.start):
                    _scale_from(item, quantity, following[0])
                    _take(quantity, following[1])
                    continue
        begin, stop = _sentence(bounds, starts, item.start)
        own = max(begin, found[index - 1][0].end) if index else begin
        if (item.scale >= 1000 or quantity.comparator != "=" or item.value is None or item.value > 10) and _number_of(
            text, folded, quantity, own
        ):
            continue
        if _others(folded, found, index, begin) or _beside(folded, found, index, quantity):
            continue
        donor = _donor(folded, found, index, begin, stop)
        people = _people(folded, item, begin, index and found[index - 1][0].end) if donor is not None else None
        if people is not None and donor is not None and donor.kind in ("money", "measure"):
            start, end = people
            if start < end:
                quantity.counted, quantity.counted_span = text[start:end], (start, end)
                quantity.counted_from, quantity.rule = (start, end), "filled-people"
        elif donor is not None and (item.scale >= 1000 or (donor.kind == "measure" and item.form == "digits")):
            _take(quantity, donor)
        elif _is_rate(folded, item, own):
            quantity.kind, quantity.unit, quantity.rule = "percent", "%", "filled-rate"
        elif _is_index(folded, item, begin):
            quantity.kind, quantity.unit, quantity.rule = "measure", "point", "filled-index"
            if quantity.value is not None and ambiguous_thousands(folded[item.start : item.number_end]):
                quantity.value *= 1000  # «ربح المؤشر 21 نقطة ليصل إلى 5.927»: an index has two decimals
        elif item.scale >= 1000 or item.form == "digits":
            _number_of(text, folded, quantity, begin)
    named_by_series(folded, found)
    _points_of_shares(folded, found, bounds, starts)
    _carry_per(folded, found, bounds, starts)
    _carry_comparators(folded, found)


def _carry_comparators(folded: str, found: Found) -> None:
    """What bounds the first of two coordinated numbers bounds the second as well.

    «تجاوز اليورو 67 روبلا والدولار 61 روبلا», «لم تتعد حصيلة غانا 600 وكينيا 500», «لن يزيد على مليون أو 1,1 مليون»; and round
    numbers beside each other: «أكثر من 19 ألف قتيل و42 ألف جريح».
    """
    for (item, first), (after, second) in pairwise(found):
        if first.comparator == "=" or second.comparator != "=" or second.cue is not None:
            continue
        alike = (first.kind, first.unit) == (second.kind, second.unit)
        span = first.counted_span
        gap = folded[span[1] if span and span[0] >= first.end else first.end : second.start]
        told_afar = first.cue is None and first.comparator not in ("~", ">=")
        if alike and (_OR.fullmatch(gap) or (told_afar and first.unit is not None and _AND_THE.fullmatch(gap))):
            second.comparator = first.comparator
        elif first.comparator == "<=" and told_afar and (alike or (first.kind == second.kind == "measure")):
            if (named := _AND_NAMED.fullmatch(gap)) and not any(_is_verb(word) for word in named.captures(1)):
                second.comparator = "<="
        elif first.comparator == ">" and alike and first.kind == "count" and _AND_ALONE.fullmatch(gap):
            if _round(item) and _round(after) and second.counted is not None:
                second.comparator = ">"


def _is_verb(word: str) -> bool:
    reading = analyse(word)
    return reading.pos == VERB and reading.verbal > _MOSTLY


def _round(item: Item) -> bool:
    """Whether a number is a round one, of thousands or hundreds: what is bounded is not counted to the last."""
    return item.value is not None and item.value >= _ROUND and remainder(item.value, _ROUND) == 0


def _listed(folded: str, found: Found) -> None:
    """«10، 20 و30 مترا»: every number of a list has the unit that stands at its end."""
    for (item, quantity), (after, donor) in reversed(list(pairwise(found))):
        if item.unit is not None or quantity.kind != "count" or quantity.counted is not None or is_year(item):
            continue
        shared = after.unit is not None or donor.rule == "filled-list"
        if _OF_FIGURES.search(folded, max(0, item.start - 8), item.start):
            continue
        same_scale = item.scale == after.scale and _OR.fullmatch(
            folded, item.end, after.start
        )  # «مليون أو 1,1 مليون برميل»
        if (
            (item.scale == 1 or same_scale)
            and shared
            and donor.kind in _MEASURED
            and _AND.fullmatch(folded[item.end : after.start])
        ):
            _take(quantity, donor)
            quantity.rule = "filled-list"


def _noun_and_half(folded: str, found: Found) -> None:
    """«47 صفيحة ونصف من المخدر»: a part after the counted noun belongs to its number."""
    for index in range(len(found) - 1, 0, -1):
        (_, quantity), (part, fraction) = found[index - 1], found[index]
        span = quantity.counted_span
        if fraction.kind != "multiple" or part.kind != "fraction" or quantity.value is None or span is None:
            continue
        lone = fraction.counted is None and (_ENDS.match(folded, part.end) or folded.startswith(_OF, part.end))
        if lone and span[0] >= quantity.end and folded[span[1] : part.start] == f" {WAW}" and fraction.value:
            quantity.value, quantity.end = quantity.value + fraction.value, part.end
            del found[index]


def _in_brackets(folded: str, found: Found) -> None:
    """«51 في المئة، ثم الخدمات (20) والصناعة (10)», «عكار (9) والبقاع (6)»: figures behind the names of a list are what the first was.

    Where the first has a magnitude, so have they: «8 ملايين طن، ثم تركيا (7,1) وإيران (3,5)».
    """
    for index, (item, quantity) in enumerate(found):
        if item.unit is not None or quantity.kind != "count" or quantity.counted is not None or item.form != "digits":
            continue
        if item.scale > 1 or item.value is None or item.value <= 0 or is_year(item):
            continue
        if folded[item.start - 1 : item.start] != "(" or folded[item.end : item.end + 1] != ")":
            continue
        if not _LIST_GOES_ON.match(folded, item.end + 1):
            continue
        other, donor = found[index - 1] if index else (None, None)
        if index > 1 and other is not None and donor is not None and _fewer(folded, other, donor, item):
            other, donor = found[index - 2]  # «1410 حالات في 10 محافظات، معظمها في تعز (395)»
        listed = other is not None and donor is not None and _list_of(folded, other, donor, item)
        if listed and other is not None and donor is not None:
            if donor.kind in ("money", "measure") and other.scale > 1 and quantity.value is not None:
                quantity.value *= other.scale
                item.scale = other.scale
            _take(quantity, donor)
            quantity.rule = donor.rule if donor.rule == "filled-list" else quantity.rule
        elif _next_in_brackets(folded, item, found[index + 1][0] if index + 1 < len(found) else None):
            quantity.rule = (
                "filled-list"  # two places with their figures count something, unknown to the reader though it may be
            )


def _fewer(folded: str, other: Item, donor: QuantitySpan, item: Item) -> bool:
    """Whether a figure in brackets is far greater than the count before them, so that it is neither part nor other reading of it."""
    if donor.kind != "count" or donor.value is None or item.value is None or _bracketed(folded, other.start):
        return False
    return item.value > 2 * donor.value


def _list_of(folded: str, other: Item, donor: QuantitySpan, item: Item) -> bool:
    """Whether the figure in brackets goes on with what `donor` measures or counts."""
    gap = folded[other.end : item.start]
    if len(gap) > _LIST_REACH or BREAK.search(gap) or item.value is None or donor.value is None:
        return False
    if donor.kind == "percent":
        return donor.unit == "%" and item.value <= _WHOLE_SHARE
    if donor.kind == "count":
        whole = item.value == item.value.to_integral_value()
        within = item.value <= donor.value or _bracketed(folded, other.start)  # minutes of goals are no goals
        return whole and within and other.scale == 1 and (donor.counted is not None or donor.rule == "filled-list")
    return donor.kind in ("money", "measure") and item.value * other.scale <= donor.value * 2


def _next_in_brackets(folded: str, item: Item, after: Item | None) -> bool:
    if after is None or after.unit is not None or after.form != "digits" or after.start - item.end > _LIST_REACH // 2:
        return False
    told = _DEALT.search(BREAK.split(folded[max(0, item.start - _LIST_REACH) : item.start])[-1]) is not None
    return told and _NEXT_NAME.fullmatch(folded, item.end, after.start) is not None and folded[after.end] == ")"


def _speeds(folded: str, found: Found) -> None:
    """«100 كلم في الساعة بالعاصمة و92 كلم بالساحل»: what follows a speed in a list is one."""
    for (item, quantity), (after, second) in pairwise(found):
        gap = folded[item.end : after.start]
        if (
            quantity.unit == "km/h"
            and second.unit == "km"
            and len(gap) < _NEAR
            and gap.rstrip(BA + " ").endswith(f" {WAW}")
        ):
            if not BREAK.search(gap):
                second.unit = quantity.unit


def _ratios(text: str, folded: str, found: Found) -> None:
    """«ثلاثة من كل عشرة أطفال» counts one thing twice; «شخص من كل خمسة» names it before."""
    for index, (item, quantity) in enumerate(found):
        lead = _OF_EVERY.search(folded, max(0, item.start - 40), item.start)
        if not lead or quantity.kind != "count":
            continue
        other = found[index - 1] if index else None
        if other is not None and other[1].kind == "count" and other[0].end == lead.start(1):
            if other[1].counted is None:
                _name(other[1], quantity)
            elif quantity.counted is None:
                _name(quantity, other[1])
            other[1].rule = quantity.rule = "filled-ratio"
            continue
        noun = _NOUN_BEFORE.search(folded, max(0, lead.start(1) - 24), lead.start(1))
        named = quantity.counted_span is not None and not folded.startswith(_OF, item.end)
        if noun and is_noun(noun.group(1)) and not named:
            quantity.counted, quantity.counted_span = text[noun.start(1) : noun.end(1)], noun.span(1)
            quantity.counted_from = noun.span(1)
            quantity.rule = "filled-ratio"


def _is_index(folded: str, item: Item, begin: int) -> bool:
    """«ارتفع المؤشر … إلى 99.5»: a bare decimal in a sentence on an index is in its points."""
    if item.form != "digits" or item.scale > 1 or item.value is None or remainder(item.value, 1) == 0:
        return False
    return _INDEX.search(folded, max(begin, item.start - 150), item.start) is not None


def _points_of_shares(folded: str, found: Found, bounds: Sequence[tuple[int, int]], starts: Sequence[int]) -> None:
    """«نال 46,5 بالمئة، بزيادة 12 نقطة عما حصل عليه»: points by which a share differs are percentage points, those of an index are not.

    So are those of a rate («تراجع نسبة التغطية ب2,2 نقطة»), of a standing with voters («تراجعت شعبية الرئيس أربع نقاط»), of a margin of error, and more of what just was
    («21 نقطة مئوية … رفعها 5 نقاط أخرى»).
    """
    for index, (_, quantity) in enumerate(found):
        if quantity.kind != "measure" or quantity.unit != "point" or quantity.value is None or quantity.value >= 100:
            continue
        apart = _APART.search(folded, max(0, quantity.start - 24), quantity.start) or _THAN.match(folded, quantity.end)
        begin, stop = _sentence(bounds, starts, quantity.start)
        words = _ANY_WORD.findall(folded, begin, stop)
        if any(is_one_of(word, _GAMES_AND_MARKETS) for word in words):
            continue
        before = [other for _, other in found[max(0, index - 3) : index] if begin <= other.start]
        share = apart is not None and any(other.kind == "percent" for other in before)
        more = any(other.unit == "pp" for other in before) and _OTHERS.match(folded, quantity.end)
        at = max(begin, quantity.start - _NEAR)
        near = _ANY_WORD.findall(folded, at, quantity.start)
        asked = any(is_one_of(word, _POLLED) or is_one_of(word, _RATES, CONJUNCTIONS) for word in near)
        if share or more or asked:
            quantity.kind, quantity.unit, quantity.rule = "percent", "pp", "points-of-a-share"


def _is_rate(folded: str, item: Item, begin: int) -> bool:
    """«نسبة البطالة تقدر بـ17,7»: a bare decimal that a rate is said to be is in percent."""
    if item.scale > 1 or item.value is None or remainder(item.value, 1) == 0 or not 0 < item.value < 100:
        return False
    return _RATE.search(folded, max(begin, item.start - 80), item.start) is not None


def _scale_from(item: Item, quantity: QuantitySpan, following: Item) -> None:
    """«من 126 إلى 142 مليون طن»: the first is in millions as well."""
    if following.scale > 1 and item.value is not None and item.value < 1000 and quantity.value is not None:
        quantity.value *= following.scale


def _others(folded: str, found: Found, index: int, begin: int) -> bool:
    """«وأصيب 35 آخرون», «15 منهم»: the noun of the count before."""
    item, quantity = found[index]
    if not (_OTHERS.match(folded, item.end) or _THEM.match(folded, item.end)):
        return False
    human = folded.startswith(_OTHER_PERSONS, item.end)
    of_them = _THEM.match(folded, item.end) is not None
    for at in range(index - 1, max(-1, index - 7), -1):
        other, donor = found[at]
        if other.start < begin:
            break
        if is_part(folded, found, at):
            continue  # «بينهم تسعة أطفال، وجرح 47 آخرون»
        if of_them and donor.value is not None and item.value is not None and donor.value < item.value:
            continue
        if item.scale >= 1000 and other.scale >= 1000 and donor.kind in ("money", "measure"):
            break
        if human and donor.counted and fold(donor.counted).endswith(HA):
            continue
        great = other.scale >= 1000 or (other.value is not None and other.value >= 1000)
        if donor.kind == "count" and donor.counted is not None and great >= (item.scale >= 1000):
            _name(quantity, donor)
            quantity.rule = "filled-others"
            return True
    return False


def _beside(folded: str, found: Found, index: int, quantity: QuantitySpan) -> bool:
    """A bare number after مقابل and the like, or in a list, has the unit or the noun of the number before it."""
    item = found[index][0]
    if index and _OUT_OF.search(folded, max(0, item.start - 10), item.start) and found[index - 1][1].counted:
        _take(quantity, found[index - 1][1])
        return True
    if (
        index == 0
        or item.value is None
        or abs(item.value) <= 1
        or is_year(item)
        or not _ENDS.match(folded, quantity.end)
    ):
        return False
    other, donor = found[index - 1]
    if index > 1 and donor.kind == "money" == found[index - 2][1].kind and bracketed(folded, other.start, other.end):
        if not bracketed(folded, item.start, item.end):
            other, donor = found[index - 2]  # «2.15 مليار ريال (573 مليون دولار)، من 2.45 مليار»
    gap = folded[other.end : item.start]
    if donor.kind in ("money", "measure") and _people(folded, item, 0, other.end) is not None:
        return False
    if len(gap) > 90 or BREAK.search(gap) or other.prefixed:
        return False
    bound = _OTHER_BOUND.fullmatch(gap) is not None
    if not bound and (item.scale > 1) != (other.scale > 1) and not (_INSTEAD.search(gap) and _comparable(item, other)):
        return False
    compared = _BESIDE.search(gap) is not None
    if bound and donor.unit is not None and donor.value is not None and item.value > donor.value:
        quantity.value = item.value  # «غرامة لا تقل عن 500 دينار ولا تتجاوز ألفين»
        _take(quantity, donor)
        return True
    if donor.kind == "percent":
        fits = compared and _INSTEAD.search(gap) is not None
        fits = fits or (donor.unit == "%" and item.value <= _WHOLE_SHARE and _moves_to(gap))
    elif donor.kind == "duration":
        fits = compared and item.form == "digits" and donor.unit not in ("hour", "minute") and _comparable(item, other)
    elif donor.kind == "count":
        if bracketed(folded, item.start, item.end) and _fewer(folded, other, donor, item):
            return False
        fits = donor.counted is not None and item.form == other.form and not (item.definite and item.form == "words")
    else:
        fits = donor.kind in ("money", "measure") and item.form == "digits" and (compared or len(gap) < 30)
    if fits:
        _take(quantity, donor)
        coin = other.unit.scale if other.unit is not None and other.unit.kind == "money" else 1
        if coin < 1 and quantity.value is not None:
            quantity.value *= coin  # «6,5 سنتات على الديزل و2,9 على البنزين»
    return fits


def _moves_to(gap: str) -> bool:
    """«3% على أن ترتفع إلى 6,5», «68 في المئة ونزل بفاس إلى 39»: a verb of change leads from one percentage to the next."""
    if not _MOVED_TO.search(gap) or _NUMBER_OF_ANY.search(gap):
        return False  # «لكن عدد الوفيات ارتفع بـ7»
    return any(is_one_of(word, role_words("change_verb"), PROCLITICS + SIN) for word in _ANY_WORD.findall(gap))


def _people(folded: str, item: Item, begin: int, floor: int) -> tuple[int, int] | None:
    """Whether a clause speaks of people, so that no money of a neighbour is meant: where its noun stands, empty where it has none.

    «وعددهم 400 ألف», «زوار المهرجان زادوا على 120 ألفا», «الذين وصلوا بلغوا 38 ألفا», «الفرنسيون (2 مليون)».
    """
    at = max(begin, floor, item.start - _NEAR)
    clause = _CLAUSE.split(folded[at : item.start])[-1]
    at = item.start - len(clause)
    words = list(_ANY_WORD.finditer(clause))
    if not words or any(is_one_of(match.group(), _MONEY_WORDS) for match in words):
        return None
    for match in reversed(words[-_WORDS_NEAR:]):
        for letters, form in rests(match.group()):
            if form in _PEOPLE or form.removesuffix(HER) in _PEOPLE:
                end = at + match.end() - (len(HER) if form not in _PEOPLE else 0)
                return at + match.start() + letters, end
    last = words[-1].group()
    counted = last in _THEIR_NUMBER or (last in ON and len(words) > 1 and words[-2].group().endswith(VERB_PLURAL))
    return (at, at) if counted or (last.endswith(VERB_PLURAL) and is_one_of(last, _AMOUNT_VERBS)) else None


def _comparable(item: Item, other: Item) -> bool:
    """Whether two values are of one order: 8 آلاف and 6500."""
    return (
        item.value is not None and other.value is not None and 0 < other.value <= item.value * 20 <= other.value * 400
    )


def _number_of(text: str, folded: str, quantity: QuantitySpan, begin: int) -> bool:
    """«عدد السكان … 49,8 مليونا», «عدد مستخدميها … مليار»: the noun after عدد is what is counted."""
    found = list(_NUMBER_OF.finditer(folded, max(begin, quantity.start - 220), quantity.start))
    if not found or _only_describes(found[-1].group(1)):
        return False
    last = found[-1]
    quantity.counted, quantity.counted_span = text[last.start(1) : last.end(1)], last.span(1)
    quantity.counted_from = last.span(1)
    quantity.rule = "filled-number-of"
    return True


def _only_describes(word: str) -> bool:
    """Whether a word after عدد is its adjective («عدد صحيح», «عدد صغير من البتات»), not what is counted."""
    reading = analyse(word)
    return is_adjective(word) and (reading.gender, reading.number) == ("m", "s")


def _carry_per(folded: str, found: Found, bounds: Sequence[tuple[int, int]], starts: Sequence[int]) -> None:
    """The denominator holds for the second of two prices that a sentence compares."""
    for index, (item, quantity) in enumerate(found):
        if quantity.per is not None or quantity.kind in ("rank", "duration", "multiple"):
            continue
        for donor_item, other in reversed(found[max(0, index - 2) : index]):
            if other.per is None or (other.kind, other.unit, other.counted) != (
                quantity.kind,
                quantity.unit,
                quantity.counted,
            ):
                continue
            at = bisect_right(starts, other.start) - 1
            within = at >= 0 and quantity.start < bounds[at][1] and quantity.start - other.end < _NEAR
            alike = quantity.kind != "money" or donor_item.scale == item.scale  # no millions per barrel
            filled = quantity.kind == "measure" and quantity.rule == "filled"  # «560 ألف برميل يوميا من 589 ألفا»
            alike = alike and not (_of_exchange(folded, other) and _CONTRASTS.search(folded, other.end, quantity.start))
            if within and alike and (filled or _COMPARES.search(folded, other.end, quantity.start)):
                quantity.per, quantity.per_from = other.per, other.per_from
            break
    for (first_item, first), (second_item, second) in pairwise(found):
        same = (first.kind, first.unit) == (second.kind, second.unit)
        if first.per is None and second.per is not None and same and first.kind != "duration":
            start = first.counted_span[1] if first.counted_span else first_item.end
            if _TO.fullmatch(folded[start : second_item.start]):
                first.per, first.per_from = second.per, second.per_from


def _of_exchange(folded: str, quantity: QuantitySpan) -> bool:
    """Whether a price is one of another currency, which no other price of the sentence shares but what it was before."""
    unit = unit_at(folded, quantity.per_from[0]) if quantity.per_from else None
    return unit is not None and unit[0].kind == "money"


def _sentence(bounds: Sequence[tuple[int, int]], starts: Sequence[int], at: int) -> tuple[int, int]:
    """The sentence at `at`, with the one before it unless it is long."""
    index = bisect_right(starts, at) - 1
    if index < 0 or bounds[index][1] <= at:
        return at, at
    begin, stop = bounds[index]
    return (bounds[index - 1][0] if index and stop - begin < _LONG_SENTENCE else begin), stop


def _donor(folded: str, found: Found, index: int, begin: int, stop: int) -> QuantitySpan | None:
    """The neighbour whose unit or noun a number in thousands or more shares."""
    item = found[index][0]
    for other, quantity in reversed(found[max(0, index - 8) : index]):
        if other.start < begin:
            break
        if quantity.rule == "filled-people":
            continue
        if item.scale == _CRORE != other.scale:
            continue  # crores count rupees, not the dollars that they are worth
        if item.scale >= _BILLIONS > other.scale and quantity.kind in ("count", "measure"):
            continue  # after «مليون شخص» and «مليون برميل» billions are money
        if item.scale >= 1000 and other.scale >= 1000 and (quantity.kind in ("money", "measure") or quantity.counted):
            if quantity.kind == "money" and _bracketed(folded, other.start):
                continue  # a conversion in brackets is not the sentence's own currency
            return quantity
        decimal = item.value is not None and item.value != item.value.to_integral_value()
        if item.scale == 1 and decimal and quantity.kind == "measure" and quantity.unit == "point":
            return quantity
    if item.scale >= 1000000:
        for other, quantity in reversed(found[max(0, index - 2) : index]):
            if other.start >= begin and quantity.kind == "money" and not _bracketed(folded, other.start):
                return quantity  # «12,5 درهما للسهم، ما يقيم الشركة عند 20 مليارا»
    for other, quantity in found[index + 1 : index + 5]:
        if other.start >= stop:
            break
        if item.scale >= 1000 and other.scale >= 1000 and quantity.kind == "money":
            return quantity
    return None


def _bracketed(folded: str, at: int) -> bool:
    """Whether `at` stands inside brackets (or right after a quote) that opened shortly before."""
    before = folded[max(0, at - 24) : at]
    return before.rfind("(") > before.rfind(")") or before.endswith('"')


def _name(quantity: QuantitySpan, donor: QuantitySpan) -> None:
    quantity.counted, quantity.counted_from = donor.counted, donor.counted_from


def _take(quantity: QuantitySpan, donor: QuantitySpan) -> None:
    if donor.kind == "count":
        _name(quantity, donor)
    else:
        quantity.kind, quantity.unit = donor.kind, donor.unit
    quantity.rule = "filled"
