"""Who teaches whom: a network begun anew and its student for each fold; all of them, and the model before, teach the last."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from arextract.training.roles import Log, fit
from arextract.training.roles_batches import Tables, encode, tables_of
from arextract.training.roles_before import ModelBefore
from arextract.training.roles_data import Passage
from arextract.training.roles_network import RoleNetwork
from arextract.training.roles_scores import ScoreRow, answers, figures, rows_of, show, thresholds
from arextract.training.roles_teachers import Teacher, mean, trained


def folds_of(count: int, folds: int) -> list[list[int]]:
    """`count` passages dealt out at random, always alike."""
    order = list(range(count))
    random.Random(3).shuffle(order)
    return [order[k::folds] for k in range(folds)]


class School:
    """Trains on `passages` and `unlabelled` ones, going on from the model `before`, where there is one.

    `cross_validate` fills `rows`, what students say of passages that neither they nor their teachers saw, and `teachers`,
    all networks that were trained for that. `options` are those of ``pipelines/train-roles.toml``.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        unlabelled: Sequence[Passage],
        before: ModelBefore | None,
        options: dict[str, Any],
        log: Log = print,
    ) -> None:
        self.passages, self.unlabelled, self.before = passages, unlabelled, before
        self.options, self.log = options, log
        self.teachers: list[Teacher] = []
        self.rows: list[ScoreRow] = []

    def cross_validate(self, unseen: Sequence[Passage]) -> None:
        """Holds out each fold of `unseen` in turn."""
        folds = folds_of(len(unseen), self.options["folds"])[: self.options["folds_run"]]
        for k, held in enumerate(folds):
            test = [unseen[i] for i in held]
            out = {id(passage) for passage in test}
            part = [passage for passage in self.passages if id(passage) not in out]
            teacher = self._anew(part)
            network, tables = self.student(part, [teacher])
            examples = [encode(passage, tables) for passage in test]
            found = rows_of(examples, answers([network], examples, tables))
            self.log(show(f"fold {k + 1}", figures(found, thresholds(found, self.options["precision"]))))
            self.rows += found
            self.teachers += [teacher, trained(network, tables)]

    def _anew(self, passages: Sequence[Passage]) -> Teacher:
        """A network that begins anew: it learns gold and, where there is a model before, what that says."""
        options = dict(self.options["training"])
        if self.before is None:
            tables = tables_of(passages)
            examples = [encode(passage, tables) for passage in passages]
        else:
            options |= self.options["student"]
            every = [*passages, *self.unlabelled]
            tables = tables_of(every)
            examples = [encode(passage, tables, self.before(passage)) for passage in every]
        return trained(fit(examples, tables, self.options["seed"], options, self.log), tables)

    def student(self, passages: Sequence[Passage], teachers: Sequence[Teacher]) -> tuple[RoleNetwork, Tables]:
        """Learns gold, and what `teachers` and the model before say of `passages` and of the unlabelled ones."""
        every = [*passages, *self.unlabelled]
        options = self.options["training"] | self.options["student"]
        begin = None
        if self.before is None:
            tables = tables_of(every)
        else:
            teachers = [*teachers, self.before]
            tables = self.before.tables(every)
            begin = self.before.network(tables, every[0].reading.states.shape[1], options["network"])
            options |= self.options["further"]
        examples = [encode(passage, tables, mean(teachers, passage)) for passage in every]
        return fit(examples, tables, self.options["seed"], options, self.log, begin), tables
