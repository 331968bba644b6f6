"""What the role network is told of an article: its words with their features, and evidence for each number.

Features are strings; the model keeps the table that turns them into rows. A word's features speak of the word alone
or of its place; a mark speaks of a word as seen from one number («this rule proposes this word as its subject»).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
BEFORE, AFTER = 100, 30
"""Words before and after a number among which its roles are looked for."""
LONGEST = 8
"""Words of the longest span that is proposed."""
SEGMENT = 64
"""Words that the network reads in one go, at the ends of sentences."""


@dataclass(slots=True)
class RoleNumber:
    """A quantity as the network sees it: its first and last word, what is known of it, and what rules say.

    `marks` are (word, feature), `spans` (first word, last word, feature), `times` the first words of the times layer
    within reach as (word, index of the time).
    """

    first: int
    last: int
    facts: list[str] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    times: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class RoleReading:
    """An article: one row of `states` for each word, the features of its place, the sentence that it stands in, and the numbers."""

    states: Floats
    features: Sequence[Sequence[str]]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    numbers: list[RoleNumber]
    paragraphs: frozenset[int] = frozenset()
    """The words at which a paragraph begins."""
    forms: Sequence[tuple[str, ...]] = ()
    """The features that each word's form gives, before those of its place; words of one form share one tuple."""
    back: Sequence[int] = ()
    """For each word, the first word of the text that its paragraph goes on from; none: the first of all."""

    def every(self) -> list[list[str]]:
        """All features of each word."""
        if not self.forms:
            return [list(own) for own in self.features]
        return [[*form, *own] for form, own in zip(self.forms, self.features, strict=True)]

    def window(self, number: RoleNumber) -> tuple[int, int]:
        """The words, end exclusive, among which the roles of a number are looked for."""
        low = max(number.first - BEFORE, self.back[number.first] if self.back else 0, 0)
        return low, min(len(self.sentence), number.last + 1 + AFTER)


def segments(
    sentences: Sequence[tuple[int, int]], limit: int = SEGMENT, paragraphs: Collection[int] = ()
) -> list[tuple[int, int]]:
    """Ranges of words of at most `limit` that end where a sentence does; a longer sentence is cut.

    A paragraph (a word of `paragraphs`) begins a new one, so that what stands before it does not move its ends.
    """
    out: list[tuple[int, int]] = []
    for begin, stop in sentences:
        for start in range(begin, stop, limit):
            end = min(stop, start + limit)
            if out and end - out[-1][0] <= limit and start not in paragraphs:
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
    return out
