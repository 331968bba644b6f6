"""Excel workbooks (``.xlsx``), row by row. Needs the extra ``xlsx`` (openpyxl)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO, Any

from arextract.corpus.delimited import check_columns, fit, row_items
from arextract.corpus.inputs import InputFile
from arextract.corpus.office import check_package, need
from arextract.corpus.options import ReadOptions
from arextract.corpus.rows import Item
from arextract.errors import InputError


def read_xlsx(handle: IO[bytes], file: InputFile, options: ReadOptions) -> Iterator[Item]:
    """The rows of every sheet that has the column of texts; its header is the sheet's first row that is not empty.

    A row's number is that of the sheet, as the spreadsheet shows it. Formulas count as the values that were last computed.
    Raises `InputError` (``missing-package``, ``no-text``, ``bad-xlsx`` …).
    """
    openpyxl = need("openpyxl", file.source, "xlsx", "Excel files", "openpyxl")
    data = handle.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise InputError(file.source, "too-large", f"larger than {options.max_bytes >> 20} MB: split it")
    check_package(data, file.source, options)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [(sheet.title, _rows(sheet)) for sheet in book.worksheets]
        headed = [(title, next(rows, (0, [])), rows) for title, rows in sheets]
    except Exception as error:  # a damaged workbook: openpyxl lets through whatever its parts raise
        reason = " ".join(str(error).split())[:100]
        raise InputError(file.source, "bad-xlsx", f"not an Excel file that can be read: {reason}") from None
    wanted = [one for one in headed if options.text_column in _names(one[1][1])]
    if not wanted:
        check_columns(next((_names(first[1]) for _, first, _ in headed if first[1]), []), file, options)
    for title, (_, header), rows in wanted:
        names = _names(header)
        check_columns(names, file, options)
        own = file if len(wanted) == 1 else InputFile(file.path, f"{file.source}!{title}", f"{file.id}/{title}")
        for number, cells in rows:
            padded = cells + [None] * (len(names) - len(cells))
            yield from row_items(fit(padded, names), own, options, number, None)


def _names(cells: list[Any]) -> list[str]:
    names = ["" if cell is None else str(cell).strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _rows(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """(number, cells) of the rows that hold anything."""
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        if any(cell is not None and cell != "" for cell in cells):
            yield number, list(cells)
