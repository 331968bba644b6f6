"""Glosses kept for later articles: a names table with the words that prove each row."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from arextract.arabic.tables import read_table
from arextract.layers import Name
from arextract.pipes.entities.lexicon import Entry, check_rows, key
from arextract.pipes.latin.gloss import Gloss

HEADER = "label\tarabic\tlatin\tsource\tflags"
_SIDE = 30


def load(path: str | Path) -> list[Entry]:
    """The aliases of a file; none where it does not exist yet. Raises `TableError` for a file that is no names table."""
    if not Path(path).exists():
        return []
    return check_rows(read_table(path), str(path))


def evidence(text: str, start: int, end: int) -> str:
    """The words around a gloss, in one line."""
    return " ".join(text[max(0, start - _SIDE) : end + _SIDE].split())


def rows(text: str, names: Sequence[Name], found: Sequence[Gloss]) -> list[tuple[str, str, str, str]]:
    """(label, arabic, latin, source) of the glosses that are sure enough to be kept, in the order of the text."""
    out = []
    for gloss in found:
        name = names[gloss.name]
        arabic = text[name.start : name.end]
        if gloss.how == "acronym" or gloss.likeness < 0.6 or len(key(arabic)) < 3:
            continue
        start, end = min(name.start, gloss.start), max(name.end, gloss.end)
        out.append((name.label, arabic, gloss.latin, f"gloss: {evidence(text, start, end)}"))
    return out


class Aliases:
    """The file of learnt aliases: what it holds, and the rows to append."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.entries = load(self.path)
        self._known = {(key(form), latin) for entry in self.entries for form in entry.arabic for latin in entry.latin}

    def add(self, text: str, names: Sequence[Name], found: Sequence[Gloss]) -> list[Entry]:
        """Appends the new glosses of an article to the file, each with its evidence; returns them as entries."""
        fresh: list[Entry] = []
        lines: list[str] = []
        for label, arabic, latin, source in rows(text, names, found):
            if (key(arabic), latin) in self._known:
                continue
            self._known.add((key(arabic), latin))
            fresh.append(Entry((label,), (arabic,), (latin,), source, frozenset()))
            lines.append(
                "\t".join((label, arabic.replace("|", " "), latin.replace("|", " "), source.replace("\t", " "), ""))
            )
        if lines:
            self._append(lines)
        return fresh

    def _append(self, lines: Sequence[str]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            # One write call for an article, so that workers that share the file do not mix their lines.
            head = [HEADER] if os.fstat(handle).st_size == 0 else []
            os.write(handle, ("\n".join([*head, *lines]) + "\n").encode("utf-8"))
        finally:
            os.close(handle)
