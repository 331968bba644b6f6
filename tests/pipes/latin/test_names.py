"""Names spelled: origins, particles, initials, products."""

from __future__ import annotations

import pytest

import arextract
from arextract.pipes.latin import candidates
from arextract.pipes.latin.letters import spelled
from arextract.pipes.latin.sound import distance, key, likeness
from arextract.pipes.latin.words import capital, spell_name

PEOPLE = [
    ("وانغ وين", "Wang Wen"),
    ("غاو فاي", "Gao Fei"),
    ("ليانغ وينفنغ", "Liang Wenfeng"),
    ("شي جين بينغ", "Xi Jinping"),
    ("تشانغ يي مينغ", "Zhang Yiming"),
    ("محمد معاذ", "Mohammed Moaz"),
    ("عبد الرحمن السديس", None),
    ("محمد بن سلمان", "Mohammed bin Salman"),
    ("مارتن كاسادو", "Martin Casado"),
    ("برايان تشيسكي", "Brian Chesky"),
    ("رجب طيب أردوغان", "Recep Tayyip Erdogan"),
    ("لولا دا سيلفا", "Lula da Silva"),
    ("جيه دي فانس", "J.D. Vance"),
    ("إتش آر ماكماستر", None),
    ("توماس غرين", "Thomas Green"),
    ("محمد حسين فضل الله", "Mohammad Hussein Fadlallah"),
    ("جاد الله عزوز", "Jadallah Azzouz"),
    ("زين الدين زيدان", "Zinedine Zidane"),
    ("كيرا نايتلي", "Keira Knightley"),
    ("لو كوربوزييه", "Le Corbusier"),
    ("أحمد السادس", "Ahmed VI"),
    ("فيليب الرابع عشر", "Philip XIV"),
]


@pytest.mark.parametrize(("arabic", "latin"), PEOPLE)
def test_people(arabic: str, latin: str | None) -> None:
    found = spell_name(arabic, "PER")
    assert found
    assert all(c.text[0].isupper() for c in found)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    if latin:
        assert found[0].text == latin


def test_letters_and_versions() -> None:
    assert spelled(["جي", "بي", "تي"]) == "GPT"
    assert spelled(["ام", "بي", "سي"]) == "MBC"
    assert spelled(["محمد"]) is None
    assert spell_name("جي بي تي 5", "PRODUCT")[0].text == "GPT-5"
    assert spell_name("كيمي كيه 2", "PRODUCT")[0].text.endswith("K2")


def test_places() -> None:
    assert spell_name("تشونغيانغ", "LOC")[0].text == "Chongyang"
    assert spell_name("هانغتشو", "LOC")[0].text == "Hangzhou"


def test_region_spellings() -> None:
    assert spell_name("عبد الرزاق", "PER", "قال في تونس العاصمة")[0].text == "Abderrazak"
    assert spell_name("مصطفى", "PER", "قال في القاهرة بمصر")[0].text == "Mostafa"


def test_capitals() -> None:
    assert [capital(w) for w in ("mcdonald", "o'brien", "saint-etienne", "MBC")] == [
        "McDonald",
        "O'Brien",
        "Saint-Etienne",
        "MBC",
    ]


@pytest.mark.parametrize(
    ("arabic", "latin", "alike"),
    [
        ("علي بابا", "Alibaba", True),
        ("كوين", "Qwen", True),
        ("أنثروبيك", "Claude", False),
        ("إنفيديا", "AMD", False),
        ("غوغل", "Gemini", False),
        ("دي جي إيه أولبرايت ستونبريدج غروب", "DGA-Albright Stonebridge", True),
        ("", "x", False),
        ("ميتا", "", False),
    ],
)
def test_likeness(arabic: str, latin: str, alike: bool) -> None:
    assert (likeness(arabic, latin) >= 0.7) is alike


def test_sound_keys() -> None:
    assert key("غوغل") == key("جوجل") == key("قوقل")
    assert distance("إنفيديا", "نفيديا") < 0.5 < distance("ميتا", "تيما")


def test_candidates_alone() -> None:
    assert arextract.latin is candidates
    assert candidates("وزارة المالية")[0].text == "Ministry of Finance"
    assert candidates("أوبن أي آي")[0].text == "OpenAI"
    assert candidates("كوين بلاس")[0].text == "Qwen Plus"
    assert candidates("Qwen")[0].by == "latin"
    assert candidates("") == []
    assert candidates("كوين", context="نموذج كوين (Qwen) الصيني")[0].by == "gloss"
    for candidate in candidates("فلوديمير زيلينسكي"):
        assert 0.0 <= candidate.score <= 1.0
