"""Every row of the tables is read."""

from __future__ import annotations

import pytest

from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.pipes.times import find
from arextract.pipes.times.time_lexicon import analyse, context
from arextract.pipes.times.time_tokens import TimeTokens


@pytest.mark.parametrize("row", table("months"), ids=lambda row: row["form"])
def test_month(row: dict[str, str]) -> None:
    year = "1445 ه" if row["calendar"] == "hijri" else "2024"
    text = f"في 5 {row['form']} {year} قال"
    (time,) = find(text)
    assert text[time.start : time.end] == f"5 {row['form']} {year}"
    if row["calendar"] == "gregorian":
        assert time.value == f"2024-{int(row['month']):02d}-05"
        assert find(f"في {row['form']} 2024.")[0].value == f"2024-{int(row['month']):02d}"
    else:
        assert time.value is not None and time.value[:4] in ("2023", "2024")


@pytest.mark.parametrize("row", table("time_units"), ids=lambda row: row["form"])
def test_unit(row: dict[str, str]) -> None:
    for form in (row["form"], "ال" + row["form"], "وب" + row["form"]):
        pieces = analyse(fold(form))
        assert pieces is not None and pieces[-1].word.cls == "unit" and pieces[-1].word.value == row["unit"]


@pytest.mark.parametrize("row", table("time_words"), ids=lambda row: row["form"])
def test_word(row: dict[str, str]) -> None:
    tokens = TimeTokens(f"نص {row['form']} نص")
    assert row["class"] in [token.cls for token in tokens.items]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("ألفين وأربعة وعشرين", 2024),
        ("ألف وتسعمائة وثمانية وأربعين", 1948),
        ("ألف وتسع مئة وخمسة عشر", 1915),
        ("إحدى عشرة", 11),
        ("اثني عشر", 12),
        ("خمسة وعشرين", 25),
        ("الحادي والعشرين", 21),
        ("الثاني عشر", 12),
        ("التاسعة والتسعين", 99),
        ("أولى", 1),
    ],
)
def test_numbers(words: str, number: int) -> None:
    (token,) = TimeTokens(words).items
    assert token.number == number


@pytest.mark.parametrize("row", table("time_context"), ids=lambda row: row["word"])
def test_context(row: dict[str, str]) -> None:
    assert fold(row["word"]) in context(row["use"])
