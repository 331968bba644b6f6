"""What an engine says of the words of a text, beside the Doc's own tokens.

A `Surface` is a word as it stands in the text, always with its place. It holds the `EngineWord`s that the engine takes it apart
into; these have a place only where they join to the surface form letter by letter (و+قالت). Where they don't (للشركة →
ل + الشركة, قيمتها → قيمة + ها) they have none: nothing is searched for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter
from spacy.tokens import Doc, Token

from arextract.text.doc_text import to_doc
from arextract.user_data import stored

KEY = "arextract.backends"


@dataclass(slots=True)
class EngineWord:
    """A syntactic word. `head` is the index of its head in `Analysis.words` (None for a root or without a parser).

    `start` and `end` are clean offsets or None; `pos` is a Universal POS tag, `tag` the engine's own.
    """

    text: str
    start: int | None = None
    end: int | None = None
    lemma: str | None = None
    pos: str | None = None
    tag: str | None = None
    features: str | None = None
    head: int | None = None


@dataclass(slots=True)
class Surface:
    """A word of the text at ``start:end`` (clean offsets), and ``words[first:last]`` of the analysis that make it up."""

    start: int
    end: int
    first: int
    last: int


@dataclass(slots=True)
class Analysis:
    """The side layer of one engine: surface words in text order and the syntactic words that they hold."""

    by: str
    surfaces: list[Surface] = field(default_factory=list)
    words: list[EngineWord] = field(default_factory=list)

    def within(self, start: int, end: int) -> list[EngineWord]:
        """The words of all surface words that overlap ``start:end``."""
        found: list[EngineWord] = []
        at = bisect_right([s.end for s in self.surfaces], start)
        while at < len(self.surfaces) and self.surfaces[at].start < end:
            found += self.words[self.surfaces[at].first : self.surfaces[at].last]
            at += 1
        return found


def places(surface: str, start: int, pieces: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """The clean (start, end) of each piece of a surface word at `start`; (None, None) for all unless they join to it.

    >>> places("وقالت", 10, ["و", "قالت"])
    [(10, 11), (11, 15)]
    >>> places("للشركة", 0, ["ل", "الشركة"])
    [(None, None), (None, None)]
    """
    if "".join(pieces) != surface:
        return [(None, None)] * len(pieces)
    out: list[tuple[int | None, int | None]] = []
    for piece in pieces:
        out.append((start, start + len(piece)))
        start += len(piece)
    return out


def analysis(doc: Doc, by: str) -> Analysis | None:
    """The side layer of the engine `by` (``stanza`` or ``camel``) on `doc`, or None where it did not run."""
    return _analyses(doc).get(by)


def _analyses(doc: Doc) -> dict[str, Analysis]:
    found: dict[str, Any] = doc.user_data.setdefault(KEY, {})
    for by, made in found.items():
        if isinstance(made, bytes):
            found[by] = _adapter().validate_json(made)
    return found


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Analysis]:
    return TypeAdapter(Analysis)


stored(Analysis, lambda made: _adapter().dump_json(made, exclude_defaults=True))


def words_of(token: Token) -> tuple[EngineWord, ...]:
    """The words of the surface word that holds the token, of the last engine that ran."""
    found = list(_analyses(token.doc).values())
    if not found:
        return ()
    surfaces = found[-1].surfaces
    doc = token.doc
    at = bisect_right(surfaces, token.idx, key=lambda surface: to_doc(doc, surface.start, surface.end)[1])
    if at == len(surfaces) or to_doc(doc, surfaces[at].start, surfaces[at].end)[0] >= token.idx + len(token):
        return ()
    return tuple(found[-1].words[surfaces[at].first : surfaces[at].last])


if not Token.has_extension("words"):
    Token.set_extension("words", getter=words_of)


def attach(doc: Doc, made: Analysis) -> None:
    """Puts `made` onto `doc`: in ``doc.user_data``, as ``token._.words``, and as ``token.pos_``, ``lemma_`` where unset.

    ``token._.words`` are the words of the surface word that holds the token, of the last engine that ran. A token that
    is one of a surface word's pieces by place takes that piece's tag and lemma; else the token that ends the surface
    word takes those of its longest piece.
    """
    found = _analyses(doc)
    found.pop(made.by, None)
    found[made.by] = made
    starts = [token.idx for token in doc]
    for surface in made.surfaces:
        words = made.words[surface.first : surface.last]
        if not words:
            continue
        by_place = {
            to_doc(doc, word.start, word.end): word
            for word in words
            if word.start is not None and word.end is not None and word.start < word.end
        }
        start, end = to_doc(doc, surface.start, surface.end)
        at = max(0, bisect_right(starts, start) - 1)
        stop = bisect_left(starts, end)
        for token in doc[at:stop]:
            word = by_place.get((token.idx, token.idx + len(token)))
            if word is None and token.i == stop - 1:
                word = words[0] if len(words) == 1 else max(words, key=lambda w: len(w.text))
            if word is not None:
                if word.pos and not token.pos_:
                    token.pos_ = word.pos
                if word.lemma and not token.lemma_:
                    token.lemma_ = word.lemma
