"""Every rule against the examples that stand beside it."""

from __future__ import annotations

import pytest

from arextract.pipes.times import find
from arextract.pipes.times.time_rules import RULES
from arextract.text.clean import clean

POSITIVE = [(name, *example) for name, rule in RULES.items() for example in rule.yes]
NEGATIVE = [(name, text) for name, rule in RULES.items() for text in rule.no]


@pytest.mark.parametrize(("name", "text", "span", "value"), POSITIVE)
def test_rule_finds(name: str, text: str, span: str, value: str | None) -> None:
    text = clean(text).text
    assert (span, value) in [(text[t.start : t.end], t.value) for t in find(text)]


@pytest.mark.parametrize(("name", "text"), NEGATIVE)
def test_rule_leaves_alone(name: str, text: str) -> None:
    text = clean(text).text
    assert [text[t.start : t.end] for t in find(text)] == []


def test_every_rule_has_examples() -> None:
    assert all(rule.yes and rule.no for rule in RULES.values())
