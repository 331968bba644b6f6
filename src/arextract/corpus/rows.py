"""What reading gives: articles, documents that are yet to be decoded, errors and what was skipped; and a table's row → an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from arextract.corpus.options import ReadOptions
from arextract.corpus.publication_days import day_of, iso_day
from arextract.corpus.written_days import written_day
from arextract.errors import InputError
from arextract.text.plain import plain, scrub


@dataclass(slots=True)
class RawArticle:
    """One article as it was read: text that nothing has touched but the decoder. `published_by` says where its date stood."""

    id: str
    source: str
    text: str
    sha256: str
    encoding: str | None = "utf-8"
    title: str | None = None
    published: str | None = None
    url: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)
    published_by: str | None = None
    warning: str | None = None
    """What the article lost on the way, such as a date that cannot be read; in one line."""
    file: str = ""
    """The id of the file whose row it is: what sets it apart from a row of the same id in another file."""


@dataclass(slots=True)
class Unread:
    """One document whose bytes are there and whose text is not.

    Decoding it, or taking its text out of a page, is work like any other and done under the same limits: `readers.opened`
    makes the article. `published` is the date of a document that states none.
    """

    id: str
    source: str
    suffix: str
    data: bytes
    sha256: str
    options: ReadOptions
    published: str | None = None


@dataclass(slots=True)
class Skipped:
    """A file that was passed over: `kind` is its suffix, or what it is."""

    source: str
    kind: str


Item = RawArticle | Unread | InputError | Skipped


def article_from_row(
    row: dict[str, Any], where: str, default_id: str, sha256: str, options: ReadOptions, encoding: str | None = "utf-8"
) -> RawArticle:
    """The article of one row; columns that are not fields go to `meta`, as does a date that cannot be read.

    Raises `InputError` for a wrong field.
    """
    text = running(_pop(row, options.text_column))
    if text is None:
        detail = f"there is no text: a column named {options.text_column!r} with a string is needed (--text-column)"
        raise InputError(where, "no-text", detail)
    if not text.strip():
        raise InputError(where, "empty", "the text is empty")
    name = plain(_pop(row, options.id_column))
    if name is not None and not isinstance(name, str | int):
        raise InputError(where, "bad-id", "the id must be a string or a whole number")
    title = _string(_pop(row, options.title_column), "title", where)
    url = _string(_pop(row, options.url_column), "url", where)
    given = _pop(row, options.published_column)
    published, warning = _published(given, where, options)
    if warning is not None:
        row[options.published_column] = given
    return RawArticle(
        str(name) if name not in (None, "") else default_id,
        where,
        scrub(text),
        sha256,
        encoding,
        title,
        published,
        url,
        {scrub(str(key)): plain(value) for key, value in row.items()},
        "field" if published else None,
        warning,
    )


def _pop(row: dict[str, Any], column: str) -> Any:
    """The value of a column, taken out of the row; ``body.text`` is also that of `text` in the object `body`."""
    if column in row or "." not in column:
        return row.pop(column, None)
    head, _, rest = column.partition(".")
    inner = row.get(head)
    if not isinstance(inner, dict):
        return None
    inner = dict(inner)
    value = _pop(inner, rest)
    row[head] = inner
    if not inner:
        del row[head]
    return value


def running(value: Any) -> str | None:
    """A text that is given as one string or as its paragraphs (strings, or objects with a text); None for anything else."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        value = value.get("text")
        return value if isinstance(value, str) else None
    if not isinstance(value, list | tuple) or not value:
        return None
    parts = [running(part) if not isinstance(part, list | tuple) else None for part in value]
    return None if any(part is None for part in parts) else "\n".join(part for part in parts if part)


def _published(value: Any, where: str, options: ReadOptions) -> tuple[str | None, str | None]:
    """The ISO date that a field gives, and a warning where it gives something that is no date."""
    try:
        return day_of(value, where), None
    except InputError:
        found = written_day(value, options.dayfirst) if isinstance(value, str) else None
    day = None if found is None else iso_day(found.isoformat())
    if day is not None:
        return day.isoformat(), None
    shown = " ".join(str(value)[:60].split())
    return None, f"the date {shown!r} cannot be read and is left out (write 2025-12-31; for 3/4/2025 see --dayfirst)"


def _string(value: Any, field_name: str, where: str) -> str | None:
    value = plain(value)
    if value is not None and not isinstance(value, str):
        raise InputError(where, "bad-field", f"{field_name} must be a string")
    return value or None
