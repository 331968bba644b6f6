"""An unrelated paragraph put before an article hardly changes anybody's roles."""

from __future__ import annotations

from pathlib import Path

import arextract
from arextract.record import Article

OWN = Path(__file__).parents[2] / "training_data" / "roles"
COUNT, LONG = 60, 60
MOST = 0.008
"""The share of roles that may change: what the rules remember of a speaker («الوزيرة») is not cut at a paragraph, and many of
the passages begin in the middle of an article, with «و», which goes on from what stands before."""
ROLES = ("subject", "metric", "source")


def roles_of(article: Article, since: int) -> list[tuple[str | None, ...]]:
    """The words of each claim's roles, of the numbers that stand from `since` on."""
    return [
        tuple(role and role.text for role in (getattr(claim, name) for name in ROLES))
        for claim in article.claims
        if claim.quantity.start >= since
    ]


def test_what_stands_before_moves_no_role() -> None:
    long = [
        text for path in sorted(OWN.rglob("*.txt")) if len((text := path.read_text(encoding="utf-8")).split()) >= LONG
    ]
    step = len(long) // COUNT
    texts = long[::step][:COUNT]
    changed, every = [], 0
    for text, other in zip(texts, texts[COUNT // 2 :] + texts[: COUNT // 2], strict=True):
        strange = other.split("\n")[0] + "\n"
        alone, behind = (
            roles_of(arextract.extract(text), 0),
            roles_of(arextract.extract(strange + text), len(strange)),
        )
        assert len(alone) == len(behind)
        every += len(alone) * len(ROLES)
        changed += [(a, b) for a, b in zip(alone, behind, strict=True) if a != b]
    assert every > 1000
    assert len(changed) <= MOST * every
