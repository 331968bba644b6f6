"""The shipped transliteration model: what it spells, its files, its speed."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import numpy as np
import pytest

from arextract import resources
from arextract.translit import gathering, learn, spell, translit_files
from arextract.translit.letters import compare, source, target
from arextract.translit.speller import shipped
from arextract.translit.translit_model import KNOWN, LETTER, LONGEST, WIDTH, TranslitModel


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


LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
REGIONS_ASKED = (None, "mideast", "romance")


def rare_words(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(LETTERS, k=chance.choice((1, 2, 3, 4, 5, 6, 7, 9, 14, 30)))) for _ in range(count)]


@pytest.mark.parametrize("seed", range(4))
def test_a_word_is_spelled_the_same_beside_any_others(seed: int) -> None:
    model, chance = shipped(), random.Random(seed)
    asked = [(word, chance.random() < 0.8, chance.choice(REGIONS_ASKED)) for word in [*rare_words(seed, 40), "", "abc"]]
    alone = {one: model.spell(one[0], person=one[1], region=one[2]) for one in asked}
    for size in (2, 7, len(asked)):
        chance.shuffle(asked)
        for start in range(0, len(asked), size):
            group = asked[start : start + size]
            assert model.spell_all(group) == [alone[one] for one in group]
    letters = [[LETTER[c] for c in word[:LONGEST]] for word in rare_words(seed + 100, 20)]
    together = model.network.spell(letters, WIDTH, KNOWN, model.known)
    assert together == [
        model.network.spell([word], WIDTH, KNOWN, model.known)[0] for word in letters
    ]  # to the last bit


def test_what_is_gathered_is_learnt_at_once() -> None:
    new = rare_words(7, 5)
    with gathering() as words:
        assert [spell(word) for word in new] == [[]] * 5
    assert [letters for letters, _, _ in words] == new
    learn(words)
    with gathering() as words:
        assert [spell(word) for word in new] == [shipped().spell(word) for word in new]
    assert not words


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
