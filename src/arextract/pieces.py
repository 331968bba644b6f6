"""A very long text in pieces, so that memory is bounded by the piece; offsets are those of the whole.

Pieces end at line ends where there are any. Footnotes are read over the whole text beforehand, because a reference list
stands at its end; clusters of one name are joined across pieces; everything else looks no further than its piece.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import regex
from pydantic import TypeAdapter

from arextract.layers import Marker
from arextract.record import Article, Citation, Claim, Entity, Relation, Sentence, Span, Time
from arextract.text.layout import binds

PIECE = 100_000  # code points; an ordinary article has some thousands
_NEAR = 2_000  # code points before the end of a piece in which a good place is sought
_PHRASE = 80
_SENTENCE_END = regex.compile(r"[.!؟?…][\"')\]]* ")
_MARKS = regex.compile(r"\p{M}*")


def cuts(text: str, size: int = PIECE, fits: Callable[[int], bool] | None = None) -> Iterator[tuple[int, int]]:
    """The pieces of clean `text` as (start, end), none longer than about `size`, without gaps.

    A cut falls behind the last line end of the second half of a piece, else behind the last sentence, else behind a blank
    that no phrase runs over («5 | ملايين دولار»), else behind any blank, else anywhere but before a combining mark, and
    where `fits` says so.
    """
    start = 0
    while len(text) - start > size:
        half, stop = start + size // 2, start + size
        end = text.rfind("\n", half, stop) + 1 or _last_sentence(text, half, stop) or _blank(text, half, stop) or stop
        marks = _MARKS.match(text, end)
        end = marks.end() if marks else end
        while fits is not None and end < len(text) and not fits(end):
            end += 1
        yield start, end
        start = end
    if start < len(text) or not text:
        yield start, len(text)


def _last_sentence(text: str, half: int, stop: int) -> int:
    end = 0
    for match in _SENTENCE_END.finditer(text, max(half, stop - _NEAR), stop):
        end = match.end()
    return end


def _blank(text: str, half: int, stop: int) -> int:
    """Behind the last blank over which no phrase runs, or the last blank, or 0."""
    at = last = text.rfind(" ", half, stop) + 1
    while at > max(half, stop - _NEAR):
        if not binds(text[max(0, at - 1 - _PHRASE) : at - 1], text[at : at + _PHRASE]):
            return at
        at = text.rfind(" ", half, at - 1) + 1
    return last


def markers_within(markers: list[Marker], starts: list[int], begin: int, stop: int) -> list[Marker]:
    """The markers inside ``begin:stop`` of the whole clean text, in offsets of the piece; `starts` are their starts."""
    found = markers[bisect_left(starts, begin) : bisect_left(starts, stop)]
    return [Marker(m.start - begin, m.end - begin, m.marker, m.url) for m in found if m.end <= stop]


class Numbering:
    """Gives the records of pieces, one after the other, the offsets, ids and clusters that they have in the whole."""

    def __init__(self) -> None:
        self._counts = {"e": 0, "t": 0, "q": 0, "r": 0}
        self._clusters: dict[tuple[str, str], str] = {}
        self._made = 0

    def moved(self, piece: Article, shift: int) -> Article:
        """`piece`, whose text begins at raw offset `shift` of the whole, changed in place."""
        clusters: dict[str, str] = {}
        for entity in piece.entities:
            entity.id = self._id(entity.id)
            if entity.cluster is not None:
                entity.cluster = self._cluster(entity.cluster, entity.label, entity.canonical, clusters)
        for time in piece.times:
            time.id = self._id(time.id)
        for claim in piece.claims:
            claim.id = self._id(claim.id)
            claim.time = claim.time and self._id(claim.time)
            for role in (claim.subject, claim.source):
                if role is not None:
                    role.entity = role.entity and self._id(role.entity)
        for relation in piece.relations:
            relation.id = self._id(relation.id)
            relation.from_, relation.to = self._id(relation.from_), self._id(relation.to)
        _shift(piece, shift)
        self._counts["e"] += len(piece.entities)
        self._counts["t"] += len(piece.times)
        self._counts["q"] += len(piece.claims)
        self._counts["r"] += len(piece.relations)
        return piece

    def _id(self, name: str) -> str:
        return f"{name[0]}{int(name[1:]) + self._counts[name[0]]}"

    def _cluster(self, label: str, kind: str, canonical: str | None, seen: dict[str, str]) -> str:
        if label not in seen:
            self._made += 1
            fresh = f"c{self._made}"
            seen[label] = self._clusters.setdefault((kind, canonical), fresh) if canonical else fresh
        return seen[label]


def joined(pieces: Iterable[Article], text: str, language: str) -> Article:
    """The whole record of the raw `text`. Raises `ValueError` where there is no piece."""
    whole: Article | None = None
    for piece in pieces:
        if whole is None:
            whole = piece
            continue
        for name in LISTS:
            getattr(whole, name).extend(getattr(piece, name))
    if whole is None:
        raise ValueError("there is no piece")
    whole.text = text
    whole.language = language  # type: ignore[assignment]
    return whole


def joined_line(pieces: Iterable[Article], text: str, language: str) -> bytes:
    """The line that `joined` would be written as, made piece by piece: the records of no two pieces are there at once."""
    written: dict[str, list[bytes]] = {name: [] for name in LISTS}
    head: Article | None = None
    for piece in pieces:
        for name in LISTS:
            if getattr(piece, name):
                written[name].append(_ADAPTERS[name].dump_json(getattr(piece, name), by_alias=True)[1:-1])
                setattr(piece, name, [])
        head = head or piece
    if head is None:
        raise ValueError("there is no piece")
    head.text, head.language = text, language  # type: ignore[assignment]
    begin, _, _ = head.model_dump_json(by_alias=True).encode().rpartition(b'"entities":[]')
    lists = b",".join(b'"%s":[%s]' % (name.encode(), b",".join(written[name])) for name in LISTS)
    return begin + lists + b"}\n"


LISTS = ("entities", "times", "claims", "citations", "relations")  # the last fields of a record, in its order
_ADAPTERS: dict[str, TypeAdapter[Any]] = {
    "entities": TypeAdapter(list[Entity]),
    "times": TypeAdapter(list[Time]),
    "claims": TypeAdapter(list[Claim]),
    "citations": TypeAdapter(list[Citation]),
    "relations": TypeAdapter(list[Relation]),
}


def _shift(piece: Article, by: int) -> None:
    spans: list[Span | Sentence | Citation] = [*piece.entities, *piece.times, *piece.citations, *piece.relations]
    for claim in piece.claims:
        spans += [
            s for s in (claim.quantity, claim.subject, claim.metric, claim.source, claim.sentence) if s is not None
        ]
    for span in spans:
        span.start += by
        span.end += by
