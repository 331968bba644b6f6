"""CSV and Parquet inputs, row by row. Every row keeps its columns or is one error."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterator
from typing import IO, Any

from arextract.corpus.dialect import opened
from arextract.corpus.inputs import InputFile
from arextract.corpus.options import ReadOptions
from arextract.corpus.reading_faults import failure
from arextract.corpus.rows import Item, article_from_row
from arextract.errors import InputError
from arextract.text.plain import plain

_BLOCK = 1000


def read_csv(handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """A ``.csv`` or ``.tsv`` with a header row; every cell is a string. See `dialect` for encodings and separators."""
    stream, dialect = opened(handle, file.source, options, tabs=file.path.lower().endswith(".tsv"))
    named = dialect.named
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # the bytes of a row are limited instead
    lines = _Lines(io.TextIOWrapper(stream, encoding=dialect.encoding, newline=""), file, options)
    rows = csv.reader(lines, strict=True, delimiter=dialect.delimiter)
    for _ in range(dialect.leading):
        next(lines)
    try:
        header = [name.strip() for name in next(rows, [])]
        if not any(header):
            raise InputError(file.source, "empty", "the file is empty")
        check_columns(header, file, options)
        number = 0
        while True:
            lines.begin()
            cells = next(rows, None)
            if cells is None:
                return
            if not cells:
                continue  # a blank line
            number += 1
            yield from row_items(fit(cells, header), file, options, number, named)
    except UnicodeError as error:
        detail = f"not {named} ({_place(error)}): save it as UTF-8, or use --encoding"
        raise InputError(file.source, "undecodable", detail) from None
    except csv.Error as error:
        where = f"{file.source}:{number}" if rows.line_num > 1 else file.source
        detail = f"not CSV from line {rows.line_num} on ({error}): is a quotation mark missing?"
        raise InputError(where, "bad-csv", detail) from None


class _Lines:
    """The lines of a CSV file, with a limit on the bytes of one row: a quotation mark that is never closed takes the rest."""

    def __init__(self, text: IO[str], file: InputFile, options: ReadOptions) -> None:
        self._text, self._file, self._options = text, file, options
        self._size = 0

    def begin(self) -> None:
        self._size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._options.max_bytes)
        if not line:
            raise StopIteration
        self._size += len(line)
        if self._size > self._options.max_bytes:
            limit = self._options.max_bytes >> 20
            raise InputError(
                self._file.source, "too-large", f"a row is larger than {limit} MB: is a quotation mark missing?"
            )
        return line


def _place(error: UnicodeError) -> str:
    return f"byte {error.start}" if isinstance(error, UnicodeDecodeError) else str(error)


def check_columns(names: list[str], file: InputFile, options: ReadOptions) -> None:
    if options.text_column not in names:
        detail = f"no column {options.text_column!r} among {', '.join(names[:12])}: name it with --text-column"
        raise InputError(file.source, "no-text", detail)
    twice = next((name for name in names if name and names.count(name) > 1), None)
    if twice is not None:
        raise InputError(file.source, "bad-header", f"two columns are named {twice!r}")


def fit(cells: list[Any], header: list[str]) -> dict[str, Any] | str:
    """The row by column, or what is wrong with it: a comma in a text without quotation marks would shift the columns."""
    while len(cells) > len(header) and not str(cells[-1] if cells[-1] is not None else "").strip():
        cells = cells[:-1]
    if len(cells) != len(header):
        return f"{len(cells)} cells where the header has {len(header)}: put quotation marks around texts with commas"
    return {name or f"column {i}": cell for i, (name, cell) in enumerate(zip(header, cells, strict=True), 1)}


def row_items(
    row: dict[str, Any] | str, file: InputFile, options: ReadOptions, number: int, encoding: str | None
) -> Iterator[Item]:
    where = f"{file.source}:{number}"
    if isinstance(row, str):
        yield InputError(where, "bad-row", row)
        return
    try:
        digest = hashlib.sha256(json.dumps(plain(row), ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        yield article_from_row(row, where, f"{file.id}/{number}", digest, options, encoding)
    except Exception as error:
        yield failure(where, error)


def read_parquet(
    handle: IO[bytes], file: InputFile, options: ReadOptions, group: int | None = None, first: int = 1
) -> Iterator[Item]:
    """A ``.parquet`` file, or one row `group` of it, whose rows count from `first`. Needs the extra ``parquet`` (pyarrow)."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        detail = "reading Parquet needs pyarrow: pip install 'arextract[parquet]'"
        raise InputError(file.source, "missing-package", detail) from None
    number, given = first, 0
    try:
        table = pq.ParquetFile(handle)
        check_columns(list(table.schema_arrow.names), file, options)
        for batch in table.iter_batches(batch_size=_BLOCK, row_groups=None if group is None else [group]):
            given += batch.nbytes
            if given > options.max_archive_bytes:
                limit = options.max_archive_bytes >> 30
                raise InputError(file.source, "too-large", f"expands to more than {limit} GB: split it")
            names, columns = batch.schema.names, batch.columns
            for i in range(batch.num_rows):
                yield from row_items(_cells(names, columns, i), file, options, number, "utf-8")
                number += 1
    except (pa.ArrowException, OSError) as error:
        raise InputError(file.source, "bad-parquet", f"not a Parquet file: {' '.join(str(error).split())}") from None


def _cells(names: list[str], columns: list[Any], at: int) -> dict[str, Any] | str:
    """One row as Python's own values, or what is wrong with it: text that is not UTF-8, a time that no calendar holds."""
    row: dict[str, Any] = {}
    for name, column in zip(names, columns, strict=True):
        try:
            row[name] = column[at].as_py()
        except (ValueError, OverflowError, UnicodeError, TypeError) as error:
            return f"the column {name!r} cannot be read: {' '.join(str(error).split())[:100]}"
    return row
