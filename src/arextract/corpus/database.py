"""Articles as a SQLite database with full-text search, for SQL and for Datasette.

``articles``, ``claims``, ``entities``, ``times`` and ``relations`` have the columns of `frames.COLUMNS`; each row leads to its
article. ``claims_fts`` and ``articles_fts`` search what is folded: ا for أ إ آ, ه for ة, ي for ى, without the article's ال.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import regex

from arextract.arabic.affixes import ARTICLE, BA, CONJUNCTIONS, FA, KAF, LAM_ARTICLE, WAW
from arextract.arabic.fold import fold
from arextract.corpus.frames import COLUMNS, rows_of
from arextract.errors import UsageError
from arextract.record import Article
from arextract.text.clean import clean

_REAL = {"value", "low", "high", "score", "subject_score", "metric_score", "source_score"}
_WHOLE = {"start", "end", "hedged", "negated"}
_FACETS = {
    "claims": ("article", "kind", "unit", "subject_canonical", "source_canonical", "time_start", "published"),
    "entities": ("article", "label", "canonical"),
    "times": ("article", "value"),
    "relations": ("article", "type"),
}
_ARTICLES = ("id", "title", "url", "published", "source", "language", "pipeline", "text")
_PREFIXED = regex.compile(rf"(?<!\w)(?:[{WAW}{FA}{BA}{KAF}]?{ARTICLE}|[{CONJUNCTIONS}]?{LAM_ARTICLE})(\w{{2,}})")
_SQLITE_WHOLE = 2**63


def searchable(text: str) -> str:
    """What full-text search sees of a text: folded, and each word with the article once more without it.

    >>> searchable("الأرباح")
    'الارباح ارباح'
    """
    folded = fold(clean(text).text)
    bare = " ".join(match.group(1) for match in _PREFIXED.finditer(folded))
    return f"{folded} {bare}" if bare else folded


def write_database(path: str | Path, articles: Iterable[Article]) -> int:
    """Writes the database in place of what `path` holds, by one rename; returns the number of articles.

    Raises `UsageError` where it cannot be written or two articles have one id.
    """
    path = Path(path)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    partial.unlink(missing_ok=True)
    try:
        store = sqlite3.connect(partial)
        try:
            store.executescript(_schema())
            count = 0
            with store:
                for article in articles:
                    _add(store, article)
                    count += 1
                for name in ("articles", "claims"):
                    store.execute(f"INSERT INTO {name}_fts({name}_fts) VALUES ('rebuild')")
        finally:
            store.close()
        os.replace(partial, path)
    except sqlite3.IntegrityError as error:
        raise UsageError(f"two articles have one id ({error}): give them different ids") from error
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from error
    finally:
        partial.unlink(missing_ok=True)
    return count


def _schema() -> str:
    columns = ", ".join(f'"{name}" TEXT{" PRIMARY KEY" if name == "id" else ""}' for name in _ARTICLES)
    lines = ["PRAGMA foreign_keys = ON;", f'CREATE TABLE articles ({columns}, "folded" TEXT);']
    for what, names in COLUMNS.items():
        typed = [f'"{name}" {_type(what, name)}' for name in names]
        if what == "claims":
            typed.append('"folded" TEXT')
        keys = 'PRIMARY KEY ("article", "id"), FOREIGN KEY ("article") REFERENCES articles("id")'
        lines.append(f"CREATE TABLE {what} ({', '.join(typed)}, {keys});")
        lines += [f'CREATE INDEX "{what}_{name}" ON {what}("{name}");' for name in _FACETS[what]]
    for what in ("articles", "claims"):
        lines.append(f'CREATE VIRTUAL TABLE {what}_fts USING fts5("folded", content="{what}");')
    return "\n".join(lines)


def _type(what: str, name: str) -> str:
    """A time's value is words (``2025-04``): a number would turn 2025 into 2025.0."""
    return (
        "TEXT"
        if (what, name) == ("times", "value")
        else "REAL"
        if name in _REAL
        else "INTEGER"
        if name in _WHOLE
        else "TEXT"
    )


def _add(store: sqlite3.Connection, article: Article) -> None:
    values = [getattr(article, name) for name in _ARTICLES]
    _insert(store, "articles", [[*values, searchable(f"{article.title or ''} {article.text}")]])
    for what in COLUMNS:
        rows: Iterator[Any] = rows_of(article, what)
        if what == "claims":
            rows = ([*row, _claim_words(row)] for row in rows)
        _insert(store, what, rows)


def _claim_words(row: Any) -> str:
    by_name = dict(zip(COLUMNS["claims"], row, strict=True))
    names = [by_name[name] for name in ("subject_canonical", "source_canonical", "title")]
    return searchable(" ".join(str(part) for part in (by_name["sentence"], *names) if part))


def _insert(store: sqlite3.Connection, table: str, rows: Iterable[Any]) -> None:
    for row in rows:
        store.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", [_value(cell) for cell in row])


def _value(cell: Any) -> Any:
    """A cell as SQLite holds it: a whole number beyond 64 bits as text, so that no digit is lost."""
    if isinstance(cell, int) and not -_SQLITE_WHOLE <= cell < _SQLITE_WHOLE:
        return str(cell)
    return cell
