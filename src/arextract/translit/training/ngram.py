"""An n-gram model over units with interpolated Kneser–Ney smoothing, stored as a tree of arrays.

A node is a context; the root is the empty one. Each node knows the log probability of its last unit after the units
before it, its back-off weight, and the node of its longest proper suffix.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

START, END = 0, 1
"""Units that stand for the two ends of a word."""

Gram = tuple[int, ...]


@dataclass(slots=True)
class NgramTables:
    """The model: `key` is ``parent node * size + unit``, ascending by node; log probabilities are natural."""

    size: int
    key: list[int]
    logp: list[float]
    backoff: list[float]
    suffix: list[int]


def _counts(sequences: Sequence[Sequence[int]], order: int) -> list[dict[Gram, float]]:
    """Raw counts of the grams of each length 1 … order; the start is padded so that every context is full."""
    grams: list[dict[Gram, float]] = [defaultdict(float) for _ in range(order)]
    for sequence in sequences:
        padded = (START, *sequence, END)
        for end in range(1, len(padded)):
            for length in range(1, min(order, end + 1) + 1):
                grams[length - 1][padded[end - length + 1 : end + 1]] += 1.0
    return grams


def _discounts(counts: dict[Gram, float]) -> tuple[float, float, float]:
    """The three discounts of modified Kneser–Ney for grams seen once, twice, more often."""
    n = [0, 0, 0, 0, 0]
    for count in counts.values():
        if 1 <= count <= 4:
            n[int(count)] += 1
    if min(n[1:]) == 0:
        return 0.5, 0.75, 0.9
    y = n[1] / (n[1] + 2 * n[2])
    return (
        min(0.95, max(0.1, 1 - 2 * y * n[2] / n[1])),
        min(1.9, max(0.2, 2 - 3 * y * n[3] / n[2])),
        min(2.8, max(0.3, 3 - 4 * y * n[4] / n[3])),
    )


def fit(sequences: Sequence[Sequence[int]], size: int, order: int, prune: int = 0) -> NgramTables:
    """Learns from sequences of units 2 … size-1. Grams of the highest orders seen at most `prune` times are dropped."""
    raw = _counts(sequences, order)
    used: list[dict[Gram, float]] = [raw[-1]]
    # Below the highest order a gram counts by the number of different units before it; at the start of a word, raw.
    for length in range(order - 1, 0, -1):
        continuation: dict[Gram, float] = defaultdict(float)
        for gram in raw[length]:
            continuation[gram[1:]] += 1.0
        for gram, count in raw[length - 1].items():
            if gram[0] == START:
                continuation[gram] = count
        used.insert(0, continuation)
    total = sum(used[0].values())
    probs: list[dict[Gram, float]] = [{g: 0.98 * c / total + 0.02 / size for g, c in used[0].items()}]
    backoffs: dict[Gram, float] = {(): math.log(0.02)}
    for length in range(2, order + 1):
        counts = used[length - 1]
        if prune and length >= 4:
            counts = {g: c for g, c in counts.items() if c > prune or (raw[length - 1].get(g, 0) > prune)}
        d1, d2, d3 = _discounts(used[length - 1])
        totals: dict[Gram, float] = defaultdict(float)
        for gram, count in used[length - 1].items():
            totals[gram[:-1]] += count
        kept: dict[Gram, float] = defaultdict(float)
        level: dict[Gram, float] = {}
        for gram, count in counts.items():
            discount = d1 if count < 1.5 else d2 if count < 2.5 else d3
            value = max(0.0, count - discount) / totals[gram[:-1]]
            level[gram] = value
            kept[gram[:-1]] += value
        lower = probs[-1]
        for context, share in kept.items():
            backoffs[context] = math.log(max(1e-9, 1.0 - share))
        for gram in level:
            level[gram] += math.exp(backoffs[gram[:-1]]) * _lower(lower, probs, backoffs, gram[1:])
        probs.append(level)
    return _pack(probs, backoffs, size)


def _lower(lower: dict[Gram, float], probs: list[dict[Gram, float]], backoffs: dict[Gram, float], gram: Gram) -> float:
    """The probability of a gram's last unit by the orders below, backing off where a gram was pruned."""
    found = lower.get(gram)
    if found is not None:
        return found
    if len(gram) == 1:
        return 1e-6
    shorter = _lower(probs[len(gram) - 2], probs, backoffs, gram[1:])
    return math.exp(backoffs.get(gram[:-1], 0.0)) * shorter


def _pack(probs: list[dict[Gram, float]], backoffs: dict[Gram, float], size: int) -> NgramTables:
    node: dict[Gram, int] = {(): 0}
    tables = NgramTables(size, [-1], [0.0], [0.0], [0])
    root = (START,)
    levels = [sorted({*probs[0], root})] + [sorted(level) for level in probs[1:]]
    for length, level in enumerate(levels, 1):
        for gram in level:
            if gram[:-1] not in node:
                continue
            suffix = gram[1:]
            while suffix not in node:
                suffix = suffix[1:]
            tables.key.append(node[gram[:-1]] * size + gram[-1])
            tables.logp.append(math.log(probs[length - 1].get(gram, 1e-7)))
            tables.backoff.append(backoffs.get(gram, 0.0))
            tables.suffix.append(node[suffix] if length > 1 else 0)
            node[gram] = len(tables.key) - 1
    return tables
