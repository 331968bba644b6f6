"""Tables as Excel workbooks: right to left, typed cells, filters. Needs the extra ``xlsx`` (openpyxl)."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd

from arextract.errors import UsageError

_ROWS, _CELL = 1_048_576, 32_767  # what a sheet and a cell can hold
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WIDTHS = {"sentence": 80, "text": 40, "title": 40, "url": 30, "article": 26, "citations": 30}
_WIDTH = 14
_DAYS = ("published", "time_start", "time_end")
_FIRST_DAY = date(1900, 3, 1)  # before it a spreadsheet's calendar is wrong


def write_workbook(frame: pd.DataFrame, path: str | Path) -> None:
    """Writes `frame` as one sheet. No cell is a formula; figures that a spreadsheet would round are text.

    Raises `UsageError` without openpyxl and for more rows than a sheet holds, `OSError` where it cannot be written.
    """
    try:
        openpyxl: Any = import_module("openpyxl")
    except ImportError:
        raise UsageError("writing Excel needs openpyxl: pip install 'arextract[xlsx]'") from None
    if len(frame) >= _ROWS:
        raise UsageError(f"a sheet holds {_ROWS} rows, not {len(frame)}: write a .csv, .parquet or .db file")
    styles: Any = import_module("openpyxl.styles")
    letter: Any = import_module("openpyxl.utils").get_column_letter
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "claims"
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "A2"
    bold, wrapped = styles.Font(bold=True), styles.Alignment(wrap_text=True, vertical="top")
    for at, name in enumerate(frame.columns, 1):
        sheet.cell(1, at, str(name)).font = bold
        sheet.column_dimensions[letter(at)].width = _WIDTHS.get(str(name), _WIDTH)
    for number, row in enumerate(frame.itertuples(index=False, name=None), 2):
        for at, (name, value) in enumerate(zip(frame.columns, row, strict=True), 1):
            made = _cell(str(name), value)
            if made is None:
                continue
            cell = sheet.cell(number, at)
            cell.value = made
            if isinstance(made, str):
                cell.data_type = "s"  # text, whatever it begins with
                cell.quotePrefix = made[:1] in "=+-@"
            if isinstance(made, date):
                cell.number_format = "yyyy-mm-dd"
            if name == "sentence":
                cell.alignment = wrapped
    sheet.auto_filter.ref = f"A1:{letter(len(frame.columns))}{len(frame) + 1}"
    book.save(path)


def _cell(name: str, value: Any) -> Any:
    if value is None or (isinstance(value, float) and value != value):
        return None
    if hasattr(value, "item"):  # a NumPy scalar
        value = value.item()
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return str(value) if isinstance(value, int) and int(float(value)) != value else value
    lines = str(value).replace("\r\n", "\n").replace("\r", "\n")  # a cell knows one line end
    text = _CONTROL.sub("\ufffd", lines)[:_CELL]
    if name in _DAYS:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return text
        return day if day >= _FIRST_DAY else text
    return text
