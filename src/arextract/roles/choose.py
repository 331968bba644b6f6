"""From the network's answer to one choice for each role, with how likely it is to be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from arextract.roles.role_network import CHANGES, ROLES, Answer
from arextract.roles.role_reading import LONGEST

_TOP = 8
_WEIGHED = 24
_AGREED, _ALONE, _DENIED = 0.3, 0.7, 0.05
_READ = 0.2
"""What a change gains that the rules read, in likelihood (chosen by cross-validation)."""
OWN = 0.5
"""A choice is at least so likely by itself, as a share of the likeliest span."""


@dataclass(slots=True, frozen=True)
class Choice:
    """The words `first` to `last` and the likelihood 0–1 that they are right."""

    first: int
    last: int
    likely: float


def choices(answer: Answer, folded: Sequence[str], numbers: Sequence[int]) -> list[Choice | None]:
    """The best span of every role; subject and metric share no word: the less likely one gives way.

    `numbers` counts for each word, and the end, the words before it that belong to a quantity: no role holds any.
    """
    found = [best_span(answer, role, folded, numbers) for role in range(len(ROLES))]
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
    firsts = at // LONGEST + answer.low
    lasts = firsts + at % LONGEST
    inside = lasts < len(folded)
    left = 1.0
    if beside is not None:
        apart = (firsts > beside.last) | (lasts < beside.first)
        # What shares words with the other role is ruled out; the rest has its likelihood.
        left = max(1.0 - float(flat[at[inside & ~apart]].sum(dtype=np.float64)), 1e-3)
        inside &= apart
    whole = zip(firsts[inside].tolist(), lasts[inside].tolist(), strict=True)
    inside[inside] = [numbers[b + 1] == numbers[a] for a, b in whole]
    at, firsts, lasts = at[inside], firsts[inside], lasts[inside]
    if not len(at):
        return None
    alike_to: dict[str, int] = {}
    said = [" ".join(folded[a : b + 1]) for a, b in zip(firsts.tolist(), lasts.tolist(), strict=True)]
    words = np.array([alike_to.setdefault(one, len(alike_to)) for one in said])
    sizes = lasts - firsts + 1
    top = slice(0, _TOP)
    shared = np.minimum(lasts[top, None], lasts) - np.maximum(firsts[top, None], firsts) + 1
    alike = (4 * shared >= sizes[top, None] + sizes) | (words[top, None] == words)
    likely = (alike * flat[at].astype(np.float64)).sum(axis=1)
    # What only lies between two likely spans is none: «المتجر سعر الخبز» for «المتجر» or «سعر الخبز».
    likely[flat[at[top]] < OWN * flat[at[0]]] = 0
    # Of equals the likelier span itself: a longer one must be clearly better.
    best = int(np.argmax(likely - 1e-6 * np.arange(len(likely))))
    return Choice(int(firsts[best]), int(lasts[best]), min(float(likely[best]) / left, 1.0))
