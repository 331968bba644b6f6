"""Sentences of the press, each with what stands in it: (text, kind, value, comparator, unit, counted, per), null as None."""

from __future__ import annotations

import pytest

from arextract.loose_quantities import find_quantities

QUANTITIES = [
    ("خفض الفائدة ربع نقطة مئوية", [("ربع نقطة مئوية", "percent", 0.25, "=", "pp", None, None)]),
    ("اقترب سعر البتكوين من 100 ألف دولار", [("100 ألف دولار", "money", 100000, "~", "USD", None, None)]),
    ("وقد تصل الغرامات إلى 10 ملايين درهم إماراتي", [("10 ملايين درهم إماراتي", "money", 10_000_000, "<=", "AED", None, None)]),
    ("لن نرفع الأسعار بأكثر من 5 بالمئة", [("5 بالمئة", "percent", 5, "<=", "%", None, None)]),
    ("ولا يزال أكثر من أربعين شخصا تحت الأنقاض", [("أربعين", "count", 40, ">", None, "شخصا", None)]),
    ("بكثافة 120 نسمة في الكيلومتر المربع", [("120", "count", 120, "=", None, "نسمة", "الكيلومتر المربع")]),
    ("زاد الإنتاج 411 ألف برميل يوميا", [("411 ألف برميل", "measure", 411000, "=", "bbl", None, "يوميا")]),
    ("بسعر 30 ألف دولار للشريحة الواحدة", [("30 ألف دولار", "money", 30000, "=", "USD", None, "شريحة الواحدة")]),
    ("زلزال بقوة 6.3 درجات", [("6.3 درجات", "measure", 6.3, "=", "magnitude", None, None)]),
    ("مالت بزاوية 45 درجة", [("45 درجة", "measure", 45, "=", "°", None, None)]),
    ("بلغت الحرارة خمس درجات تحت الصفر", [("خمس درجات تحت الصفر", "measure", -5, "=", "°C", None, None)]),
    ("استثمر $5.5bn هناك", [("$5.5bn", "money", 5.5e9, "=", "USD", None, None)]),
    ("وقعت الدولتان 21 مذكرة تفاهم", [("21", "count", 21, "=", None, "مذكرة تفاهم", None)]),
    ("بلغ عدد المصابين 15", [("15", "count", 15, "=", None, "المصابين", None)]),
    ("من بين 22.392 طفلا", [("22.392", "count", 22392, "=", None, "طفلا", None)]),
    ("احتمى النازحون في مراكزها ال101", [("101", "count", 101, "=", None, "مراكزها", None)]),
    ("رفعت طاقتها من 126 إلى 142 مليون طن", [("126", "measure", 126_000_000, "=", "t", None, None), ("142 مليون طن", "measure", 142_000_000, "=", "t", None, None)]),
    ("دفع ريالا واحدا وخمسين هللة", [("ريالا واحدا وخمسين هللة", "money", 1.5, "=", "SAR", None, None)]),
    ("على مساحة 2.5 كلم مربع", [("2.5 كلم مربع", "measure", 2.5, "=", "km2", None, None)]),
    ("شمل العقار 140 كشكا", [("140", "count", 140, "=", None, "كشكا", None)]),
    ("فاز بالمرتبة السابعة", [("المرتبة السابعة", "rank", 7, "=", None, None, None)]),
    ("جاءت في المرتبة 14 عالميا", [("المرتبة 14", "rank", 14, "=", None, None, None)]),
]  # fmt: skip

NOTHING = [
    "فاز الفريق 3-1 ثم تعادل 2-2", "عقدت القمة الـ16 في قازان", "في الدقيقتين 47 و69", "في الساعة الخامسة والنصف", "المادتين 5 و7 من القانون",
    "ربع نهائي الكأس ونصف ماراثون", "قال ألتمان إن ميتا كمية كبيرة", "بعده وصل الوفد", "تقنية 5G وشاشة 4K", "آيفون 17 أم غالاكسي إس 25؟",
    "قمة مجموعة العشرين", "هاتف 0123456789 ص.ب 1234", "بين 1659 و1671", "قيل إنه ألف كتابا", "بالسجن المؤبد",
    "إلى غاية 30 من نفس الشهر", "كل شريحة واحدة للشخص الواحد", "التسارع من الصفر", "الأمر عدد 4522 لسنة 2013",
    "كان البيت الثاني أكبر من جاره", "هذه أول أكبر شركة",
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), QUANTITIES, ids=[text for text, _ in QUANTITIES])
def test_quantities(text: str, wanted: list[tuple[object, ...]]) -> None:
    assert [(q.text, q.kind, q.value, q.comparator, q.unit, q.counted, q.per) for q in find_quantities(text)] == wanted


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert [q.text for q in find_quantities(text)] == []


def test_both_sides_of_between() -> None:
    (found,) = find_quantities("تتراوح المدة بين خمسة وعشرين عاما")
    assert (found.low, found.high, found.unit) == (5, 20, "year")
    (found,) = find_quantities("تتراوح المدة بين خمسة وعشرين وثلاثين عاما")
    assert (found.low, found.high, found.unit) == (25, 30, "year")


@pytest.mark.parametrize(
    ("text", "comparator", "counted"),
    [
        ("شارك قرابة الـ400 طالب", "~", "طالب"),
        ("شارك أكثر من الـ50 أستاذا", ">", "أستاذا"),
        ("وبلغت قيمتها قرابة الـ400 مليار.", "~", None),
        ("في مراكزها الـ12", "=", "مراكزها"),
    ],
)
def test_an_article_before_figures(text: str, comparator: str, counted: str | None) -> None:
    (found,) = find_quantities(text)
    assert (found.comparator, found.counted) == (comparator, counted)
