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
    rows = len(lengths)
    emissions = emissions[:, :rows]  # the others are there for the shape of products, of which there are none here
    size, _, count = emissions.shape
    between = transitions[:-1].T.copy()
    pick = np.arange(rows * count) * count
    best = np.empty_like(emissions)
    back = np.empty((size, rows, count), dtype=np.intp)
    now = best[0] = transitions[-1] + emissions[0]
    for t in range(1, size):
        paths = between + now[:, None, :]
        choice = back[t] = paths.argmax(2)
        now = best[t] = paths.take(choice.ravel() + pick).reshape(rows, count) + emissions[t]
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
    whole = min(lengths) - 1  # before this word no row has ended
    matmul, multiply, divide, total = np.matmul, np.multiply, np.divide, np.add.reduce
    forward = np.empty_like(factors)
    now = np.exp(transitions[-1]) * factors[0]
    forward[0] = now = now / total(now, 1, keepdims=True)
    for t in range(1, size):
        row = forward[t]
        matmul(now, steps, out=row)
        multiply(row, factors[t], out=row)
        divide(row, total(row, 1, keepdims=True), out=row)
        now = row
    after = np.ones_like(factors[0])
    for t in range(size - 2, -1, -1):
        after = matmul(multiply(after, factors[t + 1], out=after), back)
        divide(after, total(after, 1, keepdims=True), out=after)
        if t >= whole:
            after = np.where(t < ends - 1, after, np.float32(1))
        multiply(forward[t], after, out=forward[t])
    likely: Floats = forward / total(forward, 2, keepdims=True)
    return likely


def viterbi(emissions: Floats, transitions: Floats) -> list[int]:
    """The best tag ids of one sentence; `emissions` is (words, tags)."""
    return viterbi_rows(emissions[:, None], [len(emissions)], transitions)[0]
