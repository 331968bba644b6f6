"""From the network's answer to one choice for each role, with how likely it is to be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from arextract.roles.network import Answer
from arextract.roles.reading import LONGEST

_TOP = 8
_WEIGHED = 24


@dataclass(slots=True, frozen=True)
class Choice:
    """The words `first` to `last` and the likelihood 0–1 that they are right."""

    first: int
    last: int
    likely: float


def best_span(answer: Answer, role: int, folded: Sequence[str]) -> Choice | None:
    """The span of a role (an index into `arextract.roles.network.ROLES`) on which most of the likelihood lies.

    The likelihood of a span is that of all spans which say about the same: those that share most of its words, and
    those with the very same words elsewhere in `folded`, the article's folded words.
    """
    flat = answer.spans[role].ravel()
    count = min(_WEIGHED, len(flat))
    at = np.argpartition(-flat, count - 1)[:count] if count < len(flat) else np.arange(count)
    at = at[np.lexsort((at, -flat[at]))]
    firsts = at // LONGEST + answer.low
    lasts = firsts + at % LONGEST
    found: Choice | None = None
    for first, last in zip(firsts[:_TOP].tolist(), lasts[:_TOP].tolist(), strict=True):
        if last >= len(folded):
            continue
        shared = np.maximum(0, np.minimum(lasts, last) - np.maximum(firsts, first) + 1)
        alike = 4 * shared >= (lasts - firsts + 1) + (last - first + 1)
        said = folded[first : last + 1]
        for other in np.nonzero(~alike)[0].tolist():
            begin = int(firsts[other])
            alike[other] = folded[begin : begin + last - first + 1] == said and lasts[other] - begin == last - first
        likely = float(flat[at[alike]].sum(dtype=np.float64))
        if found is None or likely > found.likely + 1e-6:
            # Of the spans that say about the same, the likeliest itself: never a stretch that covers two of them
            # («شركته توفر» for «شركته» and «توفر»), which overlaps with both and is neither.
            own = int(np.nonzero(alike)[0][0])
            found = Choice(int(firsts[own]), int(lasts[own]), likely)
    return found
