"""The last component: ``token.is_sent_start`` from the sentences of the layers. Nothing of arextract reads it back."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc

from arextract.layers import layers
from arextract.text.doc_text import cleaned_of, to_doc


def mirror(doc: Doc) -> Doc:
    """The component."""
    cleaned_of(doc)
    # One array for all tokens: setting them one by one takes time in proportion to the square of their number.
    if len(doc):
        places = doc.to_array("IDX")
        begins = [to_doc(doc, start, end)[0] for start, end in layers(doc).sentences]
        at = np.searchsorted(places, np.array(begins, dtype=places.dtype), side="right") - 1
        first = np.zeros(len(doc), dtype=bool)
        first[np.maximum(at, 0)] = first[0] = True
        doc.from_array("SENT_START", np.where(first, 1, -1).astype("uint64"))  # type: ignore[arg-type]
    return doc
