"""Lines of text as an array, as models keep their words: plain numbers, no pickle."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def pack_lines(lines: Sequence[str]) -> NDArray[np.uint8]:
    """Lines of text as one array of UTF-8 bytes."""
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def unpack_lines(packed: NDArray[Any]) -> list[str]:
    """The lines of `pack_lines`.

    >>> unpack_lines(pack_lines(["a", "b"])), unpack_lines(pack_lines([]))
    (['a', 'b'], [])
    """
    return packed.tobytes().decode("utf-8").split("\n") if packed.size else []


class SortedLines:
    """Lines ``key`` or ``key TAB value`` in the order of their keys, in one piece of UTF-8 and found by bisection: a fifth of a
    dict's memory.

    >>> lines = SortedLines("a\\t1\\nab\\t2|3\\nc".encode())
    >>> lines.get("ab"), lines.get("a"), lines.get("b"), lines.find("c"), lines.find("d")
    ('2|3', '1', None, 2, -1)
    """

    def __init__(self, text: bytes) -> None:
        self._text = text
        breaks = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == ord("\n"))
        ends = [*(breaks + 1).tolist(), len(text) + 1] if text else []
        self._starts = array("I", [0, *ends])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __iter__(self) -> Iterator[str]:
        return (self._key(line).decode("utf-8") for line in range(len(self)))

    def _key(self, line: int) -> bytes:
        return self._text[self._starts[line] : self._starts[line + 1] - 1].partition(b"\t")[0]

    def find(self, key: str) -> int:
        """The number of the line with `key`, or -1."""
        wanted = key.encode("utf-8", "surrogatepass")
        line = bisect_left(range(len(self)), wanted, key=self._key)
        return line if line < len(self) and self._key(line) == wanted else -1

    def get(self, key: str) -> str | None:
        """What stands behind `key`, or None where no line has it."""
        line = self.find(key)
        if line < 0:
            return None
        return self._text[self._starts[line] : self._starts[line + 1] - 1].decode("utf-8").partition("\t")[2]
