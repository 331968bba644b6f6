"""A number with its unit, in clean offsets: what the stages of the pipe hand on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from arextract.pipes.quantities.units import Unit


@dataclass(slots=True)
class Item:
    """A number and its unit; `number_end` is where the number alone ends.

    `kind` and `form` are those of `arextract.numbers.Num`, or form ``dual`` for a unit that says its number itself;
    `scale` is the power of ten of the last scale word, `money` the currency's code where it is known; `noun` is where the head
    of a table says what is counted.
    """

    start: int
    end: int
    number_end: int
    kind: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: Unit | None
    scale: int = 1
    form: str = "words"
    definite: bool = False
    money: str | None = None
    prefixed: bool = False
    ordinal: bool = False
    first: int = -1
    rule: str = ""
    noun: tuple[int, int] | None = None


def is_year(item: Item) -> bool:
    """Whether a bare number in digits could be a year."""
    return (
        item.form == "digits"
        and item.unit is None
        and item.scale == 1
        and item.number_end - item.start == 4
        and item.value is not None
        and 1900 <= item.value <= 2100
    )


Spans = Sequence[tuple[int, int]]


def overlapping(starts: Sequence[int], spans: Spans, start: int, end: int) -> tuple[int, int] | None:
    """The first of `spans` (sorted, without overlap, with their `starts`) that overlaps ``start:end``."""
    at = bisect_right(starts, start) - 1
    if at >= 0 and spans[at][1] > start:
        return spans[at]
    if at + 1 < len(spans) and spans[at + 1][0] < end:
        return spans[at + 1]
    return None


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted spans without overlap that cover the same places."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
