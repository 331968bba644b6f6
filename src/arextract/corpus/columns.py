"""Blocks of a page in reading order: from above, and columns of running text one after the other, the rightmost first in Arabic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_RUNNING = 20  # characters of a column's lines on average: what is narrower is a table, and read row by row


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, at a place of the page whose `top` is above its `bottom` as larger numbers are."""

    left: float
    right: float
    bottom: float
    top: float
    lines: int
    letters: int
    number: int
    """Which of the page's blocks it is."""


def reading_order(blocks: Sequence[Block], *, from_right: bool) -> list[Block]:
    """The blocks as they are read.

    >>> title = Block(0, 100, 90, 100, 1, 30, 0)
    >>> left, right = Block(0, 45, 0, 80, 9, 300, 1), Block(55, 100, 10, 80, 8, 260, 2)
    >>> [block.number for block in reading_order([title, left, right], from_right=True)]
    [0, 2, 1]
    """
    made: list[Block] = []
    for band in _bands(blocks):
        columns = _columns(band)
        if len(columns) == 1:
            made += sorted(band, key=lambda block: (-block.top, -block.right if from_right else block.left))
        else:
            for column in reversed(columns) if from_right else columns:
                made += reading_order(column, from_right=from_right)
    return made


def _bands(blocks: Sequence[Block]) -> list[list[Block]]:
    """What stands above what; rows that columns run through are one."""
    bands: list[list[Block]] = []
    for row in reversed(_apart(blocks, lambda block: (block.bottom, block.top))):
        if bands and len(_columns(bands[-1])) > 1 and len(_columns([*bands[-1], *row])) > 1:
            bands[-1] += row
        else:
            bands.append(row)
    return bands


def _columns(blocks: Sequence[Block]) -> list[list[Block]]:
    """The columns of running text from the left; one where the blocks stand in none."""
    found = _apart(blocks, lambda block: (block.left, block.right))
    running = all(sum(b.letters for b in column) >= _RUNNING * sum(b.lines for b in column) for column in found)
    return found if running else [list(blocks)]


def _apart(blocks: Sequence[Block], extent: Callable[[Block], tuple[float, float]]) -> list[list[Block]]:
    """The blocks in groups between which nothing stands, in the order of their extents."""
    groups: list[list[Block]] = []
    end = 0.0
    for block in sorted(blocks, key=extent):
        begin, stop = extent(block)
        if groups and begin < end:
            groups[-1].append(block)
            end = max(end, stop)
        else:
            groups.append([block])
            end = stop
    return groups
