"""Latin letters and digits spelled out in Arabic: جي بي تي → GPT, كيه 2 → K2."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_set


@lru_cache(maxsize=1)
def letter_names() -> dict[str, tuple[str, ...]]:
    """Folded Arabic name of a letter → the letters it may stand for, the likelier first."""
    found: dict[str, list[str]] = {}
    for row in table("letter_names"):
        for form in row["arabic"].split("|"):
            letters = found.setdefault(fold(form), [])
            if row["letter"] not in letters:
                letters.append(row["letter"])
    return {name: tuple(letters) for name, letters in found.items()}


# Words that are letter names and much oftener something else: they count only beside another letter.
WEAK = word_set("spelled_letters.weak")
_EYE = word_set("spelled_letters.eye")


def spelled(words: Sequence[str]) -> str | None:
    """The Latin letters that folded Arabic `words` spell, or None unless each is a letter, a number or Latin.

    >>> spelled(["جي", "بي", "تي"])
    'GPT'
    >>> spelled(["محمد"]) is None
    True
    """
    names = letter_names()
    known = _acronym(words)
    if known:
        return known
    out = []
    for index, word in enumerate(words):
        if word in names:
            letters = names[word]
            # «إيه آي» is AI: the second of two vowel letters is I, the first one A.
            if word in _EYE and index + 1 < len(words) and words[index + 1] in _EYE:
                out.append("A")
            else:
                out.append(letters[0])
        elif word.isascii() and word:
            out.append(word.upper() if len(word) < 4 else word)
        elif len(word) == 1 and word in _SINGLE:
            out.append(_SINGLE[word])
        else:
            return None
    return "".join(out)


@lru_cache(maxsize=1)
def _acronyms() -> frozenset[str]:
    return frozenset(row["letters"] for row in table("acronyms"))


def _acronym(words: Sequence[str]) -> str | None:
    """A listed acronym that letter names `words` may spell: it settles which of two letters a name stands for."""
    names = letter_names()
    if not 2 <= len(words) <= 5 or not all(word in names for word in words):
        return None
    found = [""]
    for word in words:
        found = [text + letter for text in found for letter in names[word]][:200]
    return next((text for text in found if text in _acronyms()), None)


_SINGLE = {row["letters"]: row["alone"] for row in table("letter_sounds") if row["alone"]}


def runs(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Stretches of letter names within `words`: (first, end, letters). A lone weak name does not count."""
    names = letter_names()
    found = []
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and words[end] in names:
            end += 1
        if end > index and not (end - index == 1 and words[index] in WEAK):
            letters = spelled(words[index:end])
            if letters:
                found.append((index, end, letters))
        index = max(end, index + 1)
    return found
