"""Whether an Arabic word is an ordinary one: frequent in running text and hardly ever part of a name."""

from __future__ import annotations

from functools import lru_cache

from arextract.arabic.affixes import ARTICLE, HA
from arextract.arabic.fold import fold
from arextract.arabic.tables import read_once, table
from arextract.arabic.word_sets import word_list, word_set

_PREFIXES = word_list("ordinary.prefixes")
_SUFFIXES = word_list("ordinary.suffixes")
_NAMELIKE = word_set("ordinary.namelike")


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """The folded base forms of ``arabic/ordinary_words.tsv`` and the nouns of the trigger tables."""
    known = {word for row in read_once("ordinary_words") for word in row["words"].split("|")}
    for name in ("triggers", "institution_words"):
        known.update(fold(word) for row in table(name) for word in row["words"].split("|") if " " not in word)
    return frozenset(known)


@lru_cache(maxsize=4096)
def is_ordinary(word: str) -> bool:
    """Whether the folded `word`, with any article, proclitics or one suffix taken off, is an ordinary word.

    >>> [is_ordinary(w) for w in ("وبالشركه", "الذي", "كوين", "ترامب")]
    [True, True, False, False]
    """
    known = ordinary_words()
    if word in known:
        return True
    if len(word) < 3:
        return True
    stems = [word]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 3:
            rest = word[len(prefix) :]
            if rest in known or ARTICLE + rest in known:
                return True
            stems.append(rest)
    for number, stem in enumerate(stems):
        for suffix in _SUFFIXES:
            if not stem.endswith(suffix):
                continue
            rest = stem[: -len(suffix)]
            # Foreign names end in ون, ين, ان and ا too: for those the rest must be long and stand without a prefix.
            if len(rest) < (4 if len(suffix) == 1 or suffix in _NAMELIKE else 3) or (number and suffix in _NAMELIKE):
                continue
            if rest in known or rest + HA in known or ARTICLE + rest in known:
                return True
    return False
