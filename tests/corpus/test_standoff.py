"""brat, INCEpTION and CoNLL: every offset leads to its words, whatever the text holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from arextract.corpus.standoff import brat, webanno, write_brat, write_conll, write_inception
from arextract.errors import UsageError
from arextract.ner.conll import read_conll
from tests.corpus.test_exchange import article


def test_brat(tmp_path: Path) -> None:
    one = article()
    assert write_brat(tmp_path, [one]) == 1
    text = (tmp_path / "one.txt").read_bytes().decode("utf-8")
    assert text == one.text
    spans = {}
    for line in (tmp_path / "one.ann").read_text(encoding="utf-8").splitlines():
        key, rest, *words = line.split("\t")
        if key.startswith("T"):
            label, places = rest.split(" ", 1)
            found = [text[int(a) : int(b)] for a, b in (p.split() for p in places.split(";"))]
            assert " ".join(found) == words[0]
            spans[key] = (label, words[0])
    assert set(spans.values()) == {
        ("ORG", "إنفيديا"), ("TIME", "عام ٢٠٢٤"), ("QUANTITY", "٥٪"), ("SUBJECT", "إنفيديا"), ("SOURCE", "إنفيديا"), ("METRIC", "الأربـاح"),
    }  # fmt: skip
    assert brat(one).count("\nR") == 4 and "AnnotatorNotes T1\tNvidia" in brat(one)
    assert "[relations]" in (tmp_path / "annotation.conf").read_text()
    with pytest.raises(UsageError, match="different ids"):
        write_brat(tmp_path, [one, one])


def test_a_brat_span_does_not_run_over_a_line_end() -> None:
    one = article("قالت\r\nإنفيديا إن الأربـاح ارتفعت ٥٪ في عام ٢٠٢٤")
    one.entities[0].start, one.entities[0].text = 0, one.text[: one.entities[0].end]
    assert brat(one).splitlines()[0] == f"T1\tORG 0 4;6 {one.entities[0].end}\tقالت إنفيديا"


def test_inception(tmp_path: Path) -> None:
    one = article()
    assert write_inception(tmp_path, [one]) == 1
    units = one.text.encode("utf-16-le")
    tagged = {}
    for line in webanno(one).splitlines():
        if line[:1].isdigit():
            _, place, word, tag, _ = line.split("\t")
            start, end = map(int, place.split("-"))
            assert units[2 * start : 2 * end].decode("utf-16-le") == word
            if tag != "_":
                tagged.setdefault(tag, []).append(word)
    assert {tag.split("[")[0]: "".join(words) for tag, words in tagged.items()} == {
        "ORG": "إنفيديا", "QUANTITY": "٥٪", "TIME": "عام٢٠٢٤",
    }  # fmt: skip
    assert (tmp_path / "one.tsv").read_text(encoding="utf-8").startswith("#FORMAT=WebAnno TSV 3.3\n")


def test_conll(tmp_path: Path) -> None:
    assert write_conll(tmp_path / "x.conll", [article(), article()]) == 2
    sentences = list(read_conll(tmp_path / "x.conll"))
    words = [word for sentence in sentences for word, _ in sentence]
    assert "".join(words) == "".join(article().text.split()) * 2
    assert [(word, tag) for sentence in sentences for word, tag in sentence if tag != "O"] == [("إنفيديا", "B-ORG")] * 2
