"""Two units of one amount as one quantity: «دولار و27 سنتا» 1.27 USD, «دقيقة و48 ثانية» 108 second, «خمسة أمتار و33 سنتيمترا» 5.33 m.

Money and metric measures take the larger unit, durations and what has no decimal parts the smaller one, so that the value
stays exact. Years and days, months and days have no whole number of one in the other: they stay two, and so do years and what has
no numeral of its own («سنتان وشهران», «سنة وربع شهر»).
"""

from __future__ import annotations

from decimal import Decimal

import regex

from arextract.arabic.affixes import BA, FA, LAM, WAW
from arextract.pipes.quantities.item import Item
from arextract.pipes.quantities.money import Country, adjective_after
from arextract.pipes.quantities.two_bounds import how_many
from arextract.pipes.quantities.units import Unit, lexicon

_AND = regex.compile(rf" {WAW} ?")
_AND_BEFORE = regex.compile(rf" {WAW} ?$")
_WORD = regex.compile(r"[^\W\d_]{2,}")
_WITH_ADJECTIVES = 3  # words of a unit and the adjectives that say whose money it is, at most
_TENS = frozenset(Decimal(10) ** power for power in range(1, 10))
_LEADS = ("", WAW, BA, LAM, FA)
_CALENDAR = frozenset({"year", "month", "quarter", "generation"})


def compound(folded: str, items: list[Item], country: Country) -> list[Item]:
    """The items with each amount in two units as one; a larger unit alone before the smaller is one of it."""
    out: list[Item] = []
    for item in items:
        before = out[-1] if out else None
        if before is not None and before.end <= item.start and _AND.fullmatch(folded[before.end : item.start]):
            if _added(before, item):
                continue
        elif item.unit is not None and folded[item.start - 1 : item.start] in (WAW, " "):
            one = _one_before(folded, item, before.end if before is not None else 0, country)
            if one is not None and _added(one, item):
                out.append(one)
                continue
        out.append(item)
    return out


def _one_before(folded: str, item: Item, floor: int, country: Country) -> Item | None:
    """«دولار» in «دولار و27 سنتا», «دينارا» in «دينارا و500 فلس», «دينار كويتي» in «دينار كويتي و50 فلسا»."""
    joined = _AND_BEFORE.search(folded, floor, item.start)
    if joined is None:
        return None
    begin = max(floor, joined.start() - 40)
    for match in reversed(list(_WORD.finditer(folded, begin, joined.start()))[-_WITH_ADJECTIVES:]):
        for lead in _LEADS:
            form = match.group()
            unit = lexicon().ones.get(form[len(lead) :]) if form.startswith(lead) else None
            if unit is None:
                continue
            adjective = adjective_after(folded, match.end(), unit) if unit.kind == "money" else None
            money, end = adjective or (unit.code or country.code(unit.noun), match.end())
            if end == joined.start():
                start = match.start() + len(lead)
                money = money if unit.kind == "money" else None
                return Item(
                    start, end, end, "cardinal", Decimal(1), None, None, unit, money=money, form="dual", rule="compound"
                )
    return None


def _added(large: Item, small: Item) -> bool:
    """Adds `small` to `large` in place where it is a part of it."""
    one, other = large.unit, small.unit
    if one is None or other is None or one.kind != other.kind or large.value is None or small.value is None:
        return False
    if small.ordinal or large.ordinal or small.value < 0 or (large.scale > 1 and one.kind == "duration"):
        return False
    if one.kind == "money":
        return _money_added(large, small, one, other)
    if one.kind not in ("duration", "measure"):
        return False
    if (one.code in _CALENDAR) != (other.code in _CALENDAR):
        return False
    if one.code in _CALENDAR and (small.form == "dual" or small.kind == "fraction"):
        return False
    ratio = how_many(one, other)
    if ratio is None or ratio <= 1 or small.value >= ratio:
        return False
    sign = -1 if large.value < 0 else 1
    if one.kind == "measure" and ratio in _TENS:
        large.value += sign * small.value / ratio
    else:
        large.value = large.value * ratio + sign * small.value
        large.unit = other
    large.end = large.number_end = small.end
    large.rule = "compound"
    return True


def _money_added(large: Item, small: Item, one: Unit, other: Unit) -> bool:
    if one.scale != 1 or other.scale >= 1 or small.value is None or large.value is None:
        return False
    shared = one.noun in other.of
    if not shared and (large.money is None or large.money != small.money):
        return False
    scale = other.scale
    large.money = large.money or small.money
    if other.scale_in is not None and other.scale_in[0] == large.money:
        scale = other.scale_in[1]
    part = small.value * scale
    if part >= 1:
        return False
    large.value += part if large.value >= 0 else -part
    large.end, large.rule = small.end, "compound"
    return True
