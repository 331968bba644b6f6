"""Words that are inflected as no name is: finite verbs and nouns with a pronoun (يؤوي, سيحضران, تابعهم)."""

from __future__ import annotations

from functools import lru_cache

from arextract.arabic.affixes import ALEF, HA, THIRD_PERSON, YA
from arextract.arabic.analysis import FOREIGN, UNKNOWN, VERB, analyse
from arextract.arabic.fold import fold
from arextract.arabic.stems import ADJECTIVE, NAME, NOUN, ORDINAL
from arextract.arabic.word_counts import word_counts
from arextract.arabic.word_sets import word_list, word_set
from arextract.pipes.entities.triggers import triggers

_SHORTEST = 4
_LONG = 4  # letters of a noun that no foreign surname is taken for («رابين» is no dual)
_VERBAL = 0.95
_LIKELY = 0.5
_NOT = word_list("inflected.not")
"""Particles of two letters that some write onto the verb that they deny."""
_PRONOUNS = word_set("inflected.pronouns")
_KIN = word_set("inflected.kin")
_KIN_PRONOUNS = word_list("inflected.kin_pronouns")


@lru_cache(maxsize=16384)
def is_inflected(word: str) -> bool:
    """Whether the folded `word` can only be a verb, or a known word with a pronoun of the third person.

    A dual that no text has is no verb («فيرتا» is not that they both fled).

    >>> [is_inflected(w) for w in ("يؤوي", "سيحضران", "تابعهم", "ستيفن", "يزيد", "فيرتا", "لايتردد", "لايبزيغ")]
    [True, True, True, False, False, False, True, False]
    """
    if len(word) < _SHORTEST or word in triggers().first_names:
        return False
    read = analyse(word)
    if read.pos == UNKNOWN and word.startswith(_NOT):
        return word[len(_NOT[0])] in THIRD_PERSON and is_inflected(word[len(_NOT[0]) :])  # «لايتردد»
    if read.pos == VERB:
        seen = read.number != "d" or read.proclitics or word[0] == YA or word in word_counts()
        return read.verbal >= _VERBAL and read.person != "1" and bool(seen)
    return read.pronoun in _PRONOUNS and read.pos not in (UNKNOWN, NAME, FOREIGN)


@lru_cache(maxsize=16384)
def may_be_verb(word: str) -> bool:
    """Whether the folded `word` is oftener a finite verb than not («سارا», «تشي»)."""
    return word not in triggers().first_names and analyse(word).verbal >= _LIKELY


@lru_cache(maxsize=16384)
def is_common(word: str) -> bool:
    """Whether the folded `word` is a known common noun or adjective without the article («كويكبا», «جديد»)."""
    read = analyse(word)
    return (
        read.pos in (NOUN, ADJECTIVE) and not read.article and bool(read.lemma) and word not in triggers().first_names
    )


@lru_cache(maxsize=16384)
def is_ordinal(word: str) -> bool:
    """Whether the folded `word` is an ordinal (أول, ثاني)."""
    return analyse(word).pos == ORDINAL


@lru_cache(maxsize=16384)
def is_several(word: str) -> bool:
    """Whether the folded `word` is a common noun in the plural or dual without the article («زلازل», «زلزالان»)."""
    read = analyse(word)
    return read.pos == NOUN and read.number in ("p", "d") and not read.definite and bool(read.lemma)


@lru_cache(maxsize=16384)
def is_object(word: str) -> bool:
    """Whether the folded `word` is a known common noun in the dual or with the ending of the accusative, as no surname is.

    >>> [is_object(w) for w in ("البومين", "كتابا", "نسخا", "لينين", "البوم")]
    [True, True, True, False, False]
    """
    read = analyse(word)
    if (
        read.pos != NOUN
        or read.definite
        or read.proclitics
        or len(read.lemma) < _LONG
        or word in triggers().first_names
    ):
        return False
    return read.number == "d" or (word[-1] == ALEF and read.lemma in (word[:-1], word[:-1] + HA))


@lru_cache(maxsize=16384)
def is_kin(word: str) -> bool:
    """Whether the `word` as written says what somebody is to a person spoken of before («جاره», «شقيقها»): no part of a name.

    >>> [is_kin(w) for w in ("جاره", "شقيقها", "والدهم", "جارة", "طه")]
    [True, True, True, False, False]
    """
    folded = fold(word)
    return any(
        word.endswith(pronoun) and folded.endswith(pronoun) and folded[: -len(pronoun)] in _KIN
        for pronoun in _KIN_PRONOUNS
    )
