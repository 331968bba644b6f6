"""The spaCy component ``arextract_claims``: fills the claims of a Doc's layers."""

from __future__ import annotations

from collections.abc import Sequence

from arextract.layers import Layers, layers
from arextract.ner import shared_model
from arextract.pipe_page import AnyPage
from arextract.pipes.claims.chooser import Chooser
from arextract.pipes.claims.engine import Assigned, assign
from arextract.pipes.claims.table_roles import read_heads
from arextract.roles.role_model import load_model
from arextract.text.doc_text import clean_text
from arextract.text.word_layer import Words, doc_words


class Claims:
    """The component; `chooser` is None where there is no model,: the strongest rule answers."""

    def __init__(self, model: str | None, min_score: float | None) -> None:
        self.chooser = None
        if model is not None:
            self.chooser = Chooser(load_model(None if model == "roles" else model), shared_model(), min_score)

    def __call__(self, doc: AnyPage) -> AnyPage:
        return self.many([doc])[0]

    def many(self, docs: Sequence[AnyPage]) -> Sequence[AnyPage]:
        """The same for several at once."""
        read: list[tuple[Words, Layers, Assigned]] = []
        for doc in docs:
            words, own = doc_words(doc), layers(doc)
            if not own.quantities:  # nothing to say of whom
                own.claims = []
                continue
            told = assign(words, own)
            own.claims = told.claims
            read.append((words, own, told))
        if self.chooser is not None:
            self.chooser(read)
        for doc in docs:
            read_heads(clean_text(doc), layers(doc))
        return docs
