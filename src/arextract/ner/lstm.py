"""A bidirectional LSTM layer in numpy, for several sentences side by side.

Each row is multiplied on its own, so what a sentence gets does not depend on what is computed beside it, and a sentence
alone costs no more than its share of many. The steps between the products are taken for all rows at once: in each lane
stand sentences one after another, and the state is cleared where one begins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
LANES = 16
"""Sentences side by side: more save little."""
_PARTS = 4
"""Of the columns of what `read` multiplies with: BLAS takes a product of so few rows and columns as it stands, and copies a larger one first."""


def pack(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """(lane, first step) of each sentence: the longest first, each into the lane that is the least full.

    The fullest lanes come first.
    """
    full = [0] * min(LANES, len(lengths))
    places = [(0, 0)] * len(lengths)
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        lane = full.index(min(full))
        places[index] = lane, full[lane]
        full[lane] += lengths[index]
    rank = {lane: i for i, lane in enumerate(sorted(range(len(full)), key=lambda i: -full[i]))}
    return [(rank[lane], start) for lane, start in places]


class LstmLayer:
    """One bidirectional layer. Gates are stored as i f o g, the first three halved: σ(x) = ½ + ½ tanh(x / 2)."""

    def __init__(self, net: Mapping[str, Floats], number: int) -> None:
        def pair(name: str) -> list[Floats]:
            return [_gates(net[f"lstm.{name}_l{number}{end}"]) for end in ("", "_reverse")]

        self.weights = np.ascontiguousarray(np.concatenate([w.T for w in pair("weight_ih")], axis=1))
        self._parts = self.weights.reshape(len(self.weights), _PARTS, -1).swapaxes(0, 1)
        self.bias = np.concatenate([a + b for a, b in zip(pair("bias_ih"), pair("bias_hh"), strict=True)])
        self.size: int = net[f"lstm.weight_hh_l{number}"].shape[1]
        # (2, 1, hidden, 4 · hidden), the 1 for the lanes.
        self._recurrent = np.ascontiguousarray(np.stack([w.T for w in pair("weight_hh")]))[:, None]

    def read(self, words: Floats, out: Floats | None = None) -> Floats:
        """(words, width) → (words, 8 · hidden): what the gates of both directions are given, in `out` where it is told."""
        out = np.empty((*words.shape[:-1], self.weights.shape[1]), dtype=np.float32) if out is None else out
        cut = out.reshape(*out.shape[:-1], _PARTS, -1).swapaxes(-2, -3)
        np.matmul(words[..., None, :, :], self._parts, out=cut)
        out += self.bias
        return out

    def __call__(self, table: Floats, sentences: Sequence[Sequence[int]]) -> list[Floats]:
        """States (words, 2 · hidden) of each sentence; its words are given as rows of `table`, a table of what `read` gives."""
        lengths = [len(rows) for rows in sentences]
        places = pack(lengths)
        fills = [0] * min(LANES, len(lengths))
        for (lane, start), length in zip(places, lengths, strict=True):
            fills[lane] = max(fills[lane], start + length)
        # Row 2k of the halved table is what word k gives forwards, row 2k + 1 backwards.
        taken = np.zeros((fills[0], 2, len(fills)), dtype=np.intp)
        begins: dict[int, list[int]] = {}
        for (lane, start), rows in zip(places, sentences, strict=True):
            numbers = np.array(rows, dtype=np.intp) * 2
            taken[start : start + len(rows), 0, lane] = numbers
            taken[start : start + len(rows), 1, lane] = numbers[::-1] + 1
            if start:
                begins.setdefault(start, []).append(lane)
        states = self._run(table.reshape(2 * len(table), -1), taken, fills, begins)
        out = []
        for (lane, start), length in zip(places, lengths, strict=True):
            own = states[start : start + length, :, lane]
            out.append(np.concatenate([own[:, 0], own[::-1, 1]], axis=1))
        return out

    def _run(
        self, table: Floats, taken: NDArray[np.intp], fills: Sequence[int], begins: Mapping[int, list[int]]
    ) -> Floats:
        """(steps, 2, lanes, hidden): the state after every step of a lane; the lanes are `fills` long, the longest first.

        A lane starts anew at the steps that `begins` names.
        """
        recurrent, tanh, matmul, multiply, add = self._recurrent, np.tanh, np.matmul, np.multiply, np.add
        size, lanes = recurrent.shape[2], len(fills)
        out = np.empty((len(taken), 2, lanes, 1, size), dtype=np.float32)
        state, cell = (np.zeros((2, lanes, 1, size), dtype=np.float32) for _ in range(2))
        begin = 0
        for active in range(lanes, 0, -1):
            stop = fills[active - 1]
            if stop == begin:
                continue
            state, cell, new = state[:, :active], cell[:, :active].copy(), np.empty((2, active, 1, size), np.float32)
            gates, given = (np.empty((2, active, 1, 4 * size), dtype=np.float32) for _ in range(2))
            squashed, flat = gates[..., : 3 * size], given.reshape(2, active, 4 * size)
            entry, forget, exit_, fresh = (gates[..., k * size : (k + 1) * size] for k in range(4))
            for t in range(begin, stop):
                if t in begins:
                    state = state.copy()  # it stands in `out`
                    state[:, begins[t]] = 0
                    cell[:, begins[t]] = 0
                table.take(taken[t, :, :active], axis=0, out=flat, mode="clip")
                matmul(state, recurrent, gates)
                add(gates, given, gates)
                tanh(gates, gates)
                multiply(squashed, _HALF, squashed)  # σ(x) = ½ + ½ tanh(x / 2)
                add(squashed, _HALF, squashed)
                multiply(cell, forget, cell)
                multiply(entry, fresh, new)
                add(cell, new, cell)
                tanh(cell, new)
                state = out[t, :, :active]
                multiply(new, exit_, state)
            begin = stop
        return out[:, :, :, 0]


_HALF = np.float32(0.5)


def _gates(weight: Floats) -> Floats:
    """Torch's gate order i f g o → i f o g, the sigmoid gates halved."""
    i, f, g, o = np.split(weight, 4)
    return np.concatenate([i * 0.5, f * 0.5, o * 0.5, g]).astype(np.float32)
