"""A function word written onto the end of a known name is no part of the name."""

from __future__ import annotations

import pytest

import arextract
from arextract.gazetteer.name_lexicon import Lexicon
from arextract.pipes.entities.run_on import EXAMPLES, run_on
from arextract.text.word_layer import words


@pytest.mark.parametrize(("text", "name"), EXAMPLES)
def test_examples(text: str, name: str | None) -> None:
    plain = words(text)
    found = run_on(plain, Lexicon.load())
    new = [found.surface(i) for i in range(len(found)) if found.surface(i) != plain.surface(i)]
    assert new == ([] if name is None else [name])


def test_the_span_ends_before_it() -> None:
    (name,) = arextract.extract("كتب الوزير على تويترأن الخبر غير صحيح.").entities
    assert (name.text, name.canonical) == ("تويتر", "Twitter")


def test_nothing_without_a_lexicon() -> None:
    plain = words("أعلنت غوغلأن الخدمة توقفت")
    assert run_on(plain, None) is plain
