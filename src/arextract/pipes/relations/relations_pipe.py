"""The spaCy component ``arextract_relations``: fills ``layers(doc).relations``."""

from __future__ import annotations

from arextract.layers import layers
from arextract.pipe_page import AnyPage
from arextract.pipes.relations import find
from arextract.text.word_layer import doc_words


def relations(types: list[str] | None, doc: AnyPage) -> AnyPage:
    """The component."""
    words, own = doc_words(doc), layers(doc)
    own.relations = [found for found in find(words, own) if types is None or found.type in types]
    return doc
