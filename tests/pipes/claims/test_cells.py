"""Figures in small tables: their roles are the heads of their row and column, and no name is made of a currency's code."""

from __future__ import annotations

import arextract


def said(text: str) -> list[tuple[object, ...]]:
    article = arextract.extract(text)
    times = {time.id: time.value for time in article.times}
    return [
        (
            c.quantity.value,
            c.quantity.unit,
            c.subject and c.subject.text,
            c.metric and c.metric.text,
            c.time and times[c.time],
        )
        for c in article.claims
    ]


def test_a_head_of_years() -> None:
    assert said("الصادرات (مليون يورو): 2019: 310؛ 2020: 290") == [
        (310_000_000, "EUR", None, "الصادرات", "2019"),
        (290_000_000, "EUR", None, "الصادرات", "2020"),
    ]


def test_two_heads_of_words() -> None:
    text = "| الولاية | القمح (طن) |\n|---|---|\n| باجة | 500 |\n| سليانة | 420 |"
    assert said(text) == [(500, "t", "باجة", "القمح", None), (420, "t", "سليانة", "القمح", None)]


def test_a_loss_in_brackets_stands_in_its_cell() -> None:
    text = "| الولاية | القمح (طن) |\n|---|---|\n| باجة | (500) |\n| سليانة | 420 |"
    assert said(text) == [(-500, "t", "باجة", "القمح", None), (420, "t", "سليانة", "القمح", None)]


def test_the_code_of_a_currency_is_no_name() -> None:
    assert [e.text for e in arextract.extract("بلغت القيمة 5 مليون USD وسعر القطعة QAR 30 فقط.").entities] == []
