"""What holds for every text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arextract.arabic.tables import table
from arextract.pipes.citations import find as find_citations
from arextract.pipes.times import dateline, find
from arextract.text.clean import clean
from tests.cost import least_seconds

WORDS = sorted(
    {row["form"] for name in ("months", "time_words", "time_units") for row in table(name)}
    | {
        "و",
        "ف",
        "ب",
        "ل",
        "ال",
        "،",
        ",",
        ".",
        ":",
        "/",
        "-",
        "–",
        "(",
        ")",
        "[",
        "]",
        '"',
        "%",
        "\n",
        "1",
        "5",
        "07",
        "30",
        "31",
        "99",
        "1445",
        "1990",
        "2024",
        "2025",
        "20245",
        "2024/05/30",
        "30-5-2025",
        "قال",
        "ثلاث",
        "خمسة",
        "عشر",
        "الأول",
        "الثانية",
        "ألفين",
        "التسعينيات",
        "شركة",
    }
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words), "، ".join(words)])
)
VALUE = re.compile(
    r"(?:\d{4}|XXXX)(?:-(?:H[12]|Q[1-4]|W\d\d|\d\d(?:-\d\d)?))?(?:/(?:\d{4}|XXXX)(?:-(?:H[12]|Q[1-4]|W\d\d|\d\d(?:-\d\d)?))?)?"
)
DAYS = st.one_of(st.none(), st.dates().map(str))


def check(text: str, published: str | None) -> None:
    found = find(text, published)
    last = 0
    for item in found:
        assert last <= item.start < item.end <= len(text)
        span = text[item.start : item.end]
        assert span == span.strip() and "\n\n" not in span  # a line may be wrapped within a time
        assert item.value is None or VALUE.fullmatch(item.value), item.value
        assert item.rule
        last = item.end


@settings(max_examples=600, deadline=None)
@given(TEXTS, DAYS)
def test_words_of_time(text: str, published: str | None) -> None:
    check(text, published)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), DAYS)
def test_any_text(text: str, published: str | None) -> None:
    check(clean(text).text, published)
    dateline(clean(text).text)
    find_citations(clean(text).text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["[1]", "[2،3]", "(4)", "¹", "^2", "المراجع:", "\n", "1.", "https://a.example/x", "نص", " "]),
        max_size=30,
    )
)
def test_markers(parts: list[str]) -> None:
    text = "".join(parts)
    markers, references = find_citations(text)
    assert markers == sorted(markers, key=lambda marker: (marker.start, marker.end))
    for marker in markers:
        assert 0 <= marker.start < marker.end <= len(text)
        assert not any(start < marker.end and marker.start < end for start, end in references)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "5 و",
        "2024-",
        "أيام 5 و6 و7 و8 ",
        "و",
        "ألف و",
        "قبل ",
        "نهاية ",
        "الربع الأول من ",
        "، ",
        '"',
        "1 ",
        "[1]",
        "المراجع:\n",
        "1. نص\n",
        "1. https://a.b/c\n",
        "العام ",
        "يناير/",
        "(",
        "منذ أكثر من ",
        "قبل ست سنوات من عمره ",
        "الأشهر الستة المنتهية في ",
        "بعد نهاية ",
        "1563 و ",
        "سبتمبر الماضي و",
        "الأحد 5 مارس ",
    ],
)
def test_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return least_seconds(lambda: (find(text, "2024-01-01"), find_citations(text)))

    assert seconds(64_000) < 12 * seconds(8_000) + 0.05


def test_marks_do_not_matter() -> None:
    plain = "في الربع الأول من عام 2024 وفي ١٥ مايو 2023"
    marked = "في الرُّبع الأوّل من عــام \u200f2024\u200f وفي ١٥ مايو ٢٠٢٣"
    assert (
        [t.value for t in find(clean(plain).text)]
        == [t.value for t in find(clean(marked).text)]
        == ["2024-Q1", "2023-05-15"]
    )
