"""Sentences of a length that can be read: what a claim takes its roles from never stands thousands of letters away.

Each number of a sentence is looked at with each source and time of it. That is a few of each in a sentence that somebody
wrote, and thousands in a list without a full stop: such a one is read in parts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

LONGEST = 2_000
"""Code points of a sentence that is read as a whole."""


def bounded(
    text: str, sentences: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The `sentences` in their order; longer ones in parts cut behind a comma, else a blank, and through none of the `spans`."""
    inside: tuple[list[int], list[int]] | None = None
    for start, end in sentences:
        while end - start > LONGEST:
            if inside is None:
                ordered = sorted(spans)
                inside = [span[0] for span in ordered], list(accumulate((span[1] for span in ordered), max))
            cut = _clear(_blank(text, start, start + LONGEST), *inside)
            if cut >= end:
                break
            yield start, cut
            start = cut
        yield start, end


def _blank(text: str, start: int, limit: int) -> int:
    """The last place behind a comma or blank in the second half of ``start:limit``; `limit` where there is none."""
    half = (start + limit) // 2
    for sign in ("، ", " "):
        at = text.rfind(sign, half, limit)
        if at >= 0:
            return at + len(sign)
    return limit


def _clear(cut: int, starts: list[int], ends: list[int]) -> int:
    """The first place from `cut` on that is inside no span; `ends` are the greatest so far."""
    while (count := bisect_left(starts, cut)) and ends[count - 1] > cut:
        cut = ends[count - 1]
    return cut
