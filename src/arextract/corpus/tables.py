"""CSV and Parquet inputs through pandas, a block of rows at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from arextract.corpus.inputs import InputFile
from arextract.corpus.options import ReadOptions
from arextract.corpus.rows import Item, article_from_row, plain
from arextract.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

_BLOCK = 1000


def read_csv(handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """A ``.csv`` with a header row; every cell is a string. UTF-8 unless ``encoding`` says otherwise."""
    import pandas as pd

    encoding = options.encoding or "utf-8-sig"
    try:
        blocks = pd.read_csv(handle, dtype=str, keep_default_na=False, chunksize=_BLOCK, encoding=encoding)
        number = 1
        for block in blocks:
            yield from _rows(block, file, options, number, encoding.removesuffix("-sig"))
            number += len(block)
    except UnicodeDecodeError as error:
        detail = f"not {encoding.removesuffix('-sig')} (byte {error.start}): save it as UTF-8, or use --encoding"
        raise InputError(file.source, "undecodable", detail) from None
    except pd.errors.EmptyDataError:
        raise InputError(file.source, "empty", "the file is empty") from None
    except (pd.errors.ParserError, LookupError, ValueError) as error:
        raise InputError(
            file.source, "bad-csv", f"not a CSV with a header row: {' '.join(str(error).split())}"
        ) from None


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
    try:
        table = pq.ParquetFile(handle)
        number = first
        groups = None if group is None else [group]
        for batch in table.iter_batches(batch_size=_BLOCK, row_groups=groups):
            block = batch.to_pandas()
            yield from _rows(block, file, options, number, "utf-8")
            number += len(block)
    except (pa.ArrowException, OSError) as error:
        raise InputError(file.source, "bad-parquet", f"not a Parquet file: {' '.join(str(error).split())}") from None


def _rows(block: pd.DataFrame, file: InputFile, options: ReadOptions, first: int, encoding: str) -> Iterator[Item]:
    if options.text_column not in block.columns:
        names = ", ".join(map(str, block.columns[:12]))
        detail = f"no column {options.text_column!r} among {names}: name it with --text-column"
        raise InputError(file.source, "no-text", detail)
    for number, record in enumerate(block.to_dict("records"), first):
        row: dict[str, Any] = {str(key): value for key, value in record.items()}
        where = f"{file.source}:{number}"
        digest = hashlib.sha256(json.dumps(plain(row), ensure_ascii=False, sort_keys=True).encode()).hexdigest()
        try:
            yield article_from_row(row, where, f"{file.id}/{number}", digest, options, encoding)
        except InputError as error:
            yield error
