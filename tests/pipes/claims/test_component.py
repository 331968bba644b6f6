"""The spaCy component fills the claims of a Doc's layers."""

from __future__ import annotations

import spacy

import arextract.pipes.claims.component  # noqa: F401
from arextract.layers import layers
from arextract.pipes.claims import assign, explain

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


def test_explain_names_rule_words_and_roles() -> None:
    text, found = read("بلغت كلفة تدريب [n:PRODUCT كيمي كيه 2] [q:money 4.6 مليون دولار].")
    doc = spacy.blank("ar").make_doc(text)
    own = layers(doc)
    own.names, own.quantities = found.names, found.quantities
    own.claims = assign(doc.text, found.sentences, own.names, [], own.quantities)
    lines = explain(doc, 0)
    assert "rule      reached" in lines
    assert any(line.startswith("subject") and "كيمي كيه 2" in line for line in lines)
    assert any("'بلغت'" in line for line in lines)
