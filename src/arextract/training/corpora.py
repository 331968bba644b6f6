"""The training corpora: reading, label maps, and the development block that no training set may hold."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from arextract.arabic.fold import fold
from arextract.arabic.tables import read_table
from arextract.ner.conll import read_conll
from arextract.ner.word_features import core
from arextract.training import marked

Sentence = list[tuple[str, str]]
"""(word, BIO tag) pairs."""

_NGRAM = 5


@dataclass(slots=True, frozen=True)
class Corpus:
    """Sentences whose tags are one head's labels."""

    name: str
    head: str
    sentences: list[Sentence]


def label_map(corpus: str) -> tuple[str, dict[str, str]]:
    """The head of a corpus and its labels → ours, from ``labels.tsv``. Raises `KeyError` for a corpus without rows."""
    rows = [
        row
        for row in read_table(Path(str(files("arextract.training").joinpath("labels.tsv"))))
        if row["corpus"] == corpus
    ]
    if not rows:
        raise KeyError(f"labels.tsv has no rows for the corpus {corpus!r}")
    return rows[0]["head"], {row["label"]: row["ours"] for row in rows}


def mapped(sentences: Iterable[Sentence], labels: dict[str, str]) -> list[Sentence]:
    """The sentences with their labels mapped; a label without a row becomes O."""
    out = []
    for sentence in sentences:
        done: Sentence = []
        for word, tag in sentence:
            place, _, label = tag.partition("-")
            ours = labels.get(label, "")
            done.append((word, f"{place}-{ours}" if ours else "O"))
        out.append(done)
    return out


def split_block(sentences: Sequence[Sentence], share: float = 0.1) -> tuple[list[Sentence], list[Sentence]]:
    """(first part, last `share`) – the development set is one block at the end, so that no article lies on both sides."""
    cut = len(sentences) - math.ceil(len(sentences) * share)
    return list(sentences[:cut]), list(sentences[cut:])


def _key(sentence: Sentence) -> list[str]:
    return [w for w in (fold(core(word)) for word, _ in sentence) if any(c.isalpha() for c in w)]


def without(sentences: Iterable[Sentence], held_out: Iterable[Sentence]) -> list[Sentence]:
    """The sentences that share no run of five words with `held_out`, and of shorter ones those that are no part of it.

    Words are compared folded and without marks and numbers, because the corpora write them differently.
    """
    runs: set[tuple[str, ...]] = set()
    for sentence in held_out:
        words = _key(sentence)
        for size in range(1, _NGRAM + 1):
            runs.update(tuple(words[i : i + size]) for i in range(len(words) - size + 1))
    kept = []
    for sentence in sentences:
        words = _key(sentence)
        size = min(_NGRAM, len(words))
        if not any(tuple(words[i : i + size]) in runs for i in range(len(words) - size + 1)):
            kept.append(sentence)
    return kept


def read_marked(folder: Path) -> Iterator[Sentence]:
    """The sentences of our own marked files, as words and tags of the clean text."""
    for sentence in marked.read(folder):
        yield marked.bio(sentence)


def load(data: Path, own: Path | None, *, dev_share: float = 0.1) -> tuple[list[Corpus], list[Sentence]]:
    """All corpora under `data` (its layout: ``anercorp/train.conll`` …) and the development block in ANERcorp's labels.

    Corpora whose file is missing are left out. `own` is the folder of marked sentences. Nothing that is returned for
    training holds a sentence of the development block.
    """
    corpora: list[Corpus] = []
    dev: list[Sentence] = []

    def add(name: str, labels: str, read: Callable[[], Iterable[Sentence]]) -> None:
        head, names = label_map(labels)
        kept = without(read(), dev) if name not in ("anercorp", "own") else list(read())
        corpora.append(Corpus(name, head, mapped(kept, names)))

    anercorp = data / "anercorp" / "train.conll"
    if anercorp.exists():
        train, dev = split_block(list(read_conll(anercorp)), dev_share)
        add("anercorp", "anercorp", lambda: train)
        dev = mapped(dev, label_map("anercorp")[1])
    for name, labels, path in (
        ("corrected", "corrected", data / "anercorp" / "train_corrected.conll"),
        ("newsfane", "fane", data / "fane" / "newsfane.words.conll"),
        ("wikifane", "fane", data / "fane" / "wikifane.words.conll"),
        ("aqmar", "aqmar", data / "aqmar" / "train.txt"),
        ("aqmar-dev", "aqmar", data / "aqmar" / "dev.txt"),
    ):
        if path.exists():
            add(name, labels, lambda path=path: read_conll(path))  # type: ignore[misc]
    if own is not None:
        add("own", "own", lambda: read_marked(own))
    return corpora, dev


def main(argv: list[str] | None = None) -> None:
    """Prints the development block (word TAB tag) of the corpora folder DATA, which holds ``anercorp/train.conll``."""
    parser = argparse.ArgumentParser(prog="python -m arextract.training.corpora", description=main.__doc__)
    parser.add_argument("data", type=Path)
    _, dev = split_block(list(read_conll(parser.parse_args(argv).data / "anercorp" / "train.conll")))
    for sentence in mapped(dev, label_map("anercorp")[1]):
        print("".join(f"{word}\t{tag}\n" for word, tag in sentence))


if __name__ == "__main__":
    main()
