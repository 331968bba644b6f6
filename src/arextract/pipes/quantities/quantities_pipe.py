"""The spaCy component of quantities."""

from __future__ import annotations

from arextract.doc_spans import show_names, show_quantities, show_times
from arextract.layers import CellSpan, TimeSpan, layers
from arextract.pipe_page import AnyPage
from arextract.pipes.quantities.item import overlapping
from arextract.pipes.quantities.measured import read
from arextract.pipes.quantities.name_conflicts import without_amounts
from arextract.pipes.quantities.quantity_finder import find
from arextract.pipes.quantities.text_tables import years
from arextract.text.doc_text import clean_text


def quantities(country: str | None, kinds: list[str] | None, doc: AnyPage) -> AnyPage:
    """The component."""
    text, own = clean_text(doc), layers(doc)
    reading = read(text, own.country or country)
    own.cells = [CellSpan(cell.start, cell.end, cell.row, cell.column) for cell in reading.table.cells]
    heads = years(reading.folded, reading.table)
    if heads:
        own.times = _with_heads(own.times, heads, text)
        show_times(doc)
    names = without_amounts(reading, own.names)
    if len(names) < len(own.names):
        own.names = names
        show_names(doc)
    found = find(
        text,
        times=own.times,
        names=own.names,
        markers=own.markers,
        blocked=own.references,
        sentences=own.sentences,
        reading=reading,
    )
    own.quantities = [quantity for quantity in found if kinds is None or quantity.kind in kinds]
    show_quantities(doc)
    return doc


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
