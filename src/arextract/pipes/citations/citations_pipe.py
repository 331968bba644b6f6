"""The spaCy component `arextract_citations`."""

from __future__ import annotations

from arextract.layers import layers
from arextract.pipe_page import AnyPage
from arextract.pipes.citations import find
from arextract.text.doc_text import clean_text


def citations(doc: AnyPage) -> AnyPage:
    """The component."""
    text, found = clean_text(doc), layers(doc)
    found.markers, found.references = find(text)
    return doc
