"""Clubs called by a plain word or by their town (الاتحاد, الفتح, روما): ``arabic/clubs.tsv``. Several countries have one of most names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.tables import table
from arextract.gazetteer.name_lexicon import key

LONGEST = 2
"""Words of the longest name in the table."""


@dataclass(slots=True, frozen=True)
class Club:
    """A row of the table: `code` is the country (ISO), empty outside the Arab world; `match`: only where it plays a match."""

    code: str
    latin: str
    match: bool


@lru_cache(maxsize=1)
def clubs() -> dict[str, tuple[Club, ...]]:
    """The clubs by the keys of their names."""
    out: dict[str, tuple[Club, ...]] = {}
    for row in table("clubs"):
        for name in row["names"].split("|"):
            out[key(name)] = (*out.get(key(name), ()), Club(row["code"], row["latin"], row["only"] == "match"))
    return out


def club_form(name: str, own: str | None, near: str | None) -> str | None:
    """The Latin form of the club `name`: of the country whose adjective stands behind it (`own`), else of the one that the text speaks of.

    None where several may be meant or none. Outside the Arab world a name is one club's.

    >>> club_form("النصر", None, "SA"), club_form("النصر", "AE", "SA"), club_form("النصر", None, None)
    ('Al Nassr', 'Al-Nasr', None)
    """
    rows = clubs().get(key(name), ())
    told = [row for row in rows if row.code == (own or near or "")] or ([row for row in rows if not row.code])
    forms = {row.latin for row in told}
    return forms.pop() if len(forms) == 1 else None
