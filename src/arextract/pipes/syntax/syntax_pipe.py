"""The spaCy component ``arextract_syntax``: fills ``layers(doc).syntax``; `arextract.pipes.syntax` says how to read it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from arextract.layers import layers
from arextract.pipes.syntax import find
from arextract.text.word_layer import doc_words


@Language.factory("arextract_syntax")
def make_syntax(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Reads words, names, times and quantities; writes parts of speech, phrases, clauses, mentions and distributions."""

    def syntax(doc: Doc) -> Doc:
        own = layers(doc)
        own.syntax = find(doc_words(doc), own)
        return doc

    return syntax
