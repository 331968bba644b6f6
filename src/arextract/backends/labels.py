"""The engines' labels in ours: one table, and no label that it does not know."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from arextract.arabic.tables import parse
from arextract.errors import UsageError
from arextract.pipes.entities.spans import LABELS

Labels = dict[str, str]


@lru_cache(maxsize=1)
def _rows() -> dict[tuple[str, str], str]:
    text = files("arextract.backends").joinpath("labels.tsv").read_text(encoding="utf-8")
    rows = {(row["backend"], row["label"]): row["ours"] for row in parse(text, "backends/labels.tsv")}
    wrong = sorted(set(rows.values()) - {*LABELS, ""})
    if wrong:
        raise ValueError(f"backends/labels.tsv has labels that are none of ours: {', '.join(wrong)}")
    return rows


def labels(backend: str, theirs: Iterable[str]) -> Labels:
    """Our label for each of a model's own (without B- and I-), the empty string where its mentions are dropped.

    Raises `UsageError` for a label that the table does not have, so that a new model's names are never lost in silence.

    >>> labels("camel", ["PERS", "LOC"])
    {'PERS': 'PER', 'LOC': 'LOC'}
    """
    rows = _rows()
    out: Labels = {}
    for label in theirs:
        ours = rows.get((backend, label), rows.get(("*", label)))
        if ours is None:
            raise UsageError(f"the {backend} model has the label {label!r}, which backends/labels.tsv does not map")
        out[label] = ours
    return out


def map_tag(tag: str, mapped: Labels) -> str:
    """The BIO tag in our labels of a tag in BIO or BIOES of theirs.

    >>> map_tag("S-PERS", {"PERS": "PER"}), map_tag("E-DATE", {"DATE": ""}), map_tag("O", {})
    ('B-PER', 'O', 'O')
    """
    if tag[:2] not in ("B-", "I-", "E-", "S-"):
        return "O"
    ours = mapped.get(tag[2:], "")
    if not ours:
        return "O"
    return ("B-" if tag[0] in "BS" else "I-") + ours
