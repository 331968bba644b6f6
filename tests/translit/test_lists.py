"""The list of Latin words, and the sets of which only membership is kept."""

from __future__ import annotations

import math

import numpy as np
import pytest

from arextract.packed_lines import pack_lines
from arextract.translit.bloom import bloom, holds
from arextract.translit.latin_words import GROUPS, NOBODY, STEPS, LatinWords

WORDS = ["ann", "anna", "annabel", "annabelinda", "bob"]


def known(people: dict[str, int]) -> LatinWords:
    values = np.zeros((len(WORDS), len(GROUPS)), dtype=np.uint8)
    for word, count in people.items():
        values[WORDS.index(word), -1] = 1 + round(STEPS * math.log(count))
    return LatinWords(pack_lines(WORDS), values)


def test_how_many_people_bear_a_beginning() -> None:
    words = known({"anna": 100, "bob": 10})
    low, high = words.ranges(["ann", "", "annab", "x", "annx", "zzzzzzzzz"])
    assert low[:3].tolist() == [0, 0, 2] and (high - low).tolist() == [4, 5, 2, 0, 0, 0]
    begun = words.bearers(*words.ranges(["ann", "annab", "x", "annx", "annabelind", "annabelinx"]))
    assert begun[:2] == pytest.approx([math.log(100), begun[1]], abs=0.05)
    assert (begun > NOBODY).tolist() == [True, True, False, False, True, False]
    whole = words.borne(["anna", "ann", "bob", "anna b", "annabe", "annabelinda", "annabelind"])
    assert whole[0] == pytest.approx(math.log(100), abs=0.05)
    assert whole[1] < 0 < whole[2]
    assert (whole > NOBODY).tolist() == [True, True, True, False, False, True, False]
    assert words.rows(["bob", "bobby", "annabelinda"]).tolist() == [4, len(WORDS), 3]
    assert words.rows_of(np.array([1, len(WORDS)]))[:, -1].tolist() == [1 + round(STEPS * math.log(100)), 0]


def test_a_filter_never_misses_and_is_seldom_wrong() -> None:
    inside = [f"name {number}" for number in range(2_000)]
    bits = bloom(inside, 13)
    assert holds(bits, inside).all()
    assert holds(bits, [f"other {number}" for number in range(10_000)]).mean() < 0.01
