"""The last component: copies the layers onto spaCy's own attributes. Nothing of arextract reads them back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from arextract.layers import Name, QuantitySpan, TimeSpan, layers


def _spans(doc: Doc, items: Iterable[Name | TimeSpan | QuantitySpan], label: str = "") -> list[Span]:
    found = []
    for item in items:
        span = doc.char_span(item.start, item.end, label=getattr(item, "label", label), alignment_mode="expand")
        if span is not None:
            found.append(span)
    return found


@Language.factory("arextract_mirror")
def make_mirror(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Spans grow to whole tokens where a layer's span ends inside one; ``ent._.canonical`` is the Latin form."""
    if not Span.has_extension("canonical"):
        Span.set_extension("canonical", default=None)

    def mirror(doc: Doc) -> Doc:
        own = layers(doc)
        ents = []
        for item in own.names:
            span = doc.char_span(item.start, item.end, label=item.label, alignment_mode="expand")
            if span is not None:
                span._.canonical = item.canonical
                ents.append(span)
        doc.ents = tuple(filter_spans(ents))
        doc.spans["times"] = _spans(doc, own.times, "TIME")
        doc.spans["quantities"] = _spans(doc, own.quantities, "QUANTITY")
        # One array for all tokens: setting them one by one takes time in proportion to the square of their number.
        if len(doc):
            first = np.isin(doc.to_array("IDX"), np.array([start for start, _ in own.sentences], dtype="uint64"))
            first[0] = True
            doc.from_array("SENT_START", np.where(first, 1, -1).astype("uint64"))  # type: ignore[arg-type]
        return doc

    return mirror
