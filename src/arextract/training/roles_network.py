"""The role network in torch; `arextract.roles.role_network` computes the same in numpy."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from arextract.roles.role_network import CHANGES, DISTANCES, ROLES
from arextract.roles.role_reading import LONGEST

NEVER = -1e4


class RoleNetwork(nn.Module):
    """Words → BiLSTM → for each number its window, read by three small convolutions → scores of spans.

    `sizes` gives the rows of the tables of features; each of marks, facts and spans has one row more, which stands for
    rules that are hidden while training. `width` numbers describe a word's state.
    """

    def __init__(
        self, sizes: Mapping[str, int], width: int, channels: int = 64, hidden: int = 128, features: int = 64,
        inner: int = 192, dropout: float = 0.35,
    ) -> None:  # fmt: skip
        super().__init__()
        self.bag = nn.EmbeddingBag(sizes["word"], features, mode="sum")
        nn.init.normal_(self.bag.weight, 0, 0.25)
        self.inp = nn.Linear(width + features, inner)
        self.lstm = nn.LSTM(inner, hidden, bidirectional=True, batch_first=True)
        self.proj, self.q, self.mq = (nn.Linear(2 * hidden, channels) for _ in range(3))
        self.pm = nn.Linear(2 * hidden, channels, bias=False)
        rows = {"dist": len(DISTANCES) + 1, "sent": 5, "mark": sizes["mark"] + 1, "fact": sizes["fact"] + 1}
        tables = {name: nn.Embedding(count, channels) for name, count in rows.items()}
        for table in tables.values():
            nn.init.normal_(table.weight, 0, 0.15)
        self.dist, self.sent, self.mark, self.fact = (tables[name] for name in ("dist", "sent", "mark", "fact"))
        self.convs = nn.ModuleList(nn.Conv1d(channels, channels, 3, padding=d, dilation=d) for d in (1, 2, 4))
        self.out = nn.Linear(channels, 3 * len(ROLES) + 1)
        self.len = nn.Parameter(torch.zeros(LONGEST, len(ROLES)))
        self.spanf = nn.Embedding(sizes["span"] + 1, len(ROLES))
        nn.init.zeros_(self.spanf.weight)
        outputs = len(ROLES) + 1 + len(CHANGES) + 2
        self.head = nn.Sequential(nn.Linear(3 * channels, 96), nn.ReLU(), nn.Dropout(dropout), nn.Linear(96, outputs))
        self.dropout = dropout
        self.chance = np.random.default_rng(0)

    def _channels(self, z: Tensor) -> Tensor:
        """Dropout of whole channels of a window: as good as that of single numbers, and much cheaper."""
        if not self.training:
            return z
        return z * functional.dropout(torch.ones(z.shape[0], 1, z.shape[2]), self.dropout / 2, True)

    def _dropped(self, z: Tensor) -> Tensor:
        """Dropout whose chances numpy draws: torch's own cost a fifteenth of the training."""
        if not self.training:
            return z
        kept = self.chance.random(z.shape, dtype=np.float32) >= self.dropout
        return z * torch.from_numpy(kept).mul(1 / (1 - self.dropout))

    def _both_ways(self, rows: Tensor, lengths: Tensor) -> Tensor:
        """The LSTM over each row up to its length, forwards and backwards: twice as fast as over packed rows."""
        at = torch.arange(rows.shape[1])
        turned = torch.where(at < lengths[:, None], lengths[:, None] - 1 - at, at)[..., None]
        start = torch.zeros(1, len(rows), self.lstm.hidden_size)
        weights = [weight for weight in self.lstm._flat_weights if weight is not None]
        ahead = torch.lstm(rows, (start, start), weights[:4], True, 1, 0.0, self.training, False, True)[0]
        back = rows.gather(1, turned.expand(-1, -1, rows.shape[2]))
        back = torch.lstm(back, (start, start), weights[4:], True, 1, 0.0, self.training, False, True)[0]
        return torch.cat([ahead, back.gather(1, turned.expand(-1, -1, back.shape[2]))], 2)

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """(words of the batch, 2 · hidden)."""
        known = self.bag(batch["flat"], batch["offsets"])
        given = self._dropped(torch.cat([batch["states"], known], 1))
        hidden = self._dropped(torch.relu(self.inp(given)))
        rows = hidden[batch["rows"]] * batch["row_mask"][..., None]
        states = self._both_ways(rows, batch["lengths"])
        return self._dropped(states.reshape(-1, states.shape[2])[batch["places"]])

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores of spans (numbers, 3, 1 + words · LONGEST), times (numbers, 1 + words), changes, doubts (numbers, 2)."""
        words = self.words(batch)
        own = (words[batch["first"]] + words[batch["last"]]) / 2
        count = len(own)
        question = self.q(own).index_add(0, batch["fact_number"], self.fact(batch["fact"]))
        weights, shared, product = self.mq(own), self.proj(words), self.pm(words)
        window, mask = batch["window"], batch["mask"][..., None]
        z = functional.embedding(window, shared) + self.dist(batch["distance"]) + self.sent(batch["apart"])
        z = z + question[:, None] + functional.embedding(window, product) * weights[:, None]
        width = z.shape[1]
        z = z.reshape(count * width, -1)
        z = z.index_add(0, batch["mark_number"] * width + batch["mark_word"], self.mark(batch["mark"]))
        z = torch.relu(z.reshape(count, width, -1)) * mask
        for conv in self.convs:
            z = (z + torch.relu(conv(self._channels(z).transpose(1, 2)).transpose(1, 2))) * mask
        here = z[torch.arange(count), batch["here"]]
        head = self.head(torch.cat([z.amax(1), here, question], 1))
        scores = self.out(self._channels(z))
        outside = (1 - mask) * NEVER
        starts, ends, inside = scores[..., 0:3] + outside, scores[..., 3:6] + outside, scores[..., 6:9]
        summed = functional.pad(inside.cumsum(1), (0, 0, 1, 0))
        by_length = []
        for more in range(LONGEST):
            beyond = min(more, width)  # a text may be shorter than the longest span
            end = functional.pad(ends[:, more:], (0, 0, 0, beyond), value=NEVER)
            upto = functional.pad(summed[:, more + 1 :], (0, 0, 0, beyond))
            by_length.append(starts + end + self.len[more] + upto - summed[:, :width])
        spans = torch.stack(by_length, 2).reshape(count * width * LONGEST, len(ROLES))
        at = (batch["span_number"] * width + batch["span_word"]) * LONGEST + batch["span_more"]
        spans = spans.index_add(0, at, self.spanf(batch["span"])).reshape(count, width * LONGEST, len(ROLES))
        spans = torch.cat([head[:, None, :3], spans], 1).transpose(1, 2)
        times = torch.cat([head[:, 3:4], torch.where(batch["time_mask"], scores[..., 9], NEVER)], 1)
        return spans, times, head[:, 4:11], head[:, 11:13]
