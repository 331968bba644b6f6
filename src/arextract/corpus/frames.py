"""Articles → pandas tables. One row an entity, a claim or a time; columns in a fixed, documented order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from arextract.corpus.time_intervals import interval
from arextract.corpus.workbook import write_workbook
from arextract.errors import UsageError
from arextract.record import Article, Claim, Metric, Role

WRITTEN = (".csv", ".xlsx", ".parquet", ".jsonl")
_NUMBERS = frozenset({"value", "low", "high", "score", "subject_score", "metric_score", "source_score"})
What = Literal["entities", "claims", "times", "relations"]

COLUMNS: dict[str, tuple[str, ...]] = {
    "entities": (
        "article", "published", "id", "text", "label", "canonical", "canonical_by", "cluster", "by", "score", "start", "end",
    ),
    "claims": (
        "article", "title", "url", "published", "id", "quantity", "kind", "value", "low", "high", "comparator", "unit", "counted",
        "per", "subject", "subject_canonical", "metric", "time", "time_value", "time_start", "time_end", "source",
        "source_canonical", "hedged", "negated", "change_direction", "change_role", "citations", "score", "subject_score",
        "metric_score", "source_score", "sentence", "rule", "start", "end",
    ),
    "times": ("article", "published", "id", "text", "value", "time_start", "time_end", "start", "end"),
    "relations": ("article", "published", "id", "type", "from_text", "from_canonical", "to_text", "to_canonical", "text", "rule", "start", "end"),
}  # fmt: skip


def to_frame(articles: Iterable[Article], what: What = "claims") -> pd.DataFrame:
    """A table of all `what` of `articles`, in their order; `COLUMNS` documents the columns.

    ``article`` is the article's id, ``start`` and ``end`` count code points of its text; for a claim they are those of
    the quantity. ``time_start`` and ``time_end`` are the first and last day of a time, ISO dates. ``citations`` holds URLs
    separated by a space. Raises `UsageError` for an unknown `what`.
    """
    if what not in COLUMNS:
        raise UsageError(f"no table of {what!r}: choose one of {', '.join(COLUMNS)}")
    rows = (row for article in articles for row in rows_of(article, what))
    return pd.DataFrame(list(rows), columns=list(COLUMNS[what]))


def rows_of(article: Article, what: str) -> Iterator[tuple[Any, ...]]:
    """The rows of one article, each with the columns of `COLUMNS`."""
    return _ROWS[what](article)


# A spreadsheet computes a cell that begins so; plain numbers with their sign may stay.
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d[\d.,٫٬]*\s*[%٪]?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def harmless(cell: Any) -> Any:
    """A cell for a spreadsheet: text that it would compute gets an apostrophe before it, control characters become U+FFFD.

    >>> harmless("=1+1"), harmless("-5"), harmless("- كبير")
    ("'=1+1", '-5', "'- كبير")
    """
    if not isinstance(cell, str):
        return cell
    cell = _CONTROL.sub("\ufffd", cell)
    return "'" + cell if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def csv_text(frame: pd.DataFrame) -> str:
    """A table as CSV; no cell is a formula or holds an order to a terminal."""
    return frame.map(harmless).to_csv(index=False, lineterminator="\n")


def write_frame(frame: pd.DataFrame, path: str | Path) -> None:
    """Writes a table by the suffix of `path`: ``.csv`` (with a byte order mark, for spreadsheets), ``.xlsx``, ``.parquet``,
    ``.jsonl``.

    Raises `UsageError` for another suffix, a path that cannot be written, or a package that is missing.
    """
    suffix = Path(path).suffix.lower()
    try:
        if suffix == ".csv":
            Path(path).write_bytes(csv_text(frame).encode("utf-8-sig"))
        elif suffix == ".jsonl":
            frame.to_json(path, orient="records", lines=True, force_ascii=False)
        elif suffix == ".xlsx":
            write_workbook(frame, path)
        elif suffix == ".parquet":
            numbers = {name: "float64" for name in frame if name in _NUMBERS}
            frame.astype(numbers).to_parquet(path, index=False)
        else:
            raise UsageError(f"cannot write {suffix or path}: the file must end in {', '.join(WRITTEN)}")
    except ImportError:
        raise UsageError("writing Parquet needs pyarrow: pip install 'arextract[parquet]'") from None
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error


def _entities(article: Article) -> Iterator[tuple[Any, ...]]:
    for e in article.entities:
        yield (
            article.id,
            article.published,
            e.id,
            e.text,
            e.label,
            e.canonical,
            e.canonical_by,
            e.cluster,
            e.by,
            e.score,
            e.start,
            e.end,
        )


def _times(article: Article) -> Iterator[tuple[Any, ...]]:
    for t in article.times:
        yield (article.id, article.published, t.id, t.text, t.value, *_days(t.value), t.start, t.end)


def _relations(article: Article) -> Iterator[tuple[Any, ...]]:
    by_id = {e.id: e for e in article.entities}
    for r in article.relations:
        head, tail = by_id[r.from_], by_id[r.to]
        yield (
            article.id, article.published, r.id, r.type, head.text, head.canonical, tail.text, tail.canonical, r.text,
            r.rule, r.start, r.end,
        )  # fmt: skip


def _days(value: str | None) -> tuple[str | None, str | None]:
    """The first and last day of a time, ISO dates."""
    found = interval(value)
    return (None, None) if found is None else (found[0].isoformat(), found[1].isoformat())


def _score(of: Claim | Role | Metric | None) -> float | None:
    return None if of is None else of.score


def _words(role: Role | None) -> tuple[str | None, str | None]:
    return (None, None) if role is None else (role.text, role.canonical)


def _claims(article: Article) -> Iterator[tuple[Any, ...]]:
    times = {t.id: t for t in article.times}
    for claim in article.claims:
        yield (article.id, article.title, article.url, article.published, *_claim(claim, article, times))


def _claim(claim: Claim, article: Article, times: dict[str, Any]) -> tuple[Any, ...]:
    q, when = claim.quantity, times.get(claim.time or "")
    return (
        claim.id, q.text, q.kind, q.value, q.low, q.high, q.comparator, q.unit, q.counted, q.per,
        *_words(claim.subject), claim.metric and claim.metric.text, when and when.text, when and when.value, *_days(when and when.value),
        *_words(claim.source), claim.hedged, claim.negated, claim.change and claim.change.direction,
        claim.change and claim.change.role, " ".join(claim.citations),
        *map(_score, (claim, claim.subject, claim.metric, claim.source)),
        article.text[claim.sentence.start : claim.sentence.end], claim.rule, q.start, q.end,
    )  # fmt: skip


_ROWS = {"entities": _entities, "claims": _claims, "times": _times, "relations": _relations}
