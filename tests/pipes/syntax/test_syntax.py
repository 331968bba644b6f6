"""Phrases, clauses, parts of speech in context, mentions and distributions: examples of each, and what they must not be."""

from __future__ import annotations

import time

import pytest
import regex

from arextract.layers import Layers, Name, QuantitySpan, Syntax
from arextract.pipes.syntax import find, spans
from arextract.text.word_layer import Words, split_sentences, words


def read(text: str, **names: str) -> tuple[Syntax, Words, Layers]:
    """The syntax of a text whose figures are quantities; `names`: label → name."""
    found = words(text)
    found.sentences = split_sentences(found)
    own = Layers()
    own.quantities = [QuantitySpan(m.start(), m.end(), "count", None) for m in regex.finditer(r"\d[\d.,]*", text)]
    own.names = [Name(text.index(n), text.index(n) + len(n), label, "test") for label, n in names.items()]
    own.names.sort(key=lambda name: name.start)
    return find(found, own), found, own


def phrases(text: str, **names: str) -> list[str]:
    syntax, _, _ = read(text, **names)
    return [text[p.start : p.end] for p in syntax.phrases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفعت أسعار النفط الخام أمس", ["أسعار النفط الخام"]),
        ("بلغ متوسط سعر البيت الواحد 5", ["متوسط سعر البيت الواحد"]),
        ("أعلى ربح فصلي في تاريخها", ["أعلى ربح فصلي", "تاريخها"]),
        ("قالت الشركات الصغيرة والمتوسطة", ["الشركات الصغيرة", "المتوسطة"]),
        ("زادت كلفة سيارة الإسعاف الواحدة", ["كلفة سيارة الإسعاف الواحدة"]),
        ("المياه غير المعالجة", ["المياه غير المعالجة"]),
        ("وصل لاعبون أجانب إلى المدينة", ["لاعبون أجانب", "المدينة"]),
        ("خسر المصرف ثم ربح البنك", ["المصرف", "البنك"]),
        ('أطلقت شركة "نور" خدمة جديدة', ['شركة "نور', "خدمة جديدة"]),
    ],
)  # fmt: skip
def test_phrases(text: str, expected: list[str]) -> None:
    assert phrases(text) == expected


def test_a_phrase_holds_shorter_ones() -> None:
    text = "بلغت كلفة بناء المصنع الجديد في أسوان 5"
    syntax, found, _ = read(text)
    shorter = {text[start:end] for _, _, start, end in spans(syntax, 0, found)}
    assert {"كلفة بناء", "المصنع", "المصنع الجديد", "كلفة بناء المصنع الجديد في أسوان"} <= shorter
    assert "كلفة بناء المصنع الجديد في" not in shorter


def test_a_class_noun_and_its_name() -> None:
    text = "باعت شركة الأفق أسهمها"
    syntax, _, own = read(text, ORG="الأفق")
    phrase = syntax.phrases[0]
    assert (text[phrase.start : phrase.end], phrase.apposed, phrase.name) == ("شركة الأفق", 0, None)
    assert own.names[syntax.mentions[0].name or 0].label == "ORG"
    assert (syntax.mentions[0].gender, syntax.mentions[0].number) == ("f", "s")


def test_prepositions_and_coordination() -> None:
    text = "في مصانع الشركة ومتاجرها بالقاهرة"
    syntax, _, _ = read(text)
    assert [(p.prep, p.joined, p.attached) for p in syntax.phrases] == [
        ("في", False, None),
        ("", True, 0),
        ("ب", False, 1),
    ]
    assert text[syntax.phrases[2].start :] == "القاهرة"


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("قد سجل النادي هدفا", "سجل", "VERB"), ("في سجل النادي", "سجل", "NOUN"), ("سجل النادي هدفا", "سجل", "VERB"),
        ("التي عرض أسهمها", "عرض", "VERB"), ("بعد عرض المسرحية", "عرض", "NOUN"), ("شركة كبيرة", "كبيرة", "ADJ"),
        ("الشركة الناشئة", "الناشئة", "ADJ"),
    ],
)  # fmt: skip
def test_words_in_their_place(text: str, word: str, pos: str) -> None:
    syntax, found, _ = read(text)
    index = next(i for i in range(len(found)) if found.surface(i) == word)
    assert syntax.tags[index] == pos


def clauses(text: str) -> list[tuple[str, int | None, str]]:
    """(kind, parent, its own words) of each clause."""
    syntax, found, _ = read(text)
    return [
        (clause.kind, clause.parent, " ".join(found.surface(k) for k in range(len(found)) if syntax.clause_of[k] == i))
        for i, clause in enumerate(syntax.clauses)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ارتفعت الأسعار أمس", [("main", None, "ارتفعت الأسعار أمس")]),
        ("قال الوزير إن الدين زاد", [("main", None, "قال الوزير"), ("that", 0, "إن الدين زاد")]),
        (
            "قالت الشركة التي صنعت الهاتف إنها ربحت",
            [("main", None, "قالت الشركة"), ("relative", 0, "التي صنعت الهاتف"), ("that", 0, "إنها ربحت")],
        ),
        (
            "ارتفع الذهب بينما تراجع النفط",
            [("main", None, "ارتفع الذهب"), ("subordinate", 0, "بينما تراجع النفط")],
        ),
        ("ربح البنك وخسرت الشركة", [("main", None, "ربح البنك"), ("joined", None, "وخسرت الشركة")]),
        ("زار القاهرة (وهي العاصمة) أمس", [("main", None, "زار القاهرة أمس"), ("bracket", 0, "( وهي العاصمة )")]),
        ("الطلاب والمعلمون", [("main", None, "الطلاب والمعلمون")]),
        (
            "قال المدير إن المصنع توقف، وأضاف أن العمال غادروا",
            [
                ("main", None, "قال المدير"), ("that", 0, "إن المصنع توقف ،"), ("joined", None, "وأضاف"),
                ("that", 2, "أن العمال غادروا"),
            ],
        ),
        (
            'قال: "لن نرفع الأسعار أبدا"',
            [("main", None, "قال"), ("colon", 0, ":"), ("quotation", 1, '" لن نرفع الأسعار أبدا "')],
        ),
        ("باع نصف أسهمه، أي ثلث الشركة", [("main", None, "باع نصف أسهمه ،"), ("that_is", 0, "أي ثلث الشركة")]),
    ],
)  # fmt: skip
def test_clauses(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert clauses(text) == expected


def dealt(text: str) -> list[tuple[str, list[tuple[str, str]]]]:
    syntax, _, own = read(text)
    return [
        (
            d.kind,
            [
                (
                    text[own.quantities[q].start : own.quantities[q].end],
                    text[syntax.phrases[p].start : syntax.phrases[p].end],
                )
                for q, p in d.pairs
            ],
        )
        for d in syntax.distributions
    ]


@pytest.mark.parametrize(
    ("text", "kind", "pairs"),
    [
        ("سقط 3 جرحى في طنطا و4 جرحى في أسوان", "in", [("3", "طنطا"), ("4", "أسوان")]),
        ("جاءت طنطا (30) وأسوان (20) أولا", "bracket", [("30", "طنطا"), ("20", "أسوان")]),
        ("وزعت المقاعد بواقع 3 للنساء و4 للرجال", "each", [("3", "لنساء"), ("4", "لرجال")]),
        ("زادت مبيعات الذهب والفضة 7 و9 على التوالي", "respectively", [("7", "مبيعات الذهب"), ("9", "الفضة")]),
    ],
)  # fmt: skip
def test_distributions(text: str, kind: str, pairs: list[tuple[str, str]]) -> None:
    assert dealt(text) == [(kind, pairs)]


@pytest.mark.parametrize(
    "text",
    ["سقط 3 جرحى في طنطا", "سقط 3 جرحى وعاد 4 نازحين", "فاز بالمركز الأول 3 مرات على التوالي", "طنطا (30) مدينة"],
)
def test_what_is_no_distribution(text: str) -> None:
    assert dealt(text) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["قال إن ", "(", '"', "و", "شركة ", "التي ", "3 في أ و", "، ", "ب (3) و", "على التوالي "]
)
def test_linear_on_hostile_text(piece: str) -> None:
    def cost(size: int) -> float:
        began = time.process_time()
        read(piece * size)
        return time.process_time() - began

    cost(200)
    assert cost(16000) < 30 * cost(2000) + 0.2


HOLDERS = [
    ("حصدت البرازيل 5 ميداليات والأرجنتين 3 ميداليات.", [("3", "الأرجنتين")]),
    ("نالت العاصمة 5 مقاعد والساحل 3 مقاعد والجنوب 4 مقاعد.", [("3", "الساحل"), ("4", "الجنوب")]),
    ("نالت الشركة الأولى 35 سهما والثانية 28 سهما.", [("28", "الثانية")]),
    ("دفع المصرف 5 دنانير والصندوق 3 دنانير.", [("3", "الصندوق")]),
    ("حصدت البرازيل 5 ميداليات في الدورة.", []),
    ("حصدت البرازيل 5 ميداليات وخسرت 3 مباريات.", []),
    ("باع المتجر 5 كراسي و3 طاولات.", []),
    ("باع المتجر 5 كراسي في مصر والأردن 3 مرات.", []),
    ("اشترى التاجر 5 كراسي وطاولة 3 مرات.", []),
    ("زار الوفد المدينة 3 أيام.", []),
]


@pytest.mark.parametrize(("text", "pairs"), HOLDERS)
def test_holders_beside_their_numbers(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [pair for kind, found in dealt(text) if kind == "holders" for pair in found] == pairs
