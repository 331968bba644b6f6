"""From the network's answer to one choice for each role, with how likely it is to be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from arextract.roles.role_network import CHANGES, Answer
from arextract.roles.role_reading import LONGEST

_TOP = 8
_WEIGHED = 24
_AGREED, _ALONE, _DENIED = 0.3, 0.7, 0.05
_READ = 0.2
"""What a change gains that the rules read, in likelihood (chosen by cross-validation)."""
_SLACK = 1e-3
"""What rounding may add to the likelihoods of all spans together."""
_LATER = 1e-6
"""What a span must be more likely by than the one before it in the order of their own likelihoods."""
OWN = 0.5
"""A choice is at least so likely by itself, as a share of the likeliest span."""


@dataclass(slots=True, frozen=True)
class Choice:
    """The words `first` to `last` and the likelihood 0–1 that they are right."""

    first: int
    last: int
    likely: float


def choices(
    answer: Answer, folded: Sequence[str], numbers: Sequence[int], least_source: float = 0.0
) -> list[Choice | None]:
    """The best span of every role; subject and metric share no word: the less likely one gives way.

    `numbers` counts for each word, and the end, the words before it that belong to a quantity: no role holds any. No source is
    looked for where it cannot be as likely as `least_source`: most numbers have none.
    """
    found = [best_span(answer, role, folded, numbers) for role in range(2)]
    null = float(answer.null[2])
    found.append(best_span(answer, 2, folded, numbers) if 1.0 - null + _SLACK >= least_source else None)
    subject, metric = found[0], found[1]
    if subject and metric and subject.first <= metric.last and metric.first <= subject.last:
        if subject.likely > metric.likely:
            found[1] = best_span(answer, 1, folded, numbers, subject)
        else:
            found[0] = best_span(answer, 0, folded, numbers, metric)
    return found


def change_of(answer: Answer, rules: tuple[str, str] | None) -> tuple[str, str] | None:
    """The likeliest change, or None; what the rules read counts for more."""
    likely = answer.change.copy()
    if rules in CHANGES and rules is not None:
        likely[CHANGES.index(rules)] += _READ
    return CHANGES[int(likely.argmax())]


def doubts(answer: Answer, hedged: bool, negated: bool) -> tuple[bool, bool]:
    """Whether a number is hedged and denied, from what the rules say and how likely the network holds it.

    A word of doubt that the network thinks to be another clause's does not count. Denials are too few in the data for the
    network to find one by itself.
    """
    return (
        answer.hedged > (_AGREED if hedged else _ALONE),
        negated and answer.negated > _DENIED,
    )


def best_span(
    answer: Answer, role: int, folded: Sequence[str], numbers: Sequence[int], beside: Choice | None = None
) -> Choice | None:
    """The span of a role (an index into `arextract.roles.role_network.ROLES`) on which most of the likelihood lies.

    The likelihood of a span is that of all spans which say about the same: those that share most of its words, and
    those with the very same words elsewhere in `folded`, the article's folded words. None of its words is one of `beside`,
    or of a quantity (see `choices`).
    """
    flat = answer.spans[role].ravel()
    count = min(_WEIGHED, len(flat))
    at = np.argpartition(-flat, count - 1)[:count] if count < len(flat) else np.arange(count)
    at = at[np.lexsort((at, -flat[at]))]
    left, outside = 1.0, 0.0
    spans: list[tuple[int, int, float, str]] = []
    for place, own in zip(at.tolist(), flat[at].tolist(), strict=True):
        first = place // LONGEST + answer.low
        last = first + place % LONGEST
        if last >= len(folded):
            continue
        if beside is not None and first <= beside.last and beside.first <= last:
            outside += own
        elif numbers[last + 1] == numbers[first]:
            spans.append((first, last, own, " ".join(folded[first : last + 1])))
    if not spans:
        return None
    if beside is not None:
        # What shares words with the other role is ruled out; the rest has its likelihood.
        left = max(1.0 - outside, 1e-3)
    best, most, likely = spans[0], 0.0, 0.0
    for rank, one in enumerate(spans[:_TOP]):
        first, last, own, words = one
        # What only lies between two likely spans is none: «المتجر سعر الخبز» for «المتجر» or «سعر الخبز».
        if own < OWN * spans[0][2]:
            break
        alike = 0.0
        for begin, end, other, said in spans:
            shared = min(last, end) - max(first, begin) + 1
            if 4 * shared >= last - first + end - begin + 2 or words == said:
                alike += other
        # Of equals the likelier span itself: a longer one must be clearly better.
        if rank == 0 or alike - _LATER * rank > most:
            best, most, likely = one, alike - _LATER * rank, alike
    return Choice(best[0], best[1], min(likely / left, 1.0))
