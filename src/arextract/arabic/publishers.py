"""Where an article appeared, from what its input says: a country, a publisher's name or domain, or the address of the page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import regex

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.territories import territory

_LONGEST = 300
_HOST = regex.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+)\.?(?::\d+)?(?:[/?#].*)?", regex.DOTALL
)


@lru_cache(maxsize=1)
def _by_domain() -> dict[str, str]:
    return {row["domain"]: row["country"] for row in table("publishers")}


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    return {fold(name): row["country"] for row in table("publishers") for name in row["names"].split("|") if name}


def publisher_country(said: object) -> str | None:
    """The ISO code of where a publisher is at home, given by name, domain or the address of a page; None where that is not known.

    A domain of a country (.tn) is at home there.

    >>> publisher_country("هسبريس"), publisher_country("https://www.youm7.com/story/1"), publisher_country("assabah.com.tn")
    ('MA', 'EG', 'TN')
    >>> publisher_country("https://www.aljazeera.net/news"), publisher_country("Reuters")
    (None, None)
    """
    if not isinstance(said, str) or not said.strip() or len(said) > _LONGEST * 10:
        return None
    words = " ".join(said.split())
    named = _by_name().get(fold(words)) if len(words) <= _LONGEST else None
    host = _HOST.fullmatch(words.casefold()) if named is None else None
    if host is None:
        return named
    labels = host.group(1).split(".")
    ends = (".".join(labels[at:]) for at in range(len(labels)))
    return next((country for end in ends if (country := _by_domain().get(end)) is not None), None)


def home_of(meta: Mapping[str, Any], url: str | None) -> str | None:
    """The ISO code of the country that an article appeared in, None where nothing tells or two things tell otherwise.

    The input's column ``country`` counts first, then its column ``source`` and the page's address.
    """
    stated = territory(meta.get("country"))
    if stated is not None:
        return stated
    found = {publisher_country(said) for said in (meta.get("source"), url)} - {None}
    return found.pop() if len(found) == 1 else None
