"""Files → raw articles. What cannot be read becomes an `InputError` among them, and reading goes on."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from arextract.corpus import markup, remote, tables
from arextract.corpus.archives import members
from arextract.corpus.decode import decode
from arextract.corpus.inputs import STDIN, InputFile, suffix_of
from arextract.corpus.options import DEFAULT, ReadOptions
from arextract.corpus.rows import Item, RawArticle, article_from_row
from arextract.errors import InputError

_TITLE_MAX = 200


def read_file(file: InputFile, options: ReadOptions = DEFAULT) -> Iterator[Item]:
    """The articles of one file and the errors met in it, in the order of the file. Never raises `InputError`."""
    try:
        if file.path == STDIN:
            yield from _read_stdin(file, options)
            return
        reader = READERS.get(suffix_of(file.path) or "")
        if reader is None:
            raise InputError(file.source, "unknown-format", f"not a format that is read: use {', '.join(READERS)}")
        with _open(file) as handle:
            yield from reader(handle, file, options)
    except InputError as error:
        yield error
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield InputError(file.source, "unreadable", f"cannot be read: {reason}")


def _open(file: InputFile) -> IO[bytes]:
    return remote.open_url(file.path) if remote.is_url(file.path) else open(file.path, "rb")


def _all(handle: IO[bytes], file: InputFile, options: ReadOptions) -> bytes:
    data = handle.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise InputError(file.source, "too-large", f"larger than {options.max_bytes >> 20} MB: split it into articles")
    return data


def headline(text: str) -> str | None:
    """The first line, where it stands alone above a longer text and is not a sentence; else None."""
    lines = text.lstrip().split("\n", 1)
    if len(lines) < 2 or not lines[1].strip():
        return None
    line = lines[0].strip()
    return line if line and len(line) <= _TITLE_MAX and line[-1] not in ".!…،؛:" else None


def read_text(handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """A ``.txt`` or ``.md`` file: one article."""
    data = _all(handle, file, options)
    text, encoding = decode(data, file.source, options.encoding)
    yield RawArticle(file.id, file.source, text, hashlib.sha256(data).hexdigest(), encoding, headline(text))


def read_html(handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """An ``.html`` page: its main text, title, date and address."""
    data = _all(handle, file, options)
    page, encoding = decode(data, file.source, options.encoding or markup.declared_encoding(data))
    found = markup.main_text(page, file.source)
    yield RawArticle(
        file.id,
        file.source,
        found.text,
        hashlib.sha256(data).hexdigest(),
        encoding,
        found.title,
        found.published,
        found.url,
    )


def read_jsonl(
    handle: IO[bytes], file: InputFile, options: ReadOptions, first: int = 1, count: int | None = None
) -> Iterator[Item]:
    """A ``.jsonl`` file: one article a line (`id`, `text`, optional `title`, `published`, `url`; the rest is `meta`).

    `handle` stands at line `first`; at most `count` lines are read.
    """
    seen = first > 1
    number = first - 1
    while (count is None or number < first - 1 + count) and (line := handle.readline(options.max_bytes + 1)):
        number += 1
        if len(line) > options.max_bytes:
            raise InputError(
                f"{file.source}:{number}", "too-large", f"the line is larger than {options.max_bytes >> 20} MB"
            )
        if not line.strip():
            continue
        seen = True
        try:
            yield _line(line, f"{file.source}:{number}", f"{file.id}/{number}", options)
        except InputError as error:
            yield error
    if not seen:
        raise InputError(file.source, "empty", "the file is empty")


def _line(line: bytes, where: str, default_id: str, options: ReadOptions) -> RawArticle:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(where, "undecodable", "the line is not UTF-8: save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        raise InputError(where, "bad-json", f"the line is not JSON ({reason}): one object a line is expected") from None
    if not isinstance(row, dict):
        raise InputError(where, "bad-json", "the line is not a JSON object with a text")
    return article_from_row(row, where, default_id, hashlib.sha256(line.strip()).hexdigest(), options)


def read_gzip(handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """A ``.jsonl.gz`` file, expanded line by line."""
    with gzip.GzipFile(fileobj=handle) as expanded:
        yield from read_jsonl(expanded, file, options)  # type: ignore[arg-type]


def read_zip(handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """A ``.zip`` of texts, pages or JSONL. Nothing is unpacked to disk; archives inside are not opened."""
    for member, content in members(handle, file, options):
        if isinstance(content, InputError):
            yield content
            continue
        reader = READERS[suffix_of(member.path) or ""]
        try:
            with content as opened:
                yield from reader(opened, member, options)
        except InputError as error:
            yield error
        except (OSError, EOFError, zlib.error, ValueError) as error:
            yield InputError(member.source, "unreadable", f"cannot be read: {error}")


READERS: dict[str, Callable[[IO[bytes], InputFile, ReadOptions], Iterator[Item]]] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_gzip,
    ".csv": tables.read_csv,
    ".parquet": tables.read_parquet,
    ".zip": read_zip,
}


def _read_stdin(file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """Standard input: JSONL where the first line is a JSON object with a text, else one article."""
    data = _all(sys.stdin.buffer, file, options)
    first = data.lstrip(b"\xef\xbb\xbf \r\n\t").split(b"\n", 1)[0]
    reader = read_jsonl if first.startswith(b"{") and options.text_column.encode() in first else read_text
    yield from reader(io.BytesIO(data), file, options)
