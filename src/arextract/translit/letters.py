"""Letters on both sides of the transliteration: what the model reads and what it writes."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from arextract.arabic.tables import table

ARABIC = "".join(row["letters"] for row in table("letter_sounds") if len(row["letters"]) == 1)
LATIN = "abcdefghijklmnopqrstuvwxyz'-"

_SOURCE = str.maketrans(
    {letter: row["like"] for row in table("foreign_letters") for letter in row["letters"].split("|")}
)
_KNOWN = frozenset(ARABIC)
_TARGET = str.maketrans(
    {
        "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "þ": "th", "ð": "d", "ı": "i", "ə": "a",
        "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "–": "-", "‐": "-",
    }
)  # fmt: skip


@lru_cache(maxsize=16384)
def source(word: str) -> str:
    """The Arabic letters of `word` that the model reads: marks dropped, Persian letters mapped to Arabic ones."""
    return "".join(c for c in word.translate(_SOURCE) if c in _KNOWN)


def target(word: str) -> str:
    """`word` as the model writes it: lower case, without accents; letters it cannot write are dropped."""
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_TARGET))
    return "".join(c for c in plain if c in LATIN)


def compare(text: str) -> str:
    """The form in which two Latin names are compared: case folded, letters and digits alone, no accents.

    >>> compare("Saint-Étienne's 2") == compare("saint etiennes2")
    True
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))
