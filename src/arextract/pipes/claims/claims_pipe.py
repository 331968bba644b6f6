"""The spaCy component ``arextract_claims``: fills the claims of a Doc's layers."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from spacy.language import Language
from spacy.tokens import Doc

from arextract.layers import clean_text, layers
from arextract.ner import shared_model
from arextract.pipes.claims.chooser import Chooser
from arextract.pipes.claims.engine import assign
from arextract.pipes.claims.parse import Parse
from arextract.pipes.claims.strongest import measured, strongest
from arextract.pipes.claims.table_roles import read_heads
from arextract.roles.role_model import load_model
from arextract.text.word_layer import doc_words


@Language.factory("arextract_claims", default_config={"model": "roles", "min_score": None})
def make_claims(nlp: Language, name: str, model: str | None, min_score: float | None) -> Callable[[Doc], Doc]:
    """Reads every layer of the Doc; sets one claim per quantity, in their order.

    `model`: "roles" for the shipped model, a path to another, None for the rules alone; `min_score` (0–1) leaves null
    every role less sure than that, in place of the model's own thresholds.
    """
    chooser = None
    if model is not None:
        chooser = Chooser(load_model(None if model == "roles" else model), shared_model(), min_score)

    return Claims(chooser, {} if chooser is not None else measured())


class Claims:
    """The component; `chooser` is None for the rules alone, which `precision` ranks."""

    def __init__(self, chooser: Chooser | None, precision: Mapping[str, float]) -> None:
        self.chooser, self.precision = chooser, precision

    def __call__(self, doc: Doc) -> Doc:
        own, text = layers(doc), clean_text(doc)
        parses: list[Parse] = []
        own.claims = assign(text, own.sentences, own.names, own.times, own.quantities, own.markers, parses)
        if self.chooser is not None:
            self.chooser(doc_words(doc), own, parses)
        else:
            for claim in own.claims:
                strongest(claim, own, self.precision)
        read_heads(text, own)
        return doc
