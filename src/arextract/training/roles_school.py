"""Who teaches whom: each fold has a teacher and its student, and all of them teach the last one; or all go on from a model before."""

from __future__ import annotations

import random
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from arextract.training.roles import Log, fit
from arextract.training.roles_batches import Tables, encode, tables_of
from arextract.training.roles_before import ModelBefore
from arextract.training.roles_data import Passage
from arextract.training.roles_network import RoleNetwork
from arextract.training.roles_scores import ScoreRow, answers, figures, rows_of, show, thresholds
from arextract.training.roles_teachers import Teacher, mean, trained

Made = tuple[RoleNetwork, Tables]


def folds_of(count: int, folds: int) -> list[list[int]]:
    """`count` passages dealt out at random, always alike."""
    order = list(range(count))
    random.Random(3).shuffle(order)
    return [order[k::folds] for k in range(folds)]


def _without(passages: Sequence[Passage], held: Sequence[Passage]) -> list[Passage]:
    out = {id(passage) for passage in held}
    return [passage for passage in passages if id(passage) not in out]


class Taught:
    """Networks from gold teach students, which learn what those say of raw text (`unlabelled`) too."""

    def __init__(self, unlabelled: Sequence[Passage], options: dict[str, Any], log: Log) -> None:
        self.unlabelled, self.options, self.log = unlabelled, options, log
        self._teachers: list[Teacher] = []

    def fold(self, passages: Sequence[Passage], k: int) -> Made:
        """The student of one teacher; both teach the last one."""
        tables = tables_of(passages)
        examples = [encode(passage, tables) for passage in passages]
        seed = self.options["seed"] + k
        teacher = trained(fit(examples, tables, seed, self.options["training"], self.log), tables)
        made = self._student(passages, [teacher])
        self._teachers += [teacher, trained(*made)]
        return made

    def last(self, passages: Sequence[Passage]) -> Made:
        """The student of all."""
        return self._student(passages, self._teachers)

    def _student(self, passages: Sequence[Passage], teachers: Sequence[Teacher]) -> Made:
        every = [*passages, *self.unlabelled]
        tables = tables_of(every)
        examples = [encode(passage, tables, mean(teachers, passage)) for passage in every]
        return fit(
            examples, tables, self.options["seed"], self.options["training"] | self.options["student"], self.log
        ), tables


class Further:
    """Students go on from the model `before`: they learn `later` passages anew, and hold to what it says of all others.

    What is made is the mean of the weights of all of them and of the model before: they are near enough to one another.
    """

    def __init__(
        self,
        before: ModelBefore,
        later: Sequence[Passage],
        earlier: Sequence[Passage],
        options: dict[str, Any],
        log: Log,
    ) -> None:
        self.before, self.later, self.options, self.log = before, later, options, log
        self._tables = before.tables([*earlier, *later])
        self._held = [encode(passage, self._tables, before(passage)) for passage in earlier]
        self._made = [self._begin()]

    def _begin(self) -> RoleNetwork:
        width = self.later[0].reading.states.shape[1]
        return self.before.network(self._tables, width, self.options["training"]["network"])

    def fold(self, passages: Sequence[Passage], k: int) -> Made:
        """The mean of the model before and of a student of those `passages` that are later ones."""
        known = {id(passage) for passage in passages}
        anew = [encode(passage, self._tables) for passage in self.later if id(passage) in known]
        options = self.options["training"] | self.options["further"]
        student = fit(
            self._held + anew * options["times"],
            self._tables,
            self.options["seed"] + k,
            options,
            self.log,
            self._begin(),
        )
        self._made.append(student)
        return _mean_of_weights([self._made[0], student]), self._tables

    def last(self, passages: Sequence[Passage]) -> Made:
        """The mean of all."""
        self.fold(passages, len(self._made))
        return _mean_of_weights(self._made), self._tables


def _mean_of_weights(networks: Sequence[RoleNetwork]) -> RoleNetwork:
    weights = [network.state_dict() for network in networks]
    made = deepcopy(networks[0])
    made.load_state_dict({name: sum(one[name] for one in weights) / len(weights) for name in weights[0]})
    made.eval()
    return made


def cross_validate(
    school: Taught | Further, passages: Sequence[Passage], unseen: Sequence[Passage], options: dict[str, Any], log: Log
) -> list[ScoreRow]:
    """What networks say of folds of `unseen` that neither they nor their teachers saw."""
    rows: list[ScoreRow] = []
    for k, held in enumerate(folds_of(len(unseen), options["folds"])[: options["folds_run"]]):
        test = [unseen[i] for i in held]
        network, tables = school.fold(_without(passages, test), k)
        examples = [encode(passage, tables) for passage in test]
        found = rows_of(examples, answers([network], examples, tables))
        log(show(f"fold {k + 1}", figures(found, thresholds(found, options["precision"]))))
        rows += found
    return rows
