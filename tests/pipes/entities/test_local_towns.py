"""A town called by a plain word is meant where the text speaks of its country."""

from __future__ import annotations

import pytest

import arextract
from arextract.arabic.spoken_countries import local_towns
from arextract.gazetteer.name_lexicon import Lexicon
from arextract.pipes.entities import find
from arextract.pipes.entities.local_towns import EXAMPLES


@pytest.mark.parametrize(("marked", "town"), EXAMPLES)
def test_examples(marked: str, town: bool) -> None:
    text = marked.replace("‹", "").replace("›", "")
    start = marked.index("‹")
    assert any(e.start == start and e.label == "LOC" for e in arextract.extract(text).entities) == town


def test_the_country_of_publication_speaks_for_the_town() -> None:
    text = "وصل المدير إلى ينبع أمس"
    assert not find(text, lexicon=Lexicon.load())
    assert [text[n.start : n.end] for n in find(text, lexicon=Lexicon.load(), home="SA")] == ["ينبع"]


def test_every_such_town_has_a_country() -> None:
    assert all(len(code) == 2 for code in local_towns().values())
