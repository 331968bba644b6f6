"""The spaCy component fills the claims of a Doc's layers."""

from __future__ import annotations

import spacy

import arextract.pipes.claims.claims_pipe  # noqa: F401
from arextract.layers import layers
from arextract.pipeline import Extractor
from arextract.pipes.claims import assign, explain
from arextract.text.word_layer import doc_words

from .marked import read


def test_component_fills_layers() -> None:
    text, found = read(
        "قال الرئيس التنفيذي لشركة [n:ORG إنفيديا] [n:PER جنسن هوانغ] إن الشركة باعت [q:count 6 ملايين] شريحة."
    )
    nlp = spacy.blank("ar")
    nlp.add_pipe("arextract_claims", config={"model": None})
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
    own.names, own.quantities, own.sentences = found.names, found.quantities, found.sentences
    own.claims = assign(doc_words(doc), own).claims
    lines = explain(doc, 0)
    assert any(line.startswith("evidence  reached says subject: 'كيمي كيه 2'") for line in lines)
    assert any(line.startswith("subject") and "كيمي كيه 2" in line for line in lines)
    assert "rule      with_measure" in lines


def test_explain_shows_candidates_with_the_model() -> None:
    extractor = Extractor("default")
    doc = extractor.process("بلغت أرباح شركة أبل 5 ملايين دولار في عام 2024.")
    lines = explain(doc, 0, dict(extractor.nlp.pipeline)["claims"].chooser)  # type: ignore[attr-defined]
    for role in ("subject", "metric", "source"):
        likely = [float(line.split()[2]) for line in lines if line.startswith(f"candidate {role} ")]
        assert likely == sorted(likely, reverse=True)
        assert 0.5 < sum(likely) <= 1.01
    assert any(line.startswith("words ") and "بلغت/VERB" in line for line in lines)
    assert any(line.startswith("evidence  ") for line in lines)
