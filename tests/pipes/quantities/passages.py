"""Reads the marked passages of this folder: raw text without the marks, and the quantities they mark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import regex

FOLDER = Path(__file__).parent / "passages"
_MARK = regex.compile(r"⟦(\??)([^|⟧]+)\|([^⟧]*)⟧")


@dataclass(frozen=True)
class Marked:
    """A quantity as marked, in offsets of the text without the marks."""

    start: int
    end: int
    text: str
    optional: bool
    kind: str
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str | None
    counted: str | None
    per: str | None


def _number(cell: str) -> float | None:
    return None if cell == "-" else float(cell)


def read(path: Path) -> tuple[str, list[Marked]]:
    """The text of a passage and its quantities. Raises `ValueError` for a mark with missing fields."""
    source = path.read_text(encoding="utf-8")
    out: list[str] = []
    found: list[Marked] = []
    at = length = 0
    for match in _MARK.finditer(source):
        before = source[at : match.start()]
        out.append(before)
        length += len(before)
        text = match.group(2)
        kind, value, comparator, unit, counted, per = match.group(3).split("|")
        low, _, high = value.partition("..")
        ends = (None, _number(low), _number(high)) if high else (_number(value), None, None)
        null = [None if cell == "-" else cell for cell in (unit, counted, per)]
        found.append(Marked(length, length + len(text), text, bool(match.group(1)), kind, *ends, comparator, *null))
        out.append(text)
        length += len(text)
        at = match.end()
    out.append(source[at:])
    return "".join(out), found


def passages() -> list[Path]:
    """The files of the passages, in order."""
    return sorted(FOLDER.glob("*.txt"))
