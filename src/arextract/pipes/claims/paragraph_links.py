"""How far back each paragraph looks: over those before it that speak of the same, so that a strange text before moves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from arextract.arabic.affixes import ARTICLE, WAW
from arextract.layers import Name
from arextract.ner.word_features import split_word
from arextract.roles.role_reading import BEFORE
from arextract.text.word_layer import ARABIC, BREAK, Words

_TELLING = 5
"""Letters from which on a stem, without its article, is seldom enough to tie two paragraphs together."""


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


def reaches(
    words: Words,
    begins: Sequence[int],
    names: Sequence[Name],
    places: Sequence[tuple[int, int] | None],
    figures: Sequence[tuple[int, int] | None],
) -> list[int]:
    """For every word, the first word of the text that its paragraph goes on from: its own first, or an earlier one's.

    A paragraph goes on from the one before it where both hold the same name or the same long word, or where it opens
    with «و»; those joined so look back together. `begins` are the paragraphs' first words, `places` the words of each
    name, `figures` those of numbers and times, which tie nothing. Linear in the text's length.
    """
    ends = [*begins[1:], len(words)]
    counted = {i for figure in figures if figure for i in range(figure[0], figure[1] + 1)}
    cuts = [
        [(i, *split_word(words.surface(i))) for i in range(a, b) if words.kinds[i] == ARABIC]
        for a, b in zip(begins, ends, strict=True)
    ]
    goes_on = [bool(own) and own[0][1].startswith(WAW) for own in cuts]
    said = [
        {stem for i, _, stem in own if i not in counted and len(stem.removeprefix(ARTICLE)) >= _TELLING} for own in cuts
    ]
    of_word = [k for k, (a, b) in enumerate(zip(begins, ends, strict=True)) for _ in range(a, b)]
    for name, place in zip(names, places, strict=True):
        if place is not None:
            said[of_word[place[0]]] |= {
                f"name {words.text[name.start : name.end]}",
                f"cluster {name.cluster or place[0]}",
            }
    out: list[int] = []
    for k, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        at, have = k, said[k]
        while at and begin - begins[at] < BEFORE and (goes_on[at] or have & said[at - 1]):
            at -= 1
            have = have | said[at]
        out += [begins[at]] * (end - begin)
    return out
