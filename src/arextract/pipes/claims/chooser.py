"""Chooses the roles of every claim with the role model, from what the rules and the layers propose."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from arextract.arabic.analysis import proclitic_letters
from arextract.layers import ClaimSpan, Layers, RoleSpan
from arextract.ner.tagger import NameModel
from arextract.pipes.claims.engine import Assigned, assign
from arextract.pipes.claims.evidence import Evidence
from arextract.roles.choose import Choice, change_of, choices, doubts
from arextract.roles.role_model import RoleModel
from arextract.roles.role_network import ROLES, Answer
from arextract.roles.role_reading import LONGEST, Floats, RoleReading
from arextract.text.word_layer import ADDRESS, ARABIC, BREAK, Words

_LONGEST_SENTENCE = 200
_UNREAD = frozenset({BREAK, ADDRESS})


def states(found: Words, sentences: Sequence[tuple[int, int]], tagger: NameModel) -> Floats:
    """One row for each word: the tagger's states and vector; zeros for line ends and addresses, which it does not read."""
    ranges: list[list[int]] = []
    kinds, surfaces = found.kinds, found.surfaces
    for begin, stop in sentences:
        indices = [i for i in range(begin, stop) if kinds[i] not in _UNREAD]
        ranges += [indices[at : at + _LONGEST_SENTENCE] for at in range(0, len(indices), _LONGEST_SENTENCE)]
    read = tagger.read([[surfaces[i] for i in indices] for indices in ranges])
    out = np.zeros((len(found), tagger.width), dtype=np.float32)
    for indices, rows in zip(ranges, read, strict=True):
        out[indices] = rows
    return out


def begin_of(found: Words, own: Layers, word: int) -> int:
    """Where a word begins without its proclitics, as the syntax layer has it or, without one, as their frequency says."""
    if own.syntax.begins:
        return own.syntax.begins[word]
    return found.starts[word] + (proclitic_letters(found.surface(word)) if found.kinds[word] == ARABIC else 0)


class Chooser:
    """Callable on the layers of some articles; overwrites the roles of their claims. `least` replaces the model's own thresholds."""

    def __init__(self, model: RoleModel, tagger: NameModel, least: float | None = None) -> None:
        self.model, self.tagger, self.least = model, tagger, least

    def __call__(self, articles: Sequence[tuple[Words, Layers, Assigned]]) -> None:
        asked = [(own, *self._read(found, own, told)) for found, own, told in articles if own.quantities]
        answers = self.model.network.many([reading for _, _, reading, _ in asked])
        for (own, evidence, reading, which), said in zip(asked, answers, strict=True):
            counted = evidence.counted()
            sure: dict[int, float] = {}
            for answer, index, number in zip(said, which, reading.numbers, strict=True):
                sure[index] = self._fill(own.claims[index], answer, dict(number.times), evidence, own, counted)
            self._share(own.claims, sure)

    def _read(self, found: Words, own: Layers, told: Assigned) -> tuple[Evidence, RoleReading, list[int]]:
        evidence = Evidence(found, own, told)
        return (evidence, *evidence.reading(states(found, found.sentences, self.tagger)))

    def candidates(self, found: Words, own: Layers, index: int, most: int) -> dict[str, list[tuple[str, float]]]:
        """The likeliest answers for each role of claim number `index`, as words and likelihood; null is one of them."""
        _, reading, which = self._read(found, own, assign(found, own))
        if index not in which:
            return {}
        answer = self.model.network(reading)[which.index(index)]
        out = {}
        for k, role in enumerate(ROLES):
            every = [(float(answer.null[k]), "null")]
            flat = answer.spans[k].ravel()
            for at in np.argsort(-flat, kind="stable")[:most].tolist():
                first = at // LONGEST + answer.low
                last = min(first + at % LONGEST, len(found) - 1)
                every.append((float(flat[at]), found.text[begin_of(found, own, first) : found.ends[last]]))
            out[role] = [(words, likely) for likely, words in sorted(every, key=lambda e: -e[0])[:most]]
        return out

    def _fill(
        self,
        claim: ClaimSpan,
        answer: Answer,
        times: dict[int, int],
        evidence: Evidence,
        own: Layers,
        counted: list[int],
    ) -> float:
        """Fills the claim; returns how likely its subject and metric are both right."""
        chances: list[float] = []
        chosen: dict[str, RoleSpan | None] = {}
        least = self.model.least["source"] if self.least is None else 0.0
        best_of = choices(answer, evidence.words.folded, counted, least)
        for k, (role, best) in enumerate(zip(ROLES, best_of, strict=True)):
            score = self.model.score(role, best.likely) if best is not None else 0.0
            if best is None or not self._sure(role, best.likely, score):
                chosen[role] = None
                chances.append(float(answer.null[k]))
                continue
            chosen[role] = self._span(best, evidence, own, score)
            chances.append(best.likely)
        claim.subject, claim.metric, claim.source = (chosen[role] for role in ROLES)
        claim.time, sure = self._time(answer, times, own)
        claim.change = change_of(answer, claim.change)
        claim.hedged, claim.negated = doubts(answer, claim.hedged, claim.negated)
        if claim.bare:
            claim.subject = claim.metric = claim.source = claim.time = claim.change = None
        claim.score = self.model.score("claim", math.prod(chances) * sure)
        claim.rule = self._rule(claim)
        return math.prod(chances[:2])

    def _share(self, claims: Sequence[ClaimSpan], sure: Mapping[int, float]) -> None:
        """Figures of one change have one subject and one metric: those of the figure that is surest."""
        groups: dict[int, list[ClaimSpan]] = {}
        first: dict[int, int] = {}
        for claim in claims:
            if claim.partner is not None:
                first[claim.quantity] = first.get(claim.partner, claim.partner)
                groups.setdefault(first[claim.quantity], [claims[first[claim.quantity]]]).append(claim)
        for group in groups.values():
            best = max(group, key=lambda claim: sure.get(claim.quantity, 0.0))
            for claim in group:
                if claim is not best:
                    claim.subject, claim.metric = best.subject, best.metric
                    claim.rule = self._rule(claim)

    def _sure(self, role: str, likely: float, score: float) -> bool:
        return likely >= self.model.least[role] if self.least is None else score >= self.least

    def _time(self, answer: Answer, times: dict[int, int], own: Layers) -> tuple[int | None, float]:
        """The likeliest time and its likelihood; mentions of the same value stand for each other."""
        chances = {word: float(answer.times[word - answer.low]) for word in times if word >= answer.low}
        if not chances:
            return None, answer.no_time
        word = max(chances, key=lambda w: (chances[w], -w))
        value = own.times[times[word]].value
        likely = sum(
            chance
            for other, chance in chances.items()
            if other == word or (value is not None and own.times[times[other]].value == value)
        )
        return (times[word], likely) if likely >= self.model.least["time"] else (None, answer.no_time)

    @staticmethod
    def _span(best: Choice, evidence: Evidence, own: Layers, score: float) -> RoleSpan:
        """The characters of a choice: a name's own, else the words without the first one's proclitics."""
        found = evidence.words
        index = evidence.name_at.get((best.first, best.last))
        if index is not None:
            name = own.names[index]
            return RoleSpan(name.start, name.end, name.canonical, index, score)
        return RoleSpan(begin_of(found, own, best.first), found.ends[best.last], None, None, score)

    def _rule(self, claim: ClaimSpan) -> str:
        """The rule of the highest measured precision that proposed a role as it was chosen, else ``model``."""
        strongest = (0.0, "model")
        for proposal in claim.evidence:
            role = {"subject": claim.subject, "metric": claim.metric}.get(proposal.role)
            if role is None:
                continue
            shared = min(role.end, proposal.end) - max(role.start, proposal.start)
            if 4 * shared >= role.end - role.start + proposal.end - proposal.start:
                strongest = max(strongest, (self.model.precision.get(proposal.rule, 0.0), proposal.rule))
        return strongest[1] if strongest[0] > 0 else "model"
