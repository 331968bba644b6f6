"""What is measured, as a set of words that two ways of saying it share."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.text.proclitics import proclitic_letters

_MARKS = regex.compile(r"[\p{Mn}\p{Cf}\u0640]")  # diacritics, bidi controls and tatweel are no part of a word
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_PRONOUNS = ("هما", "ها", "هم", "نا", "ه")
_ENDINGS = ("ات", "ون", "ين", "ان", "ي", "ا", "ه")
_LEAST = 3  # letters that a stem keeps


@cache
def _synonyms() -> dict[str, str | None]:
    """Folded word → the measure it stands for, or None for a word that measures nothing itself."""
    return {fold(row["word"]): fold(row["measure"]) or None for row in table("measure_synonyms")}


@lru_cache(maxsize=16384)
def _reading(word: str) -> str | None:
    """The measure or stem of one word; None for a word that says nothing of what is measured."""
    known = _synonyms()
    key = fold(word)
    bare = key[proclitic_letters(word) :]
    for article in ("ال", "لل", "ل"):
        if bare.startswith(article) and len(bare) - len(article) >= _LEAST and (article != "ل" or bare[1:2] != "ا"):
            if article == "ل" and proclitic_letters(word) == 0:
                continue
            bare = bare[len(article) :]
            break
    for form in (key, bare):
        if form in known:
            return known[form]
    for pronoun in ("", *_PRONOUNS):
        if not bare.endswith(pronoun) or len(bare) - len(pronoun) < _LEAST:
            continue
        stem = bare[: len(bare) - len(pronoun)]
        for candidate in (stem, stem[:-1] + "ه" if pronoun and stem.endswith("ت") else stem):
            if candidate in known:
                return known[candidate]
        for ending in _ENDINGS:
            if stem.endswith(ending) and stem[: -len(ending)] in known:
                return known[stem[: -len(ending)]]
    for ending in (*_PRONOUNS[:3], *_ENDINGS):
        if bare.endswith(ending) and len(bare) - len(ending) >= _LEAST:
            return bare[: -len(ending)]
    return bare if len(bare) > 1 else None


def measure_words(text: str) -> frozenset[str]:
    """The words of a phrase that say what is measured, by lemma where the table of synonyms has one.

    >>> sorted(measure_words("صافي الأرباح")) == sorted(measure_words("أرباحها الصافية"))
    True
    """
    return frozenset(reading for word in _WORD.findall(_MARKS.sub("", text)) if (reading := _reading(word)) is not None)
