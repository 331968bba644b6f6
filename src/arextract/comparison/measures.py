"""What is measured, as a set of words that two ways of saying it share."""

from __future__ import annotations

from functools import cache, lru_cache

import regex

from arextract.arabic.affixes import BOTH, FEMININE_PLURAL, HA, HER, THEM, US
from arextract.arabic.analysis import FUNCTION_CLASSES, analyse
from arextract.arabic.fold import fold
from arextract.arabic.tables import table

_MARKS = regex.compile(r"[\p{Mn}\p{Cf}\u0640]")  # diacritics, bidi controls and tatweel are no part of a word
_PLURAL = regex.compile(rf"(?P<noun>.{{3,}}){FEMININE_PLURAL}(?:{HER}|{THEM}|{BOTH}|{HA}|{US})?")
_WORD = regex.compile(r"[\p{L}\p{N}]+")


@lru_cache(maxsize=16384)
def _lemma(word: str) -> str | None:
    """The lemma of a word, its stem where no lexicon has it; None for a function word."""
    reading = analyse(word)
    if reading.pos in FUNCTION_CLASSES:
        return None
    if reading.lemma:
        return reading.lemma
    # Sound plurals of verbal nouns (إيراداتها، استثماراتنا) are in no lexicon: their singular is.
    found = _PLURAL.fullmatch(reading.stem)
    singular = analyse(found["noun"]) if found else None
    return singular.lemma if singular is not None and singular.lemma else reading.stem


def _lemmas(text: str) -> list[str]:
    return [lemma for word in _WORD.findall(_MARKS.sub("", text)) if (lemma := _lemma(word)) is not None]


@cache
def _synonyms() -> dict[tuple[str, ...], str | None]:
    """Lemmas of a word or of two → the measure they stand for, or None where they measure nothing themselves."""
    return {
        tuple(_lemmas(row["word"])) or (fold(row["word"]),): fold(row["measure"]) or None
        for row in table("measure_synonyms")
    }


@lru_cache(maxsize=16384)
def measure_words(text: str) -> frozenset[str]:
    """The words of a phrase that say what is measured, by lemma, synonyms as one.

    >>> sorted(measure_words("صافي الأرباح")) == sorted(measure_words("أرباحها الصافية"))
    True
    """
    known, lemmas, found, at = _synonyms(), _lemmas(text), set(), 0
    while at < len(lemmas):
        for length in (2, 1):
            said = tuple(lemmas[at : at + length])
            if len(said) == length and said in known:
                found.add(known[said])
                break
        else:
            length = 1
            found.add(lemmas[at])
        at += length
    return frozenset(measure for measure in found if measure is not None)
