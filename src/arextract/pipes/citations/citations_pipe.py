"""The spaCy component `arextract_citations`."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from arextract.layers import clean_text, layers
from arextract.pipes.citations import find


@Language.factory("arextract_citations")
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that fills `layers(doc).markers` and `layers(doc).references`."""

    def run(doc: Doc) -> Doc:
        found = layers(doc)
        found.markers, found.references = find(clean_text(doc))
        return doc

    return run
