"""The spaCy components of the backends: an engine's side layer, and names by its tagger."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from arextract.backends.layer import Analysis, attach
from arextract.layers import layers
from arextract.pipe_page import AnyPage
from arextract.pipes.entities.entities_pipe import Entities
from arextract.text.doc_text import clean_text


class Side:
    """Puts the side layer of one engine onto each Doc."""

    def __init__(self, analyse: Callable[[str, list[tuple[int, int]]], Analysis]) -> None:
        self.analyse = analyse

    def fingerprint(self) -> bytes:
        """What decides the layer, for the pipeline's hash."""
        return bytes(getattr(self.analyse, "fingerprint", bytes)())

    def __call__(self, doc: Doc) -> Doc:
        text = clean_text(doc)
        attach(doc, self.analyse(text, layers(doc).sentences))
        return doc


class BackendEntities(Entities):
    """The entities pipe with an engine's tagger in place of the embedded one."""

    def fingerprint(self) -> bytes:
        """What decides the tags, for the pipeline's hash."""
        return bytes(getattr(self.tagger, "fingerprint", bytes)())

    def __call__(self, doc: AnyPage) -> AnyPage:
        doc = super().__call__(doc)
        for found in layers(doc).names:
            if found.by == "ner":
                found.by = getattr(self.tagger, "by", "ner")
        return doc
