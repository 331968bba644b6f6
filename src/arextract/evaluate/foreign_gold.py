"""Names of the whole pipeline against gold of other tools: CoNLL files and spaCy's DocBin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from arextract.errors import UsageError
from arextract.ner.conll import read_conll
from arextract.ner.evaluate import read_label_map
from arextract.pipeline import Extractor

Spans = set[tuple[int, int, str]]
_TOGETHER = 40  # sentences of a CoNLL file that are read as one article: names are settled over an article


def evaluate_names(path: str | Path, extractor: Extractor, labels_map: str | Path | None = None) -> dict[str, Any]:
    """Exact-span scores of the pipeline: label → {p, r, f1, right, said, gold}, the label ``all`` last.

    `path` is a CoNLL file (a word and its tag a line) or, by its suffix ``.spacy``, a DocBin with entities. Words of a CoNLL
    file are joined by spaces, and a name counts as the whole words that it touches, since such files do not cut proclitics
    off. `labels_map` is as for `arextract.ner.evaluate.evaluate_conll`. Raises `UsageError` for a file that is neither, or
    holds no names.
    """
    ours, theirs = read_label_map(Path(labels_map)) if labels_map is not None else ({}, {})
    docs = list(_docbin(Path(path)) if Path(path).suffix == ".spacy" else _conll(Path(path)))
    if not any(gold for _, gold, _ in docs):
        raise UsageError(
            f"{path} holds no names to measure against: a CoNLL file (word TAB tag) or a DocBin with entities"
        )
    if labels_map is None and any(label == "PERS" for _, gold, _ in docs for _, _, label in gold):
        theirs = {"PERS": "PER"}
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for text, gold, words in docs:
        found: Spans = {(*_whole(e.start, e.end, words), e.label) for e in extractor.extract(text).entities}
        answers, keys = _renamed(found, ours), _renamed(gold, theirs)
        for counter, spans in ((right, answers & keys), (said, answers), (wanted, keys)):
            counter.update(label for _, _, label in spans)
    rows = {label: _row(right[label], said[label], wanted[label]) for label in sorted(said | wanted)}
    return {**rows, "all": _row(right.total(), said.total(), wanted.total())}


def _row(right: int, said: int, gold: int) -> dict[str, float | int]:
    p, r = right / said if said else 0.0, right / gold if gold else 0.0
    return {"p": p, "r": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "right": right, "said": said, "gold": gold}


def _renamed(spans: Spans, names: dict[str, str]) -> Spans:
    made = {(start, end, names.get(label, label)) for start, end, label in spans}
    return {span for span in made if span[2] not in ("", "-", "O")}


def _whole(start: int, end: int, words: list[tuple[int, int]] | None) -> tuple[int, int]:
    """The span widened to the words that it touches; the span itself where no words are given."""
    if words is None:
        return start, end
    touched = [word for word in words if word[0] < end and start < word[1]]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def _conll(path: Path) -> Iterator[tuple[str, Spans, list[tuple[int, int]] | None]]:
    try:
        sentences = iter(list(read_conll(path)))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path}: {error}") from error
    while group := list(islice(sentences, _TOGETHER)):
        text, words, gold = "", [], set()
        for sentence in group:
            begin, label, end = 0, "", 0
            for word, tag in [*sentence, ("", "O")]:
                place, _, name = tag.partition("-")
                if label and (place != "I" or name != label):
                    gold.add((begin, end, label))
                    label = ""
                if not word:
                    break
                start, end = len(text), len(text) + len(word)
                words.append((start, end))
                text += word + " "
                if place != "O" and not label:
                    begin, label = start, name
            text = text[:-1] + "\n"
        yield text, gold, words


def _docbin(path: Path) -> Iterator[tuple[str, Spans, list[tuple[int, int]] | None]]:
    import spacy
    from spacy.tokens import DocBin

    try:
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("ar").vocab))
    except Exception as error:  # msgpack, zlib and spaCy each have their own
        raise UsageError(
            f"{path} is not a DocBin of spaCy ({type(error).__name__}): write it with DocBin.to_disk"
        ) from error
    for doc in docs:
        yield doc.text, {(e.start_char, e.end_char, e.label_) for e in doc.ents}, None
