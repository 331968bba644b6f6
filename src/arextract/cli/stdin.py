"""What commands read from standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from arextract.errors import UsageError


def read_names(names: Iterable[str]) -> Iterator[str]:
    """The names given; ``-`` stands for those of standard input, one a line. Raises `UsageError` for bytes that are not UTF-8."""
    for name in names:
        if name != "-":
            yield name
            continue
        for line in sys.stdin.buffer:
            try:
                text = line.decode("utf-8-sig").strip()
            except UnicodeDecodeError:
                raise UsageError("standard input is not UTF-8: convert it first (iconv -f cp1256 -t utf-8)") from None
            if text:
                yield text
