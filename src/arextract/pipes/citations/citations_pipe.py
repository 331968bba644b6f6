"""The spaCy component `arextract_citations`."""

from __future__ import annotations

from spacy.tokens import Doc

from arextract.layers import layers
from arextract.pipes.citations import find
from arextract.text.doc_text import clean_text


def citations(doc: Doc) -> Doc:
    """The component."""
    text, found = clean_text(doc), layers(doc)
    found.markers, found.references = find(text)
    return doc
