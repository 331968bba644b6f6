"""Media called by a plain word or by a place (الأخبار, الوطن, الخليج): ``arabic/media.tsv``, and the nouns behind which they are said.

One name is borne by media of several countries and kinds: «صحيفة الجزيرة» is Saudi, «قناة الجزيرة» is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.proclitics import rests
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_set
from arextract.gazetteer.name_lexicon import key

_PRINT = word_set("media.print")
_AIR = word_set("media.air")
_OTHER = word_set("media.other")
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^[AE]l[- ]")
LONGEST = 3
"""Words of the longest name in the table."""


@dataclass(slots=True, frozen=True)
class Medium:
    """A row of the table: `kind` is print, air or empty (any), `code` the country (ISO) at home, empty for none."""

    kind: str
    code: str
    latin: str


@lru_cache(maxsize=1)
def media() -> dict[str, tuple[Medium, ...]]:
    """The media by the keys of their names."""
    out: dict[str, tuple[Medium, ...]] = {}
    for row in table("media"):
        for name in row["names"].split("|"):
            out[key(name)] = (*out.get(key(name), ()), Medium(row["kind"], row["code"], row["latin"]))
    return out


@lru_cache(maxsize=4096)
def kind_of(word: str) -> str | None:
    """What a folded word says of the name behind it: print, air, other (a noun that is seldom a medium's) or None.

    >>> kind_of("لصحيفه"), kind_of("قناه"), kind_of("موقع"), kind_of("حزب")
    ('print', 'air', 'other', None)
    """
    for _, rest in rests(word):
        for kind, nouns in (("print", _PRINT), ("air", _AIR), ("other", _OTHER)):
            if rest in nouns:
                return kind
    return None


def kind_before(text: str, start: int) -> str | None:
    """The kind of medium that the word before offset `start` says, or the one before an adjective; None where no noun of media does."""
    before = _WORD.findall(fold(text[max(0, start - 30) : start]))
    return next((kind for word in reversed(before[-2:]) if (kind := kind_of(word))), None)


def borne(name: str, kind: str) -> bool:
    """Whether a medium of such a kind (as `kind_of` says) has the key `name`."""
    return any(kind == "other" or row.kind in ("", kind) for row in media().get(name, ()))


def medium_form(name: str, kind: str, own: str | None, near: str | None) -> str | None:
    """The Latin form of the medium `name`: of the country whose adjective stands behind it (`own`), else of the one that the text speaks of.

    None where several may be meant, or the adjective is that of another country; `kind` as `kind_of`.
    """
    rows = [row for row in media().get(key(name), ()) if kind == "other" or row.kind in ("", kind)]
    if own is not None:
        rows = [row for row in rows if row.code in ("", own)]
        rows = [row for row in rows if row.code] or rows
    else:
        rows = [row for row in rows if near is not None and row.code == near] or rows
    # «Al-Watan» and «El Watan» are one spelling of several papers, Echorouk and Al-Shorouk are two.
    return rows[0].latin if len({_ARTICLE.sub("", row.latin) for row in rows}) == 1 else None
