"""Numeric claims: who, what, when, according to whom, for every quantity of an article."""

from __future__ import annotations

from arextract.pipes.claims.engine import assign
from arextract.pipes.claims.explain import explain
from arextract.pipes.claims.filling import RULES

__all__ = ["RULES", "assign", "explain"]
