"""Facts of one measure gathered over articles, and the verdict on every pair of them."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from arextract.comparison.facts import Fact, facts
from arextract.comparison.figures import Rates
from arextract.comparison.judge import VERDICTS, Verdict, comparable, dated, same_figure
from arextract.record import Article

Reports = tuple[date, date] | None
_MOST = 400  # facts of one group that are compared pair by pair; the rest of a larger group is left out and counted


@dataclass(frozen=True, slots=True)
class Pair:
    """Two facts of different articles (`one` reported no later than `other`, where both are dated) and the verdict."""

    one: Fact
    other: Fact
    verdict: Verdict


@dataclass(slots=True)
class Group:
    """Facts of one measure of one thing, by date of report; `versions` are the figures told apart; `left_out` facts were too many."""

    facts: list[Fact]
    versions: list[list[Fact]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    left_out: int = 0

    @property
    def verdict(self) -> Verdict:
        """The gravest verdict of the group."""
        found = {pair.verdict for pair in self.pairs}
        return next(v for v in VERDICTS if v in found)


def compare(articles: Iterable[Article], *, convert: str | None = None, rates: Rates | None = None) -> list[Group]:
    """Claims of the same thing, measure, unit and period across `articles`, grouped, the gravest groups first.

    `convert` names the currency to compare money in, `rates` what each currency is worth in it (`read_rates`); without
    them only amounts of one currency meet. A group has facts of two articles or more.
    """
    groups = list(_groups(facts(articles, convert, rates)))
    groups.sort(
        key=lambda g: (VERDICTS.index(g.verdict), -len(g.facts), g.facts[0].article.id, g.facts[0].claim.quantity.start)
    )
    return groups


def _groups(found: Iterable[Fact]) -> Iterator[Group]:
    blocks: dict[tuple[object, ...], list[Fact]] = collections.defaultdict(list)
    for fact in found:
        blocks[fact.key, fact.about].append(fact)
    for block in blocks.values():
        if len({id(fact.article) for fact in block}) < 2:
            continue
        block.sort(key=lambda f: (f.reported or date.min, f.article.id, f.claim.quantity.start))
        kept = block[:_MOST]
        for members in _connected(kept):
            group = Group(members, _versions(members), left_out=len(block) - len(kept))
            group.pairs = list(_pairs(group))
            if group.pairs:
                yield group


def _connected(block: list[Fact]) -> Iterator[list[Fact]]:
    """The facts that can be compared with one another, directly or over others."""
    left = list(block)
    while left:
        members = [left.pop(0)]
        for fact in members:  # grows while it is gone through
            apart: list[Fact] = []
            for other in left:
                (members if comparable(fact, other) else apart).append(other)
            left = apart
        if len(members) > 1:
            yield sorted(members, key=lambda f: (f.reported or date.min, f.article.id, f.claim.quantity.start))


def _versions(members: list[Fact]) -> list[list[Fact]]:
    """The figures that are told, each with its facts; a rounding stands with the first figure that it fits."""
    versions: list[list[Fact]] = []
    for fact in sorted(members, key=lambda f: f.figure.step):
        home = next((v for v in versions if any(same_figure(fact, f) for f in v[:1])), None)
        if home is None:
            versions.append([fact])
        else:
            home.append(fact)
    return sorted(versions, key=lambda v: min(f.reported or date.min for f in v))


def _pairs(group: Group) -> Iterator[Pair]:
    place = {id(fact): number for number, version in enumerate(group.versions) for fact in version}
    reports = [_reports(version) for version in group.versions]
    refuted = _refuted(group.versions, reports)
    for one, other in itertools.combinations(group.facts, 2):
        if not comparable(one, other):
            continue
        a, b = place[id(one)], place[id(other)]
        if a == b:
            verdict: Verdict | None = same_figure(one, other) or "rounding"
        else:
            verdict = _differing(one, other, reports[a], reports[b], a in refuted or b in refuted)
        if verdict is not None:
            yield Pair(one, other, verdict)


def _differing(one: Fact, other: Fact, its: Reports, others: Reports, refuted: bool) -> Verdict | None:
    """Two figures that differ: a contradiction within one stated period, where their reports cross, or where one never stood;
    else the later replaces the earlier. Estimates that differ contradict nobody."""
    if one.claim.hedged or other.claim.hedged:
        return "update" if not dated(one, other) and (_before(its, others) or _before(others, its)) else None
    if dated(one, other) or one.claim.negated != other.claim.negated:
        return "contradiction"
    if one.reported is None or other.reported is None:
        return None
    if refuted:
        return "contradiction"
    return "update" if _before(its, others) or _before(others, its) else "contradiction"


def _reports(version: list[Fact]) -> Reports:
    """The days of the first and the last report of a figure; None where no report of it is dated."""
    days = [fact.reported for fact in version if fact.reported]
    return (min(days), max(days)) if days else None


def _before(its: Reports, others: Reports) -> bool:
    """Whether the last report of one figure precedes the first of the other."""
    return its is not None and others is not None and its[1] < others[0]


def _refuted(versions: list[list[Fact]], reports: list[Reports]) -> set[int]:
    """Figures that never stood: told by fewer articles than another whose reports go on before and after, or on the same day."""
    found = set()
    for number, version in enumerate(versions):
        for place, other in enumerate(versions):
            its, others = reports[number], reports[place]
            crossing = other is not version and not _before(its, others) and not _before(others, its)
            if crossing and len(other) > len(version):
                found.add(number)
    return found
