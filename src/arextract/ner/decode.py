"""Best tag sequence and tag probabilities of a linear-chain CRF, in numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def viterbi(emissions: Floats, transitions: Floats) -> list[int]:
    """The best tag ids of one sentence.

    `emissions` is (words, tags), `transitions` (tags + 1, tags), its last row for the first word.
    """
    between = transitions[:-1].T.copy()
    count = len(between)
    rows = np.arange(count)
    best = transitions[-1] + emissions[0]
    back = np.empty((len(emissions), count), dtype=np.intp)
    for t in range(1, len(emissions)):
        paths = between + best
        choice = back[t] = paths.argmax(1)
        best = paths[rows, choice] + emissions[t]
    at = int(best.argmax())
    out = [at]
    for t in range(len(emissions) - 1, 0, -1):
        at = int(back[t, at])
        out.append(at)
    return out[::-1]


def marginals(emissions: Floats, transitions: Floats) -> Floats:
    """(words, tags): the probability of each tag at each word, given the sentence."""
    steps = np.exp(transitions[:-1])
    back = steps.T.copy()
    factors = np.exp(emissions - emissions.max(1, keepdims=True))
    size = len(factors)
    forward = np.empty_like(factors)
    now = np.exp(transitions[-1]) * factors[0]
    forward[0] = now = now / now.sum()
    for t in range(1, size):
        now = now @ steps * factors[t]
        now /= now.sum()
        forward[t] = now
    after = np.ones(factors.shape[1], dtype=factors.dtype)
    for t in range(size - 2, -1, -1):
        after = (after * factors[t + 1]) @ back
        after /= after.sum()
        forward[t] *= after
    likely: Floats = forward / forward.sum(1, keepdims=True)
    return likely
