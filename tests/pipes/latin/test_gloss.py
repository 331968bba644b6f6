"""Glosses that the article gives, and what must not be taken for one."""

from __future__ import annotations

import pytest

from arextract.pipes.latin.gloss_forms import EXAMPLES, glosses
from tests.pipes.latin.helpers import marked

PAIRED = [
    ("شركة ‹علي بابا› Alibaba إلى ‹ديبسيك› DeepSeek", {"علي بابا": "Alibaba", "ديبسيك": "DeepSeek"}),
    ('شركة "‹أوبن إيه آي›" OpenAI', {"أوبن إيه آي": "OpenAI"}),
    ("‹ديب سيك›\nDeepSeek الصينية", {"ديب سيك": "DeepSeek"}),
    ("(Qwen) ‹كوين|PRODUCT›", {"كوين": "Qwen"}),
    ("منظمة الدول المصدرة للنفط ‹أوبك› OPEC", {"أوبك": "OPEC"}),
    ("شركة ‹بايت دانس› [ByteDance]", {"بايت دانس": "ByteDance"}),
    ("شركة ‹مونشوت إيه آي› (بالإنجليزية: Moonshot AI)", {"مونشوت إيه آي": "Moonshot AI"}),
    ("‹زد إي أي› Z.ai أطلقت", {"زد إي أي": "Z.ai"}),
    ("نموذج ‹كيو دبليو كيو|PRODUCT› (QwQ) من ‹علي بابا›", {"كيو دبليو كيو": "QwQ"}),
    ("نموذج ‹كوين|PRODUCT› من ‹علي بابا› (Alibaba)", {"علي بابا": "Alibaba"}),
    ("‹الوكالة الدولية للطاقة الذرية› (IAEA)", {"الوكالة الدولية للطاقة الذرية": "IAEA"}),
    ("النموذج ‹آر آي|PRODUCT› R1، الذي", {"آر آي": "R1"}),
]
UNPAIRED = [
    "نموذج Claude من ‹أنثروبيك›",
    "قالت ‹مايكروسوفت› و Google إن",
    "قال ‹إيلون ماسك|PER› (CEO) إن",
    "‹ميتا› تنافس OpenAI بقوة",
    "انضم ‹سام ألتمان|PER›. OpenAI شركة",
    "تستخدم ‹إنفيديا› GPU جديدة",
    "زار ‹الصين|LOC› https://example.com/China أمس",
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_pairs(text: str, expected: dict[str, str]) -> None:
    clean, names = marked(text)
    found = glosses(clean, [(n.start, n.end, n.label) for n in names])
    assert {clean[names[g.name].start : names[g.name].end]: g.latin for g in found} == expected
    assert all(clean[g.start : g.end] == g.latin for g in found)


@pytest.mark.parametrize("text", UNPAIRED)
def test_pairs_nothing(text: str) -> None:
    clean, names = marked(text)
    assert glosses(clean, [(n.start, n.end, n.label) for n in names]) == []


@pytest.mark.parametrize("rule", sorted(EXAMPLES))
def test_examples_beside_the_rules(rule: str) -> None:
    for text, expected in EXAMPLES[rule]:
        clean, names = marked(text)
        found = glosses(clean, [(n.start, n.end, n.label) for n in names])
        assert [g.latin for g in found] == ([expected] if expected else [])
