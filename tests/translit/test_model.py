"""The shipped transliteration model: what it spells, its files, its speed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from arextract import resources
from arextract.translit import spell, translit_files
from arextract.translit.letters import compare, source, target
from arextract.translit.speller import shipped
from arextract.translit.translit_model import TranslitModel


def test_letters() -> None:
    assert source("مُحَمَّد") == "محمد"
    assert target("Müller-Øster") == "muller-oster"
    assert compare("Saint-Étienne's 2") == "saintetiennes2"


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("سوبرامانيان", "subramanian"), ("فاغنر", "wagner"), ("شميدت", "schmidt")],
)
def test_spells(arabic: str, latin: str) -> None:
    found = spell(arabic)
    assert latin in [s.text for s in found[:5]]
    assert len({s.text for s in found}) == len(found)
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)


def test_without_letters() -> None:
    assert spell("") == spell("123") == spell("abc") == []


def test_long_words_end() -> None:
    assert spell("قسطنطينوبوليتانيا" * 5)


def test_same_every_time() -> None:
    model = shipped()
    assert model.spell("غوربانغولي") == model.spell("غوربانغولي")


def test_files_hold_no_pickle_and_are_checked(tmp_path: Path) -> None:
    folder = resources.model("translit")
    with np.load(folder / translit_files.ARRAYS, allow_pickle=False) as archive:
        assert all(archive[name].dtype.kind in "fiu" for name in archive.files)
    assert len(json.loads((folder / translit_files.META).read_text(encoding="utf-8"))["sha256"]) == 64
    assert (folder / "README.md").is_file()
    copy = tmp_path / "translit"
    shutil.copytree(folder, copy)
    data = bytearray((copy / translit_files.ARRAYS).read_bytes())
    data[len(data) // 2] ^= 1
    (copy / translit_files.ARRAYS).write_bytes(bytes(data))
    with pytest.raises(translit_files.ModelError, match="damaged"):
        TranslitModel.load(copy)
    with pytest.raises(translit_files.ModelError, match="no transliteration model"):
        TranslitModel.load(tmp_path / "none")
