"""Training of the ranker, and of the tables of which Latin letters follow each other."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from arextract.translit.ranker import ALPHABET, CONTEXT, letter_numbers

Arrays = dict[str, npt.NDArray[Any]]


def flow(words: Mapping[str, float] | Iterable[str]) -> npt.NDArray[np.uint8]:
    """Minus twenty times the log probability of a letter after three, Witten–Bell smoothed, as a flat table of bytes."""
    weights = dict(words) if isinstance(words, Mapping) else dict.fromkeys(words, 1.0)
    counts = [np.zeros((ALPHABET,) * (k + 1), dtype=np.float64) for k in range(CONTEXT + 1)]
    for word in sorted(weights):
        numbers = [0] * CONTEXT + letter_numbers(word) + [0]
        for end in range(CONTEXT, len(numbers)):
            for k in range(CONTEXT + 1):
                counts[k][tuple(numbers[end - k : end + 1])] += weights[word]
    prob = (counts[0] + 0.5) / (counts[0] + 0.5).sum()
    for k in range(1, CONTEXT + 1):
        total = counts[k].sum(axis=-1, keepdims=True)
        kinds = (counts[k] > 0).sum(axis=-1, keepdims=True)
        lower = np.broadcast_to(prob, counts[k].shape)
        prob = np.where(total > 0, (counts[k] + kinds * lower) / np.maximum(total + kinds, 1e-9), lower)
    table: npt.NDArray[np.uint8] = np.clip(np.round(-np.log(prob) * 20.0), 0, 255).astype(np.uint8).ravel()
    return table


class _Rank(nn.Module):  # type: ignore[misc]
    def __init__(self, size: int, hidden: int) -> None:
        super().__init__()
        self.line = nn.Linear(size, 1, bias=False)
        self.hidden = nn.Linear(size, hidden)
        self.out = nn.Linear(hidden, 1, bias=False)
        self.drop = nn.Dropout(0.2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        scores: torch.Tensor = self.line(x) + self.out(self.drop(functional.relu(self.hidden(self.drop(x)))))
        return scores.squeeze(-1)


def train(
    lists: Sequence[tuple[npt.NDArray[np.float32], int]], hidden: int, epochs: int, seed: int, prefix: str
) -> Arrays:
    """Weights of a ranker from lists of features, each with the index of the right one; names begin with `prefix`."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    every = np.concatenate([rows for rows, _ in lists])
    mean, scale = every.mean(axis=0), every.std(axis=0) + 1e-6
    data = [(torch.tensor((rows - mean) / scale, dtype=torch.float32), right) for rows, right in lists]
    net = _Rank(every.shape[1], hidden)
    optimiser = torch.optim.Adam(net.parameters(), 3e-3, weight_decay=1e-4)
    for epoch in range(epochs):
        random.Random(seed + epoch).shuffle(data)
        for group in optimiser.param_groups:
            group["lr"] = 3e-3 * (1 - epoch / epochs) + 1e-5
        for start in range(0, len(data), 64):
            batch = data[start : start + 64]
            most = max(len(rows) for rows, _ in batch)
            x = torch.zeros(len(batch), most, every.shape[1])
            outside = torch.full((len(batch), most), -1e9)
            for row, (rows, _) in enumerate(batch):
                x[row, : len(rows)] = rows
                outside[row, : len(rows)] = 0.0
            loss = functional.cross_entropy(net(x) + outside, torch.tensor([right for _, right in batch]))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return {
        f"{prefix}_mean": mean.astype(np.float32),
        f"{prefix}_scale": scale.astype(np.float32),
        f"{prefix}_line": net.line.weight.detach().numpy()[0],
        f"{prefix}_hidden": net.hidden.weight.detach().numpy().T.copy(),
        f"{prefix}_hidden_bias": net.hidden.bias.detach().numpy(),
        f"{prefix}_out": net.out.weight.detach().numpy()[0],
    }


def top(words: Counter[str], most: int) -> dict[str, float]:
    """The commonest words, each counting once."""
    return {word: 1.0 for word, _ in words.most_common(most)}
