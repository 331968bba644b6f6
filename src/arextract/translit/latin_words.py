"""Known Latin names and words: a sorted list with a few numbers a word, looked up by bisection.

Columns of `values` are sources (see `GROUPS`): 0 where the source lacks the word, else 1 to 255 by how common it is.
Rarer words, millions of them, are only known to exist: a Bloom filter tells, with one mistake in a hundred.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

GROUPS = ("en", "de", "rom", "nord", "slav", "tr", "ms", "census", "faker", "geo", "wiki")


_HASHES = 6
_BITS = 9
Bytes = npt.NDArray[np.uint8]


def _places(words: Sequence[str], size: int) -> npt.NDArray[np.int64]:
    """The bits of each word in a filter of `size` bytes."""
    one = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.int64)
    two = np.array([zlib.crc32(word[::-1].encode(), 1) | 1 for word in words], dtype=np.int64)
    return (one[:, None] + np.arange(_HASHES, dtype=np.int64) * two[:, None]) % (size * 8)


def bloom(words: Iterable[str]) -> Bytes:
    """A filter that holds `words`, at nine bits a word."""
    listed = list(words)
    size = max(8, len(listed) * _BITS // 8)
    bits = np.zeros(size * 8, dtype=np.uint8)
    bits[_places(listed, size).ravel()] = 1
    return np.packbits(bits)


class Beginnings(dict[str, bool]):
    """Whether a word of a sorted list begins with a text; answers are remembered, because beams ask the same again."""

    _MOST = 400_000

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, text: str) -> bool:
        if len(self) > self._MOST:
            self.clear()
        at = bisect_left(self._words, text)
        found = self[text] = at < len(self._words) and self._words[at].startswith(text)
        return found


class LatinWords:
    """The list. `words` are sorted; `values` has one row a word and one column a source."""

    def __init__(self, words: Sequence[str], values: Bytes, rare: Bytes) -> None:
        self.words = list(words)
        self.values = np.vstack([values, np.zeros((1, values.shape[1]), dtype=np.uint8)])
        self._rare = rare
        self.begins = Beginnings(self.words)

    def row(self, word: str) -> int:
        """The row of `word` in `values`; the last row, all zeros, for one that is not known."""
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else len(self.words)

    def rare(self, words: Sequence[str]) -> npt.NDArray[np.float32]:
        """1.0 for each of `words` that is one of the rarer words, else 0.0; one in a hundred is wrong."""
        places = _places(words, len(self._rare))
        bits = (self._rare[places >> 3] >> (7 - (places & 7))) & 1
        found: npt.NDArray[np.float32] = bits.all(axis=1).astype(np.float32)
        return found
