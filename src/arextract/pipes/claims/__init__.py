"""Numeric claims: who, what, when, according to whom, for every quantity of an article."""

from __future__ import annotations

from arextract.pipes.claims.engine import RULES, assign

__all__ = ["RULES", "assign"]
