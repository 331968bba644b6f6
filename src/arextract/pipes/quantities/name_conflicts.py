"""Names that are none: a currency's code («USD», «AED 75»), a word before a price («السهم 3 دولارات»), a unit («ساعة ونصفا»)."""

from __future__ import annotations

from bisect import bisect_right

import regex

from arextract.layers import Name
from arextract.pipes.quantities.counted import agrees
from arextract.pipes.quantities.item import Item, overlapping
from arextract.pipes.quantities.measured import MeasuredText
from arextract.pipes.quantities.units import lexicon
from arextract.values import remainder

_FIGURE_END = regex.compile(r"(?<![^\W\d_])\d[\d.,،]*$")
_AMOUNTS = ("money", "percent", "duration")


def without_amounts(reading: MeasuredText, names: list[Name]) -> list[Name]:
    """`names` without those that are a currency's code beside a figure, a head's unit, or a part of an amount."""
    folded = reading.folded
    starts = [item.start for item in reading.items]
    notes = [(note.start, note.end) for note in reading.table.notes]
    note_starts = [start for start, _ in notes]
    kept = []
    for name in names:
        at = bisect_right(starts, name.start) - 1
        near = reading.items[max(0, at) : at + 2]
        code = _is_code(folded, name) and _beside_digits(folded, name)
        if not (
            code
            or overlapping(note_starts, notes, name.start, name.end)
            or any(_holds(reading, item, name) for item in near)
        ):
            kept.append(name)
    return kept


def _holds(reading: MeasuredText, item: Item, name: Name) -> bool:
    """Whether the name is a part of an amount, or takes an amount's figures for its own."""
    figures = _FIGURE_END.search(reading.folded, name.start, name.end)
    if figures is not None and item.start == figures.start() and item.unit is None and item.value is not None:
        tens = 11 <= remainder(item.value, 100) <= 99
        return tens and agrees(reading.text, reading.folded, item)  # «استصدار 14 إذنا»
    if item.unit is None or item.unit.kind not in _AMOUNTS:
        return False
    if item.start <= name.start and name.end <= item.end:
        return True
    return figures is not None and item.start == figures.start() and name.end <= item.end


def _is_code(folded: str, name: Name) -> bool:
    word = folded[name.start : name.end]
    return word in lexicon().signs or (word == "us" and folded.startswith("$", name.end))


def _beside_digits(folded: str, name: Name) -> bool:
    """Whether a figure stands right beside a currency's code, a magnitude between them perhaps."""
    around = folded[max(0, name.start - 12) : name.start] + folded[name.end : name.end + 4]
    return any(letter.isdigit() for letter in around)
