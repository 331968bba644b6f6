"""The list of Latin words, and the sets of which only membership is kept."""

from __future__ import annotations

import math

import numpy as np
import pytest

from arextract.translit.bloom import bloom, holds
from arextract.translit.latin_words import GROUPS, NOBODY, STEPS, LatinWords

WORDS = ["ann", "anna", "annabel", "bob"]


def known(people: dict[str, int]) -> LatinWords:
    values = np.zeros((len(WORDS), len(GROUPS)), dtype=np.uint8)
    for word, count in people.items():
        values[WORDS.index(word), -1] = 1 + round(STEPS * math.log(count))
    return LatinWords(WORDS, values)


def test_how_many_people_bear_a_beginning() -> None:
    words = known({"anna": 100, "bob": 10})
    every = words.every
    ann = words.begin("ann", every)
    assert ann is not None and ann[:2] == (0, 3)
    assert ann[2] == pytest.approx(math.log(100), abs=0.05)
    assert words.begin("annab", ann) == words.begin("annab", every)
    assert words.begin("x", every) is None and words.begin("annx", ann) is None
    assert words.whole("anna", ann) == pytest.approx(math.log(100), abs=0.05)
    assert words.whole("ann", ann) < 0 < words.whole("bob", every)
    assert words.whole("anna b", every) == words.whole("annabe", ann) == NOBODY
    assert words.row("bob") == 3 and words.row("bobby") == len(WORDS)


def test_a_filter_never_misses_and_is_seldom_wrong() -> None:
    inside = [f"name {number}" for number in range(2_000)]
    bits = bloom(inside, 13)
    assert holds(bits, inside).all()
    assert holds(bits, [f"other {number}" for number in range(10_000)]).mean() < 0.01
