"""What definite nouns and attached pronouns may stand for, told by the names that a text has spoken of so far."""

from __future__ import annotations

import pytest

from arextract.arabic.fold import fold
from arextract.layers import RoleSpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_antecedents import Memory, agrees

from .marked import read


def memory(marked: str) -> Memory:
    """The memory at the end of a marked text, with the class nouns that stand before its names."""
    text, own = read(marked)
    found = Memory(text, own.names)
    for index, name in enumerate(own.names):
        before = fold(text[: name.start]).split()
        known = claim_lexicon.class_of(before[-1]) if before else None
        if known is not None and name.label in known[0]:
            found.classes[index] = known
    return found


NOUNS = [
    ("باعت شركة [n:ORG تسلا] مصنعا.", "الشركة", "تسلا"),
    ("باعت شركة [n:ORG تسلا] مصنعا. رد عليها [n:PER ماسك].", "الشركة", "تسلا"),
    ("باعت شركة [n:ORG تسلا] مصنعا إلى شركة [n:ORG فورد].", "الشركة", "تسلا"),  # what the sentence opens with
    ("باعت شركة [n:ORG تسلا] مصنعا. وربحت شركة [n:ORG فورد].", "الشركة", "فورد"),
    ("باعت شركة [n:ORG تسلا] مصنعا. وربح مصرف [n:ORG الراجحي].", "الشركة", "تسلا"),  # of the noun's gender
    ("نزل المطر على [n:LOC القاهرة].", "الشركة", ""),
    ("زادت [n:ORG المؤسسة الوطنية للنفط] إنتاجها. وعلقت [n:ORG أوبك].", "المؤسسة", "المؤسسة الوطنية للنفط"),
    ("بين [n:LOC مصر] و[n:LOC ليبيا] حدود. وتصدر [n:LOC مصر] الغاز.", "البلد", "مصر"),
    ("تصدر [n:LOC مصر] الغاز. وتبيع [n:LOC مصر] القطن إلى [n:LOC ليبيا].", "البلد", "مصر"),
    ("زادت الأسعار.", "البلد", ""),
    ("زادت الأسعار.", "الباب", ""),
]


@pytest.mark.parametrize(("marked", "noun", "expected"), NOUNS)
def test_definite_noun(marked: str, noun: str, expected: str) -> None:
    found = memory(marked)
    role = found.resolve_class(fold(noun), len(found.text))
    assert (found.text[role.start : role.end] if role is not None else "") == expected


def test_a_noun_looks_only_as_far_back_as_its_paragraph() -> None:
    found = memory("باعت شركة [n:ORG تسلا] مصنعا. ربحت كثيرا.")
    found.since = found.text.index("ربحت")
    assert found.resolve_class(fold("الشركة"), len(found.text)) is None


def test_topic_and_speaker_end_with_their_paragraph() -> None:
    found = memory("باعت شركة [n:ORG تسلا] مصنعا.")
    found.remember(found.name_role(0))
    found.last_speaker = RoleSpan(0, 4)
    assert found.topic is not None and (found.topic.gender, found.topic.label) == ("f", "ORG")
    assert found.speaker == RoleSpan(0, 4)
    found.since = 20
    assert (found.topic, found.speaker) == (None, None)


@pytest.mark.parametrize(
    ("pronoun", "gender", "number", "label", "may"),
    [
        ("ه", "m", "s", "", True), ("ه", "f", "s", "", False), ("ه", "", "p", "", False), ("ه", "", "", "", True),
        ("ها", "f", "s", "ORG", True), ("ها", "m", "s", "", False), ("ها", "", "s", "PER", False), ("ها", "f", "d", "", False),
        ("هم", "", "p", "", True), ("هم", "m", "s", "", False), ("هم", "", "p", "EVENT", False),
        ("هما", "m", "d", "", True), ("هما", "m", "s", "", False),
    ],
)  # fmt: skip
def test_pronoun(pronoun: str, gender: str, number: str, label: str, may: bool) -> None:
    assert agrees(pronoun, gender, number, label) is may


@pytest.mark.parametrize(
    ("marked", "gender"),
    [
        ("[n:LOC العراق] يصدر النفط.", "m"), ("[n:LOC مصر] تصدر الغاز.", "f"), ("[n:ORG أوبك] تجتمع.", ""),
        ("مصرف [n:ORG الراجحي] يربح.", "m"),
    ],
)  # fmt: skip
def test_gender_of_a_name(marked: str, gender: str) -> None:
    assert memory(marked).name_gender(0) == gender


@pytest.mark.parametrize(
    ("words", "nature"),
    [("الحكومة", ("f", "", "")), ("المزارعون", ("", "p", "")), ("الصادرات", ("f", "", "")), ("المصنع", ("", "", ""))],
)
def test_nature_of_a_phrase(words: str, nature: tuple[str, str, str]) -> None:
    assert Memory(words, []).nature(RoleSpan(0, len(words))) == nature
