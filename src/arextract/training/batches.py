"""Sentences → arrays once, and batches of sentences of about one length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from arextract.ner.features import Gazetteer, Vocabulary, stacked, tags_of
from arextract.training.corpora import Sentence


@dataclass(slots=True)
class Forms:
    """The features of every distinct word form, as arrays that grow while sentences are encoded."""

    vocabulary: Vocabulary
    index: dict[str, int] = field(default_factory=dict)
    features: list[Any] = field(default_factory=list)

    def of(self, word: str) -> int:
        at = self.index.get(word)
        if at is None:
            at = self.index[word] = len(self.features)
            self.features.append(self.vocabulary.features(word))
        return at

    def tensors(self) -> dict[str, Tensor]:
        found = self.features
        chars, flags = stacked(found)
        return {
            "rows": torch.tensor([f.row for f in found]),
            "proclitics": torch.tensor([f.proclitics for f in found]),
            "shapes": torch.tensor([f.shape for f in found]),
            "chars": torch.from_numpy(chars.astype(np.int64)),
            "flags": torch.from_numpy(flags),
        }


@dataclass(slots=True, frozen=True)
class EncodedSentence:
    """One sentence: word form ids, tag ids, gazetteer features."""

    words: NDArray[np.int64]
    tags: NDArray[np.int64]
    gazetteer: NDArray[np.float32]


def encode(sentence: Sentence, forms: Forms, gazetteer: Gazetteer, tags: dict[str, int]) -> EncodedSentence:
    """The arrays of a sentence; an I tag without its B becomes a B."""
    ids = [forms.of(word) for word, _ in sentence]
    out: list[int] = []
    before = "O"
    for _, tag in sentence:
        if tag.startswith("I-") and before[2:] != tag[2:]:
            tag = f"B-{tag[2:]}"
        out.append(tags[tag])
        before = tag
    return EncodedSentence(np.array(ids), np.array(out), gazetteer.match([forms.features[i].stem for i in ids]))


def encode_all(
    sentences: Sequence[Sentence], labels: Sequence[str], forms: Forms, gazetteer: Gazetteer
) -> list[EncodedSentence]:
    """All sentences; those over 120 words are cut into pieces."""
    tags = {tag: i for i, tag in enumerate(tags_of(labels))}
    pieces = (s[i : i + 120] for s in sentences for i in range(0, len(s), 120))
    return [encode(piece, forms, gazetteer, tags) for piece in pieces]


def batch_of(sentences: Sequence[EncodedSentence], forms: dict[str, Tensor]) -> dict[str, Tensor]:
    """The padded arrays of a batch, with the features of its distinct word forms alone."""
    longest = max(len(s.words) for s in sentences)
    words = np.full((len(sentences), longest), sentences[0].words[0])
    tags = np.zeros((len(sentences), longest), dtype=np.int64)
    mask = np.zeros((len(sentences), longest), dtype=bool)
    lists = np.zeros((len(sentences), longest, sentences[0].gazetteer.shape[1]), dtype=np.float32)
    for i, sentence in enumerate(sentences):
        size = len(sentence.words)
        words[i, :size], tags[i, :size], mask[i, :size], lists[i, :size] = (
            sentence.words,
            sentence.tags,
            True,
            sentence.gazetteer,
        )
    distinct, index = np.unique(words, return_inverse=True)
    chosen = torch.from_numpy(distinct)
    batch = {name: values[chosen] for name, values in forms.items()}
    return batch | {
        "index": torch.from_numpy(index.reshape(words.shape)),
        "tags": torch.from_numpy(tags),
        "mask": torch.from_numpy(mask),
        "gazetteer": torch.from_numpy(lists),
    }


def batches(
    pools: dict[str, tuple[str, list[EncodedSentence], float]], size: int, rng: random.Random
) -> Iterator[tuple[str, list[EncodedSentence]]]:
    """(head, sentences) in random order. `pools`: corpus → (head, sentences, passes); of a corpus with 0.5 passes a random half is drawn."""
    out: list[tuple[str, list[EncodedSentence]]] = []
    for head, sentences, passes in pools.values():
        drawn = list(sentences) * int(passes) + rng.sample(sentences, round(len(sentences) * (passes % 1)))
        drawn.sort(key=lambda s: len(s.words) + 3 * rng.random())
        start, end = 0, 0
        while start < len(drawn):
            # Batches hold about the same number of words, so that long sentences do not dominate a step.
            while end < len(drawn) and (end == start or (end - start + 1) * len(drawn[end].words) <= size):
                end += 1
            out.append((head, drawn[start:end]))
            start = end
    rng.shuffle(out)
    yield from out
