"""Every relation rule reads its own positive sentence and leaves the negative one alone; whose a possessive is."""

from __future__ import annotations

import time

import pytest

from arextract.layers import RelationSpan
from arextract.pipes.relations import RelationRule, find, rules
from arextract.pipes.relations.relation_finder import ends
from arextract.pipes.syntax import find as read_syntax
from arextract.text.word_layer import split_sentences, words

from ..claims.marked import read


def relations(marked: str) -> tuple[str, list[RelationSpan], list[tuple[str, str, str]]]:
    """The clean text of a marked sentence, its relations, and each as (type, from, to) in words."""
    text, own = read(marked)
    found = words(text)
    found.sentences = split_sentences(found, own.sentences)
    own.syntax = read_syntax(found, own)
    out = find(found, own)
    said = [(r.type, *(text[own.names[i].start : own.names[i].end] for i in (r.head, r.tail))) for r in out]
    return text, out, said


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_examples(rule: RelationRule) -> None:
    assert [r.rule for r in relations(rule.positive)[1]].count(rule.name) >= 1
    assert rule.name not in [r.rule for r in relations(rule.negative)[1]]


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in rules()}) == len(rules())


@pytest.mark.parametrize("labels", ["OPLOOPRRLO", "LLLLLLLP", "POLRMMRLOP", "O" * 50 + "P"])
def test_the_first_and_last_names_tell_which_can_precede_which(labels: str) -> None:
    def pairs(row: str) -> set[str]:
        return {a + b for i, a in enumerate(row) for b in row[i + 1 :]}

    assert pairs(ends(labels)) == pairs(labels)
    assert len(ends(labels)) <= 10


def test_role_has_its_words_and_direction() -> None:
    text, (relation,), said = relations("قال الرئيس التنفيذي لشركة [n:ORG إنفيديا] [n:PER جنسن هوانغ] إن الطلب قوي.")
    assert said == [("role_of", "جنسن هوانغ", "إنفيديا")]
    assert text[relation.start : relation.end] == "الرئيس التنفيذي"


@pytest.mark.parametrize(
    "marked",
    [
        "قال الرئيس السابق لشركة [n:ORG إنفيديا] [n:PER جنسن هوانغ] إن الطلب قوي.",
        "التقى [n:PER سعد الفرا] رئيس الوفد، وزار [n:ORG نماء].",
        "تفاوض [n:ORG نماء] منافستها [n:ORG الأفق].",
        "باعت [n:ORG نماء] روبوت [n:PRODUCT بدر] إلى [n:ORG الأفق].",
        "من [n:LOC طنطا] إلى محافظة [n:LOC أسوان].",
        "في ولاية [n:LOC أسوان] بمنطقة [n:LOC دراو].",
    ],
)
def test_what_is_no_relation(marked: str) -> None:
    assert relations(marked)[2] == []


def test_subsidiary_and_product_by_label() -> None:
    said = relations(
        "منصة [n:PRODUCT Qwen] التابعة لشركة [n:ORG علي بابا] ومجلس [n:ORG الحقوق] التابع ل[n:ORG الأمم المتحدة]."
    )[2]
    assert [kind for kind, *_ in said] == ["product_of", "part_of"]


@pytest.mark.parametrize(
    ("marked", "owner"),
    [
        ("اشترت شركة [n:ORG نماء] منافستها [n:ORG الأفق]، وقال رئيسها [n:PER سعد الفرا] إن السعر مناسب.", "نماء"),
        ("تعاونت [n:ORG نماء] مع [n:ORG الأفق] في مشروع، وعرضت خلاله هاتفها [n:PRODUCT بدر].", "نماء"),
        ("خسر [n:ORG نادي الساحل] أمام [n:ORG جمعية النصر]، واعتذر مدربه [n:PER سعد الفرا].", "نادي الساحل"),
        ("قالت [n:ORG نماء] إن [n:ORG الأفق] أطلقت هاتفها [n:PRODUCT بدر].", "الأفق"),
    ],
)
def test_a_possessive_belongs_to_its_clause(marked: str, owner: str) -> None:
    assert owner in [to for _, _, to in relations(marked)[2]]
    assert len(relations(marked)[2]) == 1


@pytest.mark.parametrize(
    ("marked", "owner"),
    [
        ("استقبل متحف [n:ORG النور] لوحات أعارها [n:ORG متحف الشرق]. وحضر مدير المتحف [n:PER سعد الفرا].", "النور"),
        ("تنافس [n:ORG نماء] [n:ORG بنك الأفق]. وقال رئيس البنك [n:PER سعد الفرا] إنه مطمئن.", "بنك الأفق"),
    ],
)
def test_a_class_noun_stands_for_a_name(marked: str, owner: str) -> None:
    assert [to for _, _, to in relations(marked)[2]] == [owner]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    [
        "قال رئيس [n:ORG نماء] ",
        "[n:PER سعد]، رئيس ",
        "رئيسها ",
        "[n:LOC طنطا] في محافظة ",
        "[n:PRODUCT بدر] الذي طورته ",
    ],
)
def test_linear_on_hostile_text(piece: str) -> None:
    def cost(size: int) -> float:
        began = time.process_time()
        relations(piece * size)
        return time.process_time() - began

    cost(50)
    assert cost(2000) < 30 * cost(250) + 0.3
