"""Each rule matches its example and leaves its counter-example alone."""

from __future__ import annotations

import pytest

from arextract.pipes.entities import (
    Lexicon,
    club_names,
    consistency,
    coordination,
    dedicated,
    find,
    firms,
    furniture,
    glossed,
    institutions,
    latin_names,
    listed,
    media_names,
    named,
    person_shapes,
    told_shorter,
    two_people,
)
from arextract.pipes.entities.entity_finder import find_spans
from arextract.pipes.entities.spans import EntityRule

MODULES = (
    club_names,
    consistency,
    coordination,
    dedicated,
    firms,
    furniture,
    glossed,
    institutions,
    latin_names,
    listed,
    media_names,
    named,
    person_shapes,
    told_shorter,
    two_people,
)
RULES = [rule for module in MODULES for rule in module.RULES]


def bracketed(example: str) -> tuple[str, int, int]:
    """The example without its brackets, and the offsets of what stood in them."""
    start = example.index("[")
    end = example.index("]") - 1
    return example.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_example(rule: EntityRule) -> None:
    text, start, end = bracketed(rule.yes)
    spans = find_spans(text, lexicon=Lexicon.load(), tagger=None, sentences=None, references=())
    assert [(s.start, s.end, s.rule.split(":")[0]) for s in spans if s.start == start] == [(start, end, rule.name)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_counter_example(rule: EntityRule) -> None:
    text, start, end = bracketed(rule.no)
    found = find(text, lexicon=Lexicon.load())
    assert not [text[n.start : n.end] for n in found if n.start == start and n.end == end]
