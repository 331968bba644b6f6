"""Aliases that an earlier run kept serve the next one."""

from __future__ import annotations

from pathlib import Path

import pytest

from arextract.arabic.tables import TableError
from arextract.corpus.aliases import learn
from arextract.pipeline import Extractor
from arextract.pipes.latin.learnt_aliases import load


def test_a_gloss_of_one_run_names_the_thing_in_the_next(tmp_path: Path) -> None:
    path = tmp_path / "aliases.tsv"
    glossed = "أعلنت شركة زيلوتراكس (Zelotrax) أرباحها اليوم في لندن."
    first = Extractor("default").extract(glossed, id="one")
    assert learn([first], path) >= 1
    assert any("Zelotrax" in entry.latin for entry in load(path))
    later = Extractor("default", learn_aliases=path).extract("قالت شركة زيلوتراكس إنها ستتوسع.")
    (name,) = [e for e in later.entities if e.text == "زيلوتراكس"]
    assert (name.canonical, name.canonical_by) == ("Zelotrax", "lexicon")


def test_no_file_yet_and_a_bad_one(tmp_path: Path) -> None:
    assert load(tmp_path / "none.tsv") == []
    bad = tmp_path / "bad.tsv"
    bad.write_text("label\tarabic\nORG\tx\n", encoding="utf-8")
    with pytest.raises(TableError):
        load(bad)
