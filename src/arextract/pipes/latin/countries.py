"""The country that a text speaks of most, and names that several countries share."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from arextract.arabic.tables import table
from arextract.gazetteer.name_lexicon import key


def likeliest(near: Counter[str], everywhere: Counter[str] | None = None) -> str | None:
    """The country that is spoken of most, what stands `near` counted thrice; None where there is none or two tie."""
    total = Counter(everywhere or {})
    for code, count in near.items():
        total[code] += 2 * count if everywhere else count
    ranked = total.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


@lru_cache(maxsize=1)
def _homonyms() -> dict[tuple[str, str, str], str]:
    return {(key(row["name"]), row["label"], row["code"]): row["latin"] for row in table("homonyms")}


def homonym(name: str, label: str, country: str | None) -> str | None:
    """The Latin form of a town or a club of a name that several have, where the text speaks of `country` (ISO code); else None.

    >>> homonym("القنيطرة", "LOC", "MA"), homonym("القنيطرة", "LOC", "SY"), homonym("القنيطرة", "LOC", None)
    ('Kenitra', 'Quneitra', None)
    """
    known = _homonyms()
    return known.get((key(name), label, country or "")) or known.get((key(name), label, ""))


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {row[at].casefold(): row["code"] for row in table("arab_countries") for at in ("code", "english")}


def code(country: str | None) -> str | None:
    """The ISO code of a country given by code or English name; None for one whose press spells no Arabic names of its own.

    >>> code("Algeria"), code("dz"), code("France")
    ('DZ', 'DZ', None)
    """
    return _codes().get(country.strip().casefold()) if country else None


@lru_cache(maxsize=1)
def languages() -> dict[str, str]:
    """Nation (English name) → the language that its people are called in; of an Arab nation that is empty.

    >>> languages()["Brazil"], languages()["Egypt"]
    ('Portuguese', '')
    """
    own = {nation: row["language"] for row in table("name_languages") for nation in row["nations"].split("|")}
    return own | {row["english"]: "" for row in table("arab_countries")}
