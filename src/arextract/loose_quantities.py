"""Quantities of a text on their own: no names, no claims, no model."""

from __future__ import annotations

from dataclasses import dataclass

from arextract.pipes import citations, quantities, times
from arextract.text.clean import clean
from arextract.text.sentences import sentences
from arextract.values import number


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
    cleaned = clean(text)
    markers, references = citations.find(cleaned.text)
    bounds = sentences(cleaned.text)
    spoken = times.find(cleaned.text, published, bounds)
    found = quantities.find(cleaned.text, times=spoken, markers=markers, blocked=references, sentences=bounds)
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
