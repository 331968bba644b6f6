"""The networks that spell: for each Arabic letter, the odds of the Latin letters (none to four) that it stands for.

Convolutions read the whole Arabic word; a layer joins what they found at a letter with the last few units written. Several
networks of one shape vote by the mean of their log odds. Plain numpy with a beam: the likeliest spellings overall, and the
likeliest that begin a known name. Many words take each step together, but each word is multiplied on its own, in a matrix
whose shape depends on that word alone: it gets the same bits beside any others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from arextract.translit.latin_words import HEAD, NOBODY, LatinWords, head_numbers

Array = npt.NDArray[np.float32]
Spelled = tuple[str, float]
Numbers = npt.NDArray[np.int64]
_FLOOR = 7.0
_SPREAD = 3
_TOGETHER = 128
"""Words that take their steps together: more save little."""
_FIRST = 1e9  # what puts the likeliest spellings before those that begin a known name
_BASE = 0x100000001B3  # of the numbers that texts are told apart by, counted modulo 2 ** 64
_TRUST = 0.5  # how much the log of how many people bear a name counts beside the networks' log odds


def _side_by_side(blocks: Array) -> Array:
    """One matrix with the `blocks` on its diagonal."""
    count, rows, columns = blocks.shape
    out = np.zeros((count * rows, count * columns), dtype=np.float32)
    for k in range(count):
        out[k * rows : (k + 1) * rows, k * columns : (k + 1) * columns] = blocks[k]
    return out


class SpellNetwork:
    """Networks of one shape, stacked: weights by name for each, the targets (Latin strings), and for each letter number
    the targets that it may take.

    Letters are numbered from 1; 0 stands for the edge of a word.
    """

    def __init__(
        self, weights: Sequence[Mapping[str, Array]], targets: Sequence[str], allowed: Sequence[Sequence[int]]
    ) -> None:
        def take(name: str) -> Array:
            return np.stack([np.asarray(own[name], dtype=np.float32) for own in weights])

        self._letters = take("letters")
        self._layers = []
        number = 0
        while f"conv{number}" in weights[0]:
            self._layers.append((take(f"conv{number}"), take(f"conv{number}_bias")[:, None]))
            number += 1
        self._join, self._join_bias = take("join"), take("join_bias")[:, None]
        units, history = take("units"), take("history")
        size = units.shape[2]
        self.history = history.shape[1] // size
        # What each earlier unit adds is a look-up once it is multiplied out.
        past = [units @ history[:, k * size : (k + 1) * size] for k in range(self.history)]
        self._past = [np.ascontiguousarray(own.transpose(1, 0, 2)).reshape(own.shape[1], -1) for own in past]
        self._none = units.shape[1] - 1
        self._allowed = [np.array(own, dtype=np.int64) for own in allowed]
        out, out_bias = take("out"), take("out_bias")
        self._out = [_side_by_side(out[:, :, own]) for own in self._allowed]
        self._out_bias = [out_bias[:, own].reshape(-1) for own in self._allowed]
        self._votes = len(weights)
        self._texts = list(targets)
        self._sizes = np.array([len(text) for text in targets], dtype=np.intp)
        # Row k holds the targets as they stand in the number of a text behind its first k letters.
        self._heads = np.stack([head_numbers([("\0" * k + text) for text in targets]) for k in range(HEAD + 1)])
        self._numbers = np.array([_number(text) for text in targets], dtype=np.uint64)
        self._factors = np.array([pow(_BASE, len(text), 1 << 64) for text in targets], dtype=np.uint64)

    @staticmethod
    def _window(rows: Array, width: int) -> Array:
        words, votes, n, size = rows.shape
        side = width // 2
        padded = np.zeros((words, votes, n + 2 * side, size), dtype=np.float32)
        padded[:, :, side : side + n] = rows
        return np.concatenate([padded[:, :, k : k + n] for k in range(width)], axis=3)

    def encode(self, words: Numbers) -> Array:
        """(words, letters, networks · hidden) of words of one length, which are rows of letter numbers."""
        weight, bias = self._layers[0]
        letters = np.ascontiguousarray(self._letters[:, words].transpose(1, 0, 2, 3))
        rows: Array = np.maximum(self._window(letters, 5) @ weight + bias, 0.0)
        for weight, bias in self._layers[1:]:
            rows = rows + np.maximum(self._window(rows, 3) @ weight + bias, 0.0)
        encoded: Array = rows @ self._join + self._join_bias
        return encoded.transpose(0, 2, 1, 3).reshape(*words.shape, -1)

    def _odds(self, rows: Array, past: Numbers, letter: int) -> Array:
        """(words, slots, targets): mean log odds of the letter's targets for each history; `rows` are the letters' of `encode`."""
        hidden = self._past[0].take(past[:, :, 0], axis=0)
        for k in range(1, self.history):
            hidden += self._past[k].take(past[:, :, k], axis=0)
        hidden += rows[:, None]
        np.maximum(hidden, 0.0, out=hidden)
        # The networks' hidden rows lie side by side, and one product serves them all.
        logits: Array = hidden @ self._out[letter]
        logits += self._out_bias[letter]
        if self._votes > 1:
            logits = logits.reshape(*past.shape[:2], self._votes, -1)
            logits = logits - np.log(np.exp(logits).sum(axis=3, keepdims=True))
            voted: Array = logits.sum(axis=2) * np.float32(1.0 / self._votes)
            return voted
        logits -= np.log(np.exp(logits).sum(axis=2, keepdims=True))
        return logits

    def spell(
        self, words: Sequence[Sequence[int]], width: int, known: int = 0, lexicon: LatinWords | None = None
    ) -> list[list[Spelled]]:
        """Spellings of words given as letter numbers, with log probability, best first: at most `width` + `known` of each.

        `known` more are kept that begin a word of `lexicon`, the likeliest by the networks and by how many people bear it.
        """
        out: list[list[Spelled]] = [[] for _ in words]
        order = sorted(range(len(words)), key=lambda i: -len(words[i]))
        for start in range(0, len(order), _TOGETHER):
            group = order[start : start + _TOGETHER]
            found = self._spell([words[i] for i in group], width, known, lexicon)
            for i, own in zip(group, found, strict=True):
                out[i] = own
        return out

    def _spell(
        self, words: Sequence[Sequence[int]], width: int, known: int, lexicon: LatinWords | None
    ) -> list[list[Spelled]]:
        """As `spell`; the longest words come first."""
        lengths = np.array([len(word) for word in words])
        letters = np.zeros((len(words), lengths[0]), dtype=np.int64)
        for row, word in enumerate(words):
            letters[row, : len(word)] = word
        encoded = np.zeros((*letters.shape, self._past[0].shape[1]), dtype=np.float32)
        for length in set(lengths[lengths > 0].tolist()):
            rows = lengths == length
            encoded[rows, :length] = self.encode(letters[rows, :length])
        beams = _Beams.begun(len(words), self.history, self._none, lexicon is not None and known > 0)
        out: list[list[Spelled]] = [[("", 0.0)] for _ in words]
        for step in range(letters.shape[1]):
            count = int((lengths > step).sum())
            beams = beams.first(count)
            values, up, units = self._grown(
                beams, encoded[:count, step], letters[:count, step], _SPREAD * (width + known)
            )
            ends = lengths[:count] == step + 1
            beams = self._kept(beams, values, up, units, ends, width, known, lexicon)
            for row in np.flatnonzero(ends).tolist():
                scores = beams.scores[row]
                alive = int((scores > -np.inf).sum())
                texts = beams.texts[row * len(scores) : row * len(scores) + alive]
                out[row] = sorted(zip(texts, scores[:alive].tolist(), strict=True), key=lambda item: -item[1])
        return out

    def _grown(self, beams: _Beams, encoded: Array, letters: Numbers, most: int) -> tuple[Array, Numbers, Numbers]:
        """For each word so many ways to go on, the likeliest first: log probability, place in the beams, target."""
        values = np.full((len(letters), most), -np.inf, dtype=np.float32)
        up, units = (np.zeros((len(letters), most), dtype=np.int64) for _ in range(2))
        present, numbers = set(letters.tolist()), np.arange(len(letters))
        for letter in present:
            rows: Any = slice(None) if len(present) == 1 else np.flatnonzero(letters == letter)
            logits = self._odds(encoded[rows], beams.past[rows], letter)
            logits += beams.scores[rows][:, :, None]
            below = -logits.reshape(len(logits), -1)
            size = min(most, below.shape[1])
            own = numbers[: len(logits), None]
            if size < below.shape[1]:
                places = np.argpartition(below, size - 1, axis=1)[:, :size] + own * below.shape[1]
                order = np.argsort(below.take(places), axis=1, kind="stable")
                places = places.take(order + own * size)
            else:
                places = np.argsort(below, axis=1, kind="stable") + own * below.shape[1]
            slots, choices = np.divmod(places, logits.shape[2])
            values[rows, :size] = -below.take(places)
            up[rows, :size] = slots + (numbers[rows, None] - own) * logits.shape[1]
            units[rows, :size] = self._allowed[letter].take(choices)
        return values, up, units

    def _kept(
        self, beams: _Beams, values: Array, up: Numbers, units: Numbers, ends: npt.NDArray[np.bool_],
        width: int, known: int, lexicon: LatinWords | None,
    ) -> _Beams:  # fmt: skip
        """The beams one letter on: of each word the `width` likeliest texts, and `known` that begin a word of the lexicon, or are
        one where the word `ends`."""
        sizes, heads = beams.sizes.take(up), beams.heads.take(up)
        grown = heads | self._heads.take(np.minimum(sizes, HEAD) * len(self._texts) + units)
        within = sizes + self._sizes.take(units)
        numbers = beams.numbers.take(up) * self._factors.take(units) + self._numbers.take(units)
        fit = values >= values[:, :1] - _FLOOR
        borne = np.full(values.shape, NOBODY)
        alive = np.flatnonzero(fit & beams.goes_on.take(up))
        if lexicon is not None and len(alive):
            own = within.ravel()[alive]
            low, high = lexicon.ranges_of(grown.ravel()[alive], own)
            for k in np.flatnonzero((own > HEAD) & (low < high)).tolist():
                at = alive[k]
                text = beams.texts[up.flat[at]] + self._texts[units.flat[at]]
                low[k], high[k] = lexicon.narrowed(text, int(low[k]), int(high[k]))
            if ends.any():
                whole = ends[alive // values.shape[1]]
                high[whole] = low[whole] + lexicon.whole(low, high, own)[whole]
            borne.ravel()[alive] = lexicon.bearers(low, high)
        # Of one text the likeliest way counts.
        begins = np.arange(len(values))[:, None] * values.shape[1]
        order = begins + np.argsort(numbers, axis=1, kind="stable")
        sorted_ = numbers.take(order)
        fit.ravel()[order[:, 1:][sorted_[:, 1:] == sorted_[:, :-1]]] = False
        first = fit & (fit.cumsum(axis=1) <= width)
        better = np.where(fit & (borne > NOBODY), -values.astype(np.float64) - _TRUST * borne, np.inf)
        better = np.where(first, np.arange(values.shape[1]) - _FIRST, better)
        order = begins + np.argsort(better, axis=1, kind="stable")[:, : width + known]
        live = better.take(order) < np.inf
        up, units = up.take(order), units.take(order)
        past = np.concatenate(
            [units[:, :, None], beams.past.reshape(-1, self.history)[:, :-1].take(up, axis=0)], axis=2
        )
        before, names = beams.texts, self._texts
        return _Beams(
            np.where(live, values.take(order), np.float32(-np.inf)),
            past,
            grown.take(order),
            within.take(order),
            numbers.take(order),
            live & (borne.take(order) > NOBODY),
            [before[i] + names[unit] for i, unit in zip(up.ravel().tolist(), units.ravel().tolist(), strict=True)],
        )


def _number(text: str) -> int:
    """A number that tells texts apart; that of two joined is a sum: the first one's times a factor of the other's length."""
    number = 0
    for c in text:
        number = (number * _BASE + ord(c)) % (1 << 64)
    return number


@dataclass(slots=True)
class _Beams:
    """What words may begin with, a row for each word and a column for each slot; a slot that is free has the score −∞."""

    scores: Array
    past: Numbers
    heads: npt.NDArray[np.uint64]
    sizes: npt.NDArray[np.intp]
    numbers: npt.NDArray[np.uint64]
    goes_on: npt.NDArray[np.bool_]
    """Whether a word of the lexicon begins with the text."""
    texts: list[str]

    @classmethod
    def begun(cls, words: int, history: int, none: int, goes_on: bool) -> _Beams:
        """Before the first letter: one empty text for each word."""
        shape = (words, 1)
        return cls(
            np.zeros(shape, dtype=np.float32),
            np.full((*shape, history), none, dtype=np.int64),
            np.zeros(shape, dtype=np.uint64),
            np.zeros(shape, dtype=np.intp),
            np.zeros(shape, dtype=np.uint64),
            np.full(shape, goes_on),
            [""] * words,
        )

    def first(self, words: int) -> _Beams:
        """The beams of the first so many words."""
        if words == len(self.scores):
            return self
        return _Beams(
            self.scores[:words],
            self.past[:words],
            self.heads[:words],
            self.sizes[:words],
            self.numbers[:words],
            self.goes_on[:words],
            self.texts[: words * self.scores.shape[1]],
        )
