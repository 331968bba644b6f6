"""The country that an input states decides a currency where the text does not, and nothing else."""

from __future__ import annotations

import pytest

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
