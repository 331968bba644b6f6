"""The spaCy component ``arextract_relations``: fills ``layers(doc).relations``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from arextract.layers import layers
from arextract.pipes.relations import find
from arextract.text.word_layer import doc_words


@Language.factory("arextract_relations")
def make_relations(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Reads words, names and the syntax layer; stands after ``syntax``."""

    def relations(doc: Doc) -> Doc:
        own = layers(doc)
        own.relations = find(doc_words(doc), own)
        return doc

    return relations
