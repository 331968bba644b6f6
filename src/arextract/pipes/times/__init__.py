"""Dates and periods of an article, with the values that GUIDELINES gives them."""

from __future__ import annotations

from arextract.layers import TimeSpan
from arextract.pipes.times.anchoring import Resolver
from arextract.pipes.times.dateline import dateline, parse_date
from arextract.pipes.times.time_scanner import scanned
from arextract.text.sentences import sentences as split

__all__ = ["dateline", "find", "find_by"]


def find(
    clean_text: str, published: str | None = None, sentences: list[tuple[int, int]] | None = None
) -> list[TimeSpan]:
    """The times of clean text, sorted, without overlap; offsets count its code points.

    `published` is the article's own day (ISO); without it the date line of the text is used. `sentences` are spans of
    the text, computed where not given. Raises `ValueError` if `published` is no ISO date. Linear time.

    >>> [(t.start, t.end, t.value) for t in find("في الربع الأول من عام 2024")]
    [(3, 26, '2024-Q1')]
    """
    return find_by(clean_text, published or dateline(clean_text), sentences)


def find_by(clean_text: str, day_told: str | None, sentences: list[tuple[int, int]] | None = None) -> list[TimeSpan]:
    """As `find`, for a text whose date line has been read: without `day_told` no day is known."""
    tokens, found = scanned(clean_text)
    if not found:
        return []
    day = parse_date(day_told) if day_told else None
    spans = split(clean_text) if sentences is None else sentences
    values = Resolver(tokens.folded, found, day, spans).run()
    return [
        TimeSpan(item.start, item.end, value.iso() if value is not None else None, item.rule)
        for item, value in zip(found, values, strict=True)
    ]
