"""The embedded model alone on a CoNLL file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from arextract.ner.conll import ConllError, read_conll, span_scores
from arextract.ner.features import LABELS
from arextract.ner.tagger import NameModel, load_model

_NOTHING = ("", "-", "O")


def evaluate_conll(
    path: str | Path, labels_map: str | Path | None = None, *, model: NameModel | None = None, head: str | None = None
) -> dict[str, Any]:
    """Exact-span scores, as conlleval counts them: label → {p, r, f1, right, said, gold}, the label ``all`` last.

    `path` is a file of `read_conll`. `labels_map` is a TSV of two columns, ours and theirs, or theirs and ours: where all
    labels of the first column are the model's, the model's answers are renamed (PRODUCT → MISC), otherwise the file's
    labels are (PERS → PER). A label beside an empty cell, ``-`` or ``O`` is not counted; a first row of column names is
    skipped. Without it, PERS is read as PER.

    `head` picks the model's output layer. By default it is the one for the file's guidelines: files without any label
    PRODUCT that have nothing but PER(S), LOC, ORG and MISC follow those of ANERcorp; all others the project's own.
    Raises `OSError` and `ConllError`.
    """
    model = model or load_model()
    sentences = list(read_conll(path))
    found = {tag[2:] for sentence in sentences for _, tag in sentence if tag != "O"}
    ours, theirs = read_label_map(Path(labels_map)) if labels_map is not None else ({}, {})
    gold_labels = {theirs.get(label, label) for label in found}
    if "PERS" in gold_labels and "PER" not in gold_labels and "PERS" not in ours.values():
        theirs = theirs | {"PERS": "PER"}
    if head is None:
        head = _head(model, found, theirs, ours)
    said = model.tag([[word for word, _ in sentence] for sentence in sentences], head)
    pairs = (
        (_renamed((tag for _, tag in gold), theirs), _renamed((tag for tag, _ in answer), ours))
        for gold, answer in zip(sentences, said, strict=True)
    )
    return {
        score.label: {
            "p": score.precision, "r": score.recall, "f1": score.f1, "right": score.right, "said": score.said, "gold": score.gold,
        }
        for score in span_scores(pairs)
    }  # fmt: skip


def _head(model: NameModel, found: set[str], theirs: dict[str, str], ours: dict[str, str]) -> str | None:
    back = {their: our for our, their in ours.items() if our != "PRODUCT"}
    known = {theirs.get(label) or back.get(label) or label for label in found} - set(_NOTHING)
    if "anercorp" in model.heads and known and known <= {"PER", "LOC", "ORG", "MISC"}:
        return "anercorp"
    return None


def _renamed(tags: Iterable[str], names: dict[str, str]) -> list[str]:
    out = []
    for tag in tags:
        place, _, label = tag.partition("-")
        label = names.get(label, label)
        out.append(f"{place}-{label}" if place != "O" and label not in _NOTHING else "O")
    return out


def read_label_map(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """(ours → the file's, the file's → ours); one of them is empty."""
    rows: list[tuple[str, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) < 2:
            raise ConllError(f"{path.name}, line {number}: expected two labels parted by a tab")
        rows.append((cells[0], cells[1]))
    columns = [cell.lower() for cell in rows[0]] if rows else []
    names = {
        "ours",
        "theirs",
        "from",
        "to",
        "label",
        "labels",
        "file",
        "source",
        "target",
        "model",
        "gold",
        "corpus",
        "arextract",
    }
    reverse = columns[:1] in (["theirs"], ["file"], ["gold"], ["corpus"])
    if len(columns) == 2 and set(columns) <= names:
        rows = rows[1:]
    mapping = dict(rows)
    if not reverse and set(mapping) <= set(LABELS):
        return mapping, {}
    return {}, mapping
