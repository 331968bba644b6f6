"""Phrases of common words that a tagger took for a name: they are not spelled letter by letter («الفائز يحصد كل شيء»)."""

from __future__ import annotations

from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.pipes.entities.ordinary import is_ordinary
from arextract.pipes.latin import arabic
from arextract.pipes.latin.parts import adjective, bare, nisba, parts

_FUNCTION = frozenset(
    {
        "في",
        "من",
        "علي",
        "عن",
        "الي",
        "كل",
        "الذي",
        "التي",
        "ان",
        "لا",
        "ما",
        "مع",
        "بين",
        "حتي",
        "او",
        "ثم",
        "هذا",
        "هذه",
        "لم",
    }
)


@lru_cache(maxsize=1)
def _place_heads() -> frozenset[str]:
    """Nouns that open the name of a place, which is spelled as it stands: كفر الشيخ, وادي الذهب."""
    return frozenset(fold(form) for row in table("place_heads") for form in row["words"].split("|"))


def _meant(word: str) -> bool:
    """Whether a folded word of a phrase has its meaning there: an ordinary word, a noun or adjective of institutions."""
    known = parts()
    if bare(word) in known.nouns or word in known.heads or bare(word) in known.heads or adjective(word) or nisba(word):
        return True
    return is_ordinary(word) and arabic.known(word) < 10


def common_phrase(name: str, label: str | None) -> bool:
    """Whether a name of several words is a phrase of common words, half of them or more.

    >>> common_phrase("الفائز يحصد كل شيء", "MISC"), common_phrase("كفر الشيخ", "LOC"), common_phrase("شبه القارة الهندية", "LOC")
    (True, False, True)
    """
    words = fold(name).replace("-", " ").split()
    if len(words) < 2 or label == "PER":
        return False
    if _FUNCTION.intersection(words[1:]):
        return True
    if words[0] in _place_heads() and label in (None, "LOC") and len(words) <= 3:
        return False
    meant = sum(_meant(word) for word in words)
    return meant == len(words) if label == "LOC" or label is None else 2 * meant >= len(words)
