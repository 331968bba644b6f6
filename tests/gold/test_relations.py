"""Relations on the annotated passages, with the names as annotated: how many are right, how many are found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import arextract
from arextract.layers import Layers, Name
from arextract.pipes.relations import find
from arextract.pipes.syntax import find as read_syntax
from arextract.text.clean import clean
from arextract.text.sentences import sentences
from arextract.text.word_layer import split_sentences, words

FOLDER = Path(__file__).parent / "relations"


def counted(folder: str) -> tuple[int, int, int]:
    """How many relations of a folder are right, found, and annotated."""
    right = found_in_all = annotated = 0
    for file in sorted((FOLDER / folder).glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        raw = file.with_suffix(".txt").read_bytes().decode("utf-8")
        text = clean(raw).text
        own = Layers(sentences=sentences(text))
        own.names = sorted(
            (
                Name(*(len(clean(raw[: e[side]]).text) for side in ("start", "end")), e["label"][0], "gold")
                for e in gold["entities"]
            ),
            key=lambda n: n.start,
        )
        found = words(text)
        found.sentences = split_sentences(found, own.sentences)
        own.syntax = read_syntax(found, own)
        wanted = {(r["type"], *(clean(r[end]["text"]).text for end in ("from", "to"))) for r in gold["relations"]}
        said = {
            (r.type, *(text[own.names[i].start : own.names[i].end] for i in (r.head, r.tail))) for r in find(found, own)
        }
        right += len(said & wanted)
        found_in_all += len(said)
        annotated += len(wanted)
    return right, found_in_all, annotated


@pytest.mark.parametrize(
    ("folder", "precision", "recall"), [("dev", 0.98, 0.94), ("held", 0.95, 0.55), ("own", 0.95, 0.8)]
)
def test_relations(folder: str, precision: float, recall: float) -> None:
    right, found, annotated = counted(folder)
    assert annotated > 40
    assert right / found >= precision
    assert right / annotated >= recall


def through_the_pipeline(folder: str) -> tuple[int, int, int]:
    """How many relations of a folder are right, found and annotated, with the names that the pipeline finds."""
    right = found_in_all = annotated = 0
    for file in sorted((FOLDER / folder).glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        made = arextract.extract(file.with_suffix(".txt").read_bytes().decode("utf-8"))
        names = {entity.id: entity.text for entity in made.entities}
        wanted = {(r["type"], r["from"]["text"], r["to"]["text"]) for r in gold["relations"]}
        said = {(r.type, names[r.from_], names[r.to]) for r in made.relations}
        right += len(said & wanted)
        found_in_all += len(said)
        annotated += len(wanted)
    return right, found_in_all, annotated


@pytest.mark.parametrize(
    ("folder", "precision", "recall"), [("dev", 0.9, 0.66), ("held", 0.92, 0.45), ("own", 0.97, 0.64)]
)
def test_relations_through_the_whole_pipeline(folder: str, precision: float, recall: float) -> None:
    right, found, annotated = through_the_pipeline(folder)
    assert right / found >= precision
    assert right / annotated >= recall
