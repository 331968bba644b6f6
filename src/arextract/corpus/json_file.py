"""JSON files (``.json``): a list of articles, an object that holds such a list, or one article."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator
from typing import IO, Any

from arextract.corpus.decode import decode
from arextract.corpus.inputs import InputFile, is_own_line
from arextract.corpus.options import ReadOptions
from arextract.corpus.reading_faults import failure
from arextract.corpus.rows import Item, article_from_row
from arextract.errors import InputError
from arextract.text.plain import plain

Lines = Callable[[IO[bytes], InputFile, ReadOptions], Iterator[Item]]


def read_json(handle: IO[bytes], file: InputFile, options: ReadOptions, lines: Lines) -> Iterator[Item]:
    """The articles of a ``.json``; one that is JSON lines after all is read by `lines`.

    Raises `InputError` (``bad-json``, ``no-text``, ``too-large`` …).
    """
    data = handle.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise InputError(file.source, "too-large", f"larger than {options.max_bytes >> 20} MB: use JSON lines (.jsonl)")
    if is_own_line(data):
        raise InputError(file.source, "own-output", "arextract wrote this: it is not read again (see table, report)")
    text, encoding = decode(data, file.source, options.encoding)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            yield from lines(io.BytesIO(text.encode()), file, options)
            return
        detail = f"not JSON (line {error.lineno}: {error.msg}): save it again, or use JSON lines (.jsonl)"
        raise InputError(file.source, "bad-json", detail) from None
    rows = _rows(value, options)
    if rows is None:
        detail = f"no list of objects, and no object with a text in {options.text_column!r} (--text-column)"
        raise InputError(file.source, "no-text", detail)
    one = isinstance(value, dict) and rows == [value]
    for number, row in enumerate(rows, 1):
        where, name = (file.source, file.id) if one else (f"{file.source}:{number}", f"{file.id}/{number}")
        if not isinstance(row, dict):
            yield InputError(where, "bad-json", "not a JSON object with a text")
            continue
        try:
            body = json.dumps(plain(row), ensure_ascii=False, sort_keys=True).encode()
            yield article_from_row(row, where, name, hashlib.sha256(body).hexdigest(), options, encoding)
        except Exception as error:
            yield failure(where, error)


def _rows(value: Any, options: ReadOptions) -> list[Any] | None:
    """The objects that a file holds as articles; None for a file of another shape."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    if options.text_column.split(".")[0] in value:
        return [value]
    lists = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
    return lists[0] if len(lists) == 1 else None
