"""Alignment of Arabic and Latin letters, by expectation maximisation.

A pair of words is cut into units of one Arabic letter and nothing to four Latin ones, because Arabic leaves out short
vowels (م|ح|م|د → mo|ha|mme|d), and one of its letters may take several Latin ones (ش → sch).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from arextract.arabic.affixes import AIN, HAMZA, LONG_VOWELS
from arextract.arabic.tables import table

Pair = tuple[str, str]
Unit = tuple[str, str]

MOST = 4
"""Latin letters that one Arabic letter may stand for at most."""

# What a letter usually sounds like: the starting point from which EM finds the rest.
START = {row["letters"]: row["start"] for row in table("letter_sounds")}


def _initial(arabic: str, latin: str) -> float:
    """A first guess at the weight of a unit."""
    if not latin:
        return 0.02 if arabic in LONG_VOWELS + AIN + HAMZA else 0.002
    sounds = START.get(arabic, "")
    weight = 1.0 if any(c in sounds for c in latin[:2]) else 0.005
    vowels = sum(c in "aeiouy'-" for c in latin)
    return weight * 0.3 ** max(0, len(latin) - 1 - min(vowels, 1))


class Aligner:
    """Weights of units, learnt from pairs of words."""

    def __init__(self) -> None:
        self.weights: dict[Unit, float] = {}

    def _weight(self, unit: Unit) -> float:
        return self.weights.get(unit, 0.0) if self.weights else _initial(*unit)

    def edges(self, arabic: str, latin: str) -> list[list[tuple[int, int, Unit, float]]]:
        """The units that lead out of every Arabic position: (Latin start, Latin end, unit, weight)."""
        m = len(latin)
        out: list[list[tuple[int, int, Unit, float]]] = []
        for letter in arabic:
            own = []
            for j in range(m + 1):
                for end in range(j, min(m, j + MOST) + 1):
                    unit = (letter, latin[j:end])
                    weight = self._weight(unit)
                    if weight > 1e-12:
                        own.append((j, end, unit, weight))
            out.append(own)
        return out

    def _expect(self, pair: Pair, counts: dict[Unit, float]) -> float:
        """Adds the expected units of one pair to `counts`; returns the log likelihood (0.0 where nothing aligns)."""
        arabic, latin = pair
        n, m = len(arabic), len(latin)
        edges = self.edges(arabic, latin)
        forward = [[0.0] * (m + 1) for _ in range(n + 1)]
        backward = [[0.0] * (m + 1) for _ in range(n + 1)]
        forward[0][0] = backward[n][m] = 1.0
        for i in range(n):
            for j, j2, _, weight in edges[i]:
                forward[i + 1][j2] += forward[i][j] * weight
        total = forward[n][m]
        if total <= 0.0:
            return 0.0
        for i in range(n - 1, -1, -1):
            row = backward[i]
            for j, j2, unit, weight in edges[i]:
                through = weight * backward[i + 1][j2]
                row[j] += through
                if forward[i][j]:
                    counts[unit] += forward[i][j] * through / total
        return math.log(total)

    def fit(self, pairs: Sequence[Pair], iterations: int) -> list[float]:
        """Learns from `pairs`; returns the mean log likelihood of each iteration."""
        history = []
        for _ in range(iterations):
            counts: dict[Unit, float] = defaultdict(float)
            total = sum(self._expect(pair, counts) for pair in pairs)
            history.append(total / max(1, len(pairs)))
            scale = sum(counts.values())
            # Units seen less than this carry noise: wrong pairs, typing errors.
            self.weights = {unit: count / scale for unit, count in counts.items() if count > 0.3}
        return history

    def best(self, arabic: str, latin: str) -> tuple[float, list[Unit]] | None:
        """The likeliest cut of a pair and its log weight, or None where the two cannot be the same word."""
        n, m = len(arabic), len(latin)
        edges = self.edges(arabic, latin)
        score = [[-math.inf] * (m + 1) for _ in range(n + 1)]
        back: dict[tuple[int, int], tuple[int, int, Unit]] = {}
        score[0][0] = 0.0
        for i in range(n):
            for j, j2, unit, weight in edges[i]:
                value = score[i][j] + math.log(weight)
                if value > score[i + 1][j2]:
                    score[i + 1][j2] = value
                    back[i + 1, j2] = (i, j, unit)
        if score[n][m] == -math.inf:
            return None
        units = []
        i, j = n, m
        while (i, j) != (0, 0):
            i, j, unit = back[i, j]
            units.append(unit)
        return score[n][m], units[::-1]
