"""Puts the spellings that the network proposes in order, by what is known of Latin names.

The features of a spelling: how much less likely the network finds it than its best, its rank, its length, doubled letters
and vowels, how common it is in each source of Latin words, how many people bear it, and how well its letters follow each
other in names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from arextract.translit.latin_words import GROUPS, REGIONS, LatinWords, people
from arextract.translit.letters import LATIN

Array = npt.NDArray[np.float32]
ALPHABET = len(LATIN) + 1
"""Letters of a spelling and the edge of the word (0)."""
CONTEXT = 3
_NUMBER = {c: i + 1 for i, c in enumerate(LATIN)}
_CODES = np.zeros(128, dtype=np.int64)
_CODES[[ord(c) for c in LATIN]] = range(1, len(LATIN) + 1)
_VOWELS = np.array([0] + [int(c in "aeiouy") for c in LATIN])
_LONGEST = 40
_OWN = 6  # features of the spelling itself; then come two for each source, two of all, four of people, and the letters'
_FIRST = _OWN + len(GROUPS)
_PEOPLE = np.r_[
    _FIRST - len(REGIONS) : _FIRST,
    _FIRST + len(GROUPS) - len(REGIONS) : _FIRST + len(GROUPS),
    _FIRST + len(GROUPS) + 2 : _FIRST + len(GROUPS) + 6,
]


def letter_numbers(word: str) -> list[int]:
    """The letters of a spelling as numbers from 1."""
    return [_NUMBER[c] for c in word]


def grid(words: Sequence[str]) -> npt.NDArray[np.int64]:
    """The letters of the words as numbers, one row a word, with the edge of the word (0) before and after."""
    width = min(_LONGEST, max(len(word) for word in words))
    letters = np.frombuffer("".join(word[:width].ljust(width, "\0") for word in words).encode("ascii"), dtype=np.uint8)
    out = np.zeros((len(words), CONTEXT + width + 1), dtype=np.int64)
    out[:, CONTEXT : CONTEXT + width] = _CODES[letters].reshape(len(words), width)
    return out


def features(
    lists: Sequence[Sequence[tuple[str, float]]], known: LatinWords, tables: Sequence[npt.NDArray[np.uint8]]
) -> Array:
    """One row of features for each spelling (with its log probability, best first) of each of the `lists`, none of them empty.

    `tables` hold minus twenty times the log probability of a letter after the three before, flat, by the numbers of the
    four. What a list gets does not depend on the others.
    """
    sizes = [len(spelled) for spelled in lists]
    starts = np.cumsum([0, *sizes[:-1]])
    rank = np.concatenate([np.arange(size) for size in sizes])

    def most_of(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        return np.repeat(np.maximum.reduceat(values, starts), sizes)

    words = [word for spelled in lists for word, _ in spelled]
    letters = grid(words)
    inner = letters[:, CONTEXT:]
    size = (inner > 0).sum(axis=1)
    scores = np.array([score for spelled in lists for _, score in spelled], dtype=np.float32)
    behind = scores - scores[starts].repeat(sizes)
    double = ((inner[:, 1:] == inner[:, :-1]) & (inner[:, 1:] > 0)).any(axis=1)
    values = known.rows_of(known.rows(words))
    count = np.count_nonzero(values[:, : -len(REGIONS)], axis=1)
    crowd = np.log1p(people(values))
    most = most_of(crowd)
    known_by = [crowd, crowd - most, crowd >= most, behind + crowd - most]
    span = inner.shape[1]
    code = letters[:, :span]
    for k in range(1, CONTEXT + 1):
        code = code * ALPHABET + letters[:, k : k + span]
    within = np.arange(span) <= size[:, None]
    flow = []
    for table in tables:
        likely = (table[code] * within).sum(axis=1, dtype=np.int64) * np.float32(-0.05)
        flow.append(likely - most_of(likely))
    own = [behind, size, double, rank == 0, np.log1p(rank), _VOWELS[inner].sum(axis=1)]
    out = np.empty((len(words), _OWN + 2 * len(GROUPS) + 2 + len(known_by) + len(flow)), dtype=np.float32)
    out[:, _OWN:_FIRST] = values
    out[:, _OWN:_FIRST] /= 255.0
    out[:, _FIRST : _FIRST + len(GROUPS)] = values > 0
    for place, column in enumerate(own):
        out[:, place] = column
    for place, column in enumerate([count > 0, count, *known_by, *flow], _FIRST + len(GROUPS)):
        out[:, place] = column
    return out


def without_people(rows: Array) -> Array:
    """Features in which nobody bears a word: what is left says how common it is among words of every kind."""
    out = rows.copy()
    out[..., _PEOPLE] = 0.0
    return out


def without_lists(rows: Array) -> Array:
    """Features in which no word is known: the network and the letters alone."""
    out = rows.copy()
    out[..., _OWN : _FIRST + len(GROUPS) + 6] = 0.0
    return out


class Ranker:
    """A linear layer and a small hidden one over the features; weights by name, all with the same `prefix`."""

    def __init__(self, weights: Mapping[str, Array], prefix: str) -> None:
        def take(name: str) -> Array:
            return np.asarray(weights[f"{prefix}_{name}"], dtype=np.float32)

        self._mean, self._scale = take("mean"), take("scale")
        self._line = take("line")
        self._hidden, self._hidden_bias = take("hidden"), take("hidden_bias")
        self._out = take("out")

    def score(self, rows: Array) -> Array:
        """A score for each row of features; their softmax is the odds of being the right spelling.

        `rows` are those of one list or, in three dimensions, of lists of one length: each is multiplied on its own.
        """
        x: Array = ((rows - self._mean) / self._scale).astype(np.float32)
        total: Array = x @ self._line + np.maximum(x @ self._hidden + self._hidden_bias, 0.0) @ self._out
        return total
