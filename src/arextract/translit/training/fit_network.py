"""Training of the network in torch; the weights come back as numpy arrays under the names that `Network` reads."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from arextract.translit.training.align import Unit
from arextract.translit.translit_model import LETTER

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class Shape:
    """Sizes of the network and of its training."""

    embedding: int
    hidden: int
    layers: int
    joint: int
    unit: int
    history: int
    dropout: float
    epochs: int
    batch: int
    rate: float
    synthetic_weight: float
    seed: int


class _Net(nn.Module):  # type: ignore[misc]
    def __init__(self, shape: Shape, letters: int, targets: int) -> None:
        super().__init__()
        self.history, self.none = shape.history, targets
        self.letters = nn.Embedding(letters + 1, shape.embedding)
        self.first = nn.Conv1d(shape.embedding, shape.hidden, 5, padding=2)
        self.rest = nn.ModuleList(nn.Conv1d(shape.hidden, shape.hidden, 3, padding=1) for _ in range(shape.layers - 1))
        self.join = nn.Linear(shape.hidden, shape.joint)
        self.units = nn.Embedding(targets + 1, shape.unit)
        self.past = nn.Linear(shape.history * shape.unit, shape.joint, bias=False)
        self.out = nn.Linear(shape.joint, targets)
        self.drop = nn.Dropout(shape.dropout)

    def forward(self, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        inside = (x > 0).float().unsqueeze(1)
        rows = functional.relu(self.first(self.letters(x).transpose(1, 2))) * inside
        for layer in self.rest:
            rows = rows + functional.relu(layer(self.drop(rows))) * inside
        known = torch.where(y < 0, torch.full_like(y, self.none), y)
        padded = torch.cat([torch.full((len(x), self.history), self.none), known], 1)
        size = x.shape[1]
        past = torch.cat(
            [self.units(padded[:, self.history - 1 - k : self.history - 1 - k + size]) for k in range(self.history)], -1
        )
        joined = functional.relu(self.join(self.drop(rows.transpose(1, 2))) + self.past(self.drop(past)))
        scores: torch.Tensor = self.out(self.drop(joined))
        return scores


def inventory(cuts: Sequence[Sequence[Unit]]) -> tuple[list[str], list[list[int]]]:
    """The Latin targets, and for each letter number those that it may take (seen more than once)."""
    counts = Counter(unit for units in cuts for unit in units)
    kept = sorted(unit for unit, count in counts.items() if count > 1)
    targets = sorted({latin for _, latin in kept})
    number = {latin: index for index, latin in enumerate(targets)}
    allowed: list[list[int]] = [[] for _ in range(len(LETTER) + 1)]
    for arabic, latin in kept:
        allowed[LETTER[arabic]].append(number[latin])
    empty = number[""]
    return targets, [sorted(own) or [empty] for own in allowed]


def train(
    real: Sequence[Sequence[Unit]],
    made: Sequence[Sequence[Unit]],
    targets: list[str],
    allowed: list[list[int]],
    shape: Shape,
) -> Arrays:
    """Weights of a network trained on `real` cuts and, with a lower weight, on `made` ones. One thread; deterministic."""
    torch.set_num_threads(1)
    torch.manual_seed(shape.seed)
    number = {latin: index for index, latin in enumerate(targets)}
    permitted = [set(own) for own in allowed]
    data: list[tuple[list[int], list[int], float]] = []
    for cuts, weight in ((real, 1.0), (made, shape.synthetic_weight)):
        for units in cuts:
            letters = [LETTER[arabic] for arabic, _ in units]
            latin = [number.get(latin, -1) for _, latin in units]
            if all(t in permitted[a] for a, t in zip(letters, latin, strict=True)):
                data.append((letters, latin, weight))
    mask = torch.full((len(allowed), len(targets)), -30.0)
    for letter, own in enumerate(allowed):
        mask[letter, own] = 0.0
    net = _Net(shape, len(LETTER), len(targets))
    optimiser = torch.optim.AdamW(net.parameters(), shape.rate, weight_decay=1e-4)
    steps, total = 0, shape.epochs * (len(data) // shape.batch + 1)
    for epoch in range(shape.epochs):
        noise = random.Random(shape.seed * 1000 + epoch)
        order = sorted(range(len(data)), key=lambda i: len(data[i][0]) + noise.random() * 2)
        batches = [order[k : k + shape.batch] for k in range(0, len(order), shape.batch)]
        noise.shuffle(batches)
        net.train()
        lost = 0.0
        for batch in batches:
            size = max(len(data[i][0]) for i in batch)
            x = torch.zeros(len(batch), size, dtype=torch.long)
            y = torch.full((len(batch), size), -100)
            w = torch.zeros(len(batch), size)
            for row, i in enumerate(batch):
                letters, latin, weight = data[i]
                x[row, : len(letters)] = torch.tensor(letters)
                y[row, : len(latin)] = torch.tensor(latin)
                w[row, : len(latin)] = weight
            scores = net(x, y) + mask[x]
            each = functional.cross_entropy(scores.reshape(-1, len(targets)), y.reshape(-1), reduction="none").reshape(
                y.shape
            )
            loss = (each * w).sum() / w.sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            for group in optimiser.param_groups:
                group["lr"] = shape.rate * min(1.0, steps / 200) * max(0.02, 1 - steps / total)
            optimiser.step()
            steps += 1
            lost += loss.item()
        print(f"epoch {epoch + 1}/{shape.epochs} loss {lost / len(batches):.4f}", flush=True)
    return _weights(net, shape)


def _weights(net: _Net, shape: Shape) -> Arrays:
    def flat(layer: nn.Conv1d) -> npt.NDArray[Any]:
        rows: npt.NDArray[Any] = layer.weight.detach().numpy().transpose(2, 1, 0).reshape(-1, layer.weight.shape[0])
        return rows

    out: Arrays = {
        "letters": net.letters.weight.detach().numpy(),
        "conv0": flat(net.first),
        "conv0_bias": net.first.bias.detach().numpy() if net.first.bias is not None else np.zeros(shape.hidden),
        "join": net.join.weight.detach().numpy().T,
        "join_bias": net.join.bias.detach().numpy(),
        "units": net.units.weight.detach().numpy(),
        "history": net.past.weight.detach().numpy().T,
        "out": net.out.weight.detach().numpy().T,
        "out_bias": net.out.bias.detach().numpy(),
    }
    for index, layer in enumerate(net.rest, 1):
        assert isinstance(layer, nn.Conv1d)
        out[f"conv{index}"] = flat(layer)
        out[f"conv{index}_bias"] = layer.bias.detach().numpy() if layer.bias is not None else np.zeros(shape.hidden)
    return {name: value.astype(np.float16) for name, value in out.items()}
