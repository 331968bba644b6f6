"""A preposition that a stroke parts from a name is no part of the name."""

from __future__ import annotations

import pytest

from arextract.gazetteer.name_lexicon import Lexicon
from arextract.pipes.entities.parted import EXAMPLES, parted
from arextract.text.clean import clean
from arextract.text.word_layer import words


@pytest.mark.parametrize(("raw", "name"), EXAMPLES)
def test_examples(raw: str, name: str | None) -> None:
    cleaned = clean(raw)
    plain = words(cleaned.text)
    found = parted(cleaned, plain, Lexicon.load())
    new = [found.surface(i) for i in range(len(found)) if found.surface(i) != plain.surface(i)]
    assert new == ([] if name is None else [name])
