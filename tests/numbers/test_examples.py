"""Numerals as pages write them: text → [(span, value)], ranges as (span, low, high)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from arextract.arabic.tables import table
from arextract.numbers import find_numbers

EXAMPLES: list[tuple[str, list[tuple]]] = [
    # digits of every set
    ("باع ٣٤٥ جهازا", [("٣٤٥", 345)]),
    ("باع ۳۴۵ جهازا", [("۳۴۵", 345)]),
    ("باع 3٤۵ جهازا", [("3٤۵", 345)]),
    # separators
    ("السعر 117,74 للسهم", [("117,74", "117.74")]),
    ("السعر ١٬٢٣٤٫٥ للسهم", [("١٬٢٣٤٫٥", "1234.5")]),
    ("وعددهم 16,000 لاجئ", [("16,000", 16000)]),
    ("وعددهم 16،000 لاجئ", [("16،000", 16000)]),
    ("بلغ 2،9 فقط", [("2،9", "2.9")]),
    ("بلغ 1.189 فقط", [("1.189", "1.189")]),
    ("بلغ 1.234.567 فقط", [("1.234.567", 1234567)]),
    ("بلغ 22.392.000 ثم 1.189 فقط", [("22.392.000", 22392000), ("1.189", 1189)]),
    ("بلغ 1 234 567 دينارا", [("1 234 567", 1234567)]),
    ("بلغ 12\u00a0345 دينارا", [("12\u00a0345", 12345)]),
    ("نما 8ر11 نقطة", [("8ر11", "11.8")]),
    ("في عام 2023، 15 لاعبا", [("2023", 2023), ("15", 15)]),
    ("0.5 و0,25", [("0.5", "0.5"), ("0,25", "0.25")]),
    (".5 فقط", [(".5", "0.5")]),
    # signs
    ("انكمش −3 نقاط", [("−3", -3)]),
    ("الحرارة -5 درجات", [("-5", -5)]),
    ("الحرارة +5 درجات", [("+5", 5)]),
    ("الحرارة سالب سبعة", [("سالب سبعة", -7)]),
    ("الحرارة ناقص 7", [("ناقص 7", -7)]),
    # words
    ("ثلاثمائة وخمسة وستون يوما", [("ثلاثمائة وخمسة وستون", 365)]),
    ("ثلاث مئة وخمسة و ستون يوما", [("ثلاث مئة وخمسة و ستون", 365)]),
    ("ألف وتسعمئة وسبعة وتسعين", [("ألف وتسعمئة وسبعة وتسعين", 1997)]),
    ("سبعة وتسعين وتسعمئة وألف", [("سبعة وتسعين وتسعمئة وألف", 1997)]),
    ("مليونان وخمسمئة ألف", [("مليونان وخمسمئة ألف", 2_500_000)]),
    ("بست وسبعين نقطة", [("ست وسبعين", 76)]),
    ("مئتا ألف لاجئ", [("مئتا ألف", 200_000)]),
    ("ألفي جندي", [("ألفي", 2000)]),
    ("مليوني مستخدم", [("مليوني", 2_000_000)]),
    ("مليونا دولار", [("مليونا", 2_000_000)]),
    ("الاثنا عشر فريقا", [("الاثنا عشر", 12)]),
    ("ألف مليار دينار", [("ألف مليار", 10**12)]),
    ("ألف وخمسمئة مليار دينار", [("ألف وخمسمئة مليار", 1500 * 10**9)]),
    ("ثلاثة بلايين و5 ملايير", [("ثلاثة بلايين", 3 * 10**9), ("5 ملايير", 5 * 10**9)]),
    ("خمسة آلاف ألف", [("خمسة آلاف ألف", 5_000_000)]),
    ("كوينتيليون وكوادريليون", [("كوينتيليون وكوادريليون", 10**18 + 10**15)]),
    # digits and words
    ("3 ملايين و200 ألف", [("3 ملايين و200 ألف", 3_200_000)]),
    ("21 ألفا و800 طالب", [("21 ألفا و800", 21_800)]),
    ("مليونين و777 ألفا", [("مليونين و777 ألفا", 2_777_000)]),
    ("4.6 مليون", [("4.6 مليون", 4_600_000)]),
    ("٤٫٦ مليار", [("٤٫٦ مليار", 4_600_000_000)]),
    # fractions
    ("نصف السكان", [("نصف", "0.5")]),
    ("ثلاثة أرباع السكان", [("ثلاثة أرباع", "0.75")]),
    ("خُمس السكان", [("خُمس", "0.2")]),
    ("ثلثا السكان", [("ثلثا", Fraction(2, 3))]),
    ("واحد ونصف", [("واحد ونصف", "1.5")]),
    ("مليونان ونصف المليون", [("مليونان ونصف المليون", 2_500_000)]),
    ("نصف مليون كتاب", [("نصف مليون", 500_000)]),
    ("ثلاثة أرباع المليار", [("ثلاثة أرباع المليار", 750_000_000)]),
    ("خمسة فاصلة سبعة", [("خمسة فاصلة سبعة", "5.7")]),
    ("خمسة فاصل صفر سبعة", [("خمسة فاصل صفر سبعة", "5.07")]),
    ("شرب ½ الكوب و 3/4 الصحن", [("½", "0.5"), ("3/4", "0.75")]),
    ("شرب 2½ كوب", [("2½", "2.5")]),
    ("شرب 2 1/4 كوب", [("2 1/4", "2.25")]),
    ("واحد من عشرة", [("واحد من عشرة", "0.1")]),
    # ordinals
    ("في المرتبة السابعة", [("السابعة", 7)]),
    ("القرن الحادي والعشرون", [("الحادي والعشرون", 21)]),
    ("الليلة الأولى بعد الألف", [("الأولى بعد الألف", 1001)]),
    # misspellings of real pages
    ("خمسة الاف", [("خمسة الاف", 5000)]),
    ("11 آلف", [("11 آلف", 11_000)]),
    ("ملاين ثلاثه", [("ملاين", 10**6, 10**9), ("ثلاثه", 3)]),
    ("ماية وتلاتين", [("ماية وتلاتين", 130)]),
    # vague plurals, ranges
    ("عشرات القتلى", [("عشرات", 10, 100)]),
    ("مئات الآلاف من الناس", [("مئات الآلاف", 10**5, 10**6)]),
    ("عشرات الملايين", [("عشرات الملايين", 10**7, 10**8)]),
    ("بضعة آلاف", [("بضعة آلاف", 3000, 9000)]),
    ("بضع عشرة سنة", [("بضع عشرة", 13, 19)]),
    ("بين الصفحات 10-15", [("10-15", 10, 15)]),
    ("نحو 1.5–2.5 مليون", [("1.5–2.5 مليون", 1_500_000, 2_500_000)]),
    # proclitics stay out, the article stays in
    ("وبخمسة آلاف", [("خمسة آلاف", 5000)]),
    ("و200 لاجئ", [("200", 200)]),
    ("بـ600 مليون", [("600 مليون", 600_000_000)]),
    ("الـ24 ساعة", [("24", 24)]),
    ("لل 50 رجلا", [("50", 50)]),
    # two numbers, not one
    ("خمسة، ستة", [("خمسة", 5), ("ستة", 6)]),
    ("خمسة وستة", [("خمسة", 5), ("ستة", 6)]),
    ("مئة ومئتان", [("مئة", 100), ("مئتان", 200)]),
    ("مليون وثلاثة ملايين", [("مليون", 10**6), ("ثلاثة ملايين", 3 * 10**6)]),
    ("192.168.1.2", [("192", 192), ("168", 168), ("1", 1), ("2", 2)]),
    ("1998-2002", [("1998", 1998), ("2002", 2002)]),
]

# Nothing here is a numeral.
NOTHING = [
    "", " ", "كتاب جميل", "H20", "GPT-4.5", "iPhone15", "يوم الاثنين", "لست وحدي هنا", "شركة ميتا الأمريكية", "3D",
    "شبكة 5G سريعة", "و", "، و، و", "…", "%", "https://example.com/2024/11/page-7", "user5@mail.example.com", "ثمن الخبز",
]  # fmt: skip


def expected(row: tuple) -> tuple:
    return tuple(Decimal(v) if not isinstance(v, Fraction) else v for v in row[1:])


@pytest.mark.parametrize(("text", "wanted"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_example(text: str, wanted: list[tuple]) -> None:
    found = find_numbers(text)
    assert [number.text for number in found] == [row[0] for row in wanted]
    for number, row in zip(found, wanted, strict=True):
        assert text[number.start : number.end] == number.text
        if len(row) == 2:
            assert number.value is not None and number.low is number.high is None
            assert (
                abs(number.value - Decimal(row[1])) == 0
                if not isinstance(row[1], Fraction)
                else abs(Fraction(number.value) - row[1]) < Fraction(1, 10**20)
            )
        else:
            assert number.kind == "range"
            assert (number.value, number.low, number.high) == (None, *expected(row))


@pytest.mark.parametrize("text", NOTHING)
def test_no_number(text: str) -> None:
    assert find_numbers(text) == []


def values(text: str) -> list[Decimal | None]:
    return [number.value for number in find_numbers(text)]


def cells(name: str, column: str) -> list[tuple[str, dict[str, str]]]:
    return [(form, row) for row in table(name) for form in row[column].split("|") if form]


ALONE = {"unit", "ten", "tens", "hundred", "zero"}


@pytest.mark.parametrize(("form", "row"), [c for c in cells("numerals", "forms") if c[1]["class"] in ALONE])
def test_numeral_words(form: str, row: dict[str, str]) -> None:
    assert values(f"العدد {form}.") == [int(row["value"])]


@pytest.mark.parametrize(("form", "row"), [c for c in cells("numerals", "forms") if c[1]["class"] == "first"])
def test_first_parts_of_teens(form: str, row: dict[str, str]) -> None:
    assert values(f"العدد {form} عشر.") == [10 + int(row["value"])]
    assert values(f"جاء {form} الناس") == []


@pytest.mark.parametrize("kind", ["hundred", "teen"])
def test_fused_words(kind: str) -> None:
    tails = [form for form, row in cells("numerals", "forms") if row["class"] == f"{kind}_tail"]
    stems = [(form, int(row["value"])) for form, row in cells("numerals", "forms") if row["class"] == f"{kind}_stem"]
    assert stems and tails
    for stem, value in stems:
        for tail in tails:
            assert values(f"العدد {stem}{tail}.") == [value], stem + tail


@pytest.mark.parametrize(("form", "row"), [c for c in cells("numerals", "forms") if c[1]["class"] == "decade"])
def test_decades_are_no_numeral(form: str, row: dict[str, str]) -> None:
    assert values(f"في ال{form} من عمره") == []


@pytest.mark.parametrize(("form", "row"), [c for c in cells("numerals", "forms") if c[1]["class"] == "neg"])
def test_words_of_minus(form: str, row: dict[str, str]) -> None:
    assert values(f"الناتج {form} خمسة") == [-5]


@pytest.mark.parametrize(("form", "row"), [c for c in cells("numerals", "forms") if c[1]["class"] == "point"])
def test_words_of_the_decimal_point(form: str, row: dict[str, str]) -> None:
    assert values(f"الناتج خمسة {form} اثنان") == [Decimal("5.2")]


@pytest.mark.parametrize(
    ("column", "make", "factor"),
    [
        ("singular", "{}", 1),
        ("accusative", "12 {}", 12),
        ("dual", "{}", 2),
        ("plural", "5 {}", 5),
        ("plural", "خمسة {}", 5),
    ],
)
def test_scale_words(column: str, make: str, factor: int) -> None:
    for form, row in cells("scales", column):
        assert values(f"بلغ {make.format(form)}.") == [factor * 10 ** int(row["exponent"])], form


@pytest.mark.parametrize("row", table("fractions"), ids=lambda row: row["singular"])
def test_fraction_words(row: dict[str, str]) -> None:
    below = int(row["denominator"])
    for form in filter(None, row["singular"].split("|")):
        if row["only"]:
            assert values(f"أكل {form} مليون رغيف") == [10**6 / below] and not find_numbers(f"أكل {form} الرغيف")
        elif below != 8:  # ثمن is the price
            (found,) = find_numbers(f"أكل {form} الرغيف")
            assert found.value is not None and abs(found.value * below - 1) < Decimal("1e-20"), form
    for form in filter(None, row["dual"].split("|")):
        found_values = values(f"أكل {form} الرغيف")
        assert len(found_values) == 1 and abs(found_values[0] * below - 2) < Decimal("1e-20"), form
    for form in filter(None, row["plural"].split("|")):
        (found,) = find_numbers(f"أكل ثلاثة {form} الرغيف")
        assert found.value is not None and abs(found.value * below - 3) < Decimal("1e-20"), form


@pytest.mark.parametrize("row", table("ordinals"), ids=lambda row: row["forms"])
def test_ordinal_words(row: dict[str, str]) -> None:
    for form in row["forms"].split("|"):
        tail, value = (" عشر", int(row["value"]) + 10) if row["value"] != "10" else ("", 10)
        (found,) = find_numbers(f"الفصل ال{form}{tail}")
        assert (found.kind, found.value) == ("ordinal", value), form


@pytest.mark.parametrize("row", table("vague_numbers"), ids=lambda row: row["forms"])
def test_vague_words(row: dict[str, str]) -> None:
    for form in row["forms"].split("|"):
        (found,) = find_numbers(f"جاء {form} الرجال")
        assert (found.value, found.low, found.high) == (None, int(row["low"]), int(row["high"])), form


def test_a_chain_of_figures_without_end_is_no_number() -> None:
    """Its groups are parts, none of them lost, however many there are."""
    found = find_numbers("12,345," * 2_000)
    assert len(found) == 4_000
    assert {number.text for number in found} == {"12", "345"}
