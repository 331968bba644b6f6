"""A run in figures: how much of what, and the most frequent names."""

from __future__ import annotations

import collections
from collections.abc import Iterable
from dataclasses import dataclass, field

from arextract.record import Article


@dataclass(slots=True)
class Statistics:
    """Counts over articles; `names` counts mentions by (Latin form or Arabic text, label), `subjects` claims by subject."""

    articles: int = 0
    words: int = 0
    times: int = 0
    relations: int = 0
    languages: collections.Counter[str] = field(default_factory=collections.Counter)
    labels: collections.Counter[str] = field(default_factory=collections.Counter)
    latin: collections.Counter[str] = field(default_factory=collections.Counter)
    kinds: collections.Counter[str] = field(default_factory=collections.Counter)
    roles: collections.Counter[str] = field(default_factory=collections.Counter)
    subjects: collections.Counter[str] = field(default_factory=collections.Counter)
    names: collections.Counter[tuple[str, str]] = field(default_factory=collections.Counter)


def statistics(articles: Iterable[Article]) -> Statistics:
    """The figures of `articles`; words are counted between white space."""
    found = Statistics()
    for article in articles:
        found.articles += 1
        found.words += len(article.text.split())
        found.times += len(article.times)
        found.relations += len(article.relations)
        found.languages[article.language] += 1
        for entity in article.entities:
            found.labels[entity.label] += 1
            found.latin[entity.canonical_by or "none"] += 1
            found.names[(entity.canonical or entity.text, entity.label)] += 1
        for claim in article.claims:
            found.kinds[claim.quantity.kind] += 1
            if claim.subject is not None:
                found.subjects[claim.subject.canonical or claim.subject.text] += 1
            roles = ("subject", "metric", "time", "source", "change")
            found.roles.update(role for role in roles if getattr(claim, role) is not None)
    return found
