"""The small network that looks at the whole Arabic word: for each letter, the odds of the Latin letters it stands for.

Three convolutions read the Arabic letters; a layer joins them with the last three units written. Plain numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
HISTORY = 3


class Network:
    """Weights by name (see `WEIGHTS` in the training code). `allowed` lists, for each letter, the targets it may take."""

    def __init__(self, weights: Mapping[str, Array], allowed: Sequence[Sequence[int]]) -> None:
        take = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()}
        self._letters = take["letters"]
        self._first, self._first_bias = take["conv0"], take["conv0_bias"]
        self._rest = [(take[f"conv{i}"], take[f"conv{i}_bias"]) for i in (1, 2)]
        self._join, self._join_bias = take["join"], take["join_bias"]
        targets, history, size = take["targets"], take["history"], take["targets"].shape[1]
        # What each of the last three units adds is a table look-up once it is multiplied out.
        self._past = [targets @ history[k * size : (k + 1) * size] for k in range(HISTORY)]
        self._none = targets.shape[0] - 1
        self._out = [np.ascontiguousarray(take["out"][:, list(own)]) for own in allowed]
        self._out_bias = [take["out_bias"][list(own)] for own in allowed]
        self._place = [{target: index for index, target in enumerate(own)} for own in allowed]

    @staticmethod
    def _window(rows: Array, width: int) -> Array:
        n, size = rows.shape
        side = width // 2
        padded = np.zeros((n + 2 * side, size), dtype=np.float32)
        padded[side : side + n] = rows
        return np.concatenate([padded[k : k + n] for k in range(width)], axis=1)

    def encode(self, letters: Sequence[int]) -> Array:
        """One row for each letter of a word."""
        rows = np.maximum(self._window(self._letters[list(letters)], 5) @ self._first + self._first_bias, 0.0)
        for weight, bias in self._rest:
            rows = rows + np.maximum(self._window(rows, 3) @ weight + bias, 0.0)
        encoded: Array = rows @ self._join + self._join_bias
        return encoded

    def score(self, letters: Sequence[int], paths: Sequence[Sequence[int]]) -> list[float]:
        """Log probability of each path: one target for each letter. Paths share their beginnings, which are scored once."""
        encoded = self.encode(letters)
        totals = [0.0] * len(paths)
        none = self._none
        for i, letter in enumerate(letters):
            seen: dict[tuple[int, int, int], int] = {}
            rows, where = [], []
            for path in paths:
                past = (
                    path[i - 1] if i > 0 else none,
                    path[i - 2] if i > 1 else none,
                    path[i - 3] if i > 2 else none,
                )
                index = seen.get(past)
                if index is None:
                    index = seen[past] = len(rows)
                    rows.append(past)
                where.append(index)
            past_rows = np.array(rows)
            hidden = encoded[i] + self._past[0][past_rows[:, 0]]
            hidden += self._past[1][past_rows[:, 1]]
            hidden += self._past[2][past_rows[:, 2]]
            logits = np.maximum(hidden, 0.0) @ self._out[letter] + self._out_bias[letter]
            logits -= logits.max(axis=1, keepdims=True)
            logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
            table = logits.tolist()
            place = self._place[letter]
            for number, path in enumerate(paths):
                at = place.get(path[i])
                totals[number] += table[where[number]][at] if at is not None else -12.0
        return totals
