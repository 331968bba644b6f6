"""The network that spells: for each Arabic letter, the odds of the Latin letters (none to four) that it stands for.

Convolutions read the whole Arabic word; a layer joins what they found at a letter with the last few units written. Plain
numpy, one word at a time, with a beam: the likeliest spellings overall, and the likeliest that begin a known name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]
_FLOOR = 13.0


class Network:
    """Weights by name, the targets (Latin strings), and for each letter number the targets that it may take.

    Letters are numbered from 1; 0 stands for the edge of a word.
    """

    def __init__(self, weights: Mapping[str, Array], targets: Sequence[str], allowed: Sequence[Sequence[int]]) -> None:
        take = {name: np.ascontiguousarray(value, dtype=np.float32) for name, value in weights.items()}
        self._letters = take["letters"]
        self._layers = []
        number = 0
        while f"conv{number}" in take:
            self._layers.append((take[f"conv{number}"], take[f"conv{number}_bias"]))
            number += 1
        self._join, self._join_bias = take["join"], take["join_bias"]
        units, history = take["units"], take["history"]
        size = units.shape[1]
        self.history = history.shape[0] // size
        # What each earlier unit adds is a look-up once it is multiplied out.
        self._past = [units @ history[k * size : (k + 1) * size] for k in range(self.history)]
        self._none = units.shape[0] - 1
        self._allowed = [np.array(own, dtype=np.int64) for own in allowed]
        self._out = [np.ascontiguousarray(take["out"][:, own]) for own in self._allowed]
        self._out_bias = [take["out_bias"][own] for own in self._allowed]
        self._texts = [[targets[unit] for unit in own] for own in allowed]

    @staticmethod
    def _window(rows: Array, width: int) -> Array:
        n, size = rows.shape
        side = width // 2
        padded = np.zeros((n + 2 * side, size), dtype=np.float32)
        padded[side : side + n] = rows
        return np.concatenate([padded[k : k + n] for k in range(width)], axis=1)

    def encode(self, letters: Sequence[int]) -> Array:
        """One row for each letter of a word."""
        weight, bias = self._layers[0]
        rows = np.maximum(self._window(self._letters[list(letters)], 5) @ weight + bias, 0.0)
        for weight, bias in self._layers[1:]:
            rows = rows + np.maximum(self._window(rows, 3) @ weight + bias, 0.0)
        encoded: Array = rows @ self._join + self._join_bias
        return encoded

    def spell(
        self, letters: Sequence[int], width: int, known: int = 0, is_prefix: Callable[[str], bool] | None = None
    ) -> list[tuple[str, float]]:
        """Spellings of a word given as letter numbers, with log probability, best first: at most `width` + `known`."""
        encoded = self.encode(letters)
        texts = [""]
        scores = np.zeros(1, dtype=np.float32)
        past = np.full((1, self.history), self._none, dtype=np.int64)
        for i, letter in enumerate(letters):
            hidden = encoded[i] + self._past[0][past[:, 0]]
            for k in range(1, self.history):
                hidden += self._past[k][past[:, k]]
            logits = np.maximum(hidden, 0.0, out=hidden) @ self._out[letter] + self._out_bias[letter]
            top = logits.max(axis=1, keepdims=True)
            logits -= top + np.log(np.exp(logits - top).sum(axis=1, keepdims=True))
            logits += scores[:, None]
            flat = logits.ravel()
            most = min(flat.size, 5 * (width + known))
            order = np.argpartition(-flat, most - 1)[:most] if most < flat.size else np.arange(flat.size)
            order = order[np.argsort(-flat[order], kind="stable")]
            options = logits.shape[1]
            own, names = self._allowed[letter], self._texts[letter]
            parents, choices = np.divmod(order, options)
            values = flat[order]
            floor = float(values[0]) - _FLOOR
            seen: set[str] = set()
            kept: list[int] = []
            fresh: list[str] = []
            room = known
            for place, (parent, choice, value) in enumerate(
                zip(parents.tolist(), choices.tolist(), values.tolist(), strict=True)
            ):
                if value < floor:
                    break
                text = texts[parent] + names[choice]
                if text in seen:
                    continue
                if len(kept) >= width:
                    if is_prefix is None or room <= 0:
                        break
                    if not is_prefix(text):
                        continue
                    room -= 1
                seen.add(text)
                kept.append(place)
                fresh.append(text)
            chosen = np.array(kept)
            rows = parents[chosen]
            past = np.concatenate([own[choices[chosen]][:, None], past[rows, :-1]], axis=1)
            scores = values[chosen]
            texts = fresh
        return list(zip(texts, scores.tolist(), strict=True))
