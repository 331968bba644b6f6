"""The tagger's BIO tags as candidate spans: proclitics trimmed, labels and scores taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, Protocol

from arextract.pipes.entities.spans import LABELS, Span
from arextract.pipes.entities.words import ADDRESS, ARABIC, BREAK, Words, split_sentences
from arextract.text.proclitics import proclitic_letters

_LONGEST_SENTENCE = 200


class Tagger(Protocol):
    """What the pipe needs of a model: BIO tags with scores for sentences of surface words."""

    def tag(self, sentences: list[list[str]]) -> list[list[tuple[str, float]]]:
        """One (tag, score) for each word of each sentence."""
        ...


def tagged(found: Words, tagger: Tagger, sentences: Sequence[tuple[int, int]] | None = None) -> Iterator[Span]:
    """The tagger's mentions in the text."""
    ranges: list[list[int]] = []
    for begin, stop in split_sentences(found, sentences):
        indices = [i for i in range(begin, stop) if found.kinds[i] not in (BREAK, ADDRESS)]
        for at in range(0, len(indices), _LONGEST_SENTENCE):
            ranges.append(indices[at : at + _LONGEST_SENTENCE])
    tags = tagger.tag([[found.surface(i) for i in indices] for indices in ranges])
    for indices, row in zip(ranges, tags, strict=True):
        yield from _spans(found, indices, row)


def _spans(found: Words, indices: list[int], row: Sequence[tuple[str, float]]) -> Iterator[Span]:
    first = last = -1
    label, scores = "", [0.0]
    for index, (tag, score) in zip(indices, row, strict=True):
        kind = tag[2:]
        if tag[:1] == "I" and kind == label and first >= 0:
            last = index
            scores.append(score)
            continue
        if first >= 0:
            yield _span(found, first, last, label, scores)
            first = -1
            label = ""
        if tag[:1] in "BI" and kind in LABELS:
            first = last = index
            label, scores = kind, [score]
    if first >= 0:
        yield _span(found, first, last, label, scores)


def _span(found: Words, first: int, last: int, label: str, scores: list[float]) -> Span:
    cut = cut_of(found, first)
    score = sum(scores) / len(scores)
    return Span(found.starts[first] + cut, found.ends[last], (label,), "ner", "model", score)


def cut_of(found: Words, index: int) -> int:
    """How many letters of the word that begins a name are proclitics."""
    if found.kinds[index] != ARABIC:
        return 0
    return proclitic_letters(found.surface(index))


def load_tagger(model: str | None) -> Tagger | None:
    """The shipped tagger for "ner" (None in an installation without models), the one in a folder for a path, None for None.

    Raises whatever `arextract.ner.load_model` raises for a folder without a model.
    """
    if model is None:
        return None
    ner: Any = import_module("arextract.ner")
    if not hasattr(ner, "load_model"):
        return None
    if model != "ner":
        named: Tagger = ner.load_model(model)
        return named
    try:
        shipped: Tagger = ner.load_model()
    except FileNotFoundError:
        return None
    return shipped
