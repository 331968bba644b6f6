"""A short slice of the long runs: fuzzing, growth, monsters, crashes. The README names the long runs and their results."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arextract.evaluate.invariants import broken
from arextract.pipeline import Extractor
from tests.batch.crash import crash
from tests.cost import least_seconds
from tests.hostile.files import MAKERS, fuzz
from tests.hostile.fuzz import faults, share
from tests.hostile.growth import ratios
from tests.hostile.mutate import BITS, INVISIBLE, ODD, monsters


def test_mutants_of_the_seeds() -> None:
    assert share((7, 250)) == []


@pytest.mark.parametrize("name", list(MAKERS))
def test_damaged_files(name: str) -> None:
    done, found = fuzz(40, 11, [name])
    assert done[name] == 40
    assert found == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(BITS), st.text(alphabet=INVISIBLE + ODD + "ابتةى 0123456789٣۴", max_size=6)),
        max_size=30,
    )
)
def test_any_text(parts: list[str]) -> None:
    assert faults(" ".join(parts)) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_unicode(text: str) -> None:
    assert faults(text) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", list(monsters()))
def test_monsters(name: str, extractor: Extractor) -> None:
    text = monsters()[name]
    text = text[:400_000] if "10 MB" in name else text[:40_000]
    row = json.loads(extractor.extract(text).model_dump_json(by_alias=True))
    assert broken(row, text) == []


@pytest.mark.slow
def test_time_grows_in_proportion(extractor: Extractor) -> None:
    """A coarse guard against quadratic time: a quadratic pipe takes 4 times as long for twice the text."""
    worst = [row for row in ratios(extractor, 5_000) if row[2] > 3.4 and row[3] > 0.2]
    assert worst == []


@pytest.mark.slow
def test_many_names_and_figures_take_time_in_proportion(extractor: Extractor) -> None:
    """Each role of each figure once looked through all names of the article."""
    text = monsters()["names, figures and times"]
    short, long = (least_seconds(lambda size=size: extractor.extract(text[:size])) for size in (25_000, 100_000))
    assert long < 8 * short


@pytest.mark.slow
def test_a_killed_run_resumes_to_the_same_bytes() -> None:
    assert crash(kills=2, seed=3, articles=40)["rounds"]
