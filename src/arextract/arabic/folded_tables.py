"""Columns of tables as sets and maps of folded words: what most readers make of a table."""

from __future__ import annotations

from functools import cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import table


def folded_cell(cell: str) -> list[str]:
    """The folded words of a cell that parts them by ``|``."""
    return [fold(word) for word in cell.split("|") if word]


@cache
def folded_words(name: str, column: str = "words", **where: str) -> frozenset[str]:
    """The folded words of a column of ``arabic/NAME.tsv``, of the rows whose other columns say what `where` says.

    >>> "غرب" in folded_words("context_words", kind="quarter")
    True
    """
    rows = (row for row in table(name) if all(row[key] == value for key, value in where.items()))
    return frozenset(word for row in rows for word in folded_cell(row[column]))


@cache
def folded_map(name: str, value: str, column: str = "words") -> dict[str, str]:
    """Each folded word of a column of ``arabic/NAME.tsv`` → what its row says under `value`; the last row that has it wins."""
    return {word: row[value] for row in table(name) for word in folded_cell(row[column])}
