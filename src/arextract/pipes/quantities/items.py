"""Numbers with the unit that stands at them: the raw material of quantities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from arextract.numbers import Num, Tokens, scan_tokens
from arextract.numbers.ranges import join_ranges
from arextract.pipes.quantities.money import Country, adjective_after
from arextract.pipes.quantities.units import Unit, lexicon, unit_at

_WORD = regex.compile(r"[\u0621-\u064a]+")
_OF = regex.compile(r" ?من (?=ال)")
_TIME_ITSELF = regex.compile(r" من (?:ال)?(?:زمن|زمان)(?:ه)?(?!\w)")
_AND_PART = regex.compile(
    r" و ?(نصف|ربع|ثلث)(?!\w)(?: ال(?:عام|سنه|شهر|ساعه|يوم|قرن|عقد|دقيقه|متر|كيلومتر|لتر|طن|دولار)(?!\w))?"
)
_SUB = regex.compile(r"تحت $")
_BELOW_ZERO = regex.compile(r" تحت الصفر(?: المئوي)?")
_FULL = regex.compile(r" (?:كامل|كامله|كاملا|كاملين|كاملتين)(?!\w)")
_PARTS = {"نصف": Decimal("0.5"), "ربع": Decimal("0.25"), "ثلث": Decimal(1) / 3}
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "ال", "وال", "بال", "لل", "ولل")


@dataclass(slots=True)
class Item:
    """A number and its unit, in clean offsets; `number_end` is where the number alone ends."""

    start: int
    end: int
    number_end: int
    kind: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit | None
    scale: int
    form: str
    definite: bool
    money: str | None = None
    prefixed: bool = False
    ordinal: bool = False
    first: int = -1


def read_items(text: str, tokens: Tokens, country: Country) -> list[Item]:
    """Every number with what unit follows or precedes it, and every dual of a unit, sorted, without overlap."""
    folded = tokens.folded
    items = [_item(folded, num, country) for num in join_ranges(tokens, scan_tokens(tokens))]
    taken = [item.start for item in items]
    items = [
        item for item in items if not (item.value == 0 and _SUB.search(folded, max(0, item.start - 6), item.start))
    ]
    taken = [item.start for item in items]
    for dual in _duals(folded, country):
        at = bisect_right(taken, dual.start)
        before = items[at - 1] if at else None
        if before and before.end > dual.start:
            continue
        items.insert(at, dual)
        taken.insert(at, dual.start)
    kept: list[Item] = []
    for item in items:
        if kept and item.start < kept[-1].end:
            if item.start >= kept[-1].number_end and item.value is not None and kept[-1].unit is not None:
                continue  # «مئة متر مربع»: the unit's own words hold a number
            continue
        kept.append(item)
    return kept


def _item(folded: str, num: Num, country: Country) -> Item:
    item = Item(
        num.start, num.end, num.end, num.kind, num.value, num.low, num.high, None, num.scale, num.form, num.definite,
        ordinal=num.kind == "ordinal", first=num.first,
    )  # fmt: skip
    if item.ordinal or num.form == "part":
        return item
    if (
        num.signed
        and num.value is not None
        and folded[num.start] in "-–"
        and regex.search(r"\d[%$€£]$", folded[: num.start])
    ):
        item.start, item.value = num.start + 1, -num.value  # 40%-45%: a range, no sign
    return _with_unit(folded, item, country)


def _with_unit(folded: str, item: Item, country: Country) -> Item:
    at = item.end
    bracket = folded[at : at + 1] == ")" and folded[item.start - 1 : item.start] == "("
    if bracket:
        at += 1
    found = None
    of = _OF.match(folded, at)
    if of and (item.form in ("vague", "few") or item.value is None or item.scale > 1):
        found = unit_at(folded, of.end())
        if found and found[0].kind not in ("money", "duration", "measure"):
            found = None
    if found is None:
        gap = 1 if folded[at : at + 1] == " " else 0
        found = unit_at(folded, at + gap)
        if found is None and gap and folded[at : at + 2] == "  ":
            found = unit_at(folded, at + 2)
        if found and gap == 0 and folded[at : at + 1].isalpha() and not item.form == "digits":
            found = None
        if found and not _plausible(folded, item, found[0], at + gap, found[1]):
            found = None
    if found:
        item.unit, item.end = found
        if bracket:
            item.start -= 1
        _finish(folded, item, country)
        return item
    _sign(folded, item)
    return item


_STRAY = frozenset(
    {
        "م",
        "س",
        "غ",
        "آر",
        "ار",
        "كم",
        "عقد",
        "عقدا",
        "بت",
        "بار",
        "جيل",
        "مره",
        "رمز",
        "درجه",
        "نقطه",
        "طن",
        "مل",
        "سل",
        "دل",
        "في",
        "ين",
        "سن",
    }
)


def _plausible(folded: str, item: Item, unit: Unit, start: int, end: int) -> bool:
    """Whether a unit phrase is meant: not «5 في», nor «5 كم شخصا»; «مرة» counts unless an ordinal or an article is near."""
    word = folded[start:end]
    if word == "م" and item.form == "digits" and item.value is not None and 1000 <= item.value <= 2100:
        return False  # 2020 م: the era
    if word in ("ق", "ه", "س", "ص") or (unit.kind == "money" and word == "ين" and folded[end : end + 1].isalpha()):
        return False
    if word == "في":
        return False
    following = folded[end : end + 12]
    if unit.kind == "duration" and word in ("ربع", "فصل", "نصف"):
        return False
    if (
        unit.kind == "measure"
        and unit.code == "point"
        and regex.match(r" (?:تفتيش|بيع|ساخنه|حدوديه|عبور|خلاف|نقاش)", following)
    ):
        return False
    return not (unit.code == "°" and regex.match(r" (?:علميه|جامعيه|وظيفيه|وزير)", following))


def _finish(folded: str, item: Item, country: Country) -> None:
    unit = item.unit
    if unit is None:
        return
    if unit.kind == "money":
        adjective = adjective_after(folded, item.end, unit)
        if adjective:
            item.money, item.end = adjective
        else:
            item.money = unit.code or country.code(unit.noun)
    elif unit.kind == "duration":
        itself = _TIME_ITSELF.match(folded, item.end)
        if itself:
            item.end = itself.end()
    if unit.kind in ("duration", "measure", "money"):
        part = _AND_PART.match(folded, item.end)
        if part and item.value is not None and item.scale == 1 and not unit_at(folded, part.end() + 1):
            item.value += _PARTS[part.group(1)]
            item.end = part.end()
    if unit.code in ("°", "°C") and item.value is not None:
        below = _BELOW_ZERO.match(folded, item.end)
        if below:
            item.value, item.end = -item.value, below.end()


def _sign(folded: str, item: Item) -> None:
    """A currency or percent sign around a number that no unit phrase follows: $5، 5$، %33.5، USD 5."""
    start, end = item.start, item.number_end
    if folded[end : end + 1] == "%":
        item.unit, item.end = Unit("%", "percent"), end + 1
        return
    if start and folded[start - 1] == "%" and not (start > 1 and folded[start - 2].isdigit()):
        item.unit, item.start, item.prefixed = Unit("%", "percent"), start - 1, True
        return
    for sign, code in lexicon().signs:
        for gap in (0, 1):
            begin = start - len(sign) - gap
            if begin >= 0 and folded.startswith(sign, begin) and (gap == 0 or folded[start - 1] == " "):
                if sign[0].isalpha() and begin and folded[begin - 1].isalpha():
                    continue
                item.unit, item.money, item.start, item.prefixed = Unit(code, "money"), code, begin, True
                return
            stop = end + gap
            if folded.startswith(sign, stop) and (gap == 0 or folded[end : end + 1] == " "):
                if sign[-1].isalpha() and folded[stop + len(sign) : stop + len(sign) + 1].isalpha():
                    continue
                item.unit, item.money, item.end = Unit(code, "money"), code, stop + len(sign)
                return


_OF_THEM = regex.compile(r"([وفبلك]{0,2})(نصف|ثلث|ثلثا|ثلثي|ربع|سدس)(?:ه|ها|هم|هن|هما)")
_SHARES = {
    "نصف": Decimal("0.5"),
    "ثلث": Decimal(1) / 3,
    "ثلثا": Decimal(2) / 3,
    "ثلثي": Decimal(2) / 3,
    "ربع": Decimal("0.25"),
    "سدس": Decimal(1) / 6,
}
_TWICE = regex.compile(
    r" (?:ما|ذلك|هذا|هذه|عدد|العدد|حجم|سعر|السعر|مستوي|قيمه|المعدل|معدل|متوسط|نسبه|المبلغ|الرقم|الكميه|عمر|وزن)(?!\w)"
)


def _share_of_them(word: str) -> tuple[int, Decimal] | None:
    """«ربعها», «ثلثهم»: the letters of proclitics before it and the fraction."""
    match = _OF_THEM.fullmatch(word)
    return (len(match.group(1)), _SHARES[match.group(2)]) if match else None


def _duals(folded: str, country: Country) -> list[Item]:
    """Units in the dual (عامين، ضعفين، دولاران) and the decade or century that is measured (عقد من الزمن)."""
    twos = lexicon().twos
    found: list[Item] = []
    for match in _WORD.finditer(folded):
        word = match.group()
        if len(word) < 3:
            continue
        share = _share_of_them(word)
        if share is not None:
            start = match.start() + share[0]
            found.append(
                Item(
                    start,
                    match.end(),
                    match.end(),
                    "fraction",
                    share[1],
                    None,
                    None,
                    Unit("×", "multiple"),
                    1,
                    "words",
                    True,
                )
            )
            continue
        if word.lstrip("وفبلك") == "ضعف" and _TWICE.match(folded, match.end()):
            start = match.end() - 3
            found.append(
                Item(
                    start,
                    match.end(),
                    match.end(),
                    "cardinal",
                    Decimal(2),
                    None,
                    None,
                    Unit("×", "multiple"),
                    1,
                    "dual",
                    False,
                )
            )
            continue
        at, unit, value = match.start(), None, Decimal(2)
        if word[-2:] in ("ان", "ين") or word[-1] == "ي":
            for prefix in _PREFIXES:
                if word.startswith(prefix) and word[len(prefix) :] in twos:
                    unit = twos[word[len(prefix) :]]
                    if prefix.endswith("ال"):
                        at += len(prefix) - 2
                    elif prefix.endswith("لل"):
                        at += len(prefix) - 1
                    else:
                        at += len(prefix)
                    break
            longer = unit_at(folded, at) if unit else None
            if longer and longer[1] > match.end():
                found.append(Item(at, longer[1], longer[1], "cardinal", value, None, None, longer[0], 1, "dual", False))
                continue
            if unit and word[-1] == "ي" and not _construct(folded, match.end(), unit):
                unit = None
            if unit and unit.kind == "measure" and unit.code in ("ft", "g", "point", "t", "token", "bar"):
                unit = unit if word[-2:] in ("ان", "ين") and unit.code in ("point", "t") else None
        elif (one := _one(folded, match, word)) is not None:
            at, unit, value = one[0], one[1], Decimal(1)
        elif word.lstrip("وفبلك") in ("عقد", "قرن", "عقدا", "قرنا") and _TIME_ITSELF.match(folded, match.end()):
            at = match.end() - len(word.lstrip("وفبلك"))
            hit = unit_at(folded, at)
            unit, value = (hit[0] if hit else None), Decimal(1)
        if unit is None:
            continue
        item = Item(at, match.end(), match.end(), "cardinal", value, None, None, unit, 1, "dual", False)
        _finish(folded, item, country)
        found.append(item)
    return found


_SINGLE = regex.compile(r" (?:واحد|واحده|واحدا)(?!\w)")
_LENGTH_BEFORE = regex.compile(r"(?:ان|ين|\d|ات|ام|هر|ور|ني|ائق|ع|ه|ا|ي) ?$")


def _one(folded: str, match: regex.Match[str], word: str) -> tuple[int, Unit] | None:
    """A unit in the singular that counts one: «ساعة ونصف», «ريال واحد», «يومين وساعة», «شهر و20 يوما»."""
    ones = lexicon().ones
    for prefix in ("", "و", "ب", "ل"):
        if not word.startswith(prefix) or word[len(prefix) :] not in ones:
            continue
        unit = ones[word[len(prefix) :]]
        at, end = match.start() + len(prefix), match.end()
        part = _AND_PART.match(folded, end)
        if part and unit.kind in ("duration", "measure") and not unit_at(folded, part.end() + 1):
            return at, unit
        if _SINGLE.match(folded, end) and unit.kind in ("duration", "money"):
            return at, unit
        if unit.kind == "duration" and (_long_before(folded, match.start(), prefix) or _long_after(folded, end)):
            return at, unit
    return None


def _long_before(folded: str, start: int, prefix: str) -> bool:
    """Whether a length of time ends right before «وساعة» or «و ساعة»."""
    text = folded[max(0, start - 16) : start]
    text = text.rstrip() if prefix == "و" else (text.rstrip()[:-1].rstrip() if text.rstrip().endswith(" و") else "")
    word = text.rsplit(" ", 1)[-1] if text else ""
    return bool(word) and (word in lexicon().twos or (unit_at(word, 0) or (Unit(None, ""), 0))[0].kind == "duration")


_LONG_AFTER = regex.compile(r" و ?(?:\d+ )?([^\W\d]+)")


def _long_after(folded: str, end: int) -> bool:
    """Whether «و ساعتين» or «و50 ثانية» goes on: a count of a smaller unit."""
    match = _LONG_AFTER.match(folded, end)
    if not match:
        return False
    word = match.group(1)
    if word in lexicon().twos:
        return lexicon().twos[word].kind == "duration"
    hit = unit_at(folded, match.start(1))
    return bool(hit and hit[0].kind == "duration" and any(c.isdigit() for c in match.group()))


def _construct(folded: str, end: int, unit: Unit) -> bool:
    """A construct dual needs what it governs: «ضعفي عددهم», «عامي 2018 و2019» is a period and none."""
    if unit.kind == "multiple":
        return regex.match(r" [^\W\d]", folded[end : end + 3]) is not None
    return False


def sorted_overlap(
    starts: Sequence[int], spans: Sequence[tuple[int, int]], start: int, end: int
) -> tuple[int, int] | None:
    """The first of `spans` (sorted, with their `starts`) that overlaps ``start:end``."""
    at = bisect_right(starts, start) - 1
    if at >= 0 and spans[at][1] > start:
        return spans[at]
    if at + 1 < len(spans) and spans[at + 1][0] < end:
        return spans[at + 1]
    return None
