"""Training of the role model: one network on annotated passages, with the running average of its weights."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from arextract.training.roles_batches import Example, Tables, batch_of
from arextract.training.roles_network import NEVER, RoleNetwork

Log = Callable[[str], None]
Said = tuple[Tensor, Tensor, Tensor, Tensor]
_TIME, _CHANGE = 0.7, 0.5
OPTIONS: dict[str, Any] = {
    "epochs": 14, "rate": 3e-3, "weight_decay": 1e-2, "average": 0.99, "together": 12, "hide_rules": 0.1,
    "hide_words": 0.1, "gold": 1.0, "network": {},
}  # fmt: skip


def loss_of(said: Said, batch: dict[str, Tensor], gold: float = 1.0) -> Tensor:
    """The mean loss of the numbers: against gold, against what teachers say, or both, gold with the weight `gold` (0–1)."""
    has_target, has_soft = batch["has_target"], batch["has_soft"]
    weight = torch.where(has_soft > 0, gold, 1.0) * has_target
    loss: Tensor = (weight * _against_gold(said, batch)).sum()
    if has_soft.any():
        weight = torch.where(has_target > 0, 1 - gold, 1.0) * has_soft
        loss = loss + (weight * _against_teachers(said, batch)).sum()
    return loss / len(has_target)


def _against_gold(said: Said, batch: dict[str, Tensor]) -> Tensor:
    """For each number, the negative log-likelihood of its roles, all right spans of a role counted together."""
    spans, times, changes, doubts = said
    right = batch["target_spans"]
    likely = torch.where(right, spans.log_softmax(2), NEVER).logsumexp(2)
    roles = -(likely * right.any(2)).sum(1)
    time_loss = -torch.where(batch["target_times"], times.log_softmax(1), NEVER).logsumexp(1)
    change = functional.cross_entropy(changes, batch["target_change"], reduction="none")
    doubt = functional.binary_cross_entropy_with_logits(doubts, batch["target_doubts"], reduction="none").mean(1)
    return roles + _TIME * time_loss * batch["has_target"] + _CHANGE * change + doubt


def _against_teachers(said: Said, batch: dict[str, Tensor]) -> Tensor:
    """For each number, the cross-entropy with what the teachers hold likely."""
    spans, times, changes, doubts = said
    roles = -(batch["soft_spans"] * spans.log_softmax(2)).sum((1, 2))
    time_loss = -(batch["soft_times"] * times.log_softmax(1)).sum(1)
    change = -(batch["soft_change"] * changes.log_softmax(1)).sum(1)
    doubt = functional.binary_cross_entropy_with_logits(doubts, batch["soft_doubts"], reduction="none").mean(1)
    return roles + _TIME * time_loss + _CHANGE * change + doubt


def fit(
    examples: Sequence[Example],
    tables: Tables,
    seed: int = 0,
    options: dict[str, Any] | None = None,
    log: Log = print,
    begin: RoleNetwork | None = None,
) -> RoleNetwork:
    """The trained network; the same examples, options and seed give the same network.

    It goes on from `begin`, which changes, or begins anew.
    """
    chosen = OPTIONS | (options or {})
    torch.manual_seed(seed)
    random.seed(seed)
    np.random.seed(seed)
    torch.set_num_threads(1)
    usable = [e for e in examples if any(n.target or n.soft for n in e.numbers)]
    network = begin or RoleNetwork(tables.sizes, usable[0].states.shape[1], **chosen["network"])
    network.chance = np.random.default_rng(seed)
    optimizer = torch.optim.AdamW(network.parameters(), lr=chosen["rate"], weight_decay=chosen["weight_decay"])
    together, epochs = chosen["together"], chosen["epochs"]
    steps = epochs * math.ceil(len(usable) / together)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, chosen["rate"], total_steps=steps + 1, pct_start=0.15)
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(chosen["average"])
    )
    for epoch in range(epochs):
        network.train()
        began, total, count = time.time(), 0.0, 0
        for part in _parts(usable, together):
            batch, _ = batch_of(
                part, tables, train=True, hide_rules=chosen["hide_rules"], hide_words=chosen["hide_words"]
            )
            loss = loss_of(network(batch), batch, chosen["gold"])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            average.update_parameters(network)
            total, count = total + loss.item(), count + 1
        log(f"epoch {epoch + 1}: loss {total / count:.3f}, {time.time() - began:.0f} s")
    trained: RoleNetwork = average.module.eval()
    return trained


def _parts(examples: Sequence[Example], together: int) -> list[list[Example]]:
    """Batches in random order, of passages of about the same length."""
    order = list(examples)
    random.shuffle(order)
    parts = []
    for start in range(0, len(order), together * 8):
        pool = sorted(order[start : start + together * 8], key=lambda e: len(e.counts))
        parts += [pool[i : i + together] for i in range(0, len(pool), together)]
    random.shuffle(parts)
    return parts
