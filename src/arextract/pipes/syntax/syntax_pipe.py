"""The spaCy component ``arextract_syntax``: fills ``layers(doc).syntax``; `arextract.pipes.syntax` says how to read it."""

from __future__ import annotations

from arextract.layers import layers
from arextract.pipe_page import AnyPage
from arextract.pipes.syntax import find
from arextract.text.word_layer import doc_words


def syntax(doc: AnyPage) -> AnyPage:
    """The component."""
    words, own = doc_words(doc), layers(doc)
    own.syntax = find(words, own)
    return doc
