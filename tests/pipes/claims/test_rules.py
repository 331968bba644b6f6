"""Every rule by itself: of its positive example it reads what the example states, of its negative one it says nothing."""

from __future__ import annotations

import pytest

from arextract.arabic.tables import TableError
from arextract.pipes.claims import strongest_first
from arextract.pipes.claims.tag_rules import TagRule

from .marked import claims

RULES = strongest_first()


def proposed(rule: TagRule, marked: str) -> dict[str, str]:
    """The words that a rule proposes by role for the last quantity of a marked sentence."""
    text, _, found = claims(marked)
    return {p.role: text[max(p.start, 0) : max(p.end, 0)] for p in found[-1].evidence if p.rule == rule.name}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_positive(rule: TagRule) -> None:
    said = proposed(rule, rule.positive.text)
    assert said, "the rule does not speak"
    assert (said.get("subject", ""), said.get("metric", "")) == (rule.positive.subject, rule.positive.metric)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_negative(rule: TagRule) -> None:
    assert proposed(rule, rule.negative) == {}


def test_a_rule_without_a_row_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arextract.pipes.claims.engine.table", lambda name: ({"rule": "acted", "precision": "0.5"},))
    with pytest.raises(TableError, match=r"no row for .*reached"):
        strongest_first.__wrapped__()


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
