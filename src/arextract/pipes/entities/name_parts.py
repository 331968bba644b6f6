"""The table of words that names are made of: names of letters, words of firms, words that open the names of places."""

from __future__ import annotations

from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_words
from arextract.arabic.tables import table


@lru_cache(maxsize=1)
def parts() -> tuple[frozenset[str], frozenset[str]]:
    """(names of letters, words such as غروب and كابيتال that belong to a firm's name)."""
    rows = table("name_parts")
    kinds = ("letter", "firm")
    found = [frozenset(fold(w) for r in rows if r["kind"] == kind for w in r["forms"].split("|")) for kind in kinds]
    return found[0], found[1]


@lru_cache(maxsize=1)
def openers() -> frozenset[str]:
    """Words that open the names of places (عين, باب, بيت, سيدي …): the next word belongs to the name, whatever it is."""
    return folded_words("name_parts", "forms", kind="place")
