"""Numbers → quantities: what is one, of which kind, with which unit, comparator, counted noun and denominator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

import regex

from arextract.arabic.affixes import ALEF_MADDA, ARTICLE, LAM, PROCLITICS, YA
from arextract.arabic.folded_tables import folded_words
from arextract.arabic.little_words import TO
from arextract.arabic.proclitics import forms
from arextract.arabic.word_sets import any_of, word_of, word_set
from arextract.layers import Marker, Name, QuantitySpan, TimeSpan
from arextract.numbers.digit_runs import ambiguous_thousands
from arextract.pipes.quantities import counted as nouns
from arextract.pipes.quantities import cues
from arextract.pipes.quantities.ages_in_years import is_age
from arextract.pipes.quantities.exchange_rates import other_currency
from arextract.pipes.quantities.fill import fill
from arextract.pipes.quantities.frequency import is_frequency
from arextract.pipes.quantities.item import Item
from arextract.pipes.quantities.measured import MeasuredText, read
from arextract.pipes.quantities.no_quantities import Guard
from arextract.pipes.quantities.per import per_at, per_beyond, per_earlier, per_later
from arextract.pipes.quantities.rank import noun_start, rank
from arextract.pipes.quantities.settle import settled
from arextract.pipes.quantities.two_bounds import STARTING, with_bounds
from arextract.pipes.quantities.units import Unit, unit_at
from arextract.text.sentences import sentences as split_sentences
from arextract.values import EXACT, in_bound

_STRENGTH = word_set("quantity_finder.strength")
_HEAT = word_of("quantity_finder.heat")
_AT_LEAST = word_of("quantity_finder.at_least")


_SMALLEST_COIN = Decimal("0.001")  # of its money: a millime, a fils of dinars
_WORD = regex.compile(r" ([^\W\d_]+)")
_PRONOUN = regex.compile(rf"{any_of('quantity_finder.bound')}{any_of('quantity_finder.them')}")  # «مشتبها به»
_WHEN = regex.compile(rf"(?<!\w){any_of('quantity_finder.when')} $")
_POINTING = frozenset({"DZD", "MAD"})  # money of two decimals, in a press that divides thousands with points
_EXCHANGED = regex.compile(any_of("quantity_finder.exchanged"))
_NEAR = 60  # letters around a price in which a rate of exchange shows
_BASIS_POINTS = 5  # points of interest, from which on hundredths are meant
_KILO = word_set("quantity_finder.kilo")
_ANY_WORD = regex.compile(r"[^\W\d_]+")
_AGE = regex.compile(
    rf"(?<!\w)(?:[{PROCLITICS}]?(?:{ARTICLE})?([^\W\d_]+))\s*(?:{any_of('little_words.about')} |{ARTICLE})?$"
)


def find(
    text: str,
    *,
    times: Sequence[TimeSpan] = (),
    names: Sequence[Name] = (),
    markers: Sequence[Marker] = (),
    blocked: Iterable[tuple[int, int]] = (),
    sentences: Sequence[tuple[int, int]] | None = None,
    reading: MeasuredText | None = None,
) -> list[QuantitySpan]:
    """The quantities of clean text, sorted, without overlap. Linear time.

    `times`, `names` and `markers` are the layers of the same text: what lies inside them is no quantity, but for
    durations inside times (منذ ست سنوات). `blocked` are further spans to pass over, such as reference lists; `reading` is
    what `read` says of the text, read here where it is not given.
    """
    reading = reading or read(text)
    folded = reading.folded
    guard = Guard(text, folded, times, names, [*((m.start, m.end) for m in markers), *blocked])
    kept = [item for item in reading.items if item.rule in ("cell", "header") or guard.allows(item)]
    places = {name.start for name in names if name.label == "LOC"}
    ends = [*(item.start for item in kept[1:]), len(folded)][: len(kept)]
    found: list[tuple[Item, QuantitySpan]] = []
    floor = 0
    for item, ceiling in zip(kept, ends, strict=True):
        quantity = _quantity(text, folded, item, floor, ceiling)
        if quantity is not None and quantity.counted_span and quantity.counted_span[0] in places:
            if not nouns.by_nationality(folded, item, quantity.counted_span):
                quantity.counted = quantity.counted_span = quantity.counted_from = None  # «5 من الكونغو»
        if quantity is not None and all(map(in_bound, (quantity.value, quantity.low, quantity.high))):
            found.append((item, quantity))
        if not cues.bracketed(folded, item.start, item.end) and not (
            quantity is not None and (_tells_when(folded, quantity) or _within_phrase(item, quantity))
        ):
            floor = item.end
    fill(text, folded, found, list(sentences) if sentences is not None else split_sentences(text))
    return with_bounds(folded, [quantity for item, quantity in found if settled(folded, item, quantity, guard)])


def _quantity(text: str, folded: str, item: Item, floor: int, ceiling: int) -> QuantitySpan | None:
    """The quantity of one item; `floor` is where the one before it ends, `ceiling` where the next begins."""
    numbered = item.unit is None and item.form == "digits" and noun_start(folded, item) is not None
    if item.ordinal or (numbered and not nouns.agrees(text, folded, item)):
        return rank(folded, item)
    if is_frequency(folded, item):
        if item.form == "dual":
            return None  # «مرتين» counts no more than «نموذجين» does
        item.unit, item.end = None, item.number_end
    kind, code, value, low, high = _kind(folded, item)
    counted_span, counted_noun = None, None
    if item.unit is None:
        if item.kind == "fraction":
            if item.form != "slash" and not _is_share(text, folded, item):
                return None
            kind, code = "multiple", "×"
        elif _is_magnitude(folded, item):
            kind, code = "measure", "magnitude"
        elif is_age(folded, item):
            kind, code = "duration", "year"
        elif _is_heat(folded, item):
            kind, code = "measure", "°C"
        elif item.rule == "noun-and-part":
            counted_noun = nouns.singular(text[item.start : item.end].split(maxsplit=1)[0])
        elif item.noun is None:
            counted_span = nouns.counted(text, folded, item)
            if counted_span and counted_span[1] > ceiling and folded[ceiling - 1] != "(":
                counted_span = None
            value = _whole(folded, item, value, counted_span is not None)
            unit = _noun_first(folded, item, counted_span)
            if unit is not None and counted_span is not None:
                kind, code, item.start, counted_span = unit.kind, unit.code, counted_span[0], None
    quantity = QuantitySpan(item.start, item.end, kind, value, low, high, unit=code, rule=item.rule or kind)
    if counted_span:
        quantity.counted, quantity.counted_span = text[counted_span[0] : counted_span[1]], counted_span
        quantity.counted_from = counted_span
    quantity.counted = counted_noun or quantity.counted
    if item.noun is not None:
        quantity.counted, quantity.counted_from = text[slice(*item.noun)], item.noun
    _compare(folded, quantity, item, floor, ceiling)
    stop = counted_span[1] if counted_span and counted_span[0] >= item.end else item.end
    per = _a_day(folded, item) or per_at(folded, stop)
    if per is None and kind == "money":
        per = other_currency(folded, stop)
    if per is None and counted_span and stop > item.end:
        following = _WORD.match(folded, stop)  # an adjective may stand between: «شريحة متقدمة لكل جهاز»
        per = per_at(folded, following.end()) if following and nouns.is_adjective(following.group(1)) else None
    if per is None and (bound := cues.after(folded, stop)):
        per = per_at(folded, bound[1])  # «نصف ساعة على الأقل يوميا»
    if per is None and kind in ("count", "measure", "money"):
        per = per_later(folded, stop, ceiling)
    if per is None and kind in ("count", "measure", "money", "percent"):
        per = per_earlier(folded, quantity.cue[0] if quantity.cue else item.start, item.start, floor)
    if per is None and kind in ("measure", "money"):
        per = per_beyond(folded, stop)
    if per and kind != "money" and folded[per[0] - 1] == LAM and folded[slice(*per)] in cues.role_words("per_price"):
        per = None  # «خضعت 500 عينة للاختبار»
    if per and per[0] < ceiling + 16 and kind not in ("rank",):
        quantity.per = text[per[0] : per[1]]
        quantity.per_from = per
    return quantity


def _a_day(folded: str, item: Item) -> tuple[int, int] | None:
    """The يوم of «ب/ي» and «م.ب.ي», barrels a day."""
    end = item.end - (folded[item.end - 1] == ".")
    barrels = item.unit is not None and item.unit.code == "bbl" and folded[end - 1] == YA
    return (end - 1, end) if barrels else None


def _whole(folded: str, item: Item, value: Decimal | None, counted: bool) -> Decimal | None:
    """What is counted comes whole and not below nothing: «22.392 طفلا» are thousands, «2558.018 مسافر» with one point lost."""
    if value is None or item.scale > 1 or not counted or item.form != "digits":
        return value
    digits = folded[item.start : item.number_end]
    if ambiguous_thousands(digits, 4) and value < int(digits[: digits.index(".")]) + 1:
        return value * 1000  # the article's habit has not made it thousands already
    return -value if value < 0 else value


def _whole_coins(folded: str, item: Item) -> bool:
    """Whether the smallest coin is counted in thousands: nobody pays 2.5 millimes, so «2.500 مليم» are 2,500."""
    coin = item.unit is not None and item.unit.kind == "money" and item.unit.scale <= _SMALLEST_COIN
    return coin and item.scale == 1 and ambiguous_thousands(folded[item.start : item.number_end])


def _point_thousands(folded: str, item: Item, code: str | None) -> bool:
    """Whether a point divides thousands: an index has two decimals («10.926 نقطة»), and so have dirhams of Morocco («1.260 درهما»)."""
    if item.form != "digits" or item.scale > 1 or item.value is None or item.value >= 1000:
        return False
    if not ambiguous_thousands(folded[item.start : item.number_end]) or item.value == item.value.to_integral_value():
        return False
    if code == "point":
        return True
    exchanged = _EXCHANGED.search(folded, max(0, item.start - _NEAR), item.end + _NEAR) is not None
    return code in _POINTING and not exchanged


def _kind(folded: str, item: Item) -> tuple[str, str | None, Decimal | None, Decimal | None, Decimal | None]:
    """(kind, unit, value, low, high) by the item's unit."""
    unit, scale = item.unit, Decimal(1)
    kind, code = "count", None
    if unit is not None:
        kind, code, scale = unit.kind, unit.code, unit.scale
        if kind == "money":
            code = item.money
        if code == "point" and _of_interest(folded, item):
            kind, code = "percent", "bp" if item.value is not None and item.value >= _BASIS_POINTS else "pp"
        if code == "kg" and folded[item.number_end : item.end].strip() in _KILO and _of_a_distance(folded, item):
            code = "km"
        if code == "°":
            code = "magnitude" if _of_quake(folded, item) else code if _is_angle(folded, item) else "°C"
    if _whole_coins(folded, item) or _point_thousands(folded, item, code):
        scale *= 1000
    value, low, high = (None if n is None else EXACT.multiply(n, scale) for n in (item.value, item.low, item.high))
    return kind, code, value, low, high


def _of_interest(folded: str, item: Item) -> bool:
    """Whether a point is one of a rate: «رفع سعر الفائدة نصف نقطة»."""
    words = _ANY_WORD.findall(folded, max(0, item.start - 70), item.start)
    return any(word in cues.role_words("rate") for word in words)


def _of_a_distance(folded: str, item: Item) -> bool:
    """Whether كيلو alone is one of a distance: «على بعد 70 كيلو»."""
    words = _ANY_WORD.findall(folded, max(0, item.start - 40), item.start)
    return any(cues.plays(word, "distance") for word in words)


def _noun_first(folded: str, item: Item, counted: tuple[int, int] | None) -> Unit | None:
    """The unit of «الأيام الثلاثة», and of «النقاط الثلاث» in sport: a unit whose noun stands first."""
    if counted is None or counted[1] > item.start or item.value is None or not item.definite:
        return None
    unit = unit_at(folded, counted[0])
    if unit is None or unit[1] != counted[1] or unit[0].scale != 1:
        return None
    return (
        unit[0]
        if unit[0].kind == "duration" or (unit[0].code == "point" and _in_sport(folded, item, counted))
        else None
    )


def _in_sport(folded: str, item: Item, counted: tuple[int, int]) -> bool:
    """Whether the words around «النقاط الثلاث» are of sport."""
    around = f"{folded[max(0, counted[0] - 100) : counted[0]]} {folded[item.end : item.end + 100]}"
    known = folded_words("context_words", kind="sport")
    return any(form in known for word in _ANY_WORD.findall(around) for form in forms(word))


def _of_quake(folded: str, item: Item) -> bool:
    """Whether a degree is one of an earthquake: «زلزال بقوة 6.3 درجات»."""
    words = _ANY_WORD.findall(folded, max(0, item.start - 70), item.start)
    return any(cues.plays(word, "quake") for word in words)


def _is_angle(folded: str, item: Item) -> bool:
    """Whether درجة measures an angle rather than heat: «بزاوية 45 درجة», «28.5 درجة شمالا»."""
    words = _ANY_WORD.findall(folded, max(0, item.start - 24), min(len(folded), item.end + 10))
    return any(word in cues.role_words("angle") for word in words)


def _is_share(text: str, folded: str, item: Item) -> bool:
    """Whether a fraction word is a share: not «النصف الأول», «ربع النهائي»; «ثلاثة أرباعها إلى» is one, «نصف آلي» is none."""
    following = _WORD.match(folded, item.end)
    if following is None or following.group(1) not in cues.role_words("not_match"):
        return True
    return following.group(1) in TO and text[following.start(1)] != ALEF_MADDA


def _is_magnitude(folded: str, item: Item) -> bool:
    """«زلزال بقوة 6,3» without a unit."""
    if item.form != "digits" or item.value is None or item.value >= 10 or item.value == item.value.to_integral_value():
        return False
    last = _AGE.search(folded, max(0, item.start - 20), item.start)
    return last is not None and last.group(1) in _STRENGTH and _of_quake(folded, item)


def _is_heat(folded: str, item: Item) -> bool:
    """«درجة الحرارة العظمى 48 والصغرى 31»: degrees, left out."""
    if item.form != "digits" or item.scale > 1 or item.value is None or not -60 < item.value < 70:
        return False
    last = _AGE.search(folded, max(0, item.start - 20), item.start)
    if (
        last is None
        or last.group(1) not in cues.role_words("heat")
        or _HEAT not in folded[max(0, item.start - 90) : item.start]
    ):
        return False
    return nouns.next_word(folded, item.end) not in nouns.countable()


def _compare(folded: str, quantity: QuantitySpan, item: Item, floor: int, ceiling: int) -> None:
    found = cues.before(folded, item.start)
    if found and found[1] >= floor:
        quantity.comparator, quantity.cue = found[0], (found[1], found[2])
    elif not _tells_when(folded, quantity) and not _within_phrase(item, quantity):
        sign = cues.distant(folded, floor, item.start)
        if sign and not (sign == ">" and quantity.kind == "multiple"):
            quantity.comparator = sign
    if (
        item.rule == "range"
        and quantity.comparator == ">="
        and STARTING.search(folded, max(0, item.start - 24), item.start)
        and _AT_LEAST not in folded[max(0, item.start - 24) : item.start]
    ):
        quantity.comparator = "="  # «يبدأ من 5 إلى 7»: both ends are said
    stop = quantity.counted_span[1] if quantity.counted_span else item.end
    for at in _stops(folded, item.end, stop):
        following = cues.after(folded, at)
        if following and following[1] <= ceiling + 12:
            quantity.comparator = following[0]
            break
    if item.form in ("vague", "few") and quantity.value is None and quantity.comparator == "~":
        quantity.comparator = "="


def _within_phrase(item: Item, quantity: QuantitySpan) -> bool:
    """Whether a number only describes a noun before it: «لم يتجاوز مجموع أرباح الشركات الست 110 ملايين» bounds the next."""
    span = quantity.counted_span
    return item.definite and quantity.kind == "count" and span is not None and span[1] <= item.start


def _tells_when(folded: str, quantity: QuantitySpan) -> bool:
    """Whether a length of time only says when: «لم تكن تتعدى قبل عقد واحد 6%»."""
    return quantity.kind == "duration" and _WHEN.search(folded, max(0, quantity.start - 6), quantity.start) is not None


def _stops(folded: str, end: int, stop: int) -> list[int]:
    """Where a comparator may follow: after the unit, the counted noun, and up to two adjectives («5 عمال أجانب على الأقل»)."""
    found = [end, stop]
    for _ in range(2):
        word = _WORD.match(folded, found[-1])
        if word is None:
            break
        form = word.group(1)
        if not (nouns.is_adjective(form) or form in nouns.adverbial() or _PRONOUN.fullmatch(form)):
            break
        found.append(word.end())
    return found
