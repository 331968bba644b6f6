"""A user's program, checked by ``mypy --strict`` as a user checks it, and run by the tests. `assert_type` says what is promised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, assert_type

import spacy
from spacy.language import Language

import arextract
from arextract import Article, Claim, Entity, Extractor, Quantity, Summary, Time, UsageError

TEXT = "قالت شركة إنفيديا إن إيراداتها بلغت 68.1 مليار دولار في عام 2025."


def big(article: Article, least: float) -> list[Claim]:
    """The claims above a number."""
    return [claim for claim in article.claims if claim.quantity.value is not None and claim.quantity.value > least]


def one_article() -> tuple[int | float | None, str | None, str | None]:
    """Value, unit and who it is about."""
    article = arextract.extract(TEXT, published="2026-01-02")
    assert_type(article, Article)
    (claim,) = big(article, 1)
    quantity: Quantity = claim.quantity
    names: list[Entity] = article.entities
    times: list[Time] = article.times
    assert names and times
    assert_type(article.to_json(), str)
    return quantity.value, quantity.unit, claim.subject.canonical if claim.subject is not None else None


def many(inputs: list[str], output: Path) -> tuple[int, int]:
    """How many articles a run wrote, and how many claims they hold."""
    extractor = Extractor("default")
    summary = arextract.run(inputs, output, pipeline=extractor)
    assert_type(summary, Summary)
    articles = arextract.read(output / "articles.jsonl")
    assert_type(articles, Iterator[Article])
    kept = list(articles)
    return len(kept), len(arextract.to_frame(kept, "claims"))


def parts() -> list[object]:
    """What answers on its own."""
    numbers = [number.value for number in arextract.find_numbers("مليونان ونصف")]
    amounts = [(found.value, found.unit) for found in arextract.find_quantities("بلغت 4.6 مليون دولار")]
    forms = [candidate.text for candidate in arextract.latin("وزارة المالية")]
    assert_type(arextract.latin_many(["مصر"])[0][0].score, float)
    assert_type(arextract.json_schema(), dict[str, Any])
    return [*numbers, *amounts, forms[0]]


def with_spacy() -> list[str]:
    """Amounts in a pipeline of one's own, and one that shares its vocabulary."""
    own = spacy.blank("ar")
    nlp = arextract.load("rules", vocab=own.vocab)
    assert_type(nlp, Language)
    doc = nlp(TEXT)
    return [span.text for span in doc.spans["quantities"]]


def mistaken() -> str:
    """What a mistake says."""
    try:
        arextract.extract(TEXT, published="2.1.2026")
    except UsageError as error:
        return str(error)
    return ""
