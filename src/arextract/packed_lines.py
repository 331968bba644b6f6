"""Lines of text as an array, as models keep their words: plain numbers, no pickle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray


def pack_lines(lines: Sequence[str]) -> NDArray[np.uint8]:
    """Lines of text as one array of UTF-8 bytes."""
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def unpack_lines(array: NDArray[Any]) -> list[str]:
    """The lines of `pack_lines`.

    >>> unpack_lines(pack_lines(["a", "b"])), unpack_lines(pack_lines([]))
    (['a', 'b'], [])
    """
    return array.tobytes().decode("utf-8").split("\n") if array.size else []
