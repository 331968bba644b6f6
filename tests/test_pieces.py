"""Long texts in pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arextract.pieces import Merger, cuts
from arextract.record import Article, Citation, Claim, Entity, Quantity, Relation, Role, Sentence, Time
from arextract.text.clean import clean


@given(st.text(alphabet="اب ج.\n\u064e\u0651\u0640\u200f5", max_size=200), st.integers(4, 40))
def test_pieces_cover_the_text_and_clean_alike(text: str, size: int) -> None:
    found = list(cuts(text, size))
    assert "".join(text[a:b] for a, b in found) == text
    assert "".join(clean(text[a:b]).text for a, b in found) == clean(text).text


def test_a_piece_ends_at_a_line_end() -> None:
    text = "سطر أول\nسطر ثان\nسطر ثالث"
    assert [text[a:b] for a, b in cuts(text, 12)] == ["سطر أول\n", "سطر ثان\n", "سطر ثالث"]


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
    merger = Merger()
    merger.add(_piece(text[:10]), 0)
    merger.add(_piece(text[10:]), 10)
    whole = merger.article(text)
    assert [e.id for e in whole.entities] == ["e1", "e2", "e3", "e4"]
    spans = [*whole.entities, *whole.times, *whole.relations, *(c.quantity for c in whole.claims)]
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert (whole.claims[1].time, whole.claims[1].subject and whole.claims[1].subject.entity) == ("t2", "e3")
    assert (whole.relations[1].from_, whole.relations[1].to, whole.citations[1].start) == ("e3", "e4", 19)
    # One name has one cluster over all pieces; names without a Latin form stay apart.
    assert [e.cluster for e in whole.entities] == ["c1", "c2", "c1", "c4"]
