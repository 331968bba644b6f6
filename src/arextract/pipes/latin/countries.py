"""Which Arab country a text speaks of: its name, adjective and towns, counted. The names around are spelled as there."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import table

_PROCLITICS = "(?:[وفبلك]{0,2}(?:ال|لل)?)"


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern over the beginnings of words of all countries, and word → country."""
    owner = {word: row["code"] for row in table("arab_countries") for word in row["words"].split("|")}
    words = "|".join(sorted(map(re.escape, owner), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<!\w){_PROCLITICS}({words})"), owner


def spoken_of(text: str) -> Counter[str]:
    """How often `text` speaks of each Arab country (ISO code).

    >>> spoken_of("قال الوزير الجزائري في وهران")
    Counter({'DZ': 2})
    """
    pattern, owner = _pattern()
    return Counter(owner[match[1]] for match in pattern.finditer(fold(text)))


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
def _codes() -> dict[str, str]:
    return {row[at].casefold(): row["code"] for row in table("arab_countries") for at in ("code", "english")}


def code(country: str | None) -> str | None:
    """The ISO code of a country given by code or English name; None for one whose press spells no Arabic names of its own.

    >>> code("Algeria"), code("dz"), code("France")
    ('DZ', 'DZ', None)
    """
    return _codes().get(country.strip().casefold()) if country else None
