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
        ("اختيرت رئيسة المصرف السابقة", ["رئيسة المصرف السابقة"]),
        ("اتسعت المدينة الكبرى", ["المدينة الكبرى"]),
        ("أعلنت شركة OpenAI الناشئة أرباحها", ["شركة OpenAI الناشئة", "أرباحها"]),
        ("لا توجد شركة غيرها قادرة على الإنتاج", ["شركة", "قادرة", "الإنتاج"]),
        ("غير الأعضاء دفعوا الرسم", ["غير الأعضاء", "الرسم"]),
        ("عاد ثلاثتهم وخمسة إلى القرية", ["ثلاثتهم", "القرية"]),
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
    syntax, _, _ = read(text, ORG="الأفق")
    phrase = syntax.phrases[0]
    assert (text[phrase.start : phrase.end], phrase.apposed, phrase.name) == ("شركة الأفق", 0, None)
    assert syntax.mentions[0].name == 0
    assert (syntax.mentions[0].gender, syntax.mentions[0].number) == ("f", "s")


def test_names_end_a_phrase() -> None:
    assert phrases("زار الرئيس ماكرون القاهرة", PER="ماكرون", LOC="القاهرة") == ["الرئيس ماكرون", "القاهرة"]
    assert phrases("شاركت دول غير ألمانيا", LOC="ألمانيا") == ["دول", "غير ألمانيا"]


@pytest.mark.parametrize(
    ("text", "names", "human", "gender"),
    [
        ("مدير الأفق استقال", {"ORG": "الأفق"}, True, "m"),
        ("الرئيس ماكرون وصل", {"PER": "ماكرون"}, True, "m"),
        ("ميركل وصلت", {"PER": "ميركل"}, True, ""),
        ("القاهرة تستعد", {"LOC": "القاهرة"}, False, "f"),
        ("ماكدونالدز تتوسع", {"ORG": "ماكدونالدز"}, False, ""),
        ("OpenAI تتوسع", {"ORG": "OpenAI"}, False, ""),
    ],
)
def test_who_a_pronoun_can_stand_for(text: str, names: dict[str, str], human: bool, gender: str) -> None:
    first = read(text, **names)[0].mentions[0]
    assert (first.name, first.human, first.gender, first.number) == (0, human, gender, "s")


def shorter(text: str, index: int, **names: str) -> set[str]:
    syntax, found, _ = read(text, **names)
    return {text[start:end] for _, _, start, end in spans(syntax, index, found)}


def test_where_spans_begin_and_end() -> None:
    assert shorter("سكن بالقاهرة الجديدة", 0) == {"القاهرة", "القاهرة الجديدة"}
    assert shorter("اشترى سهما بتسلا أمس", 1, ORG="تسلا") == {"تسلا"}
    assert "نور" in shorter('أطلقت شركة "نور" خدمة جديدة', 0)
    longest = max(shorter("كلفة المصنع في أسوان مع المدرسة في طنطا بين الحقول", 0), key=len)
    assert longest == "كلفة المصنع في أسوان مع المدرسة في طنطا"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("عمل في هذا المصنع", ("في", False, None)),
        ("زار السفير القاهرة وبالإسكندرية", ("ب", True, 1)),
        ("أسعار ارتفعت في مصر", ("في", False, None)),
        ('افتتح مدير شركة "نور" في مصر', ("في", False, 0)),
    ],
)
def test_what_governs_the_last_phrase(text: str, expected: tuple[str, bool, int | None]) -> None:
    last = read(text)[0].phrases[-1]
    assert (last.prep, last.joined, last.attached) == expected


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
        ("الشركة الناشئة", "الناشئة", "ADJ"), ("عرض البنك أسهمه للبيع", "عرض", "VERB"), ("عرض جديد للبيع", "عرض", "NOUN"),
    ],
)  # fmt: skip
def test_words_in_their_place(text: str, word: str, pos: str) -> None:
    syntax, found, _ = read(text)
    index = next(i for i in range(len(found)) if found.surface(i) == word)
    assert syntax.tags[index] == pos


def test_a_name_is_no_verb() -> None:
    syntax, _, _ = read("قال يزيد إن المصنع ربح", PER="يزيد")
    assert syntax.tags[:3] == ["VERB", "NAME", "comp"]


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
        (
            "أعلن البنك (وهو الأكبر (بعد الأهلي) في مصر) أرباحه",
            [
                ("main", None, "أعلن البنك أرباحه"), ("bracket", 0, "( وهو الأكبر في مصر )"),
                ("bracket", 1, "( بعد الأهلي )"),
            ],
        ),
        (
            "قال المدير (وأكد أن المصنع يعمل) ثم غادر",
            [
                ("main", None, "قال المدير ثم"), ("bracket", 0, "( وأكد"), ("that", 1, "أن المصنع يعمل )"),
                ("joined", None, "غادر"),
            ],
        ),
        ("قال الوزير:", [("main", None, "قال الوزير :")]),
        ("إن الدين زاد كثيرا", [("main", None, "إن الدين زاد كثيرا")]),
        ("الوزراء والنواب غادروا القاعة", [("main", None, "الوزراء والنواب غادروا القاعة")]),
        ("ربح البنك ولم يعلن أرقامه", [("main", None, "ربح البنك"), ("joined", None, "ولم يعلن أرقامه")]),
        (
            "باعت الشركة التي يملكها أحمد، مصنعها",
            [("main", None, "باعت الشركة ، مصنعها"), ("relative", 0, "التي يملكها أحمد")],
        ),
        (
            'قال: "لن نرفع الأسعار أبدا" وأضاف: "سوف نبيع المصنع غدا"',
            [
                ("main", None, "قال"), ("colon", 0, ":"), ("quotation", 1, '" لن نرفع الأسعار أبدا "'),
                ("joined", None, "وأضاف"), ("colon", 3, ":"), ("quotation", 4, '" سوف نبيع المصنع غدا "'),
            ],
        ),
    ],
)  # fmt: skip
def test_clauses(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert clauses(text) == expected


def test_the_verb_of_each_clause() -> None:
    syntax, found, _ = read("قال الوزير الجديد إن شركة OpenAI التي خسرت باعت مصنعها أمس")
    verbs = [found.surface(clause.verb) if clause.verb is not None else None for clause in syntax.clauses]
    assert verbs == ["قال", "باعت", "خسرت"]


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
        ("ربحت أموال في الذهب والفضة 7 و9 على التوالي", "respectively", [("7", "الذهب"), ("9", "الفضة")]),
    ],
)  # fmt: skip
def test_distributions(text: str, kind: str, pairs: list[tuple[str, str]]) -> None:
    assert dealt(text) == [(kind, pairs)]


def test_two_ways_of_dealing_in_one_sentence() -> None:
    assert dealt("سقط 3 جرحى في طنطا و4 جرحى في أسوان بواقع 2 للرجال و5 للنساء") == [
        ("in", [("3", "طنطا"), ("4", "أسوان")]),
        ("each", [("2", "لرجال"), ("5", "لنساء")]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "سقط 3 جرحى في طنطا", "سقط 3 جرحى وعاد 4 نازحين", "فاز بالمركز الأول 3 مرات على التوالي", "طنطا (30) مدينة",
        "سقط 3 جرحى في طنطا وعاد 4 نازحين", "أنتج الفرعان (مصنع طنطا 30) و(مصنع أسوان 20)", "في 2019 (3) ثم (4)",
    ],
)  # fmt: skip
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
