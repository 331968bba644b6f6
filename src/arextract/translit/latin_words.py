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
_ALONE = 0.3  # people who bear a word that is only listed
_USUAL = 30.0  # and as many more for the commonest words of a source: a brand is borne by nobody

Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.float32]


Places = npt.NDArray[np.intp]
_LINE_END = ord("\n")
_HEAD = 8
"""Letters of a word that are compared at once."""
# What a text of so many letters, as a number, lies below the first that does not begin with it: the least letter that
# no word has in its next place, and for `_HEAD` letters one.
_STEP = np.array([0x7F << 8 * (_HEAD - 1 - size) for size in range(_HEAD)] + [1], dtype=np.uint64)
_COUNTS: Numbers = np.append(np.float32(0.0), np.exp(np.arange(255, dtype=np.float32) / STEPS)).astype(np.float32)
"""How many people the values of a column of people stand for."""


class LatinWords:
    """The list. `words` are sorted ASCII; `values` has one row a word and one column a source."""

    def __init__(self, words: Bytes, values: Bytes) -> None:
        """`words` are lines, as `arextract.packed_lines.pack_lines` gives them."""
        self._letters = words.tobytes()
        ends = np.append(np.flatnonzero(words == _LINE_END), len(words)).astype(np.int32)
        self._starts = np.concatenate([[0], ends[:-1] + 1]).astype(np.int32)
        self._sizes = (ends - self._starts).astype(np.uint8)
        self._heads = np.zeros(len(ends), dtype=np.uint64)
        for place in range(_HEAD):
            letters = words.take(self._starts + place, mode="clip")
            self._heads <<= np.uint64(8)
            self._heads |= np.where(self._sizes > place, letters, 0).astype(np.uint64)
        self.values = values
        people = values[:, -len(REGIONS) :]
        counts = _COUNTS[people].sum(axis=1)
        self.people: Numbers = np.append(counts, np.float32(0.0))
        usual = values[:, : -len(REGIONS)].max(axis=1).astype(np.float32) / 255.0
        weights = np.maximum(counts, _ALONE) + _USUAL * usual**3
        self._until = np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])

    def __len__(self) -> int:
        return len(self._heads)

    def _word(self, row: int) -> bytes:
        start = self._starts[row]
        return self._letters[start : start + self._sizes[row]]

    def ranges(self, texts: Sequence[str]) -> tuple[Places, Places]:
        """Where the words that begin with each of `texts` begin and end in the list."""
        sizes = np.array([len(text) for text in texts])
        heads = np.frombuffer("".join([text[:_HEAD].ljust(_HEAD, "\0") for text in texts]).encode("ascii"), dtype=">u8")
        first = heads.astype(np.uint64)
        low = self._heads.searchsorted(first)
        high = self._heads.searchsorted(first + _STEP[np.minimum(sizes, _HEAD)])
        for at in np.flatnonzero((sizes > _HEAD) & (low < high)).tolist():
            text = texts[at].encode("ascii")
            within = range(int(high[at]))
            low[at] = bisect_left(within, text, int(low[at]), key=self._word)
            high[at] = bisect_left(within, text + b"\x7f", int(low[at]), key=self._word)
        return low, high

    def borne(self, texts: Sequence[str], *, whole: bool = False) -> npt.NDArray[np.float64]:
        """The log of how many people bear a word that begins with each of `texts`, or is it; `NOBODY` where there is none."""
        low, high = self.ranges(texts)
        if whole:
            high = low + self._holds(low, texts)
        found = np.full(len(texts), NOBODY)
        known = high > low
        found[known] = np.log(self._until[high[known]] - self._until[low[known]])
        return found

    def _holds(self, low: Places, texts: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Whether the word at each of the places `low`, which `ranges` gave, is the text."""
        words = [self._word(at) if at < len(self) else b"" for at in low.tolist()]
        return np.array([word.decode("ascii") == text for word, text in zip(words, texts, strict=True)])

    def share(self, rows: Places, region: str) -> Numbers:
        """How much of the people who bear each word (by its row) are from `region`, from 0 to 1; 0.5 where nobody is known."""
        own = _COUNTS[self.rows_of(rows)[:, REGIONS.index(region) - len(REGIONS)]]
        found: Numbers = (own + 0.5) / (self.people[rows] + 1.0)
        return found

    def rows(self, texts: Sequence[str]) -> Places:
        """The row of each word; one past the last for one that is not known."""
        low, _ = self.ranges(texts)
        return np.where(self._holds(low, texts), low, len(self))

    def rows_of(self, rows: Places) -> Bytes:
        """The values of each row; zeros for one past the last."""
        found = self.values.take(rows, axis=0, mode="clip")
        found[rows == len(self)] = 0
        return found
