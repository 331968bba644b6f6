"""The quick test of likeness says what the exact one does."""

from __future__ import annotations

from itertools import islice

import pytest

from arextract.translit.arabic_names import _lines
from arextract.translit.sound import alike, likeness


@pytest.mark.parametrize("least", [0.3, 0.5, 0.6])
def test_alike_is_likeness_of_so_much(least: float) -> None:
    words = _lines()[0]
    pairs = [(word, str(words.get(word)).partition(":")[0]) for word in islice(words, 0, None, 60)]
    latin = [form for _, form in pairs]
    # Each name with its own spelling, and with those of two others.
    for word, form in [*pairs, *zip((word for word, _ in pairs), latin[1:] + latin[9:], strict=False)]:
        assert alike(word, form, least) == (likeness(word, form) >= least), (word, form)


def test_long_and_empty_names_are_alike_to_nothing() -> None:
    assert not alike("", "Nabil", 0.3)
    assert not alike("نبيل", "", 0.3)
    assert not alike("نبيل" * 20, "nabil" * 20, 0.3)
