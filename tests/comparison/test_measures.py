"""Two ways of saying what is measured meet; two measures do not."""

from __future__ import annotations

import pytest

from arextract.arabic.tables import table
from arextract.comparison.measures import measure_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إيرادات", "مبيعاتها"), ("الإيرادات", "إيراداتها"), ("صافي الأرباح", "أرباحها الصافية"), ("صافي ربح", "صافي أرباحه"), ("عدد المشتركين", "مشترك"),
        ("عدد موظفيها", "موظفا"), ("تكلفة المشروع", "كلفة المشروع"), ("قتل", "قتلى"), ("ديونها", "مديونية"), ("الأربـاح", "أرباح"), ("سكانها", "نسمة"), ("رقم معاملاتها", "إيراداتها"),
    ],
)  # fmt: skip
def test_the_same_measure(one: str, other: str) -> None:
    assert measure_words(one) == measure_words(other) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أرباح", "صافي أرباح"), ("إيرادات", "أرباح"), ("قتلى", "جرحى"), ("سعر السهم", "عدد الأسهم"), ("صادرات", "واردات"), ("ديون", "أصول"),
        ("إنتاج النفط", "إنتاج الغاز"), ("المشتركين", "الموظفين"),
    ],
)  # fmt: skip
def test_other_measures(one: str, other: str) -> None:
    assert measure_words(one) != measure_words(other)


@pytest.mark.parametrize("text", ["عدد", "قيمة", "بلغت", "", "…"])
def test_words_that_measure_nothing(text: str) -> None:
    assert measure_words(text) == frozenset()


@pytest.mark.parametrize("row", table("measure_synonyms"), ids=lambda row: row["word"])
def test_every_row_is_read(row: dict[str, str]) -> None:
    if row["measure"]:
        assert measure_words(row["word"]) == measure_words(row["measure"]) != frozenset()
    else:
        assert measure_words(row["word"]) == frozenset()
