"""The spaCy component `arextract_times`."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from arextract.layers import clean_text, layers
from arextract.pipes.times import dateline, find


@Language.factory("arextract_times")
def make(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that fills `layers(doc).times`, and `published` from the article's date line where it is None.

    Times within citation markers and reference lists are left out.
    """

    def run(doc: Doc) -> Doc:
        found = layers(doc)
        if found.published is None:
            found.published = dateline(clean_text(doc))
        held = [*found.references, *((marker.start, marker.end) for marker in found.markers)]
        times = find(clean_text(doc), found.published, found.sentences or None)
        found.times = (
            [time for time in times if not any(start < time.end and time.start < end for start, end in held)]
            if held
            else times
        )
        return doc

    return run
