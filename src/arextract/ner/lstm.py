"""A bidirectional LSTM layer in numpy, for several sentences side by side.

The matrices always have `LANES` rows, so that what a sentence gets does not depend on what is computed beside it. In each
lane stand sentences one after another, and the state is cleared where one begins: no step is spent on filling.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
LANES = 8
"""Eight products of one row each are the least that keeps the processor's arithmetic busy."""


def pack(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """(lane, first step) of each sentence: the longest first, each into the lane that is the least full."""
    full = [0] * LANES
    places = [(0, 0)] * len(lengths)
    for index in sorted(range(len(lengths)), key=lambda i: -lengths[i]):
        lane = full.index(min(full))
        places[index] = lane, full[lane]
        full[lane] += lengths[index]
    return places


class LstmLayer:
    """One bidirectional layer. Gates are stored as i f o g, the first three halved: σ(x) = ½ + ½ tanh(x / 2)."""

    def __init__(self, net: Mapping[str, Floats], number: int) -> None:
        def pair(name: str) -> list[Floats]:
            return [_gates(net[f"lstm.{name}_l{number}{end}"]) for end in ("", "_reverse")]

        self.weights = np.ascontiguousarray(np.concatenate([w.T for w in pair("weight_ih")], axis=1))
        self.bias = np.concatenate([a + b for a, b in zip(pair("bias_ih"), pair("bias_hh"), strict=True)])
        self.size: int = net[f"lstm.weight_hh_l{number}"].shape[1]
        self._recurrent = np.ascontiguousarray(np.stack([w.T for w in pair("weight_hh")]))

    def read(self, words: Floats) -> Floats:
        """(words, width) → (words, 8 · hidden): what the gates of both directions are given."""
        given: Floats = words @ self.weights + self.bias
        return given

    def __call__(self, table: Floats, sentences: Sequence[Sequence[int]]) -> list[Floats]:
        """States (words, 2 · hidden) of each sentence; its words are given as rows of `table`, a table of what `read` gives."""
        lengths = [len(rows) for rows in sentences]
        places = pack(lengths)
        size = max(start + length for (_, start), length in zip(places, lengths, strict=True))
        # Row 2k of the halved table is what word k gives forwards, row 2k + 1 backwards.
        taken = np.zeros((size, 2, LANES), dtype=np.intp)
        begins: dict[int, list[int]] = {}
        for (lane, start), rows in zip(places, sentences, strict=True):
            numbers = np.array(rows, dtype=np.intp) * 2
            taken[start : start + len(rows), 0, lane] = numbers
            taken[start : start + len(rows), 1, lane] = numbers[::-1] + 1
            begins.setdefault(start, []).append(lane)
        states = self._run(table.reshape(2 * len(table), -1), taken, begins)
        out = []
        for (lane, start), length in zip(places, lengths, strict=True):
            own = states[start : start + length, :, lane]
            out.append(np.concatenate([own[:, 0], own[::-1, 1]], axis=1))
        return out

    def _run(self, table: Floats, taken: NDArray[np.intp], begins: Mapping[int, list[int]]) -> Floats:
        """(steps, 2, `LANES`, hidden): the state after every step; a lane starts anew at the steps that `begins` names."""
        size = self._recurrent.shape[1]
        out = np.empty((len(taken), 2, LANES, size), dtype=np.float32)
        cell, state, new = (np.zeros((2, LANES, size), dtype=np.float32) for _ in range(3))
        gates, given = (np.empty((2, LANES, 4 * size), dtype=np.float32) for _ in range(2))
        entry, forget, exit_, fresh = (gates[..., k * size : (k + 1) * size] for k in range(4))
        # σ(x) = ½ + ½ tanh(x / 2) for the first three gates, tanh(x) for the fourth, as one product and one sum.
        scale, shift = np.full_like(gates, 0.5), np.full_like(gates, 0.5)
        scale[..., 3 * size :], shift[..., 3 * size :] = 1, 0
        recurrent, tanh, matmul, multiply, add = self._recurrent, np.tanh, np.matmul, np.multiply, np.add
        for t, rows in enumerate(taken):
            if t in begins:
                lanes = begins[t]
                state = state.copy()  # it stands in `out`
                state[:, lanes] = 0
                cell[:, lanes] = 0
            table.take(rows, axis=0, out=given, mode="clip")
            matmul(state, recurrent, gates)
            add(gates, given, gates)
            tanh(gates, gates)
            multiply(gates, scale, gates)
            add(gates, shift, gates)
            multiply(cell, forget, cell)
            multiply(entry, fresh, new)
            add(cell, new, cell)
            tanh(cell, new)
            state = out[t]
            multiply(new, exit_, state)
        return out


def _gates(weight: Floats) -> Floats:
    """Torch's gate order i f g o → i f o g, the sigmoid gates halved."""
    i, f, g, o = np.split(weight, 4)
    return np.concatenate([i * 0.5, f * 0.5, o * 0.5, g]).astype(np.float32)
