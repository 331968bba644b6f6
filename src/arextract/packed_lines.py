"""Lines of text as an array, as models keep their words: plain numbers, no pickle."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any
from zlib import crc32

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


class PackedLines:
    """Lines in one piece of UTF-8."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        breaks = np.flatnonzero(np.frombuffer(text, dtype=np.uint8) == ord("\n"))
        self._starts = array("I", [0, *(breaks + 1).tolist(), len(text) + 1] if text else [0])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def _line(self, number: int) -> bytes:
        return self._text[self._starts[number] : self._starts[number + 1] - 1]


class HashedLines(PackedLines):
    """Lines in any order, found by their checksum: a fifth of a dict's memory.

    >>> lines = HashedLines("ab\\na\\nc".encode())
    >>> lines.find("a"), lines.find("c"), lines.find("d"), list(lines)
    (1, 2, -1, ['ab', 'a', 'c'])
    """

    def __init__(self, text: bytes) -> None:
        super().__init__(text)
        sums = np.array([crc32(self._line(number)) for number in range(len(self))], dtype=np.uint32)
        order = np.argsort(sums, kind="stable").astype(np.uint32)
        self._sums, self._order = array("I", sums[order].tobytes()), array("I", order.tobytes())

    @classmethod
    def of(cls, lines: Sequence[str]) -> HashedLines:
        """From the lines apart."""
        return cls("\n".join(lines).encode("utf-8"))

    def __iter__(self) -> Iterator[str]:
        return (self._line(number).decode("utf-8") for number in range(len(self)))

    def find(self, line: str) -> int:
        """The number of a line, or -1."""
        wanted = line.encode("utf-8", "surrogatepass")
        checksum = crc32(wanted)
        at = bisect_left(self._sums, checksum)
        while at < len(self._sums) and self._sums[at] == checksum:
            if self._line(self._order[at]) == wanted:
                return self._order[at]
            at += 1
        return -1


class SortedLines(PackedLines):
    """Lines ``key`` or ``key TAB value`` in the order of their keys, in one piece of UTF-8 and found by bisection: a fifth of a
    dict's memory.

    >>> lines = SortedLines("a\\t1\\nab\\t2|3\\nc".encode())
    >>> lines.get("ab"), lines.get("a"), lines.get("b"), lines.find("c"), lines.find("d")
    ('2|3', '1', None, 2, -1)
    """

    def __iter__(self) -> Iterator[str]:
        return (self._key(number).decode("utf-8") for number in range(len(self)))

    def _key(self, number: int) -> bytes:
        return self._line(number).partition(b"\t")[0]

    def find(self, key: str) -> int:
        """The number of the line with `key`, or -1."""
        wanted = key.encode("utf-8", "surrogatepass")
        number = bisect_left(range(len(self)), wanted, key=self._key)
        return number if number < len(self) and self._key(number) == wanted else -1

    def get(self, key: str) -> str | None:
        """What stands behind `key`, or None where no line has it."""
        number = self.find(key)
        return self._line(number).decode("utf-8").partition("\t")[2] if number >= 0 else None
