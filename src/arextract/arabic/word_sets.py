"""Small sets of words that rules ask for, from ``arabic/word_sets.tsv``."""

from __future__ import annotations

import re
from functools import cache

from arextract.arabic.tables import table


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    return {row["set"]: tuple(row["words"].split("|")) for row in table("word_sets")}


def word_list(name: str) -> tuple[str, ...]:
    """The words of one set in the table's order (a longer affix before a shorter one). Raises `KeyError` for an unknown name."""
    return _sets()[name]


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of one set. Raises `KeyError` for an unknown name."""
    return frozenset(_sets()[name])


def word_of(name: str) -> str:
    """The word of a set of one. Raises `KeyError` for an unknown name, `ValueError` for a set of more."""
    (word,) = _sets()[name]
    return word


def any_of(name: str) -> str:
    """A set as the part of a pattern that matches one of its words, tried in the table's order. Raises `KeyError`."""
    return f"(?:{'|'.join(map(re.escape, _sets()[name]))})"
