"""Layouts of markers and reference lists, each an article of its own."""

from __future__ import annotations

import pytest

from arextract.arabic.tables import table
from arextract.pipes.citations import find

A, B, C = "https://example.org/a", "https://example.com/b?x=1", "www.example.net/c"
BODY = "قال الخبير إن السوق نمت{0}. وأضاف أن الطلب ارتفع{1}، ثم تراجع في نهاية العام{2}.\n"


def body(first: str, second: str, third: str) -> str:
    return BODY.format(first, second, third)


LAYOUTS: dict[str, tuple[str, list[tuple[str, str | None]]]] = {
    "brackets, bare addresses": (
        body("[1]", "[2]", "[3]") + f"[1] {A}\n[2] {B}\n[3] {C}",
        [("[1]", A), ("[2]", B), ("[3]", C)],
    ),
    "no list": (body("[1]", "[2]", "[3]"), [("[1]", None), ("[2]", None), ("[3]", None)]),
    "a repeated marker": (
        body("[1]", "[2]", "[1]") + f"المراجع:\n[1] {A}\n[2] {B}",
        [("[1]", A), ("[2]", B), ("[1]", A)],
    ),
    "several in one": (
        body("[1،2]", "[1-3]", "[2, 3]") + f"المصادر\n1. {A}\n2. {B}\n3. {C}\n",
        [("[1]", A), ("[2]", B), ("[1]", A), ("[2]", B), ("[3]", C), ("[2]", B), ("[3]", C)],
    ),
    "titles before addresses": (
        body("[1]", "[2]", "[3]")
        + f"المراجع\n[1] تقرير الوكالة، 12 مايو 2024، {A}.\n[2] بيان الشركة: {B}\n[3] كتاب بلا رابط، 2019",
        [("[1]", A), ("[2]", B), ("[3]", None)],
    ),
    "addresses on lines of their own": (
        body("[1]", "[2]", "") + f"**المراجع:**\n1- تقرير الوكالة\n{A}\n2- بيان الشركة\n{B}\n",
        [("[1]", A), ("[2]", B)],
    ),
    "superscripts": (body("¹", "²", "¹⁻²") + f"الهوامش:\n¹ {A}\n² {B}", [("¹", A), ("²", B), ("¹", A), ("²", B)]),
    "carets": (body("^1", "^2", "") + f"## المصادر\n1) {A}\n2) {B}", [("^1", A), ("^2", B)]),
    "round brackets": (
        body(" (1)", "(2)", " (3)") + f"المراجع:\n(1) {A}\n(2) {B}\n(3) {C}",
        [("(1)", A), ("(2)", B), ("(3)", C)],
    ),
    "markdown notes": (body("[^1]", "[^2]", "") + f"\n[^1]: {A}\n[^2]: {B}", [("[^1]", A), ("[^2]", B)]),
    "addresses without numbers": (body("[1]", "[2]", "") + f"المصادر:\n{A}\n{B}\n", [("[1]", A), ("[2]", B)]),
    "all on one line": (body("[1]", "[2]", "") + f"المراجع: [1] {A} [2] {B}", [("[1]", A), ("[2]", B)]),
    "text after the list": (
        body("[1]", "[2]", "") + f"المراجع:\n[1] {A}\n[2] {B}\n\nاقرأ أيضا\nأخبار السوق",
        [("[1]", A), ("[2]", B)],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    text, expected = LAYOUTS[name]
    found, references = find(text)
    assert [(m.marker, m.url) for m in found] == expected
    if "http" in text:
        assert len(references) == 1
        start, end = references[0]
        assert A in text[start:end] and "اقرأ" not in text[start:end] and "الخبير" not in text[start:end]
    else:
        assert references == []


@pytest.mark.parametrize(
    "text",
    [
        "بلغت المساحة 12 كم² في الصيف",
        "سجل الفريق (12) نقطة في المباراة (3)",
        "في عام [2024] وما بعده",
        "أهم النقاط:\n1. النمو أولا\n2. الاستقرار ثانيا\n3. العدالة ثالثا",
        "قيمة 10^5 و10⁵",
        "المصدر: وكالة الأنباء",
    ],
)
def test_no_marker(text: str) -> None:
    assert find(text) == ([], [])


@pytest.mark.parametrize("row", table("reference_titles"), ids=lambda row: row["title"])
def test_every_title(row: dict[str, str]) -> None:
    text = body("[1]", "", "") + f"{row['title']}:\n[1] {A}\n"
    found, references = find(text)
    assert [m.url for m in found] == [A]
    assert text[slice(*references[0])].startswith(row["title"])


def test_notes_counted_past_a_thousand() -> None:
    text = " ".join(f"كلمة[{number}]" for number in range(990, 1010)) + " في عام [2024]"
    found, _ = find(text)
    assert [marker.marker for marker in found] == [f"[{number}]" for number in range(990, 1010)]
