"""Which Arab country a text speaks of: its name, adjective and towns. The names around are spelled, and bare money is meant, as there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from arextract.arabic.affixes import ARTICLE
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import rests
from arextract.arabic.tables import read_once, table
from arextract.arabic.word_sets import word_list, word_set

_WORD = re.compile(r"\w+")
_ENDINGS = ("", *word_list("countries.endings"))
_PRONOUN = word_set("countries.pronoun")
_LONGEST = 4
LOCAL = "local"
"""The flag of a town called by a plain word."""

Phrases = dict[str, dict[str, str]]
"""First word of a phrase → the phrase (single spaces) → country; a word alone is a phrase of one."""


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    out: Phrases = {}
    for phrase, owner in _owners():
        out.setdefault(phrase.split()[0], {})[phrase] = owner
    return out


def _owners() -> Iterator[tuple[str, str]]:
    """The folded words and phrases that speak of a country, with its code: towns first, for what is said of nations wins."""
    for row in read_once("names/places"):
        if row["code"]:
            for form in row["arabic"].split("|"):
                if LOCAL in row["flags"] and " " not in form:
                    continue
                yield " ".join(fold(form).replace("-", " ").split()), row["code"]
    for row in table("arab_countries"):
        for stem in row["stems"].split("|"):
            for ending in _ENDINGS:
                yield stem + ending, row["code"]
                yield ARTICLE + stem + ending, row["code"]
        for phrase in filter(None, row["words"].split("|")):
            yield phrase, row["code"]


@lru_cache(maxsize=1)
def local_towns() -> dict[str, str]:
    """Towns called by a plain word («الباحة»; folded) → their country. They speak for no country, they need that one is spoken of.

    >>> local_towns()["ينبع"]
    'SA'
    """
    return {
        fold(form): row["code"]
        for row in read_once("names/places")
        if LOCAL in row["flags"].split()
        for form in row["arabic"].split("|")
        if " " not in form
    }


@lru_cache(maxsize=16384)
def _beginning(word: str) -> tuple[tuple[str, dict[str, str]], ...]:
    """What a folded word may be without proclitics that begins phrases, and these phrases; empty for most words."""
    known = _phrases()
    return tuple((form, known[form]) for _, form in rests(word) if form in known)


def spoken_at(text: str) -> list[tuple[int, str]]:
    """Where `text` speaks of an Arab country: (offset, ISO code) by offset.

    >>> spoken_at("قال الوزير الجزائري في وهران")
    [(11, 'DZ'), (23, 'DZ')]
    """
    folded = fold(text)
    words = _WORD.findall(folded)
    opening = [at for at, word in enumerate(words) if _beginning(word)]
    starts = [match.start() for match in _WORD.finditer(folded)] if opening else []
    out: list[tuple[int, str]] = []
    free = 0
    for at in opening:
        if at < free:
            continue
        start, word = starts[at], words[at]
        taken, owner = 1, None
        for form, options in _beginning(word):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                phrase = " ".join([form, *words[at + 1 : at + size]])
                if phrase in options:
                    taken, owner = size, options[phrase]
                    break
            if owner is not None:
                break
        if owner is not None and not (taken == 1 and text[start + len(word) - 1] in _PRONOUN):
            out.append((start, owner))  # «وجده» is found him and not وجدة
        free = at + taken
    return out


def spoken_of(text: str) -> Counter[str]:
    """How often `text` speaks of each Arab country (ISO code); words that only begin alike do not count.

    >>> spoken_of("قال الوزير الجزائري في وهران")
    Counter({'DZ': 2})
    >>> spoken_of("مصرف في سويسرا يعزز جوانب الرياضة")
    Counter()
    """
    return Counter(owner for _, owner in spoken_at(text))
