"""Rates of exchange: «الليرة عند 28.83 للدولار», «الروبل إلى 72 مقابل الدولار» are money of the first currency, per the second."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import ARTICLE, LAM_ARTICLE
from arextract.arabic.proclitics import rests
from arextract.arabic.word_sets import any_of
from arextract.pipes.quantities.cues import BREAK
from arextract.pipes.quantities.item import Item
from arextract.pipes.quantities.money import Country, adjective_after
from arextract.pipes.quantities.units import Unit, unit_at

_AGAINST = regex.compile(
    rf" (?:(?:{any_of('little_words.in')} )?{any_of('exchange_rates.against')} (?={ARTICLE})|{LAM_ARTICLE}(?=[^\W\d_]))"
)
_WORD = regex.compile(r"[^\W\d_]+")
_REACH = 90  # letters before a rate among which its currency stands


def other_currency(folded: str, end: int) -> tuple[int, int] | None:
    """The currency of which one is paid for: «الدولار» of « مقابل الدولار», «دولار» of « للدولار» at `end`."""
    against = _AGAINST.match(folded, end)
    found = unit_at(folded, against.end()) if against else None
    return (against.end(), found[1]) if against and found and found[0].kind == "money" else None


def with_currencies(folded: str, items: list[Item], country: Country) -> None:
    """Gives bare figures before another currency the unit of the currency that they are the price in, in place. Linear time."""
    floor = 0
    for item in items:
        bare = item.unit is None and item.form == "digits" and item.scale == 1 and item.kind in ("cardinal", "range")
        other = other_currency(folded, item.end) if bare else None
        if other is not None:
            found = _currency_before(folded, max(floor, item.start - _REACH), item.start, folded[slice(*other)])
            if found is not None:
                item.unit, end = found
                adjective = adjective_after(folded, end, item.unit)
                item.money = adjective[0] if adjective else item.unit.code or country.code(item.unit.noun, item.start)
                item.rule = "exchange"
        floor = item.end


def _currency_before(folded: str, begin: int, start: int, other: str) -> tuple[Unit, int] | None:
    """The last definite currency of the clause, another than `other`, and where its noun ends."""
    for stop in BREAK.finditer(folded, begin, start):
        begin = stop.end()
    for match in reversed(list(_WORD.finditer(folded, begin, start))):
        for letters, form in rests(match.group()):
            found = unit_at(folded, match.start() + letters) if form.startswith(ARTICLE) else None
            if found and found[0].kind == "money" and found[0].scale == 1 and other.removeprefix(ARTICLE) not in form:
                return found
    return None
