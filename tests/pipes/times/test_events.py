"""Events called by their day: their own year, in an article that can know of them, where its words name no other."""

from __future__ import annotations

import pytest

from arextract.arabic.tables import table
from arextract.pipes.times import find
from arextract.pipes.times.events import called_by
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.text.clean import clean


def values(text: str, published: str | None = None) -> list[str | None]:
    return [time.value for time in find(clean(text).text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("منذ هجمات 11 سبتمبر تغير العالم", "2001-09-11"),
        ("لأحداث الحادي عشر من سبتمبر أثر", "2001-09-11"),
        ("بعد اعتداءات 11 أيلول/سبتمبر", "2001-09-11"),
        ("بعد أحداث الـ11 من شهر سبتمبر", "2001-09-11"),
        ("قبل ثورة الخامس والعشرين من يناير", "2011-01-25"),
        ("انتصارات أكتوبر المجيدة", "1973-10"),
        ("في حرب السادس من تشرين الأول", "1973-10-06"),
        ("منذ عدوان تموز", "2006-07"),
        ("بيان أول نوفمبر", "1954-11-01"),
        ("منذ إجراءات 25 جويلية", "2021-07-25"),
        ("بانتفاضة السابع عشر من تشرين", "2019-10-17"),
    ],
)
@pytest.mark.parametrize("published", ["2022-05-03", None])
def test_event(text: str, value: str, published: str | None) -> None:
    assert values(text, published) == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("تفجيرات 11 سبتمبر", "1999-10-12", "1999-09-11"),  # from before the event
        ("تفجيرات 11 سبتمبر", "2001-09-12", "2001-09-11"),
        ("تفجيرات 11 سبتمبر 2012 في بنغازي", "2013-01-01", "2012-09-11"),
        ("تفجيرات 11 سبتمبر (2012) في بنغازي", "2013-01-01", "2012-09-11"),
        ("تفجيرات 11 سبتمبر الماضي", "2012-12-03", "2012-09-11"),
        ("وقع الهجوم في 11 سبتمبر", "2012-12-03", "2012-09-11"),
        ("حفل 11 سبتمبر", "2012-12-03", "2012-09-11"),
    ],
)
def test_other_day(text: str, published: str, value: str) -> None:
    assert values(text, published) == [value]


def test_two_events_share_a_noun() -> None:
    assert values("بعد ثورتي 25 يناير و30 يونيو", "2015-02-03") == ["2011-01-25", "2013-06-30"]


@pytest.mark.parametrize(
    "text",
    ["قال نواب 14 آذار", "لقوى الثامن من آذار", "بين فريقي 8 و14 آذار", "مدينة السادس من أكتوبر", "شارع أكتوبر"],
)
def test_name(text: str) -> None:
    assert values(text, "2012-01-01") == []


def test_bare_month_ends_with_its_word() -> None:
    text = "ثورة 17 تشرين اندلعت في بيروت"
    assert [text[time.start : time.end] for time in find(text)] == ["17 تشرين"]


def test_event_dates_no_other_time() -> None:
    """The text's own year is not the event's."""
    assert values("زادت الحراسة بعد هجمات 11 سبتمبر. وفي نوفمبر أغلق المطار.") == ["2001-09-11", "XXXX-11"]


def test_every_row_is_found() -> None:
    """No two rows tell one noun, month and day apart."""
    for row in table("dated_events"):
        for noun in row["nouns"].split("|"):
            tokens = TimeTokens(f"{noun} 1 مارس")
            told = called_by(tokens, 1, int(row["month"]), int(row["day"] or 0))
            assert told is not None
            year = told[0].year if told[0] is not None else ""
            assert str(year) == row["year"], noun
