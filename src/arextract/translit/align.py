"""Many-to-many alignment of Arabic and Latin letters, by expectation maximisation.

A pair of words is cut into units of one or two Arabic letters and nothing to four Latin ones, because Arabic leaves
out short vowels (مح|مد → moh|ammed) and joins what Latin spells with two letters (ش → sch).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

Pair = tuple[str, str]
Unit = tuple[str, str]

MAX_LATIN = {1: 4, 2: 4}
"""Latin letters that one Arabic letter, or two, may stand for at most."""

JOINED = frozenset("تش دج كس غز اكس أو إي اي أي وو يي تس تز يو ؤو ئي يه اه شت وا".split())
"""Pairs of Arabic letters that may write one Latin sound; other pairs are always cut."""

# What a letter usually sounds like: the starting point from which EM finds the rest.
START = {
    "ب": "bp", "ت": "t", "ث": "t", "ج": "jgc", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "zs",
    "س": "sc", "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "g", "ف": "fv", "ق": "qk", "ك": "kcqx",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "wuo", "ي": "yiej", "ا": "a", "أ": "aeuo", "إ": "ie", "آ": "a",
    "ة": "ae", "ى": "a", "ؤ": "uo", "ئ": "ie", "ء": "'a",
}  # fmt: skip


def _initial(arabic: str, latin: str) -> float:
    """A first guess at the weight of a unit."""
    weight = 0.02 ** (len(arabic) - 1)
    if not latin:
        return weight * (0.02 if arabic in "اعءوي" else 0.002)
    sounds = START.get(arabic[0], "")
    hit = any(c in sounds for c in latin[:2])
    weight *= 1.0 if hit else 0.005
    vowels = sum(c in "aeiouy'-" for c in latin)
    return weight * 0.3 ** max(0, len(latin) - 1 - min(vowels, 1))


class Aligner:
    """Weights of units, learnt from pairs of words."""

    def __init__(self) -> None:
        self.weights: dict[Unit, float] = {}

    def _weight(self, unit: Unit) -> float:
        return self.weights.get(unit, 0.0) if self.weights else _initial(*unit)

    def edges(self, arabic: str, latin: str) -> list[list[tuple[int, int, int, Unit, float]]]:
        """The units that lead out of every Arabic position: (Latin start, Arabic end, Latin end, unit, weight)."""
        n, m = len(arabic), len(latin)
        out: list[list[tuple[int, int, int, Unit, float]]] = [[] for _ in range(n)]
        for i in range(n):
            for a in (1, 2):
                if i + a > n:
                    break
                chunk = arabic[i : i + a]
                if a == 2 and chunk not in JOINED:
                    continue
                for j in range(m + 1):
                    for b in range(0 if a == 1 else 1, MAX_LATIN[a] + 1):
                        if j + b > m:
                            break
                        unit = (chunk, latin[j : j + b])
                        weight = self._weight(unit)
                        if weight > 1e-12:
                            out[i].append((j, i + a, j + b, unit, weight))
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
            for j, i2, j2, _, weight in edges[i]:
                forward[i2][j2] += forward[i][j] * weight
        total = forward[n][m]
        if total <= 0.0:
            return 0.0
        for i in range(n - 1, -1, -1):
            row = backward[i]
            for j, i2, j2, unit, weight in edges[i]:
                through = weight * backward[i2][j2]
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
            # Units seen less than this carry noise (wrong pairs, typing errors); two-letter units must earn their place.
            self.weights = {
                unit: count / scale for unit, count in counts.items() if count > (0.3 if len(unit[0]) == 1 else 2.0)
            }
        return history

    def best(self, arabic: str, latin: str) -> tuple[float, list[Unit]] | None:
        """The likeliest cut of a pair and its log weight, or None where the two cannot be the same word."""
        n, m = len(arabic), len(latin)
        edges = self.edges(arabic, latin)
        score = [[-math.inf] * (m + 1) for _ in range(n + 1)]
        back: dict[tuple[int, int], tuple[int, int, Unit]] = {}
        score[0][0] = 0.0
        for i in range(n):
            for j, i2, j2, unit, weight in edges[i]:
                value = score[i][j] + math.log(weight)
                if value > score[i2][j2]:
                    score[i2][j2] = value
                    back[i2, j2] = (i, j, unit)
        if score[n][m] == -math.inf:
            return None
        units = []
        i, j = n, m
        while (i, j) != (0, 0):
            i, j, unit = back[i, j]
            units.append(unit)
        return score[n][m], units[::-1]

    def cut(self, pairs: Iterable[Pair]) -> list[list[Unit]]:
        """The likeliest cuts of the pairs that can be cut."""
        return [found[1] for pair in pairs if (found := self.best(*pair))]
