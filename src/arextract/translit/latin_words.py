"""Known Latin names and words: a sorted list with a few numbers a word, looked up by bisection.

Columns of `values` are sources (see `GROUPS`): 0 where the source lacks the word, else 1 to 255 by how common it is.
"""

from __future__ import annotations

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
_ROWS = 65_536
"""Words that are counted at once: few enough for little memory."""
_ALONE = 0.3  # people who bear a word that is only listed
_USUAL = 30.0  # and as many more for the commonest words of a source: a brand is borne by nobody

Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.float32]


Places = npt.NDArray[np.intp]
Heads = npt.NDArray[np.int64]
_LINE_END = ord("\n")
HEAD = 8
"""Letters of a word that are compared at once."""
# What a text of so many letters, as a number, lies below the first that does not begin with it: the least letter that
# no word has in its next place, and for `HEAD` letters one.
_STEP = np.array([0x7F << 8 * (HEAD - 1 - size) for size in range(HEAD)] + [1], dtype=np.int64)
_COUNTS: Numbers = np.append(np.float32(0.0), np.exp(np.arange(255, dtype=np.float32) / STEPS)).astype(np.float32)
"""How many people the values of a column of people stand for."""


def people(values: Bytes) -> Numbers:
    """How many people bear the word of each row."""
    counts: Numbers = _COUNTS[values[:, -len(REGIONS) :]].sum(axis=1)
    return counts


def head_numbers(texts: Sequence[str]) -> Heads:
    """The first `HEAD` letters of each text as a number; numbers stand in the order of the letters."""
    letters = "".join([text[:HEAD].ljust(HEAD, "\0") for text in texts]).encode("ascii")
    return np.frombuffer(letters, dtype=">u8").astype(np.int64)


def _sizes(texts: Sequence[str]) -> Places:
    return np.array([len(text) for text in texts], dtype=np.intp)


class LatinWords:
    """The list. `words` are sorted ASCII; `values` has one row a word and one column a source."""

    def __init__(self, words: Bytes, values: Bytes) -> None:
        """`words` are lines, as `arextract.packed_lines.pack_lines` gives them."""
        self._letters = words.tobytes()
        ends = np.append(np.flatnonzero(words == _LINE_END), len(words)).astype(np.int32)
        self._starts = np.concatenate([[0], ends[:-1] + 1]).astype(np.int32)
        self._sizes = (ends - self._starts).astype(np.uint8)
        self._heads = np.zeros(len(ends), dtype=np.int64)
        for place in range(HEAD):
            letters = words.take(self._starts + place, mode="clip")
            self._heads <<= 8
            self._heads |= np.where(self._sizes > place, letters, 0).astype(np.int64)
        self.values = values
        self._until = np.zeros(len(ends) + 1)
        for at in range(0, len(ends), _ROWS):
            rows = values[at : at + _ROWS]
            usual = rows[:, : -len(REGIONS)].max(axis=1).astype(np.float32) / 255.0
            self._until[at + 1 : at + 1 + len(rows)] = np.maximum(people(rows), _ALONE) + _USUAL * usual**3
        np.cumsum(self._until, out=self._until)

    def __len__(self) -> int:
        return len(self._heads)

    def _word(self, row: int) -> bytes:
        start = self._starts[row]
        return self._letters[start : start + self._sizes[row]]

    def ranges(self, texts: Sequence[str]) -> tuple[Places, Places]:
        """Where the words that begin with each of `texts` begin and end in the list."""
        sizes = _sizes(texts)
        low, high = self.ranges_of(head_numbers(texts), sizes)
        for at in np.flatnonzero((sizes > HEAD) & (low < high)).tolist():
            low[at], high[at] = self.narrowed(texts[at], int(low[at]), int(high[at]))
        return low, high

    def ranges_of(self, heads: Heads, sizes: Places) -> tuple[Places, Places]:
        """The `ranges` of texts with these `head_numbers` and so many letters, of longer ones the ranges of their heads."""
        return self._heads.searchsorted(heads), self._heads.searchsorted(heads + _STEP.take(sizes, mode="clip"))

    def narrowed(self, text: str, low: int, high: int) -> tuple[int, int]:
        """The range of a text of more than `HEAD` letters, within that of its head."""
        within, letters = range(high), text.encode("ascii")
        low = bisect_left(within, letters, low, key=self._word)
        return low, bisect_left(within, letters + b"\x7f", low, key=self._word)

    def bearers(self, low: Places, high: Places) -> npt.NDArray[np.float64]:
        """The log of how many people bear a word of each range; `NOBODY` for an empty one."""
        found = np.full(len(low), NOBODY)
        np.log(self._until.take(high) - self._until.take(low), out=found, where=high > low)
        return found

    def whole(self, low: Places, high: Places, sizes: Places) -> npt.NDArray[np.bool_]:
        """Whether a text of so many letters, whose range this is, is a word: it stands before those that begin with it."""
        found: npt.NDArray[np.bool_] = (low < high) & (self._sizes.take(low, mode="clip") == sizes)
        return found

    def borne(self, texts: Sequence[str]) -> npt.NDArray[np.float64]:
        """The log of how many people bear each of `texts`; `NOBODY` where it is no word of the list."""
        low, high = self.ranges(texts)
        return self.bearers(low, low + self.whole(low, high, _sizes(texts)))

    def share(self, rows: Places, region: str) -> Numbers:
        """How much of the people who bear each word (by its row) are from `region`, from 0 to 1; 0.5 where nobody is known."""
        values = self.rows_of(rows)
        own = _COUNTS[values[:, REGIONS.index(region) - len(REGIONS)]]
        found: Numbers = (own + 0.5) / (people(values) + 1.0)
        return found

    def rows(self, texts: Sequence[str]) -> Places:
        """The row of each word; one past the last for one that is not known."""
        low, high = self.ranges(texts)
        return np.where(self.whole(low, high, _sizes(texts)), low, len(self))

    def rows_of(self, rows: Places) -> Bytes:
        """The values of each row; zeros for one past the last."""
        found = self.values.take(rows, axis=0, mode="clip")
        found[rows == len(self)] = 0
        return found
