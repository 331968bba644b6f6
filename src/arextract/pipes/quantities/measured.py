"""Clean text → its numbers with their units and its tables: what is read once, before anything is left out."""

from __future__ import annotations

from dataclasses import dataclass

from arextract.numbers import NumberTokens
from arextract.numbers.number_words import analyser
from arextract.pipes.quantities.compound_units import compound
from arextract.pipes.quantities.exchange_rates import with_currencies
from arextract.pipes.quantities.item import Item
from arextract.pipes.quantities.items import read_items
from arextract.pipes.quantities.money import Country
from arextract.pipes.quantities.text_tables import Cells, apply, read_cells
from arextract.pipes.quantities.two_bounds import joined


@dataclass(slots=True, frozen=True)
class MeasuredText:
    """One clean text, folded, with the items that may be quantities (sorted, without overlap) and its tables."""

    text: str
    folded: str
    items: list[Item]
    table: Cells


def read(text: str, home: str | None = None) -> MeasuredText:
    """The reading of clean text; `home` is the ISO code of the country that it appeared in. Linear time."""
    tokens = NumberTokens(text, analyser())
    folded = tokens.folded
    country = Country(text, folded, home)
    table = read_cells(folded, country)
    items = joined(folded, compound(folded, read_items(tokens, country), country))
    with_currencies(folded, items, country)
    return MeasuredText(text, folded, apply(folded, items, table), table)
