"""Every rule's own examples: the positive one fires it, the negative one does not and has the roles that it states."""

from __future__ import annotations

import pytest

from arextract.pipes.claims import RULES
from arextract.pipes.claims.tag_rules import RuleExample, TagRule

from .marked import claims, words

CASES = [
    (rule, example, wanted) for rule in RULES for example, wanted in ((rule.positive, True), (rule.negative, False))
]


@pytest.mark.parametrize(
    ("rule", "example", "wanted"), CASES, ids=lambda v: v.name if isinstance(v, TagRule) else str(v)[:12]
)
def test_example(rule: TagRule, example: RuleExample | None, wanted: bool) -> None:
    assert example is not None, f"{rule.name} needs a positive and a negative example"
    text, _, found = claims(example.text)
    if not found:
        assert not wanted
        return
    claim = found[example.at]
    assert (claim.rule == rule.name) is wanted, f"rule {claim.rule}"
    for field in ("subject", "metric"):
        expected = getattr(example, field)
        if expected is not None:
            assert words(text, getattr(claim, field)) == expected, field
    if example.change is not None:
        assert (" ".join(claim.change) if claim.change else "") == example.change


def test_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
