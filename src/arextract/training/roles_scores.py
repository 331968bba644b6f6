"""What networks say of passages, and how often it is right: rows, figures, thresholds, calibration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from arextract.roles.choose import change_of, choices, doubts
from arextract.roles.role_network import ROLES, Answer
from arextract.roles.role_reading import LONGEST
from arextract.training.roles_batches import Encoded, Example, Tables, batch_of
from arextract.training.roles_data import Gold, Passage
from arextract.training.roles_network import RoleNetwork

CHOSEN = (*ROLES, "time")
_AS_GOOD = 0.01
_BINS = 20


@dataclass(slots=True)
class ScoreRow:
    """One gold number: for each role how likely its choice is, whether it is right, whether gold has one; the same of rules."""

    folder: str
    found: bool
    likely: dict[str, float] = field(default_factory=dict)
    null: dict[str, float] = field(default_factory=dict)
    right: dict[str, bool] = field(default_factory=dict)
    gold: dict[str, bool] = field(default_factory=dict)
    rules_said: dict[str, bool] = field(default_factory=dict)
    rules_right: dict[str, bool] = field(default_factory=dict)
    change: tuple[Any, Any, Any] = (None, None, None)
    hedged: tuple[bool, bool, bool] = (False, False, False)
    negated: tuple[bool, bool, bool] = (False, False, False)
    proposals: list[tuple[str, str, bool]] = field(default_factory=list)


def answers(networks: Sequence[RoleNetwork], examples: Sequence[Example], tables: Tables) -> list[list[Answer]]:
    """The answers for each example's numbers, the mean of the networks' likelihoods."""
    out: list[list[Answer]] = []
    with torch.no_grad():
        for example in examples:
            if not example.numbers:
                out.append([])
                continue
            batch, numbers = batch_of([example], tables)
            sums: list[np.ndarray[Any, Any]] = []
            for network in networks:
                spans, times, changes, doubts = network(batch)
                said = [spans.softmax(2), times.softmax(1), changes.softmax(1), doubts.sigmoid()]
                sums = [s + t.numpy() for s, t in zip(sums, said, strict=True)] if sums else [t.numpy() for t in said]
            out.append([_answer(n, *(s[i] / len(networks) for s in sums)) for i, (_, n) in enumerate(numbers)])
    return out


def _answer(n: Encoded, spans: Any, times: Any, changes: Any, doubts: Any) -> Answer:
    own = spans[:, 1:].reshape(len(ROLES), -1, LONGEST)[:, : n.width]
    return Answer(
        n.low, own, spans[:, 0], times[1 : 1 + n.width], float(times[0]), changes, float(doubts[0]), float(doubts[1])
    )


def rows_of(examples: Sequence[Example], said: Sequence[Sequence[Answer]]) -> list[ScoreRow]:
    """One row for each gold number that is not optional."""
    return [
        _row(example.passage, gold, own)
        for example, own in zip(examples, said, strict=True)
        for gold in example.passage.gold
        if not gold.optional
    ]


def _row(passage: Passage, gold: Gold, said: Sequence[Answer]) -> ScoreRow:
    row = ScoreRow(passage.folder, gold.number is not None)
    claim = None if gold.number is None else passage.claims[gold.number]
    text = passage.words.text
    found = choices(said[gold.number], passage.words.folded, passage.counted) if gold.number is not None else []
    for k, role in enumerate(ROLES):
        own = gold.roles[role]
        row.gold[role] = own is not None
        rule = getattr(claim, role, None)
        row.rules_said[role] = rule is not None
        row.rules_right[role] = rule is not None and passage.role_right(
            own, {"start": rule.start, "end": rule.end, "text": text[rule.start : rule.end]}
        )
        row.likely[role], row.null[role], row.right[role] = -1.0, 1.0, False
        if gold.number is not None:
            answer = said[gold.number]
            best = found[k]
            row.null[role] = float(answer.null[k])
            if best is not None:
                row.likely[role] = best.likely
                row.right[role] = passage.role_right(own, passage.characters(best.first, best.last))
    row.gold["time"] = gold.time is not None
    row.rules_said["time"] = claim is not None and claim.time is not None
    row.rules_right["time"] = claim is not None and passage.time_right(gold.time, claim.time)
    row.likely["time"], row.null["time"], row.right["time"] = -1.0, 1.0, False
    if gold.number is not None and claim is not None:
        answer = said[gold.number]
        index, likely = best_time(
            answer, passage.reading.numbers[gold.number].times, [t.value for t in passage.own.times]
        )
        row.likely["time"], row.null["time"] = likely, answer.no_time
        row.right["time"] = passage.time_right(gold.time, index)
        row.change = (gold.change, change_of(answer, claim.change), claim.change)
        hedged, negated = doubts(answer, claim.hedged, claim.negated)
        row.hedged = (gold.hedged, hedged, claim.hedged)
        row.negated = (gold.negated, negated, claim.negated)
        for proposal in claim.evidence:
            if proposal.start >= 0 and proposal.role in ROLES:
                span = {"start": proposal.start, "end": proposal.end, "text": text[proposal.start : proposal.end]}
                row.proposals.append(
                    (proposal.rule, proposal.role, passage.role_right(gold.roles[proposal.role], span))
                )
    else:
        row.change, row.hedged, row.negated = (
            (gold.change, None, None),
            (gold.hedged, False, False),
            (gold.negated, False, False),
        )
    return row


def best_time(
    answer: Answer, times: Iterable[tuple[int, int]], values: Sequence[str | None]
) -> tuple[int | None, float]:
    """The index of the likeliest time and its likelihood, mentions of one value taken together; (None, -1) without times."""
    by_value: dict[Any, float] = defaultdict(float)
    best: tuple[float, int, int] | None = None
    for word, index in times:
        at = word - answer.low
        if not 0 <= at < len(answer.times):
            continue
        chance = float(answer.times[at])
        by_value[values[index] or index] += chance
        if best is None or (chance, -word) > best[:2]:
            best = (chance, -word, index)
    if best is None:
        return None, -1.0
    return best[2], by_value[values[best[2]] or best[2]]


def f1(right: float, said: float, gold: float) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    return right / max(1, said), right / max(1, gold), 2 * right / max(1, said + gold)


def figures(rows: Sequence[ScoreRow], least: dict[str, float]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of every role with the thresholds `least`; of the rules as ``rules ROLE``; whole claims."""
    out = {}
    for role in CHOSEN:
        said = [row for row in rows if row.likely[role] >= least[role]]
        gold = sum(row.gold[role] for row in rows)
        out[role] = f1(sum(row.right[role] for row in said), len(said), gold)
        out[f"rules {role}"] = f1(
            sum(row.rules_right[role] for row in rows), sum(row.rules_said[role] for row in rows), gold
        )
    for name in ("change", "hedged", "negated"):
        for label, k in ((name, 1), (f"rules {name}", 2)):
            pairs = [(getattr(row, name)[0], getattr(row, name)[k]) for row in rows]
            out[label] = f1(
                sum(bool(g) and g == s for g, s in pairs),
                sum(bool(s) for _, s in pairs),
                sum(bool(g) for g, _ in pairs),
            )
    whole = sum(_whole(row, least) for row in rows) / max(1, len(rows))
    out["roles all right"] = (whole, whole, whole)
    sure = sorted(((row.likely["subject"], row.right["subject"]) for row in rows), reverse=True)
    top = sure[: int(0.4 * sum(row.gold["subject"] for row in rows))]
    share = sum(right for _, right in top) / max(1, len(top))
    out["surest 40% of subjects"] = (share, share, share)
    return out


def _whole(row: ScoreRow, least: dict[str, float]) -> bool:
    return (
        row.found
        and all(row.right[r] if row.likely[r] >= least[r] else not row.gold[r] for r in CHOSEN)
        and row.change[0] == row.change[1]
    )


def thresholds(rows: Sequence[ScoreRow], precision: dict[str, float] | None = None) -> dict[str, float]:
    """For each role the likelihood from which on saying is best for F1; where `precision` names a role, at least so precise.

    Of those as good within `_AS_GOOD` it is the middle one: the very best is a matter of chance.
    """
    out = {}
    for role in CHOSEN:
        gold = sum(row.gold[role] for row in rows)
        scores = {}
        for least in np.arange(0.1, 0.9, 0.02).tolist():
            said = [row for row in rows if row.likely[role] >= least]
            p, _, score = f1(sum(row.right[role] for row in said), len(said), gold)
            if p >= (precision or {}).get(role, 0.0):
                scores[round(least, 2)] = score
        best = max(scores.values(), default=0.0)
        good = [least for least, score in scores.items() if score >= best - _AS_GOOD]
        out[role] = good[len(good) // 2] if good else 0.5
    return out


def curve(pairs: Iterable[tuple[float, bool]]) -> list[list[float]]:
    """[likelihoods, shares of right choices] by isotonic regression over `_BINS` equal bins: never falling."""
    ordered = sorted((p, r) for p, r in pairs if p >= 0)
    groups: list[list[float]] = []
    for part in np.array_split(np.arange(len(ordered)), _BINS):
        if len(part):
            own = [ordered[i] for i in part.tolist()]
            groups.append([sum(p for p, _ in own), sum(r for _, r in own), len(own)])
            while len(groups) > 1 and groups[-2][1] / groups[-2][2] >= groups[-1][1] / groups[-1][2]:
                last = groups.pop()
                groups[-1] = [a + b for a, b in zip(groups[-1], last, strict=True)]
    at = [round(g[0] / g[2], 4) for g in groups]
    share = [round(g[1] / g[2], 4) for g in groups]
    return [[0.0, *at, 1.0], [0.0, *share, max(share[-1], 0.0)]]


Show = Callable[[str], None]


def show(name: str, found: dict[str, tuple[float, float, float]]) -> str:
    """The figures in one line."""
    parts = [
        f"{role} {found[role][0]:.3f}/{found[role][1]:.3f}/{found[role][2]:.3f} (rules {found[f'rules {role}'][2]:.3f})"
        for role in (*CHOSEN, "change", "hedged", "negated")
    ]
    return f"{name}: " + "; ".join(
        [*parts, f"all {found['roles all right'][0]:.3f}", f"top40 {found['surest 40% of subjects'][0]:.3f}"]
    )
