"""Files → articles. What cannot be read becomes an `InputError` among them, and reading goes on.

A format is either of documents, one in a file (`DOCUMENTS`: bytes → `Document`), or of rows, many in a file (`TABLES`:
an opened file → items). What either raises is caught in one place (`guard`), so that a reader may raise what it likes.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Callable, Iterator
from typing import IO

from arextract.corpus import delimited, json_file, markup, remote
from arextract.corpus.archives import expanded, members
from arextract.corpus.decode import decode
from arextract.corpus.document import Document, headline
from arextract.corpus.inputs import STDIN, InputFile, is_own_line, suffix_of
from arextract.corpus.options import DEFAULT, ReadOptions
from arextract.corpus.pdf import pdf_document
from arextract.corpus.reading_faults import failure, guarded
from arextract.corpus.rows import Item, RawArticle, Skipped, Unread, article_from_row
from arextract.corpus.spreadsheet import read_xlsx
from arextract.corpus.subtitles import subtitles_document
from arextract.corpus.word_file import word_document
from arextract.errors import InputError


def scan_file(file: InputFile, options: ReadOptions = DEFAULT) -> Iterator[Item]:
    """What one file holds, in its order: rows as articles, documents with their bytes, errors, members that are skipped.

    Never raises, whatever the file holds.
    """
    return guarded(file.source, named(_scan(file, options), file.id), options.max_errors)


def named(items: Iterator[Item], name: str) -> Iterator[Item]:
    """`items`, each row with the id of the file that it stands in."""
    for item in items:
        if isinstance(item, RawArticle):
            item.file = item.file or name
        yield item


def read_file(file: InputFile, options: ReadOptions = DEFAULT) -> Iterator[RawArticle | InputError]:
    """The articles of one file and the errors met in it, in the order of the file. Never raises."""
    for item in scan_file(file, options):
        if isinstance(item, Skipped):
            continue
        if isinstance(item, Unread):
            try:
                item = opened(item)
            except Exception as error:
                item = failure(item.source, error)
        yield item


def opened(item: Unread) -> RawArticle:
    """The article of a document. Raises `InputError`, or whatever a library raises over a damaged file."""
    made = DOCUMENTS[item.suffix](item.data, item.source, item.options)
    published, by = (made.published, made.published_by) if made.published else (item.published, "given")
    return RawArticle(
        item.id, item.source, made.text, item.sha256, made.encoding, made.title, published, made.url,
        published_by=by if published else None,
    )  # fmt: skip


def open_file(file: InputFile) -> IO[bytes]:
    """The opened file, on this machine or behind an address. Raises `OSError`."""
    return remote.open_url(file.path) if remote.is_url(file.path) else open(file.path, "rb")


def _scan(file: InputFile, options: ReadOptions) -> Iterator[Item]:
    if file.path == STDIN:
        yield from _read_stdin(file, options)
        return
    suffix = suffix_of(file.path) or ""
    if suffix not in DOCUMENTS and suffix not in TABLES:
        known = ", ".join([*DOCUMENTS, *TABLES])
        raise InputError(file.source, "unknown-format", f"not a format that is read: use {known}")
    with open_file(file) as handle:
        yield from _read(suffix, handle, file, options)


def _read(suffix: str, handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    if suffix in DOCUMENTS:
        data = _all(handle, file, options)
        yield Unread(file.id, file.source, suffix, data, hashlib.sha256(data).hexdigest(), options)
    else:
        yield from TABLES[suffix](handle, file, options)


def _all(handle: IO[bytes], file: InputFile, options: ReadOptions) -> bytes:
    data = handle.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise InputError(file.source, "too-large", f"larger than {options.max_bytes >> 20} MB: split it into articles")
    return data


def text_document(data: bytes, source: str, options: ReadOptions) -> Document:
    """A ``.txt`` or ``.md`` file."""
    text, encoding = decode(data, source, options.encoding)
    return Document(text, encoding, headline(text))


def html_document(data: bytes, source: str, options: ReadOptions) -> Document:
    """An ``.html`` page: its main text, title, date and address."""
    page, encoding = decode(data, source, options.encoding or markup.declared_encoding(data))
    found = markup.main_text(page, source)
    return Document(found.text, encoding, found.title, found.published, found.published_by, found.url)


def read_jsonl(
    handle: IO[bytes], file: InputFile, options: ReadOptions, first: int = 1, count: int | None = None
) -> Iterator[Item]:
    """A ``.jsonl`` file: one article a line (`id`, `text`, optional `title`, `published`, `url`; the rest is `meta`).

    `handle` stands at line `first`; at most `count` lines are read. Raises `InputError` for an empty file and for one that
    arextract wrote.
    """
    seen = first > 1
    number = first - 1
    while (count is None or number < first - 1 + count) and (line := handle.readline(options.max_bytes + 1)):
        number += 1
        where = f"{file.source}:{number}"
        if len(line) > options.max_bytes:
            while line and not line.endswith(b"\n"):
                line = handle.readline(options.max_bytes)
            seen = True
            yield InputError(where, "too-large", f"the line is larger than {options.max_bytes >> 20} MB")
            continue
        if not line.strip():
            continue
        seen = True
        if is_own_line(line):
            raise InputError(
                file.source, "own-output", "arextract wrote this: it is not read again (see table, report)"
            )
        try:
            yield _line(line, where, f"{file.id}/{number}", options)
        except Exception as error:
            yield failure(where, error)
    if not seen:
        raise InputError(file.source, "empty", "the file is empty")


def _line(line: bytes, where: str, default_id: str, options: ReadOptions) -> RawArticle:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(where, "undecodable", "the line is not UTF-8: save the file as UTF-8") from None
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "a number of thousands of digits"
        raise InputError(where, "bad-json", f"the line is not JSON ({reason}): one object a line is expected") from None
    if not isinstance(row, dict):
        raise InputError(where, "bad-json", "the line is not a JSON object with a text")
    return article_from_row(row, where, default_id, hashlib.sha256(line.strip()).hexdigest(), options)


def read_json(handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """A ``.json`` file: a list of articles, an object that holds one, or one article."""
    yield from json_file.read_json(handle, file, options, read_jsonl)


def read_gzip(handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """A ``.jsonl.gz`` file, expanded line by line."""
    yield from read_jsonl(expanded(handle, file.source, options), file, options)


def read_zip(handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """A ``.zip`` of any of the other formats. Nothing is unpacked to disk; archives inside are not opened."""
    for member in members(handle, file, options):
        if isinstance(member, Skipped):
            yield member
            continue
        inner, content = member
        if isinstance(content, InputError):
            yield content
            continue
        with content:
            items = named(_read(suffix_of(inner.path) or "", content, inner, options), inner.id)
            yield from guarded(inner.source, items, options.max_errors)


DOCUMENTS: dict[str, Callable[[bytes, str, ReadOptions], Document]] = {
    ".txt": text_document,
    ".md": text_document,
    ".html": html_document,
    ".htm": html_document,
    ".srt": subtitles_document,
    ".vtt": subtitles_document,
    ".docx": word_document,
    ".pdf": pdf_document,
}
TABLES: dict[str, Callable[[IO[bytes], InputFile, ReadOptions], Iterator[Item]]] = {
    ".jsonl": read_jsonl,
    ".jl": read_jsonl,
    ".ndjson": read_jsonl,
    ".jsonl.gz": read_gzip,
    ".json": read_json,
    ".csv": delimited.read_csv,
    ".tsv": delimited.read_csv,
    ".xlsx": read_xlsx,
    ".parquet": delimited.read_parquet,
    ".zip": read_zip,
}


def _read_stdin(file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Standard input: JSONL where the first line is a JSON object with a text, else one article."""
    data = _all(sys.stdin.buffer, file, options)
    first = data.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0]
    rows = first.startswith(b"{") and options.text_column.encode() in first
    yield from _read(".jsonl" if rows else ".txt", io.BytesIO(data), file, options)
