"""Readings of words: proclitics, pronouns, gender and number, verbs; examples of each kind, and what must stay whole."""

from __future__ import annotations

import time

import pytest

from arextract.arabic.analysis import VERB, analyse, proclitic_letters, readings


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("بطولة", 0), ("ببطولة", 1), ("وبطولة", 1), ("وزارة", 0), ("ووزارة", 1), ("فريق", 0), ("ففريق", 1), ("كتاب", 0),
        ("بكتاب", 1), ("لجنة", 0), ("للجنة", 1), ("ولجنة", 1), ("وباللجنة", 2), ("بنك", 0), ("لبنك", 1), ("وارتفعت", 1),
        ("فباعت", 1), ("ليصل", 1), ("بقيمة", 1), ("بلغت", 0), ("وبلغت", 1), ("كبير", 0), ("وفد", 0), ("وصل", 0), ("بيع", 0),
    ],
)  # fmt: skip
def test_proclitics(word: str, letters: int) -> None:
    assert proclitic_letters(word) == letters


@pytest.mark.parametrize(
    ("word", "stem", "pronoun"),
    [
        ("أرباحها", "ارباح", "ها"), ("قيمتها", "قيمت", "ها"), ("نموذجه", "نموذج", "ه"), ("مبيعاتهم", "مبيعات", "هم"),
        ("شركاؤها", "شركاو", "ها"), ("شركة", "شركه", ""), ("وجه", "وجه", ""), ("عليها", "علي", "ها"), ("لأنها", "لان", "ها"),
        ("أطلقتها", "اطلقت", "ها"), ("سيبيعونه", "يبيعون", "ه"),
    ],
)  # fmt: skip
def test_pronouns(word: str, stem: str, pronoun: str) -> None:
    reading = analyse(word)
    assert (reading.stem, reading.pronoun) == (stem, pronoun)


@pytest.mark.parametrize(
    ("word", "gender", "number"),
    [
        ("شركة", "f", "s"), ("الشركات", "f", "p"), ("شركتان", "f", "d"), ("شركتين", "f", "d"), ("مصنع", "m", "s"),
        ("مشروعين", "m", "d"), ("المهندسون", "m", "p"), ("المهندسين", "m", "p"), ("مصانع", "m", "p"), ("أسواق", "f", "p"),
        ("الحرب", "f", "s"), ("صحيفته", "f", "s"), ("تقريرا", "m", "s"), ("كبرى", "f", "s"), ("مستشفيات", "f", "p"),
    ],
)  # fmt: skip
def test_gender_and_number(word: str, gender: str, number: str) -> None:
    reading = analyse(word)
    assert (reading.gender, reading.number) == (gender, number)


@pytest.mark.parametrize(
    ("word", "tense", "gender", "number", "lemma"),
    [
        ("ارتفعت", "past", "f", "s", "ارتفع"), ("يرتفع", "present", "m", "s", "ارتفع"), ("سترتفع", "future", "f", "s", "ارتفع"),
        ("قالوا", "past", "m", "p", "قال"), ("يقولون", "present", "m", "p", "قال"), ("يقل", "present", "m", "s", "قال"),
        ("تبلغ", "present", "f", "s", "بلغ"), ("وأعلنتا", "past", "f", "d", "اعلن"), ("يأتي", "present", "m", "s", "اتي"),
        ("بقوا", "past", "m", "p", "بقي"), ("تسعى", "present", "f", "s", "سعي"), ("دعا", "past", "m", "s", "دعا"),
    ],
)  # fmt: skip
def test_verbs(word: str, tense: str, gender: str, number: str, lemma: str) -> None:
    reading = analyse(word)
    assert reading.pos == VERB
    assert (reading.tense, reading.gender, reading.number) == (tense, gender, number)
    assert lemma in {r.lemma for r in readings(word)}


@pytest.mark.parametrize(
    ("word", "pos"),
    [
        ("في", "prep"), ("وفي", "prep"), ("أن", "comp"), ("لأن", "sub"), ("الذي", "rel"), ("وهذه", "dem"), ("بينما", "sub"),
        ("الثالثة", "ORD"), ("ثلاثة", "NUM"), ("اقتصادية", "ADJ"), ("اتفاقية", "NOUN"), ("بين", "adverbial"), ("OpenAI", "F"),
        ("إعلان", "NOUN"), ("المدينة", "NOUN"), ("أكبر", "COMP"),
    ],
)  # fmt: skip
def test_part_of_speech(word: str, pos: str) -> None:
    assert analyse(word).pos == pos


def test_hamza_tells_words_apart() -> None:
    """«إعداد» is one preparation, «أعداد» are many numbers; a text without hamza may mean either."""
    assert analyse("إعداد").number == "s"
    assert analyse("أعداد").number == "p"
    assert {r.number for r in readings("اعداد") if r.pos == "NOUN"} == {"s", "p"}


def test_what_may_be_a_verb_says_so() -> None:
    assert 0 < analyse("سجل").verbal < 1
    assert analyse("السجل").verbal == 0
    assert not any(r.pos == VERB for r in readings("بسجل"))


@pytest.mark.parametrize("word", ["", "و", "ه", "ب" * 500, "والوالوالوال" * 40, "GPT-4", "٪", "لل", "ال"])
def test_odd_words_have_a_reading(word: str) -> None:
    assert len(readings(word)) >= 1


def test_known_words_are_read_from_memory() -> None:
    words = ["وبأرباحها", "ارتفعت", "الشركة", "في", "بطولة"] * 2000
    for word in words:
        analyse(word)
    began = time.perf_counter()
    for word in words:
        analyse(word)
    assert time.perf_counter() - began < 0.2
