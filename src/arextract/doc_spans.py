"""The layers as spans of a Doc: ``doc.ents``, ``doc.spans["times"]``, ``doc.spans["quantities"]``, and which item a span shows.

A span is made of whole tokens: it grows where an item ends inside one. Its ``id_`` is that of the item in the record (e1, t1, q1).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from arextract.layers import Name, QuantitySpan, TimeSpan, layers
from arextract.pipe_page import PlainPage
from arextract.text.doc_text import to_doc

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

TIME, QUANTITY = "TIME", "QUANTITY"
Item = TypeVar("Item", QuantitySpan, TimeSpan, Name)


class Placed(Protocol):
    """Anything at ``start:end`` of the clean text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def span_of(doc: Doc, item: Placed, label: str = "", name: str = "") -> Span | None:
    """The tokens that hold `item`, with a label and an id; None where there are none."""
    start, end = to_doc(doc, item.start, item.end)
    return doc.char_span(start, end, label=label, span_id=name, alignment_mode="expand")


def show_names(doc: Any) -> None:
    """Sets ``doc.ents`` to the names; of two that grow into each other the longer one stays. A plain page shows nothing."""
    if isinstance(doc, PlainPage):
        return
    from spacy.util import filter_spans

    made = [span_of(doc, item, item.label, f"e{i}") for i, item in enumerate(layers(doc).names, 1)]
    doc.set_ents(filter_spans([span for span in made if span is not None]))


def show_times(doc: Any) -> None:
    """Sets ``doc.spans["times"]``; a plain page shows nothing."""
    if not isinstance(doc, PlainPage):
        _show(doc, "times", layers(doc).times, TIME)


def show_quantities(doc: Any) -> None:
    """Sets ``doc.spans["quantities"]``; a plain page shows nothing."""
    if not isinstance(doc, PlainPage):
        _show(doc, "quantities", layers(doc).quantities, QUANTITY)


def _show(doc: Doc, group: str, items: Sequence[Placed], label: str) -> None:
    made = [span_of(doc, item, label, f"{group[0]}{i}") for i, item in enumerate(items, 1)]
    doc.spans[group] = [span for span in made if span is not None]


def item_of(span: Span) -> QuantitySpan | TimeSpan | Name | None:
    """The quantity, time or name whose tokens are those of `span`, of the kind that its label says where it has one."""
    own = layers(span.doc)
    found: dict[str, QuantitySpan | TimeSpan | Name | None] = {}
    if span.label_ in (QUANTITY, ""):
        found[QUANTITY] = _at(span, own.quantities)
    if span.label_ in (TIME, ""):
        found[TIME] = _at(span, own.times)
    if span.label_ not in (QUANTITY, TIME):
        found[""] = _at(span, own.names)
    return next((item for item in found.values() if item is not None), None)


def _at(span: Span, items: Sequence[Item]) -> Item | None:
    doc = span.doc
    at = bisect_left(items, span.start_char, key=lambda item: to_doc(doc, item.start, item.end)[0])
    if not len(span) or at == len(items):
        return None
    start, end = to_doc(doc, items[at].start, items[at].end)
    first, last = span[0], span[-1]
    return items[at] if start < first.idx + len(first) and last.idx < end <= span.end_char else None
