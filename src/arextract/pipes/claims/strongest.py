"""Without a model: of the rules that speak of a number, the one that was right most often on annotated text decides."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from arextract.arabic.tables import table
from arextract.layers import ClaimSpan, Layers, RoleSpan

_LEAST = 0.35
"""A rule that is right less often than this says nothing on its own."""


@lru_cache(maxsize=1)
def measured() -> Mapping[str, float]:
    """Each rule's share of right subjects and metrics, from ``claim_rules.tsv``."""
    return {row["rule"]: float(row["precision"]) for row in table("claim_rules")}


def strongest(claim: ClaimSpan, own: Layers, precision: Mapping[str, float]) -> None:
    """Gives `claim` the subject and metric of the rule of the highest precision that speaks; ties: the first.

    Where none is precise enough, subject and metric are null. The change that the first rule has read stays.
    """
    spoken = dict.fromkeys(p.rule for p in claim.evidence if p.rule in precision and p.role != "source")
    best = max(spoken, key=lambda rule: precision[rule], default=None)
    if best is not None and best == claim.rule:
        return
    claim.subject = claim.metric = None
    claim.rule = None
    if best is None or precision[best] < _LEAST:
        return
    claim.rule = best
    for proposal in claim.evidence:
        if proposal.rule == best and proposal.role in ("subject", "metric"):
            setattr(claim, proposal.role, _span(own, proposal.start, proposal.end))


def _span(own: Layers, start: int, end: int) -> RoleSpan:
    for index, name in enumerate(own.names):
        if (name.start, name.end) == (start, end):
            return RoleSpan(start, end, name.canonical, index)
    return RoleSpan(start, end)
