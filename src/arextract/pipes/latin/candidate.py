"""A Latin form that a name may have."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class Candidate:
    """A Latin form: `text`, a `score` from 0.0 to 1.0, and `by`, how it was found (as `canonical_by`)."""

    text: str
    score: float
    by: str


@dataclass(slots=True)
class Form:
    """A Latin form and where it came from."""

    text: str
    by: str
    score: float
