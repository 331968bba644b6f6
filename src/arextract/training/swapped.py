"""Sentences with other names in the places of their names, so that what stands around a name teaches more than the name."""

from __future__ import annotations

import random
from collections.abc import Sequence

from arextract.ner.conll import bio_spans
from arextract.ner.word_features import core, split_word
from arextract.training.corpora import Corpus, Sentence

_ALIKE = ("PER", "ORG", "LOC", "PRODUCT")
"""MISC holds kinds that stand in places of their own: currencies, feasts, laws."""


def with_swapped(corpora: Sequence[Corpus], options: dict[str, float], seed: int) -> list[Corpus]:
    """The corpora, and after them ``NAME-swapped`` of each that `options` names with the share of names to be swapped."""
    rng = random.Random(seed)
    more = [Corpus(f"{c.name}-swapped", c.head, swapped(c.sentences, options[c.name], rng))
            for c in corpora if c.name in options]  # fmt: skip
    return [*corpora, *more]


def swapped(sentences: Sequence[Sentence], share: float, rng: random.Random) -> list[Sentence]:
    """The sentences that have names, with about `share` of these replaced by names of the same label from all of them.

    A name whose first word may hold a proclitic stays, and none like it comes in: what is written onto a name is not its.
    """
    names: dict[str, list[list[str]]] = {}
    found = [(sentence, bio_spans([tag for _, tag in sentence])) for sentence in sentences]
    for sentence, spans in found:
        for start, end, label in spans:
            if label in _ALIKE and _bare(sentence[start][0]):
                names.setdefault(label, []).append([word for word, _ in sentence[start:end]])
    out = []
    for sentence, spans in found:
        made: Sentence = []
        at, changed = 0, False
        for start, end, label in spans:
            if label in _ALIKE and _bare(sentence[start][0]) and rng.random() < share:
                words = rng.choice(names[label])
                made += sentence[at:start]
                made += [(word, f"{'I' if i else 'B'}-{label}") for i, word in enumerate(words)]
                at, changed = end, True
        if changed:
            out.append([*made, *sentence[at:]])
    return out


def _bare(word: str) -> bool:
    return split_word(core(word))[0] == ""
