"""Best tag sequences and tag probabilities of a linear-chain CRF, in numpy, for several sentences side by side.

Sentences stand in rows that begin at the same place: `emissions` is (words, rows, tags), `lengths` holds the words of
each row; what lies past a row's length is ignored. `transitions` is (tags + 1, tags), its last row for first words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def viterbi_rows(emissions: Floats, lengths: Sequence[int], transitions: Floats) -> list[list[int]]:
    """The best tag ids of each row, as many as the row has words."""
    size, rows, count = emissions.shape
    between = transitions[:-1].T.copy()
    pick = np.arange(rows * count) * count
    best = np.empty_like(emissions)
    back = np.empty((size, rows, count), dtype=np.intp)
    now = best[0] = transitions[-1] + emissions[0]
    for t in range(1, size):
        paths = between + now[:, None, :]
        choice = back[t] = paths.argmax(2)
        now = best[t] = paths.ravel()[pick + choice.ravel()].reshape(rows, count) + emissions[t]
    out = []
    for row, length in enumerate(lengths):
        pointers = back[:length, row].tolist()
        at = int(best[length - 1, row].argmax())
        tags = [at]
        for t in range(length - 1, 0, -1):
            at = pointers[t][at]
            tags.append(at)
        out.append(tags[::-1])
    return out


def marginals_rows(emissions: Floats, lengths: Sequence[int], transitions: Floats) -> Floats:
    """(words, rows, tags): the probability of each tag at each word, given the sentence."""
    size = len(emissions)
    steps = np.exp(transitions[:-1])
    back = steps.T.copy()
    factors = np.exp(emissions - emissions.max(2, keepdims=True))
    ends = np.asarray(lengths)[:, None]
    forward = np.empty_like(factors)
    now = np.exp(transitions[-1]) * factors[0]
    forward[0] = now = now / now.sum(1, keepdims=True)
    for t in range(1, size):
        now = now @ steps * factors[t]
        now /= now.sum(1, keepdims=True)
        forward[t] = now
    after = np.ones_like(factors[0])
    for t in range(size - 2, -1, -1):
        after = (after * factors[t + 1]) @ back
        after /= after.sum(1, keepdims=True)
        after = np.where(t < ends - 1, after, np.float32(1))
        forward[t] *= after
    likely: Floats = forward / forward.sum(2, keepdims=True)
    return likely


def viterbi(emissions: Floats, transitions: Floats) -> list[int]:
    """The best tag ids of one sentence; `emissions` is (words, tags)."""
    return viterbi_rows(emissions[:, None], [len(emissions)], transitions)[0]


def marginals(emissions: Floats, transitions: Floats) -> Floats:
    """(words, tags) for one sentence; `emissions` is (words, tags)."""
    return marginals_rows(emissions[:, None], [len(emissions)], transitions)[:, 0]
