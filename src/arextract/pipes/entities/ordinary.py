"""Whether an Arabic word is an ordinary one: frequent in running text and hardly ever part of a name."""

from __future__ import annotations

from functools import lru_cache

from arextract.arabic.tables import table

_PREFIXES = (
    "وبال", "فبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل", "ال", "وب", "ول", "وك", "وس", "فس", "و", "ف", "ب", "ل", "ك", "س",
)  # fmt: skip
_SUFFIXES = ("هما", "ها", "هم", "ات", "ين", "ون", "تين", "ان", "يه", "نا", "ه", "ا")


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """The folded base forms of ``arabic/ordinary_words.tsv``."""
    return frozenset(word for row in table("ordinary_words") for word in row["words"].split("|"))


@lru_cache(maxsize=65536)
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
            if rest in known or "ال" + rest in known:
                return True
            stems.append(rest)
    for stem in stems:
        for suffix in _SUFFIXES:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= 3:
                rest = stem[: -len(suffix)]
                if len(suffix) == 1 and len(rest) < 4:
                    continue
                if rest in known or rest + "ه" in known or "ال" + rest in known:
                    return True
    return False
