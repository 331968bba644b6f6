"""Known Latin names and words: a sorted list with a few numbers a word, looked up by bisection.

Columns of `values` are sources (see `GROUPS`): 0 where the source lacks the word, else 1 to 255 by how common it is.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

REGIONS = ("anglo", "german", "romance", "nordic", "slavic", "mideast", "indian", "asian", "african")
"""People of an encyclopaedia by where they are from: the last columns."""
GROUPS = ("en", "de", "rom", "nord", "slav", "tr", "ms", "census", "faker", "geo", "wiki", *REGIONS)
STEPS = 16
"""Steps of a column of people in which a count grows by the factor e."""
NOBODY = -1e9
_REMEMBERED = 30_000
_ALONE = 0.3  # people who bear a word that is only listed
_USUAL = 30.0  # and as many more for the commonest words of a source: a brand is borne by nobody

Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.float32]


Beginning = tuple[int, int, float]
"""The words that begin with a text, as `low:high` of the list, and the log of how many people bear one of them."""


def _counts(steps: Bytes) -> Numbers:
    """How many people the values of a column of people stand for."""
    found: Numbers = np.where(steps > 0, np.exp((steps.astype(np.float32) - 1) / STEPS), np.float32(0.0))
    return found


class LatinWords:
    """The list. `words` are sorted; `values` has one row a word and one column a source."""

    def __init__(self, words: Sequence[str], values: Bytes) -> None:
        self.words = list(words)
        self.values = np.vstack([values, np.zeros((1, values.shape[1]), dtype=np.uint8)])
        people = values[:, -len(REGIONS) :]
        counts = _counts(people).sum(axis=1)
        self.people: Numbers = np.append(counts, np.float32(0.0))
        usual = values[:, : -len(REGIONS)].max(axis=1).astype(np.float32) / 255.0
        weights = np.maximum(counts, _ALONE) + _USUAL * usual**3
        self._until = np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])
        self.seen: dict[str, Beginning | None] = {}
        self.every: Beginning = (0, len(self.words), math.log(self._until[-1] + _ALONE))

    def begin(self, text: str, within: Beginning) -> Beginning | None:
        """The words that begin with `text`, sought `within` those that begin with a beginning of it; None where none does.

        Answers are remembered in `seen`, because beams ask the same again.
        """
        seen = self.seen
        try:
            return seen[text]
        except KeyError:  # another thread may empty the memory at any time
            pass
        if len(seen) > _REMEMBERED:
            seen.clear()
        words = self.words
        low = bisect_left(words, text, within[0], within[1])
        found: Beginning | None = None
        if low < within[1] and words[low].startswith(text):
            high = bisect_left(words, text + "\x7f", low + 1, within[1])
            found = (low, high, math.log(self._until.item(high) - self._until.item(low)))
        seen[text] = found
        return found

    def whole(self, text: str, within: Beginning) -> float:
        """The log of how many people bear the word `text` itself, `NOBODY` where it is not known; `within` as for `begin`."""
        found = self.begin(text, within)
        if found is None or self.words[found[0]] != text:
            return NOBODY
        return math.log(self._until.item(found[0] + 1) - self._until.item(found[0]))

    def share(self, rows: Sequence[int], region: str) -> Numbers:
        """How much of the people who bear each word (by its row) are from `region`, from 0 to 1; 0.5 where nobody is known."""
        own = _counts(self.values[list(rows), REGIONS.index(region) - len(REGIONS)])
        found: Numbers = (own + 0.5) / (self.people[list(rows)] + 1.0)
        return found

    def row(self, word: str) -> int:
        """The row of `word` in `values`; the last row, all zeros, for one that is not known."""
        begin = self.seen.get(word)
        at = begin[0] if begin is not None else bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else len(self.words)
