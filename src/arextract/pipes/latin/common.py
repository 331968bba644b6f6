"""Phrases of common words that a tagger took for a name: they are not spelled letter by letter («الفائز يحصد كل شيء»)."""

from __future__ import annotations

from functools import lru_cache

from arextract.arabic.affixes import ARTICLE, BA_ARTICLE, KAF, LAM, LAM_ARTICLE, WAW, WAW_ARTICLE
from arextract.arabic.fold import fold
from arextract.arabic.word_sets import word_set
from arextract.gazetteer.ordinary import ordinary_words
from arextract.pipes.latin import arabic
from arextract.pipes.latin.spelled_names import place_heads
from arextract.pipes.latin.translation_tables import adjective, bare, nisba, parts
from arextract.translit.spelled_letters import letter_names

_NAMELIKE = 10  # bearers of a word that is a name as well
FUNCTION = word_set("common.function")


@lru_cache(maxsize=1)
def _institutions() -> frozenset[str]:
    """Nouns that open the names of institutions and have an English word, with the article and without (وزارة, الدائرة, مستشفى)."""
    heads = {bare(noun) for noun in parts().heads if " " not in noun}
    return frozenset(form for noun in heads for form in (noun, ARTICLE + noun, LAM + noun))


def _meant(word: str) -> bool:
    """Whether a folded word of a phrase has its meaning there: an ordinary word, a noun or adjective of institutions."""
    for first in (WAW_ARTICLE, BA_ARTICLE, LAM_ARTICLE, KAF + ARTICLE):
        if word.startswith(first) and len(word) > len(first) + 2:
            word = ARTICLE + word[len(first) :]
            break
    known = parts()
    if bare(word) in known.nouns or word in known.heads or bare(word) in known.heads or adjective(word) or nisba(word):
        return True
    if len(word) < 3 or word in letter_names():
        return False
    common = ordinary_words()
    return (word in common or bare(word) in common) and arabic.known(word) < _NAMELIKE


def _of_use(word: str) -> bool:
    """Whether a folded word says what something is for («للنشر», «وللتوزيع»): it has a meaning and no spelling."""
    return word.removeprefix(WAW).startswith(LAM_ARTICLE) and len(word) > len(LAM_ARTICLE) + 2


def _of_nation(word: str) -> bool:
    return word.startswith(ARTICLE) and nisba(word) is not None


def common_phrase(name: str, label: str | None) -> bool:
    """Whether a name of several words is a phrase of common words, half of them or more.

    >>> common_phrase("الفائز يحصد كل شيء", "MISC"), common_phrase("كفر الشيخ", "LOC"), common_phrase("شبه القارة الهندية", "LOC")
    (True, False, True)
    """
    words = fold(name).replace("-", " ").split()
    if len(words) < 2 or label == "PER":
        return False
    if FUNCTION.intersection(words[1:]) or any(map(_of_use, words[1:])):
        return True
    if label == "ORG" and words[0] in _institutions() and words[0] not in place_heads():
        return True  # «جامعة …» that has no translation: «Jamaa» is English for nothing
    if words[0] in place_heads() and label in (None, "LOC", "ORG") and len(words) <= 5:
        return False
    if label in (None, "LOC") and any(nisba(word) for word in words[1:]):
        return True
    if label == "ORG" and words[0].startswith(ARTICLE) and any(_of_nation(word) for word in words[1:]):
        return True  # «الإيالة التونسية»: a noun and where it is, no "El Ayala El Tunisia"
    meant = sum(_meant(word) for word in words)
    return meant == len(words) if label in (None, "LOC") or len(words) == 2 else 2 * meant >= len(words)
