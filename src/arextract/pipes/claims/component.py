"""The spaCy component ``arextract_claims``: fills the claims of a Doc's layers."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from arextract.layers import clean_text, layers
from arextract.pipes.claims.cells import read_heads
from arextract.pipes.claims.engine import assign


@Language.factory("arextract_claims")
def make_claims(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Reads every layer of the Doc; sets one claim per quantity, in their order."""

    def claims(doc: Doc) -> Doc:
        own = layers(doc)
        own.claims = assign(clean_text(doc), own.sentences, own.names, own.times, own.quantities, own.markers)
        read_heads(clean_text(doc), own)
        return doc

    return claims
