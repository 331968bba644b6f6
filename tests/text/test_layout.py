"""How a page was wrapped, spaced and strewn with invisible characters changes no value; lists stay lists."""

from __future__ import annotations

import textwrap
import unicodedata
from pathlib import Path

import pytest
import regex

from arextract.pipeline import Extractor
from arextract.text.clean import clean

ITEMS = [
    "قالت شركة إنفيديا إن أرباحها بلغت 42,4 مليار درهم في الربع الأول من عام 2024، أي بزيادة قدرها 12.5 في المئة",
    "بلغ عدد الموظفين في المصنع الجديد ثلاثة آلاف وخمسمئة موظف، وأعلنت الوزارة أن الكلفة 5 ملايين دولار للسنة الواحدة",
    "وارتفعت الصادرات من 7 إلى 9 مليارات يورو خلال 28 مايو 2013، فيما تراجعت الواردات بنسبة 3% إلى نصف مليون طن",
]


def values(extractor: Extractor, text: str) -> object:
    made = extractor.extract(text)
    claims = [
        (c.quantity.value, c.quantity.low, c.quantity.high, c.quantity.unit, c.quantity.counted) for c in made.claims
    ]
    return claims, [t.value for t in made.times], [e.canonical for e in made.entities]


@pytest.fixture(scope="module")
def texts(seeds: Path) -> list[str]:
    return [*ITEMS, *(path.read_text(encoding="utf-8")[:3_000] for path in sorted(seeds.glob("*.txt"))[:2])]


def wrapped(text: str, width: int) -> str:
    lines = (textwrap.fill(p, width, break_long_words=False, break_on_hyphens=False) for p in text.split("\n"))
    return "\n".join(lines)


@pytest.mark.parametrize(
    "how",
    ["wrapped at 50", "wrapped at 80", "wrapped at 100", "two blanks", "tabs", "hard blanks", "line ends of Windows"],
)
def test_the_page_changes_no_value(extractor: Extractor, texts: list[str], how: str) -> None:
    for text in texts:
        if how.startswith("wrapped"):
            other = wrapped(text, int(how.split()[-1]))
        else:
            pair = {"two blanks": (" ", "  "), "tabs": (" ", "\t"), "hard blanks": (" ", "\u00a0")}
            other = text.replace(*pair.get(how, ("\n", "\r\n")))
        assert values(extractor, other) == values(extractor, text), how


@pytest.mark.parametrize("line_end", ["\n", "\n- ", "\n– ", "\n• ", "\n2) ", "\r\n- ", "\n\n"])
def test_an_item_never_joins_the_one_before(extractor: Extractor, line_end: str) -> None:
    for first, second in (
        ("عدد الموظفين: 500", "700 عميل"),
        ("بلغت الأرباح 5", "7 ملايين دولار للخسائر"),
        ("كلفة الطريق مليار دولار", "500 مليون دولار للجسر"),
    ):
        made = extractor.extract(f"{first}{line_end}{second}").claims
        assert all(c.quantity.low is None and "\n" not in c.quantity.text for c in made)
        assert max(c.quantity.value or 0 for c in made) in (700, 7_000_000, 1_000_000_000)


def test_every_invisible_character_is_invisible(extractor: Extractor) -> None:
    right = values(extractor, "بلغت الأرباح 12345.5 مليون دولار")
    hidden = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) == "Cf" or regex.match(r"\p{Default_Ignorable_Code_Point}", chr(code))
    ]
    assert len(hidden) > 400
    for letter in hidden:
        assert clean(f"12{letter}345.{letter}5").text == "12345.5", hex(ord(letter))
    for letter in ("\u3164", "\U000e0041", "\U000e0101", "\u0600", "\u2062", "\uffa0"):
        assert values(extractor, f"بلغت الأرباح 123{letter}45.5{letter} مل{letter}يون دولار") == right


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("بلغت 42,4\nمليار درهم", "بلغت 42,4 مليار درهم"),  # an amount runs over the line
        ("ذهب الوزير إلى\nالقاهرة", "ذهب الوزير إلى القاهرة"),  # a preposition ends no line
        ("وزير المالية\nالقاهرة", "وزير المالية\nالقاهرة"),
        ("اليورو 4.1\nدولار 3.75", "اليورو 4.1\nدولار 3.75"),  # rows of a list
        ("# عنوان\nنص في\n- بند", "# عنوان\nنص في\n- بند"),
        ("أ  ب \t ج\n \n\n د", "أ ب ج\n\nد"),
        ("البلد\tالعدد\nمصر\t5\nتونس\t7", "البلد\tالعدد\nمصر\t5\nتونس\t7"),  # a table keeps its cells
        ("بلغ\tالعدد\t5\tملايين", "بلغ العدد 5 ملايين"),
        ("انتهى العام.\nبلغت الأرباح 5", "انتهى العام.\nبلغت الأرباح 5"),
    ],
)
def test_line_ends_and_blanks(raw: str, text: str) -> None:
    assert clean(raw).text == text


def test_offsets_are_exact_across_wrapped_lines(extractor: Extractor) -> None:
    raw = "بلغت  الاستثمارات 42,4\r\n   مليار درهم  إماراتي."
    (claim,) = extractor.extract(raw).claims
    quantity = claim.quantity
    assert raw[quantity.start : quantity.end] == quantity.text == "42,4\r\n   مليار درهم  إماراتي"
    assert (quantity.value, quantity.unit) == (42_400_000_000, "AED")
