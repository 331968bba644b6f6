"""Known Latin names and words: a sorted list with a few numbers a word, looked up by bisection.

Columns of `values` are sources (see `GROUPS`): 0 where the source lacks the word, else 1 to 255 by how common it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

GROUPS = ("en", "de", "rom", "nord", "slav", "tr", "ms", "census", "faker", "geo", "wiki")


class LatinWords:
    """The list. `words` are sorted; `values` has one row a word and one column a source."""

    def __init__(self, words: Sequence[str], values: npt.NDArray[np.uint8]) -> None:
        self.words = list(words)
        self.values = np.vstack([values, np.zeros((1, values.shape[1]), dtype=np.uint8)])
        self._prefixes: dict[str, bool] = {}

    def is_prefix(self, text: str) -> bool:
        """Whether a known word begins with `text`."""
        known = self._prefixes.get(text)
        if known is None:
            at = bisect_left(self.words, text)
            known = at < len(self.words) and self.words[at].startswith(text)
            if len(self._prefixes) > 400_000:
                self._prefixes.clear()
            self._prefixes[text] = known
        return known

    def row(self, word: str) -> int:
        """The row of `word` in `values`; the last row, all zeros, for one that is not known."""
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else len(self.words)
