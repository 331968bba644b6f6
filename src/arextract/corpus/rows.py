"""A row of a JSONL, CSV or Parquet input → a raw article."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from arextract.corpus.options import ReadOptions
from arextract.errors import InputError


@dataclass(slots=True)
class RawArticle:
    """One article as it was read: text that nothing has touched but the decoder."""

    id: str
    source: str
    text: str
    sha256: str
    encoding: str | None = "utf-8"
    title: str | None = None
    published: str | None = None
    url: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)


Item = RawArticle | InputError


def article_from_row(
    row: dict[str, Any], where: str, default_id: str, sha256: str, options: ReadOptions, encoding: str | None = "utf-8"
) -> RawArticle:
    """The article of one row; columns that are not fields go to `meta`. Raises `InputError` for a wrong field."""
    text = row.pop(options.text_column, None)
    if not isinstance(text, str):
        detail = f"there is no text: a column named {options.text_column!r} with a string is needed (--text-column)"
        raise InputError(where, "no-text", detail)
    if not text.strip():
        raise InputError(where, "empty", "the text is empty")
    name = plain(row.pop(options.id_column, None))
    if name is not None and not isinstance(name, str | int):
        raise InputError(where, "bad-id", "the id must be a string or a whole number")
    title = _string(row.pop(options.title_column, None), "title", where)
    url = _string(row.pop(options.url_column, None), "url", where)
    published = row.pop(options.published_column, None)
    return RawArticle(
        scrub(str(name)) if name not in (None, "") else default_id,
        where,
        scrub(text),
        sha256,
        encoding,
        title,
        _date(published, where),
        url,
        {str(key): plain(value) for key, value in row.items()},
    )


def _string(value: Any, field_name: str, where: str) -> str | None:
    value = plain(value)
    if value is not None and not isinstance(value, str):
        raise InputError(where, "bad-field", f"{field_name} must be a string")
    return value or None


def _date(value: Any, where: str) -> str | None:
    if value != value:  # NaN and NaT are not equal to themselves
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    value = plain(value)
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)[:10]).isoformat()
    except ValueError:
        raise InputError(
            where, "bad-date", f"published must be an ISO date such as 2025-12-22, not {value!r}"
        ) from None


def plain(value: Any) -> Any:
    """`value` as JSON can hold it: missing values as None, NumPy scalars as Python's, surrogates replaced."""
    if isinstance(value, str):
        return scrub(value)
    if isinstance(value, dict):
        return {scrub(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    if hasattr(value, "isoformat"):
        return None if value != value else value.isoformat()
    if hasattr(value, "tolist"):  # a NumPy scalar or array
        return plain(value.tolist())
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return scrub(str(value))


def scrub(text: str) -> str:
    """`text` with lone surrogates (``\\ud800`` in JSON) replaced by U+FFFD: they cannot be written as UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
