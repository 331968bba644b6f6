"""Firms that are called like a place or by a common word, through the whole pipeline: label, span and Latin form."""

from __future__ import annotations

import pytest

import arextract

# (text, mentions as (text, label, canonical), in order)
TEXTS: tuple[tuple[str, tuple[tuple[str, str, str | None], ...]], ...] = (
    (
        "أعلنت شركة السدرة للاتصالات أرباحها. وقالت السدرة إن المشتركين زادوا. ورست السفينة في ميناء السدرة.",
        (
            ("السدرة للاتصالات", "ORG", "Al Sadra Telecommunications"),
            ("السدرة", "ORG", "Al Sadra Telecommunications"),
            ("السدرة", "LOC", "Es Sider"),
        ),
    ),
    (
        "قال رئيس شركة الخليج للموانئ إن السفن عادت إلى الخليج.",
        (("الخليج للموانئ", "ORG", "Al Khaleej Ports"), ("الخليج", "LOC", "Gulf")),
    ),
    ("اشترت شركة دمشق القابضة أسهما.", (("شركة دمشق القابضة", "ORG", "Damascus Holding"),)),
    ("فازت شركة تلال للتطوير العقاري بالعقد.", (("تلال للتطوير العقاري", "ORG", "Talal Real Estate Development"),)),
    ("قالت شركة وطنية للنقل البحري إن الرحلات عادت.", ()),
    ("أعلنت شركة مصر للطيران عن رحلة.", (("مصر للطيران", "ORG", "EgyptAir"),)),
    ("عين رئيسا للشركة الجهوية للنقل.", (("لشركة الجهوية للنقل", "ORG", "Regional Transport Company"),)),
    ("سافر إلى القاهرة للسياحة.", (("القاهرة", "LOC", "Cairo"),)),
)


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_firms(text: str, expected: tuple[tuple[str, str, str | None], ...]) -> None:
    found = arextract.extract(text).entities
    assert tuple((e.text, e.label, e.canonical) for e in found) == expected


def test_a_listed_firm_is_not_asserted_for_another_one() -> None:
    found = arextract.extract("أعلنت شركة المراعي الخضراء أرباحها.").entities
    assert [(e.text, e.label) for e in found] == [("المراعي الخضراء", "ORG")]
    assert found[0].canonical != "Almarai"


@pytest.mark.parametrize(
    ("text", "not_this"),
    [
        ("ولد في مدينة ميلان الإيطالية.", "AC Milan"),
        ("عبر الوفد التونسي عن دعمه.", "Wafd Party"),
        ("خرق المتهم حظر الجولان ليلا.", "Golan Heights"),
        ("صوت مجلس الشيوخ في باريس.", "US Senate"),
        ("يعمل في الفلاحة والصيد البحري.", "Bahri"),
        ("وقالت صحيفة (أس) إن النادي وافق.", "ICE"),
        ("توجه والدي إلى فلسطين وانضم إلى الجيش العربي.", "Jordanian army"),
    ],
)
def test_a_listed_name_is_not_asserted_against_its_context(text: str, not_this: str) -> None:
    assert not_this not in [e.canonical for e in arextract.extract(text).entities]
