"""A very long text in pieces, so that memory is bounded by the piece; offsets are those of the whole.

Pieces end at line ends where there are any. Footnotes are read over the whole text beforehand, because a reference list
stands at its end; clusters of one name are joined across pieces; everything else looks no further than its piece.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

import regex

from arextract.layers import Marker
from arextract.record import Article, Citation, Sentence, Span

PIECE = 500_000  # code points; an ordinary article has some thousands
_MARKS = regex.compile(r"[\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\n]*")


def cuts(text: str, size: int = PIECE) -> Iterator[tuple[int, int]]:
    """The pieces of raw `text` as (start, end), none longer than about `size`, without gaps.

    A cut falls behind the last line end of the second half of a piece, else behind white space, else anywhere but
    before a combining mark.
    """
    start = 0
    while len(text) - start > size:
        window = text[start + size // 2 : start + size]
        at = max(window.rfind("\n"), -1)
        if at < 0:
            at = max(window.rfind(" "), -1)
        end = start + size // 2 + at + 1 if at >= 0 else start + size
        marks = _MARKS.match(text, end)
        end = marks.end() if marks else end
        yield start, end
        start = end
    if start < len(text) or not text:
        yield start, len(text)


def markers_within(markers: list[Marker], starts: list[int], begin: int, stop: int) -> list[Marker]:
    """The markers inside ``begin:stop`` of the whole clean text, in offsets of the piece; `starts` are their starts."""
    found = markers[bisect_left(starts, begin) : bisect_left(starts, stop)]
    return [Marker(m.start - begin, m.end - begin, m.marker, m.url) for m in found if m.end <= stop]


class Merger:
    """Puts the records of pieces together into that of the whole."""

    def __init__(self) -> None:
        self._whole: Article | None = None
        self._clusters: dict[tuple[str, str], str] = {}
        self._made = 0

    def add(self, piece: Article, shift: int) -> None:
        """Appends a piece whose text begins at raw offset `shift` of the whole."""
        whole = self._whole
        names, times, claims, relations = (
            (0, 0, 0, 0)
            if whole is None
            else (len(whole.entities), len(whole.times), len(whole.claims), len(whole.relations))
        )
        clusters: dict[str, str] = {}
        for entity in piece.entities:
            entity.id = _moved(entity.id, names)
            if entity.cluster is not None:
                entity.cluster = self._cluster(entity.cluster, entity.label, entity.canonical, clusters)
        for time in piece.times:
            time.id = _moved(time.id, times)
        for claim in piece.claims:
            claim.id = _moved(claim.id, claims)
            claim.time = claim.time and _moved(claim.time, times)
            for role in (claim.subject, claim.source):
                if role is not None:
                    role.entity = role.entity and _moved(role.entity, names)
        for relation in piece.relations:
            relation.id = _moved(relation.id, relations)
            relation.from_, relation.to = _moved(relation.from_, names), _moved(relation.to, names)
        _shift(piece, shift)
        if whole is None:
            self._whole = piece
            return
        whole.entities += piece.entities
        whole.times += piece.times
        whole.claims += piece.claims
        whole.citations += piece.citations
        whole.relations += piece.relations

    def _cluster(self, label: str, kind: str, canonical: str | None, seen: dict[str, str]) -> str:
        if label not in seen:
            self._made += 1
            fresh = f"c{self._made}"
            seen[label] = self._clusters.setdefault((kind, canonical), fresh) if canonical else fresh
        return seen[label]

    def article(self, text: str) -> Article:
        """The whole record; `text` is the whole raw text. Raises `ValueError` where no piece was added."""
        if self._whole is None:
            raise ValueError("no piece was added")
        self._whole.text = text
        return self._whole


def _moved(name: str, by: int) -> str:
    return f"{name[0]}{int(name[1:]) + by}"


def _shift(piece: Article, by: int) -> None:
    spans: list[Span | Sentence | Citation] = [*piece.entities, *piece.times, *piece.citations, *piece.relations]
    for claim in piece.claims:
        spans += [
            s for s in (claim.quantity, claim.subject, claim.metric, claim.source, claim.sentence) if s is not None
        ]
    for span in spans:
        span.start += by
        span.end += by
