"""The spaCy component of quantities."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from arextract.layers import clean_text, layers
from arextract.pipes.quantities.find import find


@Language.factory("arextract_quantities")
def make_quantities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Reads times, names, markers and references, and sets ``layers(doc).quantities``."""

    def quantities(doc: Doc) -> Doc:
        own = layers(doc)
        own.quantities = find(
            clean_text(doc),
            times=own.times,
            names=own.names,
            markers=own.markers,
            blocked=own.references,
            sentences=own.sentences,
        )
        return doc

    return quantities
