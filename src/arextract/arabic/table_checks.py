"""Whether tables are what they should be: wrong values, contradictions, duplicates, keys that nothing can ever match."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

import arextract.arabic
from arextract.arabic.fold import fold
from arextract.arabic.row_models import KEYS, REFERS
from arextract.arabic.tables import NO_SOURCE, TableError, misfit, numbered, table

FOLDER = Path(arextract.arabic.__file__).parent
WITHOUT_ROWS = frozenset({"words"})
"""Tables of counts, which have no column `source`."""
# What clean text never holds: diacritics, tatweel, bidi and zero-width characters, presentation forms, other digits.
_NEVER = regex.compile(
    r"[\u0610-\u061a\u0640\u064b-\u0652\u0656-\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufb50-\ufdff\ufe70-\ufeff٠-٩۰-۹]"
)


@dataclass(slots=True, frozen=True)
class Problem:
    """Something wrong in a table: its file, the line, and what it is."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.what}"


def check_table(text: str, kind: str, file: str) -> Iterator[Problem]:
    """The problems of one table's text; `kind` is its name without folder and ending."""
    try:
        rows = numbered(text, file)
    except TableError as error:
        yield Problem(file, 0, str(error))
        return
    seen: dict[tuple[str, ...], int] = {}
    keys: dict[str, tuple[int, tuple[str, ...]]] = {}
    for line, row in rows:
        wrong = misfit(kind, row)
        if wrong is not None:
            yield Problem(file, line, wrong)
        elif not row.get("source"):
            yield Problem(file, line, NO_SOURCE)
        for column, (there, named) in REFERS.get(kind, {}).items():
            others = (other for _, other in rows) if there == kind else table(there)
            if row[column] and all(other[named] != row[column] for other in others):
                yield Problem(file, line, f"{column} {row[column]!r} is no {named} of {there}.tsv")
        said = tuple(value for column, value in row.items() if column != "source")
        if said in seen:
            yield Problem(file, line, f"the same as line {seen[said]}")
        seen.setdefault(said, line)
        for column, value in row.items():
            if column != "source" and (found := _NEVER.search(value)):
                yield Problem(file, line, f"{column} can never match: clean text has no U+{ord(found.group()):04X}")
        key = KEYS.get(kind)
        if key is not None:
            word = fold(row[key])
            rest = tuple(value for column, value in row.items() if column not in ("source", key))
            if word in keys and keys[word][1] != rest:
                yield Problem(file, line, f"{row[key]!r} contradicts line {keys[word][0]}")
            keys.setdefault(word, (line, rest))


def check_tables(folder: Path = FOLDER) -> Iterator[Problem]:
    """The problems of all tables under a folder, by file and line."""
    for file in sorted(folder.rglob("*.tsv")):
        if file.stem not in WITHOUT_ROWS:
            yield from check_table(file.read_text(encoding="utf-8-sig"), file.stem, file.relative_to(folder).as_posix())
