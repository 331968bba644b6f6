"""Under which licences the rows of the shipped tables are, by what their `source` says (``sources.tsv``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import regex

import arextract.arabic
from arextract.arabic.tables import numbered, table

PACKAGE = Path(arextract.arabic.__file__).parent.parent
OF_COUNTS = {"words": "corpora of words.tsv", "nationalities": "own knowledge"}
"""Tables without a column `source`, and where all of their rows come from."""
FORBIDDEN = regex.compile(r"(?<!L)A?GPL|\bNC\b|non-?commercial", regex.IGNORECASE)
"""What no shipped part may be under (a weaker LGPL library may be depended on; none ships)."""


def parts(source: str) -> list[str]:
    """The sources that a cell names, in order, without remarks: ``"own knowledge: spoken; UCUM"`` → two."""
    return [name for part in source.split(";") if (name := part.split(":")[0].strip())]


def licences_of(path: Path) -> dict[str, str]:
    """Licence by source, of one table's file; a source that ``sources.tsv`` does not know has the licence ``""``."""
    text = path.read_text(encoding="utf-8")
    if path.stem in OF_COUNTS:
        named = {OF_COUNTS[path.stem]}
    else:
        named = {part for _, row in numbered(text, path.name) for part in parts(row.get("source", ""))}
    return {name: _licences().get(name, "") for name in sorted(named)}


def problems() -> Iterator[str]:
    """One line for every shipped table that has a source without a licence, or one that must not ship."""
    for path in sorted(PACKAGE.rglob("*.tsv")):
        found = licences_of(path)
        file = path.relative_to(PACKAGE).as_posix()
        if not found:
            yield f"{file}: says nowhere where its rows come from"
        for source, licence in found.items():
            if not licence:
                yield f"{file}{_line(path, source)}: the licence of {source!r} does not stand in arabic/sources.tsv"
            elif FORBIDDEN.search(licence):
                yield f"{file}: {source!r} is under {licence}, which must not ship"


def _line(path: Path, source: str) -> str:
    """Where a source first stands in a table: ", line 12"; nothing for a table without that column."""
    rows = numbered(path.read_text(encoding="utf-8"), path.name)
    lines = [line for line, row in rows if source in parts(row.get("source", ""))]
    return f", line {lines[0]}" if lines else ""


def _licences() -> dict[str, str]:
    return {row["name"]: row["licence"] for row in table("sources")}
