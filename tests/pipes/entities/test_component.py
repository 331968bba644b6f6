"""The spaCy component: layers, entities of the Doc, and its settings."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import arextract.pipes.registry  # noqa: F401  registers the factory
from arextract.arabic.tables import TableError
from arextract.layers import layers
from arextract.pipes.entities import Lexicon, find
from arextract.text.clean import clean


def test_sets_layers_and_ents() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("arextract_entities", config={"model": None})
    doc = nlp("قال سام ألتمان في واشنطن إن نموذج كوين Qwen جيد")
    found = layers(doc).names
    assert [(doc.text[n.start : n.end], n.label) for n in found] == [
        ("سام ألتمان", "PER"),
        ("واشنطن", "LOC"),
        ("كوين", "PRODUCT"),
        ("Qwen", "PRODUCT"),
    ]
    assert [ent.label_ for ent in doc.ents] == ["PER", "LOC", "PRODUCT", "PRODUCT"]


def test_without_the_lexicon() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe("arextract_entities", config={"model": None, "use_lexicon": False})
    assert layers(nlp("سافر إلى الصين")).names == []


def test_a_user_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("label\tarabic\tlatin\nORG\tزيلوتك\tZelotek\n", encoding="utf-8")
    nlp = spacy.blank("ar")
    nlp.add_pipe("arextract_entities", config={"model": None, "use_lexicon": False, "lexicon": str(path)})
    assert [n.label for n in layers(nlp("سافر مدير زيلوتك إلى الصين")).names] == ["ORG"]


def test_a_bad_user_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("label\tarabic\tlatin\nFIRM\tزيلوتك\tZelotek\n", encoding="utf-8")
    with pytest.raises(TableError, match="FIRM"):
        spacy.blank("ar").add_pipe("arextract_entities", config={"lexicon": str(path), "model": None})


_PIECES = st.sampled_from(
    ["قال ", "محمد ", "بن ", "شركة ", '"', "(", ")", "OpenAI ", "GPT-4.5", "و", "لل", "الصين", "،", "\n", " ", "5", "%", "إيه آي ", "ديب سيك", "https://a.b/c", "ﷲ", "ـ", "é", "😀"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_text_gives_sorted_spans_of_names(text: str) -> None:
    cleaned = clean(text).text
    found = find(cleaned, lexicon=Lexicon.load())
    end = 0
    for name in found:
        assert end <= name.start < name.end <= len(cleaned)
        assert cleaned[name.start : name.end] == cleaned[name.start : name.end].strip()
        end = name.end
    assert found == find(cleaned, lexicon=Lexicon.load())
