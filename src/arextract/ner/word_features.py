"""What the name model sees of a word: proclitics, stem, shape.

All of it is a function of the word alone, so it can be cached and never depends on what stands around it.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from arextract.arabic.affixes import ALEF, ARTICLE, LAM
from arextract.arabic.affixes import PROCLITICS as PROCLITIC_LETTERS
from arextract.arabic.analysis import proclitic_letters
from arextract.arabic.fold import fold
from arextract.arabic.word_sets import word_list
from arextract.text.clean import clean

_PLAIN = regex.compile(r"[ء-يA-Za-z0-9]+")
_ARABIC = regex.compile(r"[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]+")
_LATIN = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}]")
_DIGITS = regex.compile(r"\d+")
# A word and the marks written onto it, as older corpora leave them together: «(د», «وكالات:», «م.».
_CORE = regex.compile(r"^[^\p{L}\p{N}]*(.*?)[^\p{L}\p{N}+]*$", regex.DOTALL)

PROCLITICS = ("", *word_list("word_features.proclitics"))
SHAPES = (
    "arabic", "arabic+article", "lower", "Title", "UPPER", "MiXed", "latin+digit", "arabic+digit",
    "number", "year", "quote", "open", "close", "stop", "comma", "mark",
)  # fmt: skip
_PROCLITIC = {text: i for i, text in enumerate(PROCLITICS)}
_SHAPE = {name: i for i, name in enumerate(SHAPES)}


@lru_cache(maxsize=1 << 14)
def split_word(word: str) -> tuple[str, str]:
    """The proclitic letters of a word of clean text, and the rest in folded letters.

    «للصين» gives «ل» and «الصين». Digits of a number become zeros; words of other scripts are in lower case.

    >>> split_word("وبالصين"), split_word("للصين"), split_word("GPT-4")
    (('وب', 'الصين'), ('ل', 'الصين'), ('', 'gpt-0'))
    """
    folded = fold(word)
    if not _ARABIC.fullmatch(folded):
        return "", _DIGITS.sub(lambda m: "0" * min(4, len(m.group())), folded.lower())
    letters = proclitic_letters(word) if folded[0] in PROCLITIC_LETTERS else 0
    proclitics, rest = folded[:letters], folded[letters:]
    if proclitics.endswith(LAM) and rest.startswith(LAM) and len(rest) >= 4:
        rest = ALEF + rest
    return proclitics, rest


def shape(word: str, split: tuple[str, str] | None = None) -> int:
    """The index into `SHAPES` of a word of clean text, of which `split` is what `split_word` gives."""
    if _ARABIC.fullmatch(word):
        _, rest = split or split_word(word)
        return _SHAPE["arabic+article" if rest.startswith(ARTICLE) and len(word) >= 5 else "arabic"]
    if not word:
        return _SHAPE["mark"]
    if _LATIN.search(word):
        if any(c.isdigit() for c in word):
            return _SHAPE["latin+digit"]
        if word.isupper() and len(word) > 1:
            return _SHAPE["UPPER"]
        if word.islower():
            return _SHAPE["lower"]
        return _SHAPE["Title" if (word[0].isupper() and word[1:].islower()) or len(word) == 1 else "MiXed"]
    if any(c.isdigit() for c in word):
        if any(c.isalpha() for c in word):
            return _SHAPE["arabic+digit"]
        return _SHAPE["year" if len(word) == 4 and word.isdigit() and word[0] in "12" else "number"]
    for marks, name in (('"', "quote"), ("([{", "open"), (")]}", "close"), (".؟!?…؛", "stop"), ("،,:", "comma")):
        if word[0] in marks:
            return _SHAPE[name]
    return _SHAPE["mark"]


def proclitic_id(proclitics: str) -> int:
    """The index into `PROCLITICS`; 0 for none."""
    return _PROCLITIC.get(proclitics, 0)


def core(word: str) -> str:
    """The word in clean text without marks at its edges; the whole of it where it is nothing but marks.

    >>> core("(د"), core("جداً"), core(".")
    ('د', 'جدا', '.')
    """
    if not _PLAIN.fullmatch(word):
        word = clean(word).text.strip() or word
        match = _CORE.match(word)
        if match and match.group(1):
            word = match.group(1)
    return word
