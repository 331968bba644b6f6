"""Every rule for the tagger's marks by itself: of its examples it makes what they state, its counter-example it leaves as it is."""

from __future__ import annotations

import pytest
import regex

from arextract.gazetteer.name_lexicon import Lexicon
from arextract.pipes.entities.mark_rules import CUTS, NOUNS_BEFORE, RULES, MarkRule, mended
from arextract.pipes.entities.tag_marks import Mark, cut_of
from arextract.text.word_layer import words

ALL = (*RULES, *CUTS, *NOUNS_BEFORE)


def marked(text: str, rule: MarkRule) -> Mark:
    """The mark of an example, as the rules before the rule would leave it."""
    found = regex.search(r"\[n:(\w+) ([^\]]+)\]", text)
    assert found is not None
    layer = words(text[: found.start()] + found.group(2) + text[found.end() :])
    first, last = layer.starts.index(found.start()), layer.ends.index(found.start() + len(found.group(2)))
    mark = Mark(layer, Lexicon.load(), first, last, found.group(1), 0.8)
    if rule not in RULES:
        mark.cut = cut_of(mark)
    return mark


def said(mark: Mark) -> str:
    """Label and words of a mark, nothing where it was dropped."""
    if mark.last < mark.first:
        return ""
    found = mark.found
    return f"{mark.label} {found.text[found.starts[mark.first] + mark.cut : found.ends[mark.last]]}"


@pytest.mark.parametrize(
    ("rule", "text", "left"), [pytest.param(r, *e, id=f"{r.name}-{i}") for r in ALL for i, e in enumerate(r.yes)]
)
def test_example(rule: MarkRule, text: str, left: str) -> None:
    mark = marked(text, rule)
    assert said(mark) != left, "the mark says so without the rule"
    mended(mark, (rule,))
    assert said(mark) == left


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_counter_example(rule: MarkRule) -> None:
    mark = marked(rule.no, rule)
    before = said(mark)
    mended(mark, (rule,))
    assert said(mark) == before


def test_names_are_unique() -> None:
    assert len({rule.name for rule in ALL}) == len(ALL)
