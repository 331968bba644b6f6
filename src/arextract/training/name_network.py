"""The name network in torch: word features → BiLSTM → one linear-chain CRF for each head."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from arextract.ner.features import CHAR_KINDS, FLAGS, GAZETTEER, allowed, tags_of
from arextract.ner.word_features import PROCLITICS, SHAPES

_FORBIDDEN = -1e4


class TagHead(nn.Module):
    """Emissions and a linear-chain CRF over the BIO tags of some labels."""

    def __init__(self, width: int, labels: list[str]) -> None:
        super().__init__()
        self.labels = labels
        self.tags = tags_of(labels)
        count = len(self.tags)
        self.linear = nn.Linear(width, count)
        # The last row holds the scores of the first tag of a sentence.
        self.transitions = nn.Parameter(torch.zeros(count + 1, count))
        self.register_buffer("forbidden", torch.from_numpy(~allowed(self.tags)).float() * _FORBIDDEN)

    def loss(self, hidden: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Mean negative log-likelihood of a word; `gold` and `mask` are (sentences, words)."""
        scores = self.linear(hidden)
        steps = self.transitions + self.forbidden
        start, between = steps[-1], steps[:-1]
        alpha = start + scores[:, 0]
        for t in range(1, scores.shape[1]):
            new = torch.logsumexp(alpha.unsqueeze(2) + between, dim=1) + scores[:, t]
            alpha = torch.where(mask[:, t : t + 1], new, alpha)
        said = start[gold[:, 0]].sum() + (scores.gather(2, gold.unsqueeze(2)).squeeze(2) * mask).sum()
        said = said + (between[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum()
        return (torch.logsumexp(alpha, dim=1).sum() - said) / mask.sum()


class NameNetwork(nn.Module):
    """The whole network. `vectors` (n, size) are frozen; row 0 stands for words without one."""

    def __init__(self, vectors: np.ndarray[Any, Any], heads: dict[str, list[str]], config: dict[str, Any]) -> None:
        super().__init__()
        self.config = config
        self.vectors = nn.Embedding.from_pretrained(torch.from_numpy(vectors), freeze=True)
        self.chars = nn.Embedding(CHAR_KINDS, config["char_size"], padding_idx=0)
        self.conv = nn.Conv1d(config["char_size"], config["char_filters"], 3)
        self.proclitics = nn.Embedding(len(PROCLITICS), config["small_size"])
        self.shapes = nn.Embedding(len(SHAPES), config["small_size"])
        width = vectors.shape[1] + config["char_filters"] + 2 * config["small_size"] + FLAGS + GAZETTEER
        self.lstm = nn.LSTM(
            width, config["hidden"], num_layers=config["layers"], bidirectional=True, batch_first=True,
            dropout=config["dropout"] if config["layers"] > 1 else 0.0,
        )  # fmt: skip
        self.heads = nn.ModuleDict({name: TagHead(2 * config["hidden"], labels) for name, labels in heads.items()})

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """(word forms, width) of the batch's distinct word forms."""
        letters = self.chars(batch["chars"]).transpose(1, 2)
        letters = torch.relu(self.conv(letters)).amax(dim=2)
        return torch.cat(
            [letters, self.proclitics(batch["proclitics"]), self.shapes(batch["shapes"]), batch["flags"]], dim=1
        )

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """(sentences, words, 2 · hidden)."""
        forms = self.words(batch)
        vectors = self.vectors(batch["rows"])
        gazetteer = batch["gazetteer"]
        index = batch["index"]
        tokens = vectors[index]
        if self.training:
            # Whole vectors are dropped for some words, so that shape, letters and context carry unseen names.
            keep = (torch.rand(tokens.shape[:2]) >= self.config["word_dropout"]).float().unsqueeze(2)
            tokens = tokens * keep
            lists = (torch.rand(tokens.shape[0], 1, 1) >= self.config["gazetteer_dropout"]).float()
            gazetteer = gazetteer * lists
        inputs = torch.cat([tokens, forms[index], gazetteer], dim=2)
        inputs = self._dropped(inputs, self.config["input_dropout"])
        lengths = batch["mask"].sum(1)
        packed = nn.utils.rnn.pack_padded_sequence(inputs, lengths, batch_first=True, enforce_sorted=False)
        hidden, _ = self.lstm(packed)
        hidden, _ = nn.utils.rnn.pad_packed_sequence(hidden, batch_first=True, total_length=index.shape[1])
        return self._dropped(hidden, self.config["dropout"])

    def _dropped(self, values: Tensor, rate: float) -> Tensor:
        """Dropout that leaves the same numbers out at every word of a sentence, so that no neighbour gives them away."""
        if not self.training:
            return values
        kept = (torch.rand(values.shape[0], 1, values.shape[2]) >= rate).float() / (1 - rate)
        return values * kept
