"""The name tagger in numpy: word features → BiLSTM → linear-chain CRF.

Sentences are computed side by side, and a sentence's tags and scores do not depend on what is tagged beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arextract.ner import tagger_files
from arextract.ner.conll import Score, span_scores
from arextract.ner.crf import marginals_rows, viterbi_rows
from arextract.ner.features import Gazetteer, Vocabulary, allowed, tags_of
from arextract.ner.lstm import LstmLayer
from arextract.ner.word_inputs import WordInputs
from arextract.packed_lines import HashedLines, SortedLines, unpack_lines

Floats = NDArray[np.float32]
_FORBIDDEN = -1e4
_TOGETHER = 2_000
"""Words that go through the LSTM at once: enough to fill its lanes evenly, few enough for little memory."""
ROWS = 16
"""Sentences whose tags are decided side by side; matrices always have so many rows, so that none depends on the others."""


class _PersonWords(Mapping[str, int]):
    """Words of person names → their bits."""

    def __init__(self, words: NDArray[np.uint8], bits: NDArray[np.uint8]) -> None:
        self._words, self._bits = SortedLines(words.tobytes()), bits.tobytes()

    def __getitem__(self, word: str) -> int:
        line = self._words.find(word)
        if line < 0:
            raise KeyError(word)
        return self._bits[line]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


class NameModel:
    """A loaded name model. `heads` are its output layers by name, `default` the one with the project's own labels."""

    def __init__(self, arrays: dict[str, NDArray[Any]], meta: dict[str, Any]) -> None:
        self.meta = meta
        self.default: str = meta["default"]
        self.heads: dict[str, list[str]] = meta["heads"]
        self._tags = {name: tags_of(labels) for name, labels in self.heads.items()}
        vocabulary = Vocabulary(
            HashedLines(arrays["words"].tobytes()), _PersonWords(arrays["persons"], arrays["person_bits"])
        )
        gazetteer = Gazetteer.of_lines(unpack_lines(arrays["gazetteer"]))
        net = {name[4:]: value.astype(np.float32) for name, value in arrays.items() if name.startswith("net.")}
        self._layers = [LstmLayer(net, i) for i in range(int(meta["network"]["layers"]))]
        vectors, scales = arrays["vectors"], arrays["vector_scales"].astype(np.float32)
        self._inputs = WordInputs(vocabulary, gazetteer, vectors, scales, net, self._layers[0])
        self._outputs: dict[str, tuple[Floats, Floats, Floats]] = {}
        for name, tags in self._tags.items():
            steps = net[f"heads.{name}.transitions"] + np.where(allowed(tags), 0, _FORBIDDEN).astype(np.float32)
            weight = np.ascontiguousarray(net[f"heads.{name}.linear.weight"].T)
            self._outputs[name] = (weight, net[f"heads.{name}.linear.bias"], steps)
        self.width: int = 2 * self._layers[-1].size + vectors.shape[1]
        """Numbers in a word's row of `read`."""
        self._recent: dict[tuple[str, ...], Floats] = {}
        self._ahead: dict[tuple[str, ...], list[tuple[str, float]]] = {}

    def tag(self, sentences: Sequence[Sequence[str]], head: str | None = None) -> list[list[tuple[str, float]]]:
        """One (BIO tag, probability) for each word of each sentence.

        Words are surface words of clean text with their proclitics, punctuation apart. The probability is that of the
        tag at this word given the whole sentence, rounded to four decimals. `head` names another output layer than the
        project's own. Raises `KeyError` for a head that the model lacks.
        """
        if head is None and (ahead := self._ahead):
            told = [ahead.get(tuple(sentence)) for sentence in sentences]
            if None not in told:
                return told  # type: ignore[return-value]
        name = head or self.default
        tags = self._tags[name]
        weight, bias, steps = self._outputs[name]
        out: list[list[tuple[str, float]]] = [[] for _ in sentences]
        order = sorted((i for i, sentence in enumerate(sentences) if sentence), key=lambda i: len(sentences[i]))
        states = dict(self._states(sentences, order))
        self._recent = {tuple(sentences[i]): own for i, own in states.items()}
        emissions = {i: own @ weight + bias for i, own in states.items()}
        for start in range(0, len(order), ROWS):
            group = order[start : start + ROWS]
            lengths = [len(sentences[i]) for i in group]
            side = np.zeros((lengths[-1], ROWS, len(tags)), dtype=np.float32)
            for row, i in enumerate(group):
                side[: lengths[row], row] = emissions[i]
            likely = marginals_rows(side, lengths + lengths[-1:] * (ROWS - len(group)), steps)
            for row, (i, chosen) in enumerate(zip(group, viterbi_rows(side, lengths, steps), strict=True)):
                scores = likely[range(len(chosen)), row, chosen].tolist()
                out[i] = [(tags[tag], round(score, 4)) for tag, score in zip(chosen, scores, strict=True)]
        return out

    def ahead(self, sentences: Sequence[Sequence[str]]) -> None:
        """Tags the sentences of several texts at once, so that `tag` and `read` need not do it text by text."""
        self._ahead = {}
        self._ahead = dict(zip(map(tuple, sentences), self.tag(sentences), strict=True))

    def read(self, sentences: Sequence[Sequence[str]]) -> list[Floats]:
        """(words, states and vector) of each sentence: what the network knows of a word in its place, and the word's own
        vector (zeros where it has none). Nothing of a sentence depends on what is read beside it. The states of what was
        tagged last are remembered.
        """
        out: list[Floats] = [np.zeros((0, self.width), dtype=np.float32) for _ in sentences]
        recent = self._recent
        known = [recent.get(tuple(sentence)) for sentence in sentences]
        new = [i for i, own in enumerate(known) if own is None and sentences[i]]
        found = {i: own for i, own in enumerate(known) if own is not None}
        found |= dict(self._states(sentences, sorted(new, key=lambda i: len(sentences[i]))))
        for i, states in found.items():
            out[i] = np.concatenate([states, self._inputs.vectors(sentences[i])], axis=1)
        return out

    def scores(self, sentences: Sequence[Sequence[tuple[str, str]]], head: str | None = None) -> list[Score]:
        """Exact-span scores on sentences of (word, gold tag) pairs."""
        said = self.tag([[word for word, _ in sentence] for sentence in sentences], head)
        return span_scores(
            ([tag for _, tag in gold], [tag for tag, _ in ours]) for gold, ours in zip(sentences, said, strict=True)
        )

    def _states(self, sentences: Sequence[Sequence[str]], order: Sequence[int]) -> Iterator[tuple[int, Floats]]:
        """(index, states) of the sentences that `order` names; states are (words, 2 · hidden)."""
        for group in _groups(sentences, order):
            given, rows = self._inputs([sentences[i] for i in group])
            states = self._layers[0](given, rows)
            for layer in self._layers[1:]:
                table = np.concatenate([layer.read(own) for own in states])
                ends = np.cumsum([len(own) for own in states]).tolist()
                states = layer(table, [range(end - len(own), end) for end, own in zip(ends, states, strict=True)])
            yield from zip(group, states, strict=True)


def _groups(sentences: Sequence[Sequence[str]], order: Sequence[int]) -> Iterator[list[int]]:
    """`order` cut into groups of some `_TOGETHER` words."""
    group: list[int] = []
    words = 0
    for index in order:
        if group and words + len(sentences[index]) > _TOGETHER:
            yield group
            group, words = [], 0
        group.append(index)
        words += len(sentences[index])
    if group:
        yield group


@lru_cache(maxsize=1)
def shared_model() -> NameModel:
    """The shipped model, loaded once in a process; raises what `load_model` raises."""
    return load_model()


def load_model(path: str | Path | None = None) -> NameModel:
    """The model in the folder `path`, or the shipped one.

    Raises `ModelError` where it is missing or damaged.
    """
    if path is None:
        from arextract.resources import model

        path = model("ner")
    return NameModel(*tagger_files.read(path))
