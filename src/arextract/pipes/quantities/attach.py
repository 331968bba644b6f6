"""A number and the unit, currency or sign that stands at it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

import regex

from arextract.arabic.affixes import ALEF, ARTICLE, MIM, WAW
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import is_one_of
from arextract.arabic.tables import table
from arextract.arabic.word_sets import any_of, word_of, word_set
from arextract.numbers import Num
from arextract.numbers.number_words import fraction_nouns, number_words
from arextract.pipes.quantities.cues import role_words
from arextract.pipes.quantities.decades import DECADES, is_decade
from arextract.pipes.quantities.item import Item, is_year
from arextract.pipes.quantities.money import Country, adjective_after
from arextract.pipes.quantities.units import Unit, lexicon, unit_at
from arextract.values import EXACT

_TON = word_set("attach.ton")

PERCENT = Unit("%", "percent")
CELSIUS = Unit("°C", "measure")
_OUNCE = "oz"
_OUGUIYA = word_of("attach.ouguiya")
_DINAR = word_of("attach.dinar")
_SHORT_DINAR = regex.compile(rf" ?{any_of('attach.short_dinar')}(?!\w|\.\S)")
_DAYS = frozenset({"day", "week", "month", "year"})
_OF = regex.compile(rf" ?{any_of('little_words.of')} (?={ARTICLE})")
TIME_ITSELF = regex.compile(rf" {any_of('little_words.of')} (?:{ARTICLE})?{any_of('attach.time')}(?!\w)")
AND_PART = regex.compile(
    rf" (?:(?P<less>{any_of('little_words.but')} )|{WAW} ?)(?P<part>{any_of('attach.half')}{ALEF}?|{any_of('attach.quarter')}{ALEF}?|{any_of('attach.third_or_more')})(?!\w)"
)
_BELOW_ZERO = regex.compile(rf" {any_of('attach.below')} {any_of('attach.zero')}(?: {any_of('attach.celsius')})?(?!\w)")
_YEAR_AFTER = regex.compile(r" (?:19|20)\d\d(?!\d)")
_WORD = regex.compile(r" ([^\W\d_]+)")
SINGLE = regex.compile(rf" {any_of('attach.single')}(?!\w)")
_THREE_QUARTERS = Decimal("0.75")
_HUNG = regex.compile(rf"\d- {any_of('two_bounds.or')} $")
_HOMONYMS = {"point": "point_noun", "°": "degree_noun", "knot": "knot_noun"}
_LETTERS = regex.compile(r"[^\W\d_]+")
_HEIGHTS, _YEARS = word_set("attach.heights"), word_set("eras.the_year")
_SINGULARS = frozenset({"duration", "money"})
_ANY_SCALE = regex.compile(r" ([^\W\d_]+)")
_ENDS = regex.compile(r" ?(?:[.،؛:!؟)\n]|$)")


@lru_cache(maxsize=1)
def _latin_scales() -> tuple[regex.Pattern[str], dict[str, int]]:
    scales = {fold(row["form"]): int(row["exponent"]) for row in table("latin_scales")}
    either = "|".join(sorted(scales, key=lambda form: -len(form)))
    return regex.compile(rf"\ ?({either})(?!\w)"), scales


def attach(text: str, folded: str, num: Num, country: Country) -> Item:
    """The item of one number of clean text, with the unit found at it."""
    item = Item(
        num.start, num.end, num.end, num.kind, num.value, num.low, num.high, None, num.scale, num.form, num.definite,
        ordinal=num.kind == "ordinal", first=num.first,
    )  # fmt: skip
    if item.ordinal or num.form == "part":
        return item
    if num.form == "digits" and folded.endswith(f" {ARTICLE} ", 0, num.start):
        item.definite = True  # «الدول الـ 27»
    if (
        num.signed
        and num.value is not None
        and folded[num.start] in "-–"
        and folded[max(0, num.start - 1) : num.start] in list("%$€£")
        and folded[max(0, num.start - 2) : num.start - 1].isdigit()
    ):
        item.start, item.value = num.start + 1, -num.value  # 40%-45%: a range, no sign
    _single(folded, item)
    item.number_end = item.end
    _with_unit(text, folded, item, country)
    return item


def _single(folded: str, item: Item) -> None:
    """«مليار واحد», «مليون دولار واحد»: the number of a lone scale word said once more."""
    if item.form == "words" and item.scale > 1 and item.value == item.scale:
        one = SINGLE.match(folded, item.end)
        item.end = one.end() if one else item.end


def _with_unit(text: str, folded: str, item: Item, country: Country) -> None:
    at = item.end
    bracket = folded[at : at + 1] == ")" and folded[item.start - 1 : item.start] == "("
    if bracket:
        at += 1
    elif (
        item.form == "digits"
        and folded.startswith("- ", at)
        and _HUNG.search(folded, max(0, item.start - 10), item.start)
    ):
        at += 1  # «10- حتى 20- ضعفًا»
    found = _partitive(folded, item, at)
    if found is None:
        gap = 0
        while gap < 2 and folded[at + gap : at + gap + 1] == " ":
            gap += 1
        found = unit_at(folded, at + gap)
        glued_words = gap == 0 and folded[at : at + 1].isalpha() and item.form not in ("digits", "slash")
        if (
            found
            and found[0].kind == "measure"
            and folded[at + gap : found[1]] in _latin_scales()[1]
            and _sign_before(folded, item)
        ):
            found = None  # €3m
        if found and (glued_words or not _plausible(text, folded, item, found[0], at + gap, found[1])):
            found = None
    if found:
        item.unit, item.end = found
        if bracket:
            item.start -= 1
        if item.unit.kind == "money":
            _with_sign_before(folded, item)
        finish(folded, item, country)
    elif (below := _BELOW_ZERO.match(folded, at)) and item.value is not None and item.form == "digits":
        item.value, item.end, item.unit = -item.value, below.end(), CELSIUS  # «تدنت إلى 10 تحت الصفر»
    elif (
        (short := _SHORT_DINAR.match(folded, at))
        and country.writes(_DINAR)
        and not _no_dinar(folded, item, short.end())
    ):
        item.unit, item.end = lexicon().ones[_DINAR], short.end()  # «10.350 د», in an article that writes «دينار»
        finish(folded, item, country)
    else:
        _sign(text, folded, item)


def _no_dinar(folded: str, item: Item, end: int) -> bool:
    """Whether no dinar is meant («عام 2016 د. منى») or not how many: «50,000 د» may be fifty with their millimes."""
    return (is_year(item) and folded[end : end + 1] == ".") or "," in folded[item.start : item.number_end]


def _is_high(folded: str, start: int) -> bool:
    """Whether the words before say how high, deep or far something is, and none that it is a year: «ارتفاعها نحو 1200 م»."""
    words = _LETTERS.findall(folded, max(0, start - 40), start)[-4:]
    return any(is_one_of(word, _HEIGHTS) for word in words) and not any(is_one_of(word, _YEARS) for word in words)


def _partitive(folded: str, item: Item, at: int) -> tuple[Unit, int] | None:
    """«مئات المليارات من الدولارات»."""
    of = _OF.match(folded, at)
    if not of:
        return None
    found = unit_at(folded, of.end())
    if not (item.form in ("vague", "few") or item.value is None or item.scale > 1):
        # «2 من الأسابيع», «2 من الأمتار», as translations say two weeks
        weeks = item.form == "digits" and item.value is not None and 2 <= item.value <= 10
        return found if weeks and found and (found[0].code in _DAYS or _is_physical(found[0])) else None
    return found if found and found[0].kind in ("money", "duration", "measure") else None


def _is_physical(unit: Unit) -> bool:
    """Whether nothing but a measure is called so: not the points, degrees and knots of a list, a school or a rope."""
    return unit.kind == "measure" and unit.code not in _HOMONYMS


def _sign_before(folded: str, item: Item) -> regex.Match[str] | None:
    return lexicon().sign_before.search(folded, max(0, item.start - 5), item.start)


def _with_sign_before(folded: str, item: Item) -> None:
    """«$5 دولارات» keeps its sign inside the span."""
    match = _sign_before(folded, item)
    if match and not match[match.lastindex or 1].isalpha():
        item.start = match.start(match.lastindex or 1)


def _plausible(text: str, folded: str, item: Item, unit: Unit, start: int, end: int) -> bool:
    """Whether a unit phrase is meant: not «2020 م», «5 نقاط تفتيش» or «درجة علمية»."""
    word = folded[start:end]
    if word == MIM and item.form == "digits" and item.value is not None and 1000 <= item.value <= 2100:
        return _is_high(folded, item.start)  # else the era
    if item.form not in ("digits", "slash") and len(word) < 3 and word not in _TON and unit.kind == "measure":
        return False  # abbreviations stand at digits
    if (
        unit.kind == "duration"
        and word.startswith(ARTICLE)
        and text[start] == ALEF
        and item.value is not None
        and item.kind == "cardinal"
    ):
        return False  # «بلغ 790 العام الماضي»: the period is not what is counted
    following = _WORD.match(folded, end)
    after = following.group(1) if following else ""
    if word in DECADES and not is_decade(folded, item.value, item.form, item.start, end):
        return False
    if (
        item.value == 1
        and item.form == "words"
        and unit.kind in _SINGULARS
        and word.removeprefix(ARTICLE) not in lexicon().ones
    ):
        return False  # «وأحد أشهر كتابه»: nothing is said to be one of a plural
    if unit.code == "year" and _YEAR_AFTER.match(folded, end):
        return False  # «و300 ألف سنة 2016»
    nouns = _HOMONYMS.get(unit.code or "")
    return nouns is None or after not in role_words(nouns)


def finish(folded: str, item: Item, country: Country) -> None:
    """What belongs to a unit beyond its noun: a currency's adjective, «من الزمن», «ونصف», «تحت الصفر»."""
    unit = item.unit
    if unit is None:
        return
    if unit.code == _OUNCE and _OUGUIYA in folded[item.number_end : item.end] and (ouguiya := country.code(_OUGUIYA)):
        item.unit = unit = Unit(ouguiya, "money", noun=_OUGUIYA)  # Mauritania's money is called an ounce
    if unit.kind == "money":
        adjective = adjective_after(folded, item.end, unit)
        if adjective:
            item.money, item.end = adjective
        else:
            item.money = country.coin_of(unit) or unit.code or country.code(unit.noun, item.start)
        if unit.scale_in is not None and unit.scale_in[0] == item.money:
            item.unit = unit = replace(unit, scale=unit.scale_in[1])
        _single(folded, item)
    elif unit.kind == "duration":
        itself = TIME_ITSELF.match(folded, item.end)
        if itself:
            item.end = itself.end()
    if unit.kind in ("duration", "measure", "money", "percent", "multiple"):
        _and_part(folded, item, unit)
    if unit.code in ("°", "°C") and item.value is not None:
        below = _BELOW_ZERO.match(folded, item.end)
        if below:
            item.value, item.end = -item.value, below.end()


def part_of(match: regex.Match[str]) -> Decimal:
    """What «ونصف» adds to one, or «إلا ربعا» takes from it; `match` is one of `AND_PART`."""
    part = fraction_nouns().get(match.group("part"), _THREE_QUARTERS)
    return -part if match.group("less") else part


def scale_after(folded: str, at: int) -> tuple[int, int] | None:
    """The magnitude of the word at `at` (« المليون») and where it ends, or None."""
    match = _ANY_SCALE.match(folded, at)
    known = number_words()
    word = (known.get(match.group(1)) or known.get(match.group(1).removeprefix(ARTICLE))) if match else None
    return (word.value, match.end()) if match and word is not None and word.cls == "scale" else None


def _and_part(folded: str, item: Item, unit: Unit) -> None:
    """«عامين ونصف»، «ساعة ونصف الساعة»، «ثلاثة أيام ونصف يوم»، «ساعتين إلا ربعا»; not «سنتين وربع شهر».

    After a magnitude the part is the magnitude's: «3 ملايين دولار ونصف المليون».
    """
    part = AND_PART.match(folded, item.end)
    if not part or item.value is None:
        return
    end = part.end()
    magnitude = scale_after(folded, end)
    if item.scale != 1 or magnitude:
        own = magnitude is not None and magnitude[0] == item.scale
        if item.scale != 1 and (own or _ENDS.match(folded, end)):
            item.value += part_of(part) * item.scale
            item.end = magnitude[1] if own and magnitude else end
        return
    again = unit_at(folded, end + 1) if folded[end : end + 1] == " " else None
    if again is not None:
        if again[0] == unit:
            end = again[1]
        elif not folded.startswith(ARTICLE, end + 1):
            return  # but «خمس سنوات ونصف اليوم»: the day on which it is said
    elif unit.kind == "percent" and not _ENDS.match(folded, end):
        return  # «5 في المئة ونصف السكان»
    item.value += part_of(part)
    item.end = end


def _sign(text: str, folded: str, item: Item) -> None:
    """A currency or percent sign around a number that no unit phrase follows: $5، 5$، %33.5، USD 5، $5bn."""
    start, end = item.start, item.number_end
    if (
        start
        and folded[start - 1] == "%"
        and not (
            start > 1
            and (folded[start - 2].isdigit() or (folded[start - 2] == " " and folded[max(0, start - 3)].isdigit()))
        )
    ):
        item.unit, item.start, item.prefixed = PERCENT, start - 1, True
        return
    lex = lexicon()
    before = _sign_before(folded, item)
    stop = end
    pattern, scales = _latin_scales()
    magnitude = pattern.match(folded, end) if item.form == "digits" else None
    if magnitude and (before or len(magnitude.group(1)) > 2 or lex.sign_after.match(folded, magnitude.end())):
        stop = magnitude.end()
    after = None if before else lex.sign_after.match(folded, stop)
    if not before and not after:
        if magnitude and len(magnitude.group(1)) > 2:
            _scale_by(item, 10 ** scales[magnitude.group(1)])
            item.end = item.number_end = stop
        return
    if magnitude and stop > end:
        _scale_by(item, 10 ** scales[magnitude.group(1)])
        item.end = item.number_end = stop
    sign = before or after
    assert sign is not None
    begin, stop = sign.span(sign.lastindex or 1)
    written = text[begin:stop].lower()  # د.أ is Jordan's and د.إ the Emirates', though folded they are the same
    code = lex.signs.get(written) or lex.signs[folded[begin:stop]]
    item.unit, item.money = Unit(code, "money"), code
    if before:
        item.start, item.prefixed = begin, True
    elif after:
        item.end = after.end()


def _scale_by(item: Item, scale: int) -> None:
    item.value, item.low, item.high = (
        None if end is None else EXACT.multiply(end, Decimal(scale)) for end in (item.value, item.low, item.high)
    )
    item.scale = scale
