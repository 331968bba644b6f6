"""Where an article appeared decides a currency and spellings where the text does not, and nothing else."""

from __future__ import annotations

import pytest

from arextract.arabic.fold import fold
from arextract.arabic.publishers import home_of, publisher_country
from arextract.arabic.tables import table
from arextract.arabic.territories import territory
from arextract.pipeline import shared_extractor

BARE = "بلغت تكلفة المشروع 5 ملايين جنيه."


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        (BARE, None, None),
        (BARE, "EG", "EGP"),
        (BARE, "مصر", "EGP"),
        (BARE, "Sudan", "SDG"),
        (BARE, "Germany", None),  # pays with nothing of that name
        (BARE, "desk 4", None),
        (BARE, 7, None),
        ("بلغت تكلفة المشروع 5 ملايين جنيه إسترليني.", "EG", "GBP"),
        ("بلغت تكلفة المشروع في لندن 5 ملايين جنيه، قالت الحكومة البريطانية.", "EG", "GBP"),
        ("بلغت تكلفة المشروع 5 ملايين ريال.", "QA", "QAR"),
        ("بلغت تكلفة المشروع 5 ملايين دينار.", "الأردن", "JOD"),
    ],
)
def test_a_currency_that_the_text_leaves_open(text: str, country: object, unit: str | None) -> None:
    made = shared_extractor("default").extract(text, meta={} if country is None else {"country": country})
    assert [claim.quantity.unit for claim in made.claims] == [unit]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("eg", "EG"),
        ("المملكة العربية السعودية", "SA"),
        ("united arab emirates", "AE"),
        ("", None),
        ("x" * 99, None),
        (None, None),
    ],
)
def test_countries_as_inputs_name_them(name: object, code: str | None) -> None:
    assert territory(name) == code


@pytest.mark.parametrize(("country", "latin"), [("Algeria", "Djamel Cherif"), ("LB", "Jamal Sharif")])
def test_names_are_spelled_as_where_the_article_appeared(country: str, latin: str) -> None:
    extractor = shared_extractor("default")
    (name,) = extractor.extract("قال جمال شريف إن المشروع مستمر.", meta={"country": country}).entities
    assert name.canonical == latin
    spoken = "قال جمال شريف إن المشروع في المغرب مستمر."  # the text itself speaks of a country
    plain, there = (extractor.extract(spoken, meta=meta).entities[0].canonical for meta in ({}, {"country": country}))
    assert plain == there


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("هسبريس", "MA"),
        ("  اليوم  السابع ", "EG"),
        ("hespress.com", "MA"),
        ("https://www.hespress.com/economy/1.html?x=2", "MA"),
        ("HTTPS://M.YOUM7.COM:443", "EG"),
        ("http://www.assabah.com.tn/a", "TN"),
        ("https://alwafd.news.example.org/", None),  # the end of the host counts
        ("https://notyoum7.com/", None),
        ("https://www.aljazeera.net/ebusiness", None),  # read everywhere
        ("صحيفة الشرق الأوسط", None),
        ("النهار", None),  # one in Beirut, one in Algiers
        ("eg", None),  # no domain of its own
        ("رويترز", None),
        ("", None),
        (None, None),
        (["hespress.com"], None),
        ("x" * 10_000, None),
        ("a." * 50_000 + "eg", None),
    ],
)
def test_where_a_publisher_is_at_home(said: object, code: str | None) -> None:
    assert publisher_country(said) == code


@pytest.mark.parametrize(
    ("meta", "url", "code"),
    [
        ({"country": "SD", "source": "اليوم السابع"}, "https://www.youm7.com/1", "SD"),  # the column counts first
        ({"source": "اليوم السابع"}, "https://example.org/1", "EG"),
        ({"source": "Reuters"}, "https://www.youm7.com/1", "EG"),
        ({"source": "هسبريس"}, "https://www.youm7.com/1", None),  # they disagree
        ({}, None, None),
        ({"source": 7, "country": "desk 4"}, "https://x.jo", "JO"),
    ],
)
def test_what_tells_the_country(meta: dict[str, object], url: str | None, code: str | None) -> None:
    assert home_of(meta, url) == code


def test_no_name_is_of_papers_of_two_countries() -> None:
    known: dict[str, str] = {}
    for row in table("publishers"):
        assert territory(row["country"]) == row["country"]
        for name in filter(None, row["names"].split("|")):
            assert known.setdefault(fold(name), row["country"]) == row["country"], name


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (BARE, "EGP"),
        ("بلغت تكلفة المشروع في الخرطوم 5 ملايين جنيه، قالت حكومة السودان.", "SDG"),
        ("بلغ السعر 5 دراهم.", None),
    ],
)
def test_the_page_decides_a_currency_that_the_text_leaves_open(text: str, unit: str | None) -> None:
    extractor = shared_extractor("default")
    for where in ({"url": "https://www.youm7.com/story/1"}, {"meta": {"source": "المصري اليوم"}}):
        assert [claim.quantity.unit for claim in extractor.extract(text, **where).claims] == [unit]
