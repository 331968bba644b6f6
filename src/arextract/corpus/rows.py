"""What reading gives: articles, documents that are yet to be decoded, errors and what was skipped; and a table's row → an article."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from arextract.corpus.days import day_of
from arextract.corpus.options import ReadOptions
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
    published = day_of(row.pop(options.published_column, None), where)
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
    )


def _string(value: Any, field_name: str, where: str) -> str | None:
    value = plain(value)
    if value is not None and not isinstance(value, str):
        raise InputError(where, "bad-field", f"{field_name} must be a string")
    return value or None
