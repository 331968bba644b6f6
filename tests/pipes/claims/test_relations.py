"""Every relation rule reads its own positive sentence and leaves the negative one alone."""

from __future__ import annotations

import pytest

from arextract.pipes.claims import RELATION_RULES, relations
from arextract.pipes.claims.relations import RelationRule, _ends

from .marked import read


@pytest.mark.parametrize("rule", RELATION_RULES, ids=lambda rule: rule.name)
def test_examples(rule: RelationRule) -> None:
    text, found = read(rule.positive)
    assert [r.rule for r in relations(text, found.sentences, found.names)].count(rule.name) >= 1
    text, found = read(rule.negative)
    assert rule.name not in [r.rule for r in relations(text, found.sentences, found.names)]


@pytest.mark.parametrize("labels", ["OPLOOPRRLO", "LLLLLLLP", "POLRMMRLOP", "O" * 50 + "P"])
def test_the_first_and_last_names_tell_which_can_precede_which(labels: str) -> None:
    def pairs(row: str) -> set[str]:
        return {a + b for i, a in enumerate(row) for b in row[i + 1 :]}

    assert pairs(_ends(labels)) == pairs(labels)
    assert len(_ends(labels)) <= 10


def test_role_has_its_words_and_direction() -> None:
    text, found = read("قال الرئيس التنفيذي لشركة [n:ORG إنفيديا] [n:PER جنسن هوانغ] إن الطلب قوي.")
    (relation,) = relations(text, found.sentences, found.names)
    assert (relation.type, relation.head, relation.tail) == ("role_of", 1, 0)
    assert text[relation.start : relation.end] == "الرئيس التنفيذي"


def test_former_roles_are_left_out() -> None:
    text, found = read("قال الرئيس السابق لشركة [n:ORG إنفيديا] [n:PER جنسن هوانغ] إن الطلب قوي.")
    assert relations(text, found.sentences, found.names) == []


def test_subsidiary_and_product_by_label() -> None:
    text, found = read(
        "منصة [n:PRODUCT Qwen] التابعة لشركة [n:ORG علي بابا] ومجلس [n:ORG الحقوق] التابع ل[n:ORG الأمم المتحدة]."
    )
    assert [r.type for r in relations(text, found.sentences, found.names)] == ["product_of", "part_of"]
