"""How far back each paragraph looks: over those before it that speak of the same, so that a strange text before moves nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from arextract.arabic.affixes import ARTICLE, WAW
from arextract.arabic.analysis import UNKNOWN, analyse
from arextract.arabic.stems import ADJECTIVE, NAME, NOUN
from arextract.layers import Layers
from arextract.ner.word_features import split_word
from arextract.roles.role_reading import BEFORE
from arextract.text.word_layer import ARABIC, BREAK, Words

_TELLING = 5
"""Letters from which on a noun, without its article, is seldom enough to tie two paragraphs together."""
_CONTENT = frozenset({NOUN, ADJECTIVE, NAME, UNKNOWN})


@dataclass(slots=True, frozen=True)
class Links:
    """The sentences of `words`, the words at which paragraphs begin, and for each word the first that its paragraph goes on from."""

    words: Words
    sentences: list[tuple[int, int]]
    begins: list[int]
    back: list[int]

    def since(self, start: int) -> int:
        """The clean offset from which on the paragraph of the offset `start` looks back."""
        word = bisect_left(self.words.starts, start)
        return self.words.starts[self.back[word]] if word < len(self.back) else start


def links(words: Words, own: Layers) -> Links:
    """How the paragraphs of a text go on from each other."""
    sentences = sentences_of(words)
    begins = paragraphs_of(words, sentences)
    return Links(words, sentences, begins, reaches(words, begins, own))


def sentences_of(words: Words) -> list[tuple[int, int]]:
    """The sentences, with the ends of lines that stand before one at the end of the one before it."""
    begins = []
    for begin, stop in words.sentences:
        while begin < stop and words.kinds[begin] == BREAK:
            begin += 1
        if begin < stop:
            begins.append(begin)
    if not begins:
        return [(0, len(words))]
    begins[0] = 0
    return list(pairwise([*begins, len(words)]))


def paragraphs_of(words: Words, sentences: Sequence[tuple[int, int]]) -> list[int]:
    """The words at which a line of text begins, the first of all among them; cleaning has joined what was only wrapped."""
    return [begin for begin, _ in sentences if not begin or words.kinds[begin - 1] == BREAK]


@lru_cache(maxsize=16384)
def _telling(stem: str) -> bool:
    return len(stem.removeprefix(ARTICLE)) >= _TELLING and analyse(stem).pos in _CONTENT


def reaches(words: Words, begins: Sequence[int], own: Layers) -> list[int]:
    """For every word, the first word of the text that its paragraph goes on from: its own first, or an earlier one's.

    A paragraph goes on from the one before it where both hold the same name or the same long noun, or where it opens
    with «و»; those joined so look back together. Numbers and times tie nothing. `begins` are the paragraphs' first words.
    Linear in the text's length.
    """
    if len(begins) == 1:
        return [begins[0]] * (len(words) - begins[0])
    ends = [*begins[1:], len(words)]
    figures = [(span.start, span.end) for group in (own.quantities, own.times) for span in group]
    counted = {i for start, end in figures for i in range(*words.covering(start, end))}
    kinds, surfaces = words.kinds, words.surfaces
    cuts = [
        [(i, *split_word(surfaces[i])) for i in range(a, b) if kinds[i] == ARABIC]
        for a, b in zip(begins, ends, strict=True)
    ]
    goes_on = [bool(cut) and cut[0][1].startswith(WAW) for cut in cuts]
    said = [{stem for i, _, stem in cut if i not in counted and _telling(stem)} for cut in cuts]
    of_word = [k for k, (a, b) in enumerate(zip(begins, ends, strict=True)) for _ in range(a, b)]
    for name in own.names:
        first, stop = words.covering(name.start, name.end)
        if first < stop:
            said[of_word[first]] |= {f"name {words.text[name.start : name.end]}", f"cluster {name.cluster or first}"}
    out: list[int] = []
    for k, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        at, have = k, said[k]
        while at and begin - begins[at] < BEFORE and (goes_on[at] or have & said[at - 1]):
            at -= 1
            have = have | said[at]
        out += [begins[at]] * (end - begin)
    return out
