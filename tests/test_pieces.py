"""Long texts in pieces."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arextract import pieces
from arextract.evaluate.invariants import broken
from arextract.pieces import Numbering, cuts, joined
from arextract.record import Article, Citation, Claim, Entity, Quantity, Relation, Role, Sentence, Time
from arextract.text.clean import clean


@given(st.text(alphabet="اب ج.\n\u064e\u0651\u0640\u200f5ﻻ", max_size=200), st.integers(4, 40))
def test_pieces_cover_the_text(raw: str, size: int) -> None:
    whole = clean(raw)
    found = list(cuts(whole.text, size, whole.is_edge))
    assert "".join(whole.text[a:b] for a, b in found) == whole.text
    parts = [whole.part(a, b) for a, b in found]
    assert "".join(part.raw for part in parts) == (raw if whole.text else "")
    for (start, _), part in zip(found, parts, strict=True):
        for at in range(len(part.text)):
            begin, end = whole.to_raw(start + at, start + at + 1)
            own = part.to_raw(at, at + 1)
            shift = whole.raw_start(start)
            assert own[0] + shift == begin and min(own[1], len(part.raw)) + shift <= end


def test_a_piece_ends_at_a_line_end() -> None:
    text = "سطر أول\nسطر ثان\nسطر ثالث"
    assert [text[a:b] for a, b in cuts(text, 12)] == ["سطر أول\n", "سطر ثان\n", "سطر ثالث"]


def test_a_piece_never_ends_within_an_amount() -> None:
    text = "بلغت الأرباح 5 ملايين دولار وبلغت الخسائر في العام الماضي مليار يورو "
    for size in range(60, 120):
        for start, _ in list(cuts(text * 20, size))[1:]:
            assert not any((text * 20)[start:].startswith(word) for word in ("ملايين", "دولار", "يورو")), size


def test_a_piece_ends_with_a_sentence() -> None:
    text = "جملة أولى قصيرة. جملة ثانية قصيرة. جملة ثالثة قصيرة."
    assert [text[a:b] for a, b in cuts(text, 25)] == ["جملة أولى قصيرة. ", "جملة ثانية قصيرة. ", "جملة ثالثة قصيرة."]


@pytest.mark.parametrize("size", [300, 1_000])
def test_the_line_of_a_long_text_is_that_of_its_record(extractor, monkeypatch, size: int) -> None:
    text = "قالت شركة إنفيديا (Nvidia) إن أرباحها بلغت 5 ملايين دولار في عام 2024.[1]\n" * 30 + "[1] https://a.b/c\n"
    monkeypatch.setattr(pieces, "PIECE", size)
    monkeypatch.setattr(pieces.cuts, "__defaults__", (size, None))
    record = extractor.extract(text, id="a", meta={"k": 1}, title="عنوان")
    line = extractor.line(text, id="a", meta={"k": 1}, title="عنوان")
    assert line == record.model_dump_json(by_alias=True).encode() + b"\n"
    assert len(record.claims) >= 30 and {c.citations[0] for c in record.claims if c.citations} == {"https://a.b/c"}
    assert broken(json.loads(line), text) == []
    assert {e.cluster for e in record.entities if e.canonical == "Nvidia"} == {record.entities[0].cluster}


def _piece(text: str) -> Article:
    return Article(
        id="a", source="a", sha256="0" * 64, pipeline="p@0", text=text,
        entities=[
            Entity(id="e1", start=0, end=2, text=text[0:2], label="ORG", canonical="Qwen", cluster="c1", by="rule"),
            Entity(id="e2", start=3, end=5, text=text[3:5], label="PER", cluster="c2", by="rule"),
        ],
        times=[Time(id="t1", start=6, end=8, text=text[6:8], value=None)],
        claims=[
            Claim(
                id="q1", time="t1", sentence=Sentence(start=0, end=10), subject=Role(start=0, end=2, text=text[0:2], entity="e1"),
                quantity=Quantity(start=8, end=9, text=text[8:9], kind="count", value=1),
            )
        ],
        citations=[Citation(marker="[1]", start=9, end=10)],
        relations=[Relation.model_validate({"id": "r1", "type": "part_of", "from": "e1", "to": "e2", "start": 2, "end": 3, "text": text[2:3], "rule": "x"})],
    )  # fmt: skip


def test_merging_shifts_spans_and_renumbers() -> None:
    text = "ab cd ef 1ab cd gh 2"
    numbering = Numbering()
    whole = joined((numbering.moved(_piece(text[at : at + 10]), at) for at in (0, 10)), text, "ar")
    assert [e.id for e in whole.entities] == ["e1", "e2", "e3", "e4"]
    spans = [*whole.entities, *whole.times, *whole.relations, *(c.quantity for c in whole.claims)]
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert (whole.claims[1].time, whole.claims[1].subject and whole.claims[1].subject.entity) == ("t2", "e3")
    assert (whole.relations[1].from_, whole.relations[1].to, whole.citations[1].start) == ("e3", "e4", 19)
    # One name has one cluster over all pieces; names without a Latin form stay apart.
    assert [e.cluster for e in whole.entities] == ["c1", "c2", "c1", "c4"]
