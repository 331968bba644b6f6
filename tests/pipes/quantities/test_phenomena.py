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
    # A verb behind a clause of change opens a clause of its own: its «من … إلى …» is a range.
    ("زادت الأرباح 10% وباع المعرض من 20 إلى 30 سيارة", [("10%", "percent", 10, "=", "%", None, None), ("20 إلى 30", "count", None, "=", None, "سيارة", None)]),
    ("ارتفعت الأجور وتوظف الشركة من 50 إلى 60 عاملا", [("50 إلى 60", "count", None, "=", None, "عاملا", None)]),
    ("ارتفع العدد وانتقل من 20 إلى 30 عاملا", [("20", "count", 20, "=", None, "عاملا", None), ("30", "count", 30, "=", None, "عاملا", None)]),
    ("ارتفعت الأسعار وقال التجار إنها زادت من 20 إلى 30 دولارا", [("20", "money", 20, "=", "USD", None, None), ("30 دولارا", "money", 30, "=", "USD", None, None)]),
    # One of a currency that its adjective names, with its coins or a part.
    ("سعره دينار كويتي و50 فلسا", [("دينار كويتي و50 فلسا", "money", 1.05, "=", "KWD", None, None)]),
    ("بلغ دينارا أردنيا وربع الدينار", [("دينارا أردنيا وربع الدينار", "money", 1.25, "=", "JOD", None, None)]),
    ("دفع دينارين كويتيين و250 فلسا", [("دينارين كويتيين و250 فلسا", "money", 2.25, "=", "KWD", None, None)]),
    ("بيع بدولار أمريكي و27 سنتا", [("دولار أمريكي و27 سنتا", "money", 1.27, "=", "USD", None, None)]),
    # «د» is a dinar where the article writes دينار.
    ("بيع السهم ب10.350 د. وبلغ التداول 93 ألف دينار تونسي", [("10.350 د", "money", 10.35, "=", "TND", None, None), ("93 ألف دينار تونسي", "money", 93000, "=", "TND", None, None)]),
    ("دفع 3000 دينار تونسي و2000 د خطية", [("3000 دينار تونسي", "money", 3000, "=", "TND", None, None), ("2000 د", "money", 2000, "=", "TND", None, None)]),
    ("كلف عام 2016 د. منى ديناران", [("ديناران", "money", 2, "=", None, None, None)]),
    # A magnitude that the digits write out already.
    ("شرد 330,000 ألف طفل", [("330,000 ألف", "count", 330000, "=", None, "طفل", None)]),
    ("يسكنها 5,346,253 مليون نسمة", [("5,346,253 مليون", "count", 5346253, "=", None, "نسمة", None)]),
    ("أنتج 1,200 ألف برميل", [("1,200 ألف برميل", "measure", 1_200_000, "=", "bbl", None, None)]),
    # A verb behind و is not bounded by the verb before it.
    ("لا يتعدى سمكها سمك ورقة وتحتوي على عشر طبقات", [("عشر", "count", 10, "=", None, "طبقات", None)]),
    ("لا يتجاوز طولها ووزنها 5 كيلوغرامات", [("5 كيلوغرامات", "measure", 5, "<=", "kg", None, None)]),
    # Nouns that count per price alone, acts that number nothing, adjectives of عدد.
    ("خضعت 500 عينة للفحص", [("500", "count", 500, "=", None, "عينة", None)]),
    ("تم إصدار 12 حلقة", [("12", "count", 12, "=", None, "حلقة", None)]),
    ("وهو عدد صحيح أكبر من 3", [("3", "count", 3, ">", None, None, None)]),
    ("أوقف 80 متطرفا، ضمنهم سبعة", [("80", "count", 80, "=", None, "متطرفا", None), ("سبعة", "count", 7, "=", None, "متطرفا", None)]),
    # Figures in brackets that are more than the count before them go on with the one before that.
    ("سجلت 900 إصابة في 3 مدن، منها عدن (395) ولحج (194)", [("900", "count", 900, "=", None, "إصابة", None), ("3", "count", 3, "=", None, "مدن", None), ("395", "count", 395, "=", None, "إصابة", None), ("194", "count", 194, "=", None, "إصابة", None)]),
    ("بيعت بقيمة 253 ,6 مليون دولار", [("253 ,6 مليون دولار", "money", 253_600_000, "=", "USD", None, None)]),
    ("بلغ السعر 15.8 دولار للكغ", [("15.8 دولار", "money", 15.8, "=", "USD", None, "كغ")]),
    ("شارك في 642 مباراة", [("642", "count", 642, "=", None, "مباراة", None)]),
    ("شارك 6500 مقاتل ومنع خمسة آلاف آخرين", [("6500", "count", 6500, "=", None, "مقاتل", None), ("خمسة آلاف", "count", 5000, "=", None, "مقاتل", None)]),
    ("تضم الولاية نحو خمس عدد الحوادث", [("خمس", "multiple", 0.2, "~", "×", None, None)]),
    ("حصلت على 5.72 متبوعة بنيجيريا", [("5.72", "count", 5.72, "=", None, None, None)]),
    # Points of a rate are percentage points, those of an index are its own.
    ("تراجعت نسبة تغطية الواردات ب2ر2 نقطة", [("2ر2 نقطة", "percent", 2.2, "=", "pp", None, None)]),
    ("ارتفع مؤشر البورصة بنسبة 0.5% أو 12 نقطة", [("0.5%", "percent", 0.5, "=", "%", None, None), ("12 نقطة", "measure", 12, "=", "point", None, None)]),
    ("بلغت الحرارة 10 درجات تحت الصفر المئوي", [("10 درجات تحت الصفر المئوي", "measure", -10, "=", "°C", None, None)]),
    ("جاءت في المرتبة 14 عالميا", [("المرتبة 14", "rank", 14, "=", None, None, None)]),
]  # fmt: skip

NOTHING = [
    "فاز الفريق 3-1 ثم تعادل 2-2", "عقدت القمة الـ16 في قازان", "في الدقيقتين 47 و69", "في الساعة الخامسة والنصف", "المادتين 5 و7 من القانون",
    "ربع نهائي الكأس ونصف ماراثون", "قال ألتمان إن ميتا كمية كبيرة", "بعده وصل الوفد", "تقنية 5G وشاشة 4K", "آيفون 17 أم غالاكسي إس 25؟",
    "قمة مجموعة العشرين", "هاتف 0123456789 ص.ب 1234", "بين 1659 و1671", "قيل إنه ألف كتابا", "بالسجن المؤبد",
    "إلى غاية 30 من نفس الشهر", "كل شريحة واحدة للشخص الواحد", "التسارع من الصفر", "الأمر عدد 4522 لسنة 2013",
    "كان البيت الثاني أكبر من جاره", "هذه أول أكبر شركة", "بدأ الدفء نحو 13000 BP", "صدر إصدار 12 من البرنامج", "في زمن 9 د", "سكن في نهج 25 جويلية", "خسرت مصر في 642 بعد حرب",
    "تقع على دائرة عرض 36 درجة و45 دقيقة", "يجري من 23 إلى 26 من نفس الشهر", "يفتح حتى السابعة والنصف مساء (19.30) من يوم الثلاثاء",
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


def test_a_rate_between_two_bounds() -> None:
    for text in ("تحركت الليرة التركية بين 28 و30 للدولار", "تداول الناس الليرة التركية من 28 إلى 30 مقابل الدولار"):
        (found,) = find_quantities(text)
        assert (found.low, found.high, found.unit) == (28, 30, "TRY")


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
