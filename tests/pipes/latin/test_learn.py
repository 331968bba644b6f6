"""Aliases kept for later articles, with their evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from arextract.arabic.tables import TableError, read_table
from arextract.pipes.entities.lexicon import Lexicon
from arextract.pipes.latin.learn import Aliases
from arextract.pipes.latin.lookup import Lookup
from arextract.pipes.latin.resolve import resolve
from tests.pipes.latin.helpers import marked


def test_learns_and_reads_back(tmp_path: Path) -> None:
    file = tmp_path / "aliases.tsv"
    aliases = Aliases(file)
    text, names = marked("أعلنت شركة ‹زينفوبلاست› (Zenfoplast) عن أرباحها")
    found = resolve(text, names)
    assert len(aliases.add(text, names, found)) == 1
    assert aliases.add(text, names, found) == []
    row = read_table(file)[0]
    assert (row["label"], row["arabic"], row["latin"]) == ("ORG", "زينفوبلاست", "Zenfoplast")
    assert row["source"].startswith("gloss: ") and "Zenfoplast" in row["source"]
    again = Aliases(file)
    later, mentions = marked("قالت ‹زينفوبلاست› أمس")
    resolve(later, mentions, Lookup(Lexicon(()), again.entries))
    assert (mentions[0].canonical, mentions[0].canonical_by) == ("Zenfoplast", "lexicon")
    Lexicon.load(file)


def test_bad_file(tmp_path: Path) -> None:
    file = tmp_path / "bad.tsv"
    file.write_text("a\tb\nx\ty\n", encoding="utf-8")
    with pytest.raises(TableError):
        Aliases(file)
