"""Whom a surname names by the text's evidence, and whom it does not."""

from __future__ import annotations

import pytest

from arextract.pipes.latin import candidates
from arextract.pipes.latin.identity import EXAMPLES, IdentityEvidence, spelled_as
from arextract.pipes.latin.lookup import package
from tests.pipes.latin.helpers import resolved


@pytest.mark.parametrize(("text", "who"), EXAMPLES)
def test_examples(text: str, who: str | None) -> None:
    start, end = text.index("‹"), text.index("›") - 1
    plain = text.replace("‹", "").replace("›", "")
    entry = IdentityEvidence(plain, package()).person(plain[start:end], start, end)
    assert (entry and entry.latin[0]) == who


@pytest.mark.parametrize(
    ("text", "published", "who"),
    [
        ("قال الرئيس اللبناني عون إن", "2018-05-01", "Michel Aoun"),
        ("قال الرئيس اللبناني عون إن", "2025-05-01", "Joseph Aoun"),
        ("قال الرئيس اللبناني عون إن", "2010-05-01", None),
        ("قال الرئيس اللبناني عون إن", None, None),
        ("قال رئيس الوزراء اللبناني سلام إن", "2015-02-01", "Tammam Salam"),
        ("قال رئيس الوزراء اللبناني سلام إن", "2025-04-01", "Nawaf Salam"),
        ("قال الرئيس السوري الشرع إن", "2012-01-01", None),
    ],
)
def test_an_office_names_who_held_it_at_the_time(text: str, published: str | None, who: str | None) -> None:
    at = text.index(text.split()[-2])
    entry = IdentityEvidence(text, package(), published).person(text.split()[-2], at, at + len(text.split()[-2]))
    assert (entry and entry.latin[0]) == who


@pytest.mark.parametrize(
    ("word", "latin"), [("ترامب", "Trump"), ("أوباما", "Obama"), ("منصور", None), ("زكمورو", None)]
)
def test_a_foreign_surname_is_spelled_as_its_bearers_are(word: str, latin: str | None) -> None:
    assert spelled_as(word, package()) == latin


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("قال ‹دونالد ترامب|PER› إن ‹دونالد ترامب جونيور|PER› سيأتي", ["Donald Trump", "Donald Trump Jr."]),
        ("وقال ‹أوباما|PER› في القاهرة إن", ["Obama"]),
        ("قالت شبكة ‹سي إن إن|ORG› إن", ["CNN"]),
        ("نشرت ‹ذي اندبندنت|ORG› أن", ["The Independent"]),
        ("قالت قناة ‹CNN|ORG› في ‹الإمارات|LOC› إن", ["CNN", "UAE"]),
        ("وصل ‹ماتياس مولير|PER› أمس", ["Matthias Muller"]),
        ("قالت ‹منظمة الصحة العالمية|ORG› إن", ["World Health Organization"]),
        ("مركبة ‹أبولو 8|PRODUCT› عادت", ["Apolo 8"]),
        ("شركة ‹هيبر|ORG› جديدة", ["Heber"]),
        ("قال ‹حزب العمال|ORG› في ‹تونس|LOC› إن", ["Workers' Party", "Tunisia"]),
        ("قال ‹حزب العمال|ORG› في ‹لندن|LOC› إن", ["Labour Party", "London"]),
        ("ولد في مدينة ‹ميلان|LOC› الإيطالية", ["Milan"]),
        ("لقي ‹جنكيز خان|PER› حاكما يلقب ‹خان|PER›", ["Genghis Khan", "Khan"]),
        ("قال ‹جمال عبد الناصر|PER› لزميله. ووصل ‹عبد الناصر الحلبي|PER› لاحقا", ["Gamal Abdel Nasser", "Abdel Nasser El-Halabi"]),
    ],
)  # fmt: skip
def test_nobody_else_is_named(text: str, forms: list[str]) -> None:
    assert [canonical for _, canonical, *_ in resolved(text, package())] == forms


@pytest.mark.parametrize(
    ("name", "not_this"),
    [("هند", "India"), ("كريم", "Careem"), ("السيد", "Sweden"), ("الجزار", "Algeria")],
)
def test_a_single_word_is_no_loose_name(name: str, not_this: str) -> None:
    assert all(candidate.text != not_this for candidate in candidates(name, label="PER"))
    assert candidates(name)[0].text != not_this


@pytest.mark.parametrize(("title", "by"), [("الموسيقي", "transliteration"), ("من رام الله", "lexicon")])
def test_a_name_that_many_bear_needs_a_title_that_fits(title: str, by: str) -> None:
    ((_, _, said, _),) = resolved(f"وصل {title} ‹محمد مصطفى|PER› أمس", package())
    assert said == by
