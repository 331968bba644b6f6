"""The spaCy component of quantities."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from arextract.layers import CellSpan, TimeSpan, clean_text, layers
from arextract.pipes.quantities.item import overlapping
from arextract.pipes.quantities.measured import read
from arextract.pipes.quantities.name_conflicts import without_amounts
from arextract.pipes.quantities.quantity_finder import find
from arextract.pipes.quantities.text_tables import years


@Language.factory("arextract_quantities")
def make_quantities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Reads times, names, markers and references, and sets ``layers(doc).quantities`` and ``.cells``.

    Heads of a table that are years become times; names that are an amount with its currency («USD 200») go.
    """

    def quantities(doc: Doc) -> Doc:
        own = layers(doc)
        text = clean_text(doc)
        reading = read(text, own.country)
        own.cells = [CellSpan(cell.start, cell.end, cell.row, cell.column) for cell in reading.table.cells]
        own.times = _with_heads(own.times, years(reading.folded, reading.table), text)
        own.names = without_amounts(reading, own.names)
        own.quantities = find(
            text,
            times=own.times,
            names=own.names,
            markers=own.markers,
            blocked=own.references,
            sentences=own.sentences,
            reading=reading,
        )
        return doc

    return quantities


def _with_heads(times: list[TimeSpan], heads: list[tuple[int, int]], text: str) -> list[TimeSpan]:
    """`times` with the years that head a row or a column."""
    spans = [(time.start, time.end) for time in times]
    starts = [start for start, _ in spans]
    new = [
        TimeSpan(start, end, text[start:end], "head")
        for start, end in heads
        if not overlapping(starts, spans, start, end)
    ]
    return sorted([*times, *new], key=lambda time: time.start) if new else times
