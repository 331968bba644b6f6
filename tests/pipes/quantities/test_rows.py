"""Every row of the tables that the quantity rules read changes what they read: with it one thing, without it another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.pipes.quantities import counted, cues, find, unnumbered

# A role → sentences in which its words (at {}) decide; a row needs one of them.
ROLES: dict[str, tuple[str, ...]] = {
    "rank_noun": ("جاء في {} السابعة أمس", "جاء في {} السابع أمس"),
    "rank_elative": ("هي ثالث {} مدينة",),
    "label_noun": ("انظر {} 57 هناك", "انظر {} 57 صفحة", "في {} 5 و57", "شمل {} 57 و58 كتابا", "بلغ {} 57", "شمل {} 57 من الكتب"),
    "label_act": ("تم {} 12 حلقة",),
    "measure_noun": ("وكان {} 57 هناك", "جاء {} 57."),
    "age_noun": ("كان {} 35 حينها", "دون {} 18"),
    "change_verb": ("{} السعر من 50 إلى 70 دولارا",),
    "per_adverb": ("ينتج 50 سيارة {}",),
    "per_unit": ("ينتج 50 سيارة في {}",),
    "per_lam": ("يكلف 50 دولارا لل{}", "يكلف 50 دولارا {}", "يكلف 50 دولارا/{}", "يكلف 50 دولارا كل {}"),
    "per_price": ("خضعت 500 عينة لل{}",),
    "filler": ("تجاوزت {} 50 مترا", "أكثر من {} 50 مترا"),
    "negator": ("الطول {} يتجاوز 50 مترا",),
    "loose_verb": ("و{} هذه الأداة التابعة للشركة 600 عملية", "لم {} هذه الأداة 600 عملية"),
    "loose_on": ("{} هذه الأداة التابعة للشركة على 600 عملية",),
    "loose_from": ("{} هذه الأداة التابعة للشركة عن 600 عملية",),
    "loose_near": ("{} هذه الأداة 600 عملية",),
    "loose_near_from": ("{} سعر هذه الأداة من 600 دولار",),
    "double_verb": ("{} أرباح الشركة", "وقد {} الأرباح أمس"),
    "measured": ("ضاعفت الشركة {}ها", "ضاعفت الشركة {}", "ضاعف {} الشركة"),
    "not_match": ("جاء في نصف {}", "عند نصف {} الأول"),
    "point_noun": ("أقام 5 نقاط {}", "أقام 5 نقطة {}"),
    "degree_noun": ("نال 3 درجات {}", "نال 3 درجة {}"),
    "twice_what": ("دفع ضعف {} أمس", "بلغ ضعف {} أمس"),
    "weak_what": ("دفع ضعف {} أمس",),
    "knot_noun": ("هناك 40 عقدة {}",),
    "times_what": ("تبلغ 93 مرة {} المشتري",),
    "loose_noun": ("يعمل على {} هذه المعضلة ببرنامج له 3 محاور",),
    "loose_noun_after": ("يعمل {} تجاوز هذه المعضلة ببرنامج له 3 محاور",),
    "before_verb": ("{} ألف كتابا", "قيل {} ألف قصيدة"),
    "named_number": ("في {} العشرين بدأت أعمالها",),
    "angle": ("{} 45 درجة", "45 درجة {}"),
    "quake": ("وقع {} قوته 6.3", "وقع {} بلغ 6.3 درجات", "6.3 درجات بمقياس {} قوة 6.3 درجات"),
    "plural_noun": ("وافقت ال{} ال27", "رأى ال{} ال27"),
    "glued": ("جاء {}57 كتابا", "جاء {}57 فقط"),
    "heat": ("الحرارة ال{} 48 أمس", "سجلت {} 48 أمس"),
    "contract": ("{} ثلاثة عقود",),
    "contract_after": ("ثلاثة عقود {}",),
    "day_part": ("وينتهي 5 {}",),
    "page_counter": ("عدد {}: 1520",),
    "stands_alone": ("أصيب 5 {} مفتش", "أصيب 150 {} مفتش"),
    "growth_verb": ("{} الإنتاج 3 مرات",),
    "states": ("يفوق هذا الأجر متوسط الرواتب {} 700 يورو",),
    "header_lead": ("({} بآلاف اليوروهات) الدخل 812 مقابل 790",),
    "number_column": ("{}\tالاسم\tالعدد\n1\tسامي\t30\n", "الاسم\t{}\tالعدد\nسامي\t1\t30"),
    "after_figure": ("(أرقام بآلاف اليوروهات) الدخل 812 {} ما سبق",),
    "year_lead": ("وذلك {} 1804: تغير كل شيء",),
    "place_adverb": ("صنف 65 {}",),
    "rate": ("خفض {} نصف نقطة",),
    "past_dual": ("زار الباحثان العامين {} القرى",),
    "distance": ("{} 70 كيلو إلى القرية",),
    "victims": ("{} ثلاثة إثر انفجار.",),
    "score_lead": ("كانت {} 84 مقابل 79 للضيوف", "{} 84 - 79 للضيوف"),
    "this": ("كان عددهم في {} الدورة 562 من كل البلاد",),
    "governed": ("شاركت 40 دار {}",),
    "not_governed": ("قرأ 40 كتاب {} جديد", "حضر 40 طالب {}"),
    "attribute": ("سجلت 66 مخالفة صحية و17 {} بالأسعار",),
    "decade_lead": ("توقيع {} ثلاثة عقود", "{} عشرات العقود"),
}  # fmt: skip


def rows_of_roles() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in table("quantity_words"):
        found.setdefault(row["role"], []).append(row["form"])
    return found


def read(text: str) -> list[tuple[object, ...]]:
    return [
        (q.start, q.end, q.kind, q.value, q.low, q.high, q.comparator, q.unit, q.counted, q.per, q.cue)
        for q in find(text)
    ]


def forget() -> None:
    """Drops what the rules remember of the tables."""
    unnumbered._readings.cache_clear()
    cues._verb_roles.cache_clear()
    counted.is_adjective.cache_clear()
    counted.is_noun.cache_clear()
    counted._governable.cache_clear()


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str | None], None]]:
    """Makes one word of one role unknown; None brings it back."""
    known = cues.role_words
    hidden: dict[str, frozenset[str]] = {}

    def role_words(role: str) -> frozenset[str]:
        found = hidden.get(role)
        return known(role) if found is None else found

    def hide(role: str, form: str | None) -> None:
        hidden.clear()
        if form is not None:
            hidden[role] = known(role) - {fold(form)}
        if role in ("double_verb", *cues._LOOSE, "change_verb"):
            forget()

    for name, module in list(sys.modules.items()):
        if name.startswith("arextract.pipes.quantities.") and getattr(module, "role_words", None) is known:
            monkeypatch.setattr(module, "role_words", role_words)
    yield hide
    hidden.clear()
    forget()


def test_every_role_has_its_sentences() -> None:
    assert set(rows_of_roles()) == set(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_every_word_of_every_role(role: str, without: Callable[[str, str | None], None]) -> None:
    idle = []
    forms = rows_of_roles()[role]
    assert len(forms) == len({fold(form) for form in forms}), "a form twice"
    for form in forms:
        texts = [text.format(form) for text in ROLES[role]]
        without(role, None)
        with_it = [read(text) for text in texts]
        without(role, form)
        if with_it == [read(text) for text in texts]:
            idle.append(form)
    assert idle == []


COMPARED = (
    "الطول {} 50 مترا.",
    "وأن {} 50 مترا",
    "الطول و{} 50 مترا",
    "الطول لا {} 50 مترا",
    "الطول 50 مترا {}.",
    "الطول 50 مترا {} 60",
    "الطول {} عن 50 مترا",
)
NOT_COUNTED = (
    "بلغ العدد 57 {} هناك", "بلغ العدد 57 {}", "شمل ذلك آلاف {} هناك", "شمل 57 من {} الجنود", "شمل 57 كتابا {}", "شمل 57 كتاب {}",
    "شمل خمسة {} الجنود", "شمل 57.5 {} هناك",
)  # fmt: skip
COUNTED = (
    "شمل ذلك 57 {}.", "شمل ذلك 57 {}ا.", "شمل ذلك 57 كتاب {}", "شمل ذلك 57 ل{} كبير", "كان عمره 35 {}", "شمل {}ين ونصف",
    "استعاد 57 {} جيد", "شمل 57 {} جامعة",
)  # fmt: skip


def idle_rows(
    monkeypatch: pytest.MonkeyPatch, name: str, column: str, texts: tuple[str, ...], reset: Callable[[], None]
) -> list[str]:
    """The rows of a table without which all `texts` are read as with them."""
    rows = table(name)
    with_it = [[read(text.format(row[column])) for text in texts] for row in rows]
    shown: list[tuple[dict[str, str], ...]] = [rows]
    for module in (cues, counted):
        monkeypatch.setattr(module, "table", lambda asked: shown[0] if asked == name else table(asked))
    idle = []
    try:
        for index, row in enumerate(rows):
            shown[0] = rows[:index] + rows[index + 1 :]
            reset()
            if with_it[index] == [read(text.format(row[column])) for text in texts]:
                idle.append(row[column])
    finally:
        shown[0] = rows
        reset()
    return idle


def forget_comparators() -> None:
    cues._comparators.cache_clear()


def forget_nouns() -> None:
    counted._stop.cache_clear()
    counted.countable.cache_clear()
    forget()


def test_every_comparator(monkeypatch: pytest.MonkeyPatch) -> None:
    assert idle_rows(monkeypatch, "comparators", "form", COMPARED, forget_comparators) == []


def test_every_word_that_is_never_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert idle_rows(monkeypatch, "no_counted_nouns", "form", NOT_COUNTED, forget_nouns) == []


def test_every_noun_that_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert idle_rows(monkeypatch, "counted_nouns", "noun", COUNTED, forget_nouns) == []
