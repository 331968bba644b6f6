"""Pre-tokenised sentences with BIO tags: reading, spans, exact-span scores (as conlleval counts them)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Spans = list[tuple[int, int, str]]


class ConllError(ValueError):
    """A line of a CoNLL file that cannot be read; the message names the file and the line."""


def read_conll(path: str | Path) -> Iterator[list[tuple[str, str]]]:
    """The sentences of a file as (word, tag) pairs.

    A line holds a word and, after a tab or spaces, its BIO tag in the second column; further columns are ignored. Empty
    lines part sentences; lines that start with ``# `` are comments. Raises `ConllError` on a line without a tag or with a
    tag that is not ``O``, ``B-…`` or ``I-…``.
    """
    path = Path(path)
    sentence: list[tuple[str, str]] = []
    with path.open(encoding="utf-8-sig") as lines:
        for number, line in enumerate(lines, 1):
            parts = line.split()
            if not parts or line.startswith("# "):
                if sentence:
                    yield sentence
                sentence = []
                continue
            if len(parts) < 2 or not (parts[1] == "O" or parts[1][:2] in ("B-", "I-")):
                raise ConllError(f"{path.name}, line {number}: expected «word tag», found {line.strip()!r}")
            sentence.append((parts[0], parts[1]))
    if sentence:
        yield sentence


def bio_spans(tags: Sequence[str]) -> Spans:
    """The (first, last + 1, label) spans of BIO tags; an I without a B before it opens a span, as in conlleval.

    >>> bio_spans(["B-PER", "I-PER", "O", "B-LOC"])
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    spans: Spans = []
    start, label = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        place, _, name = tag.partition("-")
        if start >= 0 and (place != "I" or name != label):
            spans.append((start, i, label))
            start = -1
        if start < 0 and place != "O":
            start, label = i, name
    return spans


@dataclass(slots=True, frozen=True)
class Score:
    """Precision, recall and F1 of one label with the counts behind them."""

    label: str
    precision: float
    recall: float
    f1: float
    gold: int
    said: int
    right: int


def span_scores(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> list[Score]:
    """Scores from (gold tags, said tags) of each sentence: one row per label, sorted, and a last one named ``all``."""
    gold: Counter[str] = Counter()
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for gold_tags, said_tags in pairs:
        gold_spans, said_spans = set(bio_spans(gold_tags)), set(bio_spans(said_tags))
        gold.update(label for *_, label in gold_spans)
        said.update(label for *_, label in said_spans)
        right.update(label for *_, label in gold_spans & said_spans)
    rows = [_score(label, gold[label], said[label], right[label]) for label in sorted(gold.keys() | said.keys())]
    return [*rows, _score("all", gold.total(), said.total(), right.total())]


def _score(label: str, gold: int, said: int, right: int) -> Score:
    precision = right / said if said else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Score(label, precision, recall, f1, gold, said, right)
