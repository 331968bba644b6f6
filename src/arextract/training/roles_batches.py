"""Passages → tables of features and padded tensors; whole passages stand in a batch, all their numbers side by side."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from arextract.roles.role_network import CHANGES, DISTANCES, ROLES, Answer
from arextract.roles.role_reading import LONGEST, Floats, RoleNumber, segments
from arextract.training.roles_data import Gold, Passage

_RULES = ("rules ", "rule ", "subject ", "metric ", "source ", "speaker ")
_LEAST_WORD, _LEAST_FEATURE, _LEAST_EVIDENCE = 12, 5, 2
_WEIGHED = 24
"""Spans of a teacher that are learnt from, for each role."""

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Tables:
    """Feature → row for words, marks, facts and spans, and which of the last three are what rules say."""

    rows: dict[str, dict[str, int]]
    rules: dict[str, NDArray[np.bool_]] = field(init=False)

    def __post_init__(self) -> None:
        self.rules = {
            name: np.array([f.startswith(_RULES) for f in self.rows[name]], dtype=bool)
            for name in ("mark", "fact", "span")
        }

    @property
    def sizes(self) -> dict[str, int]:
        return {name: len(rows) for name, rows in self.rows.items()}


def tables_of(passages: Iterable[Passage]) -> Tables:
    """The features that occur often enough, each table sorted."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("word", "mark", "fact", "span")}
    for passage in passages:
        for features in passage.reading.every():
            counts["word"].update(set(features))
        for number in passage.reading.numbers:
            counts["mark"].update({feature for _, feature in number.marks})
            counts["fact"].update(set(number.facts))
            counts["span"].update({feature for _, _, feature in number.spans})

    def often(name: str, feature: str) -> bool:
        least = _LEAST_EVIDENCE
        if name == "word":
            least = _LEAST_WORD if feature.startswith("word ") else _LEAST_FEATURE
        return counts[name][feature] >= least

    return Tables(
        {name: {f: i for i, f in enumerate(sorted(f for f in c if often(name, f)))} for name, c in counts.items()}
    )


@dataclass(slots=True)
class Target:
    """What a number's roles should be: (role, place among the scores of spans), places among those of times, the rest."""

    spans: Ints
    times: list[int]
    change: int
    doubts: tuple[float, float]


@dataclass(slots=True)
class SoftTarget:
    """What teachers say of a number: likelihoods of (role, place among the scores of spans), of places of times, the rest."""

    spans: Ints
    likely: Floats
    times: Ints
    times_likely: Floats
    change: Floats
    doubts: Floats


@dataclass(slots=True)
class Encoded:
    """A number's part of a batch; words count from `low`, the first of its window."""

    number: RoleNumber
    low: int
    width: int
    distance: Ints
    apart: Ints
    marks: Ints
    facts: Ints
    spans: Ints
    times: list[tuple[int, int]]
    index: int
    target: Target | None = None
    soft: SoftTarget | None = None


@dataclass(slots=True)
class Example:
    """A passage ready to be batched."""

    passage: Passage
    states: NDArray[np.float32]
    segments: list[tuple[int, int]]
    flat: Ints
    counts: Ints
    numbers: list[Encoded]


def encode(passage: Passage, tables: Tables, said: Sequence[SoftTarget] | None = None) -> Example:
    """The passage's words and numbers as rows of `tables`; numbers without gold, or with an optional one, get no target.

    `said` is what teachers say of each number.
    """
    reading = passage.reading
    word = tables.rows["word"]
    rows = [[word[f] for f in features if f in word] for features in reading.every()]
    golds: dict[int, Gold] = {}
    for gold in passage.gold:
        if gold.number is not None:
            golds.setdefault(gold.number, gold)
    sentence = np.array(reading.sentence)
    encoded = []
    for index, number in enumerate(reading.numbers):
        low, high = reading.window(number)
        at = np.arange(low, high)
        away = np.where(at < number.first, at - number.first, np.maximum(at - number.last, 0))
        mark, fact, span = (tables.rows[name] for name in ("mark", "fact", "span"))
        made = Encoded(
            number,
            low,
            high - low,
            np.searchsorted(DISTANCES, away),
            np.clip(sentence[low:high] - sentence[number.first], -3, 1) + 3,
            _ints([(w - low, mark[f]) for w, f in number.marks if low <= w < high and f in mark], 2),
            np.array([fact[f] for f in number.facts if f in fact], dtype=np.int64),
            _ints(
                [
                    (a - low, b - a, span[f])
                    for a, b, f in number.spans
                    if a >= low and b < high and b - a < LONGEST and f in span
                ],
                3,
            ),
            [(w - low, t) for w, t in number.times if low <= w < high],
            index,
        )
        own = golds.get(index)
        if own is not None and not own.optional:
            made.target = _target(passage, own, made)
        if said is not None:
            made.soft = said[index]
        encoded.append(made)
    return Example(
        passage,
        reading.states,
        segments(reading.sentences, paragraphs=reading.paragraphs),
        np.array([row for own in rows for row in own], dtype=np.int64),
        np.array([len(own) for own in rows], dtype=np.int64),
        encoded,
    )


def _ints(rows: Sequence[tuple[int, ...]], columns: int) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(-1, columns)


def soft_target(answer: Answer) -> SoftTarget:
    """What is learnt of an answer: its likeliest spans alone."""
    rows = []
    for k in range(len(ROLES)):
        flat = answer.spans[k].ravel()
        best = np.argsort(-flat, kind="stable")[:_WEIGHED]
        rows += [(k, 0, answer.null[k]), *((k, 1 + place, flat[place]) for place in best)]
    found = np.flatnonzero(answer.times)
    return SoftTarget(
        np.array([row[:2] for row in rows], dtype=np.int64),
        np.array([row[2] for row in rows], dtype=np.float32),
        np.array([0, *(1 + found)], dtype=np.int64),
        np.array([answer.no_time, *answer.times[found]], dtype=np.float32),
        np.asarray(answer.change, dtype=np.float32),
        np.array([answer.hedged, answer.negated], dtype=np.float32),
    )


def _target(passage: Passage, gold: Gold, made: Encoded) -> Target:
    spans: list[tuple[int, int]] = []
    for k, role in enumerate(ROLES):
        own = gold.roles[role]
        if own is None:
            spans.append((k, 0))
            continue
        # Where no span within reach is right, nothing is learnt of the role.
        right = passage.targets(own, made.low, made.low + made.width)
        spans += sorted((k, 1 + (a - made.low) * LONGEST + b - a) for a, b in right)
    times = [0]
    if gold.time is not None:
        times = [1 + word for word, index in made.times if passage.time_right(gold.time, index)] or [0]
    change = CHANGES.index(gold.change) if gold.change in CHANGES else 0
    return Target(_ints(spans, 2), times, change, (float(gold.hedged), float(gold.negated)))


def batch_of(
    examples: Sequence[Example],
    tables: Tables,
    *,
    train: bool = False,
    hide_rules: float = 0.0,
    hide_words: float = 0.0,
) -> tuple[dict[str, Tensor], list[tuple[Example, Encoded]]]:
    """The tensors of a batch and the numbers in it; while training, those with a target alone.

    While training, what rules say is hidden for a share `hide_rules` of all numbers, and a share
    `hide_words` of the words' features is dropped.
    """
    flat, counts = (np.concatenate([getattr(e, name) for e in examples]) for name in ("flat", "counts"))
    if train and hide_words:
        keep = np.random.rand(len(flat)) >= hide_words
        owner = np.repeat(np.arange(len(counts)), counts)[keep]
        flat, counts = flat[keep], np.bincount(owner, minlength=len(counts))
    rows, numbers, base = [], [], 0
    for example in examples:
        rows += [(base + a, base + b) for a, b in example.segments]
        numbers += [(base, example, n) for n in example.numbers if n.target or n.soft or not train]
        base += len(example.counts)
    longest = max(b - a for a, b in rows)
    places = np.zeros(base, dtype=np.int64)
    table = np.zeros((len(rows), longest), dtype=np.int64)
    row_mask = np.zeros((len(rows), longest), dtype=np.float32)
    for i, (a, b) in enumerate(rows):
        table[i, : b - a] = np.arange(a, b)
        row_mask[i, : b - a] = 1
        places[a:b] = i * longest + np.arange(b - a)
    batch: dict[str, Any] = {
        "states": np.concatenate([e.states for e in examples]).astype(np.float32),
        "flat": flat,
        "offsets": np.concatenate([[0], np.cumsum(counts)[:-1]]),
        "rows": table,
        "row_mask": row_mask,
        "lengths": np.array([b - a for a, b in rows]),
        "places": places,
    }
    batch |= _windows(numbers)
    batch |= _evidence(numbers, tables, train, hide_rules)
    tensors = {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in batch.items()}
    if train:
        tensors |= _targets(numbers, tensors["window"].shape[1])
    return tensors, [(example, number) for _, example, number in numbers]


def _windows(numbers: list[tuple[int, Example, Encoded]]) -> dict[str, Any]:
    count, width = len(numbers), max((n.width for _, _, n in numbers), default=1)
    window, distance, apart = (np.zeros((count, width), dtype=np.int64) for _ in range(3))
    mask, time_mask = np.zeros((count, width), dtype=np.float32), np.zeros((count, width), dtype=bool)
    for i, (base, _, n) in enumerate(numbers):
        window[i, : n.width] = base + n.low + np.arange(n.width)
        mask[i, : n.width] = 1
        distance[i, : n.width], apart[i, : n.width] = n.distance, n.apart
        time_mask[i, [word for word, _ in n.times]] = True
    return {
        "window": window, "mask": mask, "distance": distance, "apart": apart, "time_mask": time_mask,
        "first": np.array([base + n.number.first for base, _, n in numbers], dtype=np.int64),
        "last": np.array([base + n.number.last for base, _, n in numbers], dtype=np.int64),
        "here": np.array([n.number.first - n.low for _, _, n in numbers], dtype=np.int64),
    }  # fmt: skip


def _evidence(
    numbers: list[tuple[int, Example, Encoded]], tables: Tables, train: bool, hide_rules: float
) -> dict[str, Any]:
    marks, facts, spans = ([np.zeros((0, k), dtype=np.int64)] for k in (3, 2, 4))
    for i, (_, _, n) in enumerate(numbers):
        mark, fact, span = n.marks, n.facts, n.spans
        if train and random.random() < hide_rules:
            mark = mark[~tables.rules["mark"][mark[:, 1]]]
            span = span[~tables.rules["span"][span[:, 2]]]
            fact = np.append(fact[~tables.rules["fact"][fact]], len(tables.rows["fact"]))
        marks.append(np.c_[np.full(len(mark), i), mark])
        facts.append(np.c_[np.full(len(fact), i), fact])
        spans.append(np.c_[np.full(len(span), i), span])
    m, f, s = (np.concatenate(rows) for rows in (marks, facts, spans))
    return {
        "mark_number": m[:, 0], "mark_word": m[:, 1], "mark": m[:, 2], "fact_number": f[:, 0], "fact": f[:, 1],
        "span_number": s[:, 0], "span_word": s[:, 1], "span_more": s[:, 2], "span": s[:, 3],
    }  # fmt: skip


def _targets(numbers: list[tuple[int, Example, Encoded]], width: int) -> dict[str, Tensor]:
    """What is right (``target_``) and what teachers say (``soft_``), with which numbers have either."""
    count, changes = len(numbers), len(CHANGES)
    spans = torch.zeros(count, len(ROLES), 1 + width * LONGEST, dtype=torch.bool)
    times = torch.zeros(count, 1 + width, dtype=torch.bool)
    change, doubts = torch.zeros(count, dtype=torch.int64), torch.zeros(count, 2)
    soft_spans, soft_times = torch.zeros(spans.shape), torch.zeros(times.shape)
    soft_change, soft_doubts = torch.zeros(count, changes), torch.zeros(count, 2)
    for i, (_, _, n) in enumerate(numbers):
        if n.target is not None:
            spans[i, n.target.spans[:, 0], n.target.spans[:, 1]] = True
            times[i, n.target.times] = True
            change[i], doubts[i] = n.target.change, torch.tensor(n.target.doubts)
        if n.soft is not None:
            soft_spans[i, n.soft.spans[:, 0], n.soft.spans[:, 1]] = torch.from_numpy(n.soft.likely)
            soft_times[i, n.soft.times] = torch.from_numpy(n.soft.times_likely)
            soft_change[i], soft_doubts[i] = torch.from_numpy(n.soft.change), torch.from_numpy(n.soft.doubts)
    return {
        "target_spans": spans, "target_times": times, "target_change": change, "target_doubts": doubts,
        "soft_spans": soft_spans, "soft_times": soft_times, "soft_change": soft_change, "soft_doubts": soft_doubts,
        "has_target": torch.tensor([float(n.target is not None) for _, _, n in numbers]),
        "has_soft": torch.tensor([float(n.soft is not None) for _, _, n in numbers]),
    }  # fmt: skip
