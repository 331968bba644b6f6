"""A subject and its object behind a verb are two people; one name stays one."""

from __future__ import annotations

import pytest

import arextract
from arextract.gazetteer.name_lexicon import Lexicon
from arextract.pipes.entities import tag_pieces
from arextract.text.word_layer import words


def people(text: str) -> list[tuple[str, str | None]]:
    return [(e.text, e.canonical) for e in arextract.extract(text).entities if e.label == "PER"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Both stand in full elsewhere, or one in full and the other, whom no Arab is called like, alone.
        (
            "سافر الدبلوماسي صالح العبيدي إلى هافانا والتقى فيدل كاسترو. ووصف صالح كاسترو بأنه عنيد. وقال كاسترو إنه متعب.",
            ["صالح العبيدي", "فيدل كاسترو", "صالح", "كاسترو", "كاسترو"],
        ),
        (
            "فاز رافاييل نادال على روجر فيدرر. وهزم رافاييل فيدرر مرة أخرى. وقال فيدرر إنه متعب.",
            ["رافاييل نادال", "روجر فيدرر", "رافاييل", "فيدرر", "فيدرر"],
        ),
        # A title of the subject stands between.
        (
            "انتقد النائب سمير الطيب الرئيس دونالد ترامب. ووصف النائب سمير ترامب بالمتهور. ورد ترامب في تغريدة.",
            ["سمير الطيب", "دونالد ترامب", "سمير", "ترامب", "ترامب"],
        ),
        # Given names of two who are named in full, one of them called by it.
        (
            "التقى محمود درويش المحرر سامي كليب في بيروت. وانتقد محمود سامي بشدة. وقال سامي إن الأمر انتهى.",
            ["محمود درويش", "سامي كليب", "محمود", "سامي", "سامي"],
        ),
    ],
)
def test_two(text: str, names: list[str]) -> None:
    assert [name for name, _ in people(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Another bearer of the given name, and the surname alone, part no name that Arabs bear.
        (
            "قال محمد صلاح إنه جاهز، وأشاد محمد النني بزميله. وزار محمد صلاح المستشفى. وأضاف صلاح أنه سيعود.",
            ["محمد صلاح", "محمد النني", "محمد صلاح", "صلاح"],
        ),
        # The whole stands elsewhere without a verb that has an object.
        (
            "انتخب المؤتمر فتحي حماد رئيسا. والتقى فتحي حماد الصحفيين. وكان فتحي الشقاقي حاضرا، وزار إسماعيل حماد غزة.",
            ["فتحي حماد", "فتحي حماد", "فتحي الشقاقي", "إسماعيل حماد"],
        ),
        # A verb of speech has no person for its object.
        (
            "سافر صالح العبيدي ليلقى فيدل كاسترو. وقال صالح كاسترو إنه عنيد.",
            ["صالح العبيدي", "فيدل كاسترو", "صالح كاسترو"],
        ),
    ],
)
def test_one(text: str, names: list[str]) -> None:
    assert [name for name, _ in people(text)] == names


def test_each_is_himself_afterwards() -> None:
    text = "سافر الدبلوماسي صالح العبيدي إلى هافانا والتقى فيدل كاسترو. ووصف صالح كاسترو بأنه عنيد. وقال كاسترو الذي حكم كوبا إنه متعب."
    assert [latin for name, latin in people(text) if name == "كاسترو"] == ["Fidel Castro", "Fidel Castro"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("جيم شقيق رافيرتي", ["جيم", "رافيرتي"]),
        ("سامي نجل هاشم العطار", ["سامي", "هاشم العطار"]),
        ("ليلى زوجة كمال", ["ليلى", "كمال"]),
        ("سامي هاشم العطار", ["سامي هاشم العطار"]),
        ("شقيق رافيرتي", ["شقيق رافيرتي"]),
    ],
)
def test_kin_stand_apart(text: str, pieces: list[str]) -> None:
    found = words(text)
    cut = tag_pieces.pieces(found, 0, len(found) - 1, "PER", Lexicon.load())
    assert [text[found.starts[first] : found.ends[last]] for first, last in cut] == pieces
