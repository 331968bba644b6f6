"""Footnote markers and the reference list that they lead to."""

from __future__ import annotations

from arextract.layers import Marker
from arextract.pipes.citations.markers import markers
from arextract.pipes.citations.references import reference_list

__all__ = ["find"]


def find(clean_text: str) -> tuple[list[Marker], list[tuple[int, int]]]:
    """The footnote markers of clean text, and the spans of its reference list (its title included), sorted.

    A marker of several numbers («[5،6]», «[5-7]») gives one `Marker` per number, all with the span of the whole
    marker; `Marker.marker` is then spelt with the one number («[5]»). `url` is None where the article's list has no
    address for the number, or where there is no list. Linear time.

    >>> markers, references = find("قال الخبير[1] ذلك.\\n[1] https://example.org/a")
    >>> [(m.marker, m.start, m.end, m.url) for m in markers], references
    ([('[1]', 10, 13, 'https://example.org/a')], [(20, 45)])
    """
    entries, spans = reference_list(clean_text)
    return markers(clean_text, spans, entries), spans
