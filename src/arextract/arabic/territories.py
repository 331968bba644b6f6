"""Countries as inputs name them, by code, in Arabic or in English, from CLDR."""

from __future__ import annotations

from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import table

_LONGEST = 60


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in ("english", "arabic"):
        for row in table("cldr"):
            code = row["code"]
            if row["kind"] == "territory" and len(code) == 2 and code.isalpha():
                found.setdefault(fold(row[language]), code)
                found[fold(code)] = code
    return found


def territory(name: object) -> str | None:
    """The ISO 3166 code of a country given by code or by its name in Arabic or English; None for anything else.

    >>> territory("EG"), territory("مصر"), territory("Saudi Arabia"), territory("desk 4")
    ('EG', 'EG', 'SA', None)
    """
    if not isinstance(name, str) or not 2 <= len(name) <= _LONGEST:
        return None
    return _codes().get(fold(" ".join(name.split())))


@lru_cache(maxsize=1)
def _money() -> dict[str, tuple[str, ...]]:
    return {row["code"]: tuple(row["arabic"].split("|")) for row in table("cldr") if row["kind"] == "money"}


def money_of(code: str) -> tuple[str, ...]:
    """The currencies (ISO 4217) that a country pays with."""
    return _money().get(code, ())
