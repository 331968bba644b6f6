"""Numeric claims: who, what, when, according to whom, for every quantity of an article."""

from __future__ import annotations

from arextract.pipes.claims.engine import assign, strongest_first
from arextract.pipes.claims.explain import explain

__all__ = ["assign", "explain", "strongest_first"]
