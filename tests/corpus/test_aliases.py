"""Aliases: learnt once at the end of a run, with evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from arextract.arabic.tables import read_table
from arextract.corpus.aliases import learn
from arextract.errors import UsageError
from tests.corpus.test_exchange import article


def test_glosses_are_kept_once_with_their_evidence(tmp_path: Path) -> None:
    one = article()
    one.entities[0].canonical_by = "gloss"
    path = tmp_path / "aliases.tsv"
    assert learn([one, one], path) == 1
    assert learn([one], path) == 0
    (row,) = read_table(path)
    assert (row["label"], row["arabic"], row["latin"]) == ("ORG", "إنفيديا", "Nvidia")
    assert row["source"].startswith("desk/one: ")


def test_other_names_are_not_learnt(tmp_path: Path) -> None:
    assert learn([article()], tmp_path / "aliases.tsv") == 0
    assert not (tmp_path / "aliases.tsv").exists()


def test_a_file_that_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "aliases.tsv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError):
        learn([article()], path)
