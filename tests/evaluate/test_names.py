"""The whole pipeline measured on the formats of others."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from arextract.errors import UsageError
from arextract.evaluate.foreign_gold import evaluate_names
from arextract.pipeline import shared_extractor

CONLL = "قالت\tO\nإنفيديا\tB-ORG\nإن\tO\nالأرباح\tO\nارتفعت\tO\n.\tO\n\nوزار\tO\nمصر\tB-LOC\nوالقاهرة\tB-LOC\nجنسن\tB-PERS\nهوانغ\tI-PERS\n.\tO\n"


def test_a_conll_file(tmp_path: Path) -> None:
    path = tmp_path / "x.conll"
    path.write_text(CONLL, encoding="utf-8")
    found = evaluate_names(path, shared_extractor("default"))
    assert {label: (row["right"], row["gold"]) for label, row in found.items() if label != "all"} == {
        "LOC": (2, 2), "ORG": (1, 1), "PER": (1, 1),
    }  # fmt: skip
    assert found["all"]["f1"] == 1
    (tmp_path / "map.tsv").write_text("theirs\tours\nPERS\tPER\nLOC\t-\n", encoding="utf-8")
    assert evaluate_names(path, shared_extractor("default"), tmp_path / "map.tsv")["all"]["gold"] == 2


def test_a_docbin(tmp_path: Path) -> None:
    doc = spacy.blank("ar")("قالت إنفيديا في مصر إن الأرباح ارتفعت .")
    doc.set_ents([doc.char_span(5, 12, label="ORG"), doc.char_span(0, 4, label="PER")])
    DocBin(docs=[doc]).to_disk(tmp_path / "x.spacy")
    found = evaluate_names(tmp_path / "x.spacy", shared_extractor("default"))
    assert (found["ORG"]["right"], found["PER"]["right"], found["LOC"]["said"], found["all"]["gold"]) == (1, 0, 1, 2)
    (tmp_path / "bad.spacy").write_bytes(b"nothing")
    with pytest.raises(UsageError, match="not a DocBin"):
        evaluate_names(tmp_path / "bad.spacy", shared_extractor("default"))
    (tmp_path / "no.conll").write_text("قالت\tO\n")
    with pytest.raises(UsageError, match="holds no names"):
        evaluate_names(tmp_path / "no.conll", shared_extractor("default"))
