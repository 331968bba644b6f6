"""The networks that spell: for each Arabic letter, the odds of the Latin letters (none to four) that it stands for.

Convolutions read the whole Arabic word; a layer joins what they found at a letter with the last few units written. Several
networks of one shape vote by the mean of their log odds. Plain numpy with a beam: the likeliest spellings overall, and the
likeliest that begin a known name. Many words take each step together, but each word is multiplied on its own, in a matrix
whose shape depends on that word alone: it gets the same bits beside any others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
# The columns of `_Beams.state`: the word; of the text the first letters as a number, the size, a number that tells it apart,
# whether a word of the lexicon begins with it; and the last units, the one of step k in column `_PAST` + k modulo their count.
_ROW, _HEAD, _SIZE, _NUMBER, _GOES_ON, _PAST = range(6)
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
            return np.array([own[name] for own in weights], dtype=np.float32, order="C")

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
        self._numbers = np.array([_number(text) for text in targets], dtype=np.uint64).view(np.int64)
        factors = [pow(_BASE, len(text), 1 << 64) for text in targets]
        self._factors = np.array(factors, dtype=np.uint64).view(np.int64)

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

    def _odds(self, hidden: Array, letter: int) -> Array:
        """(beginnings, targets): mean log odds of the letter's targets for each of a word's beginnings, by their `hidden` rows."""
        # The networks' hidden rows lie side by side, and one product serves them all.
        logits: Array = hidden @ self._out[letter]
        logits += self._out_bias[letter]
        if self._votes > 1:
            logits = logits.reshape(len(hidden), self._votes, -1)
            logits -= np.log(np.exp(logits).sum(axis=2, keepdims=True))
            voted: Array = logits.sum(axis=1) * np.float32(1.0 / self._votes)
            return voted
        logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
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
        lengths = [len(word) for word in words]
        encoded = np.zeros((len(words), lengths[0], self._past[0].shape[1]), dtype=np.float32)
        for length in set(lengths) - {0}:
            first = lengths.index(length)
            own = slice(first, first + lengths.count(length))
            encoded[own, :length] = self.encode(np.array(words[own]))
        beams = _Beams.begun(len(words), self.history, self._none, lexicon is not None and known > 0)
        out: list[list[Spelled]] = [[("", 0.0)] for _ in words]
        going = len(words) - lengths.count(0)
        for step in range(lengths[0]):
            letters = [word[step] for word in words[:going]]
            values, up, units = self._grown(beams, encoded[:, step], letters, step, _SPREAD * (width + known))
            going -= lengths.count(step + 1)
            beams = self._kept(beams, values, up, units, step, going, width, known, lexicon)
            for row in range(going, len(letters)):
                own = slice(beams.ends[row], beams.ends[row + 1])
                found = zip(beams.texts[own], beams.scores[own].tolist(), strict=True)
                out[row] = sorted(found, key=lambda item: -item[1])
        return out

    def _grown(
        self, beams: _Beams, encoded: Array, letters: Sequence[int], step: int, most: int
    ) -> tuple[Array, Numbers, Numbers]:
        """The ways to go on, one word's after another's, at most so many of each and the likeliest first: log probability, place
        in the beams, target."""
        ends = beams.ends[: len(letters) + 1]
        state = beams.state[: ends[-1]]
        hidden = self._past[0].take(state[:, _PAST + (step - 1) % self.history], axis=0)
        for k in range(1, self.history):
            hidden += self._past[k].take(state[:, _PAST + (step - 1 - k) % self.history], axis=0)
        hidden += encoded.take(state[:, _ROW], axis=0)
        np.maximum(hidden, 0.0, out=hidden)
        values, up, units = [], [], []
        for letter, first, end in zip(letters, ends[:-1], ends[1:], strict=True):
            logits = self._odds(hidden[first:end], letter)
            logits += beams.scores[first:end, None]
            flat = logits.ravel()
            places = (flat >= flat.max() - _FLOOR).nonzero()[0]
            likely = flat.take(places)
            order = (-likely).argsort(kind="stable")[:most]
            slots, choices = np.divmod(places.take(order), logits.shape[1])
            values.append(likely.take(order))
            up.append(slots + first)
            units.append(self._allowed[letter].take(choices))
        return np.concatenate(values), np.concatenate(up), np.concatenate(units)

    def _kept(
        self, beams: _Beams, values: Array, up: Numbers, units: Numbers, step: int, going: int,
        width: int, known: int, lexicon: LatinWords | None,
    ) -> _Beams:  # fmt: skip
        """The beams one letter on: of each word the `width` likeliest texts, and `known` that begin a word of the lexicon, or are
        one where the word ends: all but the first `going` do."""
        state = beams.state.take(up, axis=0)
        state[:, _NUMBER] *= self._factors.take(units)
        state[:, _NUMBER] += self._numbers.take(units)
        # Of one text the likeliest way counts.
        order = state[:, _NUMBER].argsort(kind="stable")
        numbers = state[:, _NUMBER].take(order)
        again = np.zeros(len(order), dtype=np.bool_)
        again[order[1:][numbers[1:] == numbers[:-1]]] = True
        fresh = (~again).nonzero()[0]
        state, values, up, units = state.take(fresh, axis=0), values.take(fresh), up.take(fresh), units.take(fresh)
        # What stands behind the first letters of a text is no part of its head.
        state[:, _HEAD] |= self._heads.take(state[:, _SIZE] * len(self._texts) + units, mode="clip")
        state[:, _SIZE] += self._sizes.take(units)
        state[:, _PAST + step % self.history] = units
        borne = np.full(len(state), NOBODY)
        alive = state[:, _GOES_ON].nonzero()[0]
        if lexicon is not None and len(alive):
            sizes = state[:, _SIZE].take(alive)
            low, high = lexicon.ranges_of(state[:, _HEAD].take(alive), sizes)
            for k in ((sizes > HEAD) & (low < high)).nonzero()[0].tolist():
                text = beams.texts[up[alive[k]]] + self._texts[units[alive[k]]]
                low[k], high[k] = lexicon.narrowed(text, int(low[k]), int(high[k]))
            if going < len(beams.ends) - 1:
                whole = state[:, _ROW].take(alive) >= going
                high[whole] = (low + lexicon.whole(low, high, sizes))[whole]
            borne[alive] = lexicon.bearers(low, high)
        begins = borne > NOBODY
        state[:, _GOES_ON] = begins
        rows = state[:, _ROW].copy()
        place = _places(rows)
        first = place < width
        better = np.where(first, place - _FIRST, -_TRUST * borne - values)
        order = (begins | first).nonzero()[0]
        rows = rows.take(order)
        order = order.take(np.lexsort((better.take(order), rows)))
        within = _places(rows) < width + known
        order, rows = order[within], rows[within]
        before, names = beams.texts, self._texts
        ways = zip(up.take(order).tolist(), units.take(order).tolist(), strict=True)
        return _Beams(
            state.take(order, axis=0),
            values.take(order),
            [before[i] + names[unit] for i, unit in ways],
            rows.searchsorted(np.arange(rows[-1] + 2)).tolist(),
        )


def _places(rows: Numbers) -> Numbers:
    """Of sorted numbers: at which place each stands among those that equal it."""
    return np.arange(len(rows)) - rows.searchsorted(rows)


def _number(text: str) -> int:
    """A number that tells texts apart; that of two joined is a sum: the first one's times a factor of the other's length."""
    number = 0
    for c in text:
        number = (number * _BASE + ord(c)) % (1 << 64)
    return number


@dataclass(slots=True)
class _Beams:
    """What words may begin with, one word's beginnings after another's."""

    state: Numbers
    """A row for each beginning: see the columns above."""
    scores: Array
    texts: list[str]
    ends: list[int]
    """Where the beginnings of each word start, and where the last one's end."""

    @classmethod
    def begun(cls, words: int, history: int, none: int, goes_on: bool) -> _Beams:
        """Before the first letter: one empty text for each word."""
        state = np.zeros((words, _PAST + history), dtype=np.int64)
        state[:, _ROW] = np.arange(words)
        state[:, _NUMBER] = np.arange(1, words + 1)  # texts of two words are never the same
        state[:, _GOES_ON] = goes_on
        state[:, _PAST:] = none
        return cls(state, np.zeros(words, dtype=np.float32), [""] * words, list(range(words + 1)))
