"""The one loader of the package's TSV tables.

A table is UTF-8, tab separated, with a header row; lines that start with ``#`` are comments. Every table has a
``source`` column that says where a row comes from. Cells are stripped; an empty cell is the empty string.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from arextract.arabic.row_models import fit, row_model
from arextract.errors import UsageError


class TableError(UsageError, ValueError):
    """A table that cannot be read; the message names the file and the line."""


def numbered(text: str, name: str) -> list[tuple[int, dict[str, str]]]:
    """(line, row by column name) of each row of a table's text. Raises `TableError` on a row of the wrong width."""
    header: list[str] | None = None
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            continue
        if len(cells) > len(header):
            raise TableError(f"{name}, line {number}: {len(cells)} cells, but the header has {len(header)} columns")
        cells += [""] * (len(header) - len(cells))
        rows.append((number, dict(zip(header, cells, strict=True))))
    if header is None:
        raise TableError(f"{name}: no header row")
    return rows


def parse(text: str, name: str) -> list[dict[str, str]]:
    """The rows of a table's text as dicts by column name. Raises `TableError` on a row of the wrong width."""
    return [row for _, row in numbered(text, name)]


NO_SOURCE = "no source, which is the last column: is a cell before it missing?"


def misfit(kind: str, row: dict[str, str]) -> str | None:
    """What the model of the table `kind` says against a row; None where it fits or the table has no model."""
    model = row_model(kind)
    if model is None:
        return None
    if not row.get("source"):
        return NO_SOURCE
    try:
        model.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(str(part) for part in first['loc'])} {str(first.get('input', ''))[:40]!r}: {first['msg']}"
    return None


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the package's table ``arabic/NAME.tsv``, remembered: several ask for most tables. Raises as `read_once`."""
    return read_once(name)


def read_once(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the package's table ``arabic/NAME.tsv`` (`name` may hold a folder: ``names/people``), for who keeps what
    it makes of a big table and not the rows.

    Raises `TableError` with file and line for a row that the table's model (`arextract.arabic.row_models`) does not allow.
    """
    source = files("arextract.arabic").joinpath(*f"{name}.tsv".split("/"))
    rows = numbered(source.read_text(encoding="utf-8"), f"arabic/{name}.tsv")
    found = tuple([row for _, row in rows])
    if not fit(name, found):
        for line, row in rows:
            wrong = misfit(name, row)
            if wrong is not None:
                raise TableError(f"arabic/{name}.tsv, line {line}: {wrong}")
    return found


def read_table(path: str | Path) -> list[dict[str, str]]:
    """The rows of a user's own TSV file. Raises `TableError` with file and line, or `OSError`."""
    try:
        return parse(Path(path).read_text(encoding="utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise TableError(f"{path}: not UTF-8 (byte {error.start}): save it as UTF-8") from None
