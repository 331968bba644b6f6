"""Quantities: numbers with their unit, comparator, counted noun and denominator."""

from __future__ import annotations

from dataclasses import dataclass

from arextract.pipes.quantities.quantity_finder import find, find_in

__all__ = ["FoundQuantity", "find", "find_quantities"]


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity of raw text, with the fields of a record's quantity; ``text_[start:end] == text``."""

    start: int
    end: int
    text: str
    kind: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    comparator: str
    unit: str | None
    counted: str | None
    per: str | None


def find_quantities(text: str, published: str | None = None) -> list[FoundQuantity]:
    """The quantities of raw text, sorted, in raw offsets; `published` is an ISO date for relative times.

    >>> [(q.text, q.value, q.unit) for q in find_quantities("بلغت ٤٫٦ مليون دولار")]
    [('٤٫٦ مليون دولار', 4600000, 'USD')]
    """
    from arextract.values import number

    found, cleaned = find_in(text, published)
    out = []
    for q in found:
        start, end = cleaned.to_raw(q.start, q.end)
        out.append(
            FoundQuantity(
                start, end, text[start:end], q.kind, number(q.value), number(q.low), number(q.high), q.comparator, q.unit,
                cleaned.words(q.counted, q.counted_from), cleaned.words(q.per, q.per_from),
            )
        )  # fmt: skip
    return out
