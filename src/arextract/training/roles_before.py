"""A role model of before: it teaches, and the new one goes on from its weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch

from arextract.ner import load_model as load_tagger
from arextract.ner import shared_model, tagger_files
from arextract.pipes.claims.chooser import states
from arextract.roles.role_model import FORMAT, RoleModel
from arextract.roles.role_network import Answer
from arextract.training.roles_batches import Tables, tables_of
from arextract.training.roles_data import Passage
from arextract.training.roles_network import RoleNetwork

_OF_FORMS = ("word ", "end", "start")
"""Features of a word's letters: the new model has no more of them than that before, so that it stays as small."""
_SMALL = 0.2
"""How much of a random row a feature of words begins with that the model before did not know."""


class ModelBefore:
    """The role model in a folder laid out as ``models/``, with the name tagger that it reads; a `Teacher`."""

    def __init__(self, models: Path) -> None:
        arrays, meta = tagger_files.read(models / "roles", FORMAT)
        self._arrays = arrays
        self._network, self._tagger = RoleModel(arrays, meta).network, load_tagger(models / "ner")
        self._same = self._tagger.meta["sha256"] == shared_model().meta["sha256"]

    def __call__(self, passage: Passage) -> list[Answer]:
        """What it says of every number of the passage."""
        if self._same:
            return self._network(passage.reading)
        own = states(passage.words, passage.words.sentences, self._tagger)
        return self._network(replace(passage.reading, states=own))

    def tables(self, passages: Iterable[Passage]) -> Tables:
        """Its tables, and below them what occurs often in `passages` and it did not know."""
        found = tables_of(passages)
        rows = {}
        for name, known in self._network.tables.items():
            new = sorted(
                f for f in found.rows[name] if f not in known and not (name == "word" and f.startswith(_OF_FORMS))
            )
            rows[name] = {feature: row for row, feature in enumerate([*known, *new])}
        return Tables(rows)

    def network(self, tables: Tables, width: int, options: Mapping[str, Any]) -> RoleNetwork:
        """A network for `tables`, as `tables` gave them, that says what this model says; always the same."""
        torch.manual_seed(0)
        made = RoleNetwork(tables.sizes, width, **options)
        weights = made.state_dict()
        for name, value in weights.items():
            known = torch.from_numpy(self._arrays[f"net.{name}"]).float()
            if known.shape == value.shape:
                weights[name] = known
            elif name == "bag.weight":
                weights[name] = torch.cat([known, _SMALL * value[len(known) :]])
            else:
                # The last row stands for rules that are hidden.
                weights[name] = torch.cat([known[:-1], value[len(known) - 1 : -1], known[-1:]])
        made.load_state_dict(weights)
        return made
