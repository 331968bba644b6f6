"""Blocks of a page in reading order."""

from __future__ import annotations

import random

import pytest

from arextract.corpus.columns import Block, reading_order


def text(number: int, left: float, bottom: float, right: float, top: float) -> Block:
    """A block of full lines."""
    lines = max(1, round((top - bottom) / 10))
    return Block(left, right, bottom, top, lines, 40 * lines, number)


def cell(number: int, left: float, bottom: float) -> Block:
    """A cell of a table."""
    return Block(left, left + 20, bottom, bottom + 8, 1, 6, number)


def numbers(blocks: list[Block], from_right: bool = True) -> list[int]:
    random.Random(1).shuffle(blocks)
    return [block.number for block in reading_order(blocks, from_right=from_right)]


TITLE, FOOT = text(0, 0, 200, 300, 210), text(9, 0, 0, 300, 10)
RIGHT = [text(1, 160, 150, 300, 190), text(2, 160, 90, 300, 140), text(3, 160, 20, 300, 80)]
LEFT = [text(4, 0, 120, 140, 190), text(5, 0, 20, 140, 110)]


def test_columns_one_after_the_other_between_title_and_foot() -> None:
    assert numbers([TITLE, *RIGHT, *LEFT, FOOT]) == [0, 1, 2, 3, 4, 5, 9]
    assert numbers([TITLE, *RIGHT, *LEFT, FOOT], from_right=False) == [0, 4, 5, 1, 2, 3, 9]


def test_breaks_that_stand_beside_each_other_do_not_part_columns() -> None:
    blocks = [
        text(1, 160, 110, 300, 190),
        text(2, 160, 20, 300, 100),
        text(3, 0, 110, 140, 190),
        text(4, 0, 20, 140, 100),
    ]
    assert numbers([TITLE, *blocks]) == [0, 1, 2, 3, 4]


def test_one_column_from_above() -> None:
    assert numbers([TITLE, *RIGHT]) == [0, 1, 2, 3] and numbers([]) == []


def test_a_table_is_read_row_by_row() -> None:
    cells = [cell(3 * row + column, 200 - 90 * column, 100 - 20 * row) for row in range(3) for column in range(3)]
    assert numbers(cells) == list(range(9))


@pytest.mark.parametrize("seed", range(20))
def test_every_block_comes_once(seed: int) -> None:
    rng = random.Random(seed)
    blocks = []
    for number in range(rng.randint(1, 40)):
        left, bottom = rng.uniform(0, 300), rng.uniform(0, 300)
        blocks.append(text(number, left, bottom, left + rng.uniform(1, 200), bottom + rng.uniform(1, 100)))
    assert sorted(numbers(blocks)) == list(range(len(blocks)))
