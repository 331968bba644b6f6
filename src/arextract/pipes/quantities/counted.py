"""The noun that a number counts: the next noun, with the noun it governs (عملية تنزيل), without adjectives."""

from __future__ import annotations

from functools import lru_cache

import regex

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.text.proclitics import proclitic_letters, word_counts

_NEXT = regex.compile(r" ?+([\"'(]?)([^\W\d_]+)")
_PLURAL_ADJECTIVE = frozenset(
    {
        "اخرين",
        "اخرون",
        "اخري",
        "اخر",
        "اخريات",
        "اضافيه",
        "اضافيا",
        "اضافي",
        "جديده",
        "جديدا",
        "مماثله",
        "منها",
        "منهم",
        "منهن",
        "فقط",
    }
)
_LONGEST = 3


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return frozenset(fold(row["form"]) for row in table("no_counted_nouns"))


@lru_cache(maxsize=1)
def _countable() -> frozenset[str]:
    return frozenset(fold(row["noun"]) for row in table("counted_nouns"))


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return frozenset(row["form"] for row in table("adjectives"))


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(
        fold(form) for row in table("claim_verbs") for form in row.get("forms", row.get("form", "")).split("|")
    )


@lru_cache(maxsize=65536)
def is_adjective(word: str) -> bool:
    """Whether a folded word without article is mostly an adjective, by the corpora's agreement or a nisba ending."""
    bare = word[:-1] if word.endswith("ا") and word[:-1] in _adjectives() else word
    return bare in _adjectives() or word in _PLURAL_ADJECTIVE


@lru_cache(maxsize=65536)
def is_noun(word: str) -> bool:
    """Whether a folded indefinite word can be counted: no function word, no verb, and seen with the article."""
    if len(word) < 2 or word in _stop():
        return False
    if word in _countable() or word.removesuffix("ا") in _countable():
        return True
    counts = word_counts()
    bare = word[:-1] if word.endswith("ا") and len(word) > 3 and f"ال{word[:-1]}" in counts else word
    definite = counts.get(f"ال{bare}", 0)
    seen = counts.get(word, 0)
    if definite == 0 and seen >= 30:
        return False
    if word[0] in "يت" and word in _verbs() and definite < seen:
        return False
    return not (word in _verbs() and definite * 4 < seen)


def counted(clean: str, folded: str, end: int, *, vague: bool = False) -> tuple[int, int] | None:
    """The span of the counted noun after a number that ends at `end`; `vague` numbers take a definite noun (آلاف الشركات)."""
    match = _NEXT.match(folded, end)
    if not match or match.start(2) == end:
        return None
    if "\n" in folded[end : match.start(2)]:
        return None
    start, stop = match.span(2)
    word = match.group(2)
    if word == "من" and vague:
        match = _NEXT.match(folded, stop)
        if not match or not match.group(2).startswith("ال"):
            return None
        start, stop = match.span(2)
        return start, stop
    if word.startswith("ال") and len(word) > 4 and word not in _stop():
        return (start, stop) if vague else None
    if not "\u0621" <= word[0] <= "\u064a" or not is_noun(word) or is_adjective(word):
        # An adjective may stand for its noun after a number (5 جرحى، 95 ألف تونسي): kept unless it is a bare modifier.
        if word in _PLURAL_ADJECTIVE or word in _stop() or not is_noun(word):
            return None
    if proclitic_letters(clean[start:stop]) or (word.startswith("لل") and len(word) > 4):
        return None
    if word.endswith("ا") and (word[:-1] in _known() or word[:-1] in _countable()):
        return start, stop
    return start, _governed(folded, stop)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(w for w, n in word_counts().items() if n >= 50)


def _governed(folded: str, stop: int) -> int:
    """Where the noun phrase ends: indefinite nouns that follow are governed, adjectives and everything else end it."""
    for _ in range(_LONGEST - 1):
        match = _NEXT.match(folded, stop)
        if not match or match.group(1) or match.start(2) != stop + 1:
            break
        word = match.group(2)
        if (
            word.startswith("ال")
            or word.endswith("ا")
            or not is_noun(word)
            or is_adjective(word)
            or not _governable(word)
        ):
            break
        stop = match.end(2)
    return stop


@lru_cache(maxsize=65536)
def _governable(word: str) -> bool:
    """A word governed by a counted noun is a noun that running text knows, with the article as well, and no proclitic in front."""
    if word in _countable():
        return True
    counts = word_counts()
    if proclitic_letters(word) or word[-2:] in ("ون", "ين", "وا", "ها", "هم", "نا") or word.endswith("يه"):
        return False
    seen, definite = counts.get(word, 0), counts.get(f"ال{word}", 0)
    return definite >= 10 and definite * 3 >= seen
