"""The spaCy component fills claims and relations of a Doc's layers."""

from __future__ import annotations

import spacy

import arextract.pipes.claims.component  # noqa: F401
from arextract.layers import layers

from .marked import read


def test_component_fills_layers() -> None:
    text, found = read(
        "قال الرئيس التنفيذي لشركة [n:ORG إنفيديا] [n:PER جنسن هوانغ] إن الشركة باعت [q:count 6 ملايين] شريحة."
    )
    nlp = spacy.blank("ar")
    nlp.add_pipe("arextract_claims")
    doc = nlp.make_doc(text)
    own = layers(doc)
    own.names, own.quantities, own.sentences = found.names, found.quantities, found.sentences
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert [claim.rule for claim in layers(doc).claims] == ["acted"]
    assert [relation.type for relation in layers(doc).relations] == ["role_of"]
