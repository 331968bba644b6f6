"""Aliases that earlier runs learnt from glosses: read at the start, never written here (`arextract.corpus.aliases` does)."""

from __future__ import annotations

from pathlib import Path

from arextract.gazetteer.name_lexicon import Entry, Lexicon


def load(path: str | Path) -> list[Entry]:
    """The entries of the file at `path`; none where it does not exist yet. Raises `TableError` for a bad table."""
    return list(Lexicon.load(path, package=False)) if Path(path).exists() else []
