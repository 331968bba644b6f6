"""An unrelated paragraph put before an article changes nothing that rules propose, and no role that is chosen.

A paragraph is unrelated where no paragraph of the article goes on from it: they share no name and no long noun, and the
article does not open with «و», which goes on from what stands before (about one annotated passage in eight is cut out so).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from arextract.layers import ClaimSpan, Layers, RoleSpan, layers
from arextract.pipeline import Extractor
from arextract.pipes.claims.paragraph_links import links
from arextract.text.word_layer import doc_words

OWN = Path(__file__).parents[2] / "training_data" / "roles"
COUNT, LONG = 60, 60
TIED = 0.15
"""The share of pairs of any two passages that share a long noun by chance: no more than that are passed over."""

Said = tuple[set[object], set[object]]


def said(claim: ClaimSpan, own: Layers, shift: int) -> Said:
    """What rules propose for a claim, and what it says in the end, in offsets less `shift`."""
    proposed: set[object] = {
        (p.rule, p.role, p.start - shift, p.end - shift) if p.start >= 0 else (p.rule, p.role) for p in claim.evidence
    }
    chosen: set[object] = {("time", own.times[claim.time].start - shift) if claim.time is not None else "time"}
    for name in ("subject", "metric", "source"):
        role: RoleSpan | None = getattr(claim, name)
        chosen.add((name, role.start - shift, role.end - shift) if role is not None else name)
    return proposed, chosen


@pytest.fixture(scope="module")
def pairs(extractor: Extractor) -> list[tuple[Said, Said]]:
    """Of each number of texts with an unrelated paragraph before: what is said of it without the paragraph, and with it."""
    long = [
        text for path in sorted(OWN.rglob("*.txt")) if len((text := path.read_text(encoding="utf-8")).split()) >= LONG
    ]
    texts = [text for text in long[:: len(long) // COUNT][:COUNT] if not text.startswith("و")]
    half = len(texts) // 2
    found, tied = [], 0
    for text, other in zip(texts, texts[half:] + texts[:half], strict=True):
        alone, behind = extractor.process(text), extractor.process(other.split("\n")[0] + "\n" + text)
        shift = len(doc_words(behind).text) - len(doc_words(alone).text)
        tie = links(doc_words(behind), layers(behind))
        starts = [tie.words.starts[begin] for begin in tie.begins]
        if any(start >= shift > tie.since(start) for start in starts):
            tied += 1
            continue
        own, with_it = layers(alone), layers(behind)
        later = [claim for claim in with_it.claims if with_it.quantities[claim.quantity].start >= shift]
        assert len(own.claims) == len(later)
        for one, two in zip(own.claims, later, strict=True):
            a, b = own.quantities[one.quantity], with_it.quantities[two.quantity]
            if (a.kind, a.unit) == (b.kind, b.unit):  # the currency of «ملايير» is the article's, wherever it is named
                found.append((said(one, own, 0), said(two, with_it, shift)))
    assert tied <= TIED * len(texts)
    assert len(found) > 300
    return found


def test_rules_propose_the_same(pairs: list[tuple[Said, Said]]) -> None:
    assert [(alone, behind) for (alone, _), (behind, _) in pairs if alone != behind] == []


def test_roles_are_the_same(pairs: list[tuple[Said, Said]]) -> None:
    assert [(alone, behind) for (_, alone), (_, behind) in pairs if alone != behind] == []
