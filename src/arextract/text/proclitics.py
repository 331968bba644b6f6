"""How many letters of an Arabic word are proclitics (و ف ب ل ك), decided by word frequencies.

Source of the thresholds: grid search on Arabic PUD (Universal Dependencies); measured on WikiNews in
``benchmarks/proclitics.py``. Only single-letter proclitics are split; the article ال stays with its word, and of
«للصين» the first ل is the preposition and «لصين» the rest, as written.
"""

from __future__ import annotations

from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.word_counts import word_counts

# A split needs the rest as a word of its own: seen at least MIN_* times and at least RATIO_* times as often as the whole.
_RATIO = {"و": 0.5, "ف": 2.0, "ب": 2.0, "ك": 2.0, "ل": 0.3}
_MIN_CONJUNCTION = 10
_MIN_PREPOSITION = 10
_SHORT_RESTS = frozenset({"ها", "هم", "نا", "كل", "ما", "من", "هما", "كم", "ان", "اي", "لا"})


@lru_cache(maxsize=1)
def _listed() -> dict[str, int]:
    return {fold(row["word"]): int(row["letters"]) for row in table("proclitics")}


def _conjunction(word: str, counts: dict[str, int]) -> bool:
    rest = word[1:]
    if len(rest) < 2:
        return False
    seen, whole = counts.get(rest, 0), counts.get(word, 0)
    if rest.startswith("ال") and len(rest) >= 5:
        return seen * 5 >= whole
    if rest.startswith("لل") and len(rest) >= 5:
        return True
    return seen >= _MIN_CONJUNCTION and seen >= whole * _RATIO[word[0]]


def _preposition(word: str, counts: dict[str, int]) -> bool:
    rest = word[1:]
    if word.startswith("لل") and len(word) >= 5:
        return True
    if len(rest) < 3 and rest not in _SHORT_RESTS:
        return False
    seen, whole = counts.get(rest, 0), counts.get(word, 0)
    if word[0] != "ل" and rest.startswith("ال") and len(rest) >= 5:
        return seen * 5 >= whole
    return seen >= _MIN_PREPOSITION and seen >= whole * _RATIO[word[0]]


@lru_cache(maxsize=16384)
def proclitic_letters(word: str) -> int:
    """How many leading letters of `word` (clean text, one word) are proclitics: 0, 1 or 2.

    >>> [proclitic_letters(w) for w in ("والصين", "وزارة", "للصين", "وبالصين", "بكين")]
    [1, 0, 1, 2, 0]
    """
    if len(word) < 3 and word not in ("به", "له", "لي", "بك", "لك"):
        return 0
    key = fold(word)
    if key[0] not in "وفبلك":
        return 0
    listed = _listed()
    if key in listed:
        return listed[key]
    if key[0] not in "وف":
        return int(_preposition(key, word_counts()))
    rest = key[1:]
    if rest in listed and len(rest) > 2:
        return 1 + listed[rest]
    if word[1] in "أإ" and word[0] == "و" and len(word) > 3:
        return 1
    if not _conjunction(key, word_counts()):
        return 0
    return 1 + int(rest[0] in "بلك" and len(key) > 3 and _preposition(rest, word_counts()))
