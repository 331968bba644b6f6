"""Who teaches whom: the networks of all folds teach the model; some folds have a student of their own, by which it is measured."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import torch

from arextract.training.roles import Log, fit
from arextract.training.roles_batches import SoftTarget, Tables, encode, soft_target, tables_of
from arextract.training.roles_data import Passage
from arextract.training.roles_network import RoleNetwork
from arextract.training.roles_scores import ScoreRow, answers, figures, rows_of, show, thresholds
from arextract.training.roles_teachers import Teacher, mean, trained

Made = tuple[RoleNetwork, Tables]
T = TypeVar("T")
_called: Callable[[int], Any]


def folds_of(count: int, folds: int) -> list[list[int]]:
    """`count` passages dealt out at random, always alike."""
    order = list(range(count))
    random.Random(3).shuffle(order)
    return [order[k::folds] for k in range(folds)]


def rows_on(made: Made, held: Sequence[Passage]) -> list[ScoreRow]:
    """What a network says of passages that it did not see."""
    network, tables = made
    examples = [encode(passage, tables) for passage in held]
    return rows_of(examples, answers([network], examples, tables))


def _call(item: int) -> Any:
    return _called(item)


def side_by_side(function: Callable[[int], T], items: Iterable[int], workers: int) -> list[T]:
    """`function` of each item, in their order, in so many processes, which begin with all that stands in this one."""
    if workers < 2:
        return [function(item) for item in items]
    global _called
    _called = function
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        return pool.map(_call, items, chunksize=1)


class School:
    """Cross-validation of networks on `passages`, and students that learn `unlabelled` raw text from them too.

    `drill` are short passages, each on one phenomenon, that the last student alone learns, from gold alone.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        unlabelled: Sequence[Passage],
        options: dict[str, Any],
        log: Log,
        drill: Sequence[Passage] = (),
    ) -> None:
        self.passages, self.unlabelled, self.options, self.log = passages, unlabelled, options, log
        self.drill = drill
        self.folds = folds_of(len(passages), options["folds"])
        self._workers: int = options["workers"]
        torch.set_num_threads(1)  # processes that torch's own threads share the cores with wait for one another
        self._teachers: list[Teacher] = []

    def networks(self) -> list[ScoreRow]:
        """Trains a network without each fold; what they say of the folds that they did not see."""
        found = side_by_side(self._fold, range(len(self.folds)), self._workers)
        self._teachers = [trained(*made) for made, _ in found]
        return [row for _, rows in found for row in rows]

    def students(self) -> list[ScoreRow]:
        """What students say of the first folds, each taught by the one network that did not see its fold."""
        found = side_by_side(self._student_of_fold, range(self.options["student_folds"]), self._workers)
        return [row for rows in found for row in rows]

    def last(self) -> Made:
        """The student of all networks, on all passages and what it is drilled in."""
        return self._student(self.passages, self._teachers, self._workers, self.drill)

    def _held(self, k: int) -> tuple[list[Passage], list[Passage]]:
        """The passages without fold `k`, and those of the fold."""
        out = set(self.folds[k])
        return [p for i, p in enumerate(self.passages) if i not in out], [self.passages[i] for i in self.folds[k]]

    def _fold(self, k: int) -> tuple[Made, list[ScoreRow]]:
        known, held = self._held(k)
        tables = tables_of(known)
        examples = [encode(passage, tables) for passage in known]
        network = fit(examples, tables, self.options["seed"] + k, self.options["training"], self.log)
        return (network, tables), self._rows(f"network of fold {k + 1}", (network, tables), held)

    def _student_of_fold(self, k: int) -> list[ScoreRow]:
        known, held = self._held(k)
        return self._rows(f"student of fold {k + 1}", self._student(known, [self._teachers[k]]), held)

    def _student(
        self,
        passages: Sequence[Passage],
        teachers: Sequence[Teacher],
        workers: int = 1,
        drill: Sequence[Passage] = (),
    ) -> Made:
        every = [*passages, *self.unlabelled]
        tables = tables_of([*every, *drill])

        def said(i: int) -> list[SoftTarget]:
            return [soft_target(answer) for answer in mean(teachers, every[i])]

        taught = side_by_side(said, range(len(every)), workers)
        examples = [encode(passage, tables, own) for passage, own in zip(every, taught, strict=True)]
        examples += [encode(passage, tables) for passage in drill] * self.options["drill_times"]
        options = self.options["training"] | self.options["student"]
        return fit(examples, tables, self.options["seed"], options, self.log), tables

    def _rows(self, name: str, made: Made, held: Sequence[Passage]) -> list[ScoreRow]:
        found = rows_on(made, held)
        self.log(show(name, figures(found, thresholds(found, self.options["precision"]))))
        return found
