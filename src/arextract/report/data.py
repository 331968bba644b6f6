"""What the page knows: an overview, flat rows of claims and names, and each article's own data."""

from __future__ import annotations

import collections
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from arextract.record import Article, Claim

Row = dict[str, Any]


@dataclass(slots=True)
class PageData:
    """`articles` are headers, `bodies` what an article's view needs, one for each header; `claims` and `names` are rows."""

    articles: list[Row] = field(default_factory=list)
    bodies: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    names: list[Row] = field(default_factory=list)
    mentions: int = 0


def collect(articles: Iterable[Article]) -> PageData:
    """The page's data, in the order of `articles`; names by falling count."""
    data = PageData()
    names: dict[tuple[str, str], Row] = {}
    for number, article in enumerate(articles):
        data.articles.append(
            {
                "id": article.id, "title": article.title or article.id, "published": article.published,
                "url": article.url if safe_url(article.url) else None, "language": article.language,
                "claims": len(article.claims), "names": len(article.entities),
            }
        )  # fmt: skip
        data.bodies.append(_body(article))
        times = {t.id: t.value or t.text for t in article.times}
        data.claims += [_claim(claim, number, times) for claim in article.claims]
        data.mentions += len(article.entities)
        for entity in article.entities:
            name = entity.canonical or entity.text
            row = names.setdefault(
                (name, entity.label), {"name": name, "label": entity.label, "count": 0, "forms": collections.Counter()}
            )
            row["count"] += 1
            row["forms"][entity.text] += 1
    for row in sorted(names.values(), key=lambda r: (-r["count"], r["name"], r["label"])):
        data.names.append({**row, "forms": [form for form, _ in row["forms"].most_common(6)]})
    return data


def safe_url(url: str | None) -> bool:
    """Whether a link may be followed: http and https only."""
    return bool(url) and str(url).lower().startswith(("http://", "https://"))


def _claim(claim: Claim, number: int, times: dict[str, str]) -> Row:
    q, subject, source = claim.quantity, claim.subject, claim.source
    return {
        "article": number, "id": claim.id, "quantity": q.text, "kind": q.kind, "value": q.value, "low": q.low, "high": q.high,
        "comparator": q.comparator, "unit": q.unit, "counted": q.counted, "per": q.per,
        "subject": subject and (subject.canonical or subject.text), "metric": claim.metric and claim.metric.text,
        "time": times.get(claim.time or ""), "source": source and (source.canonical or source.text),
        "hedged": claim.hedged, "negated": claim.negated,
        "change": claim.change and f"{claim.change.direction} {claim.change.role}", "rule": claim.rule,
    }  # fmt: skip


def _body(article: Article) -> Row:
    """Spans as [start, end, …], in code points of the text."""
    return {
        "text": article.text,
        "names": [[e.start, e.end, e.label, e.canonical, e.canonical_by, e.by] for e in article.entities],
        "times": [[t.start, t.end, t.value] for t in article.times],
        "claims": [
            {
                "id": c.id,
                "at": [c.quantity.start, c.quantity.end],
                "subject": c.subject and [c.subject.start, c.subject.end],
                "metric": c.metric and [c.metric.start, c.metric.end],
                "source": c.source and [c.source.start, c.source.end],
                "time": next(([t.start, t.end] for t in article.times if t.id == c.time), None),
                "urls": [u for u in c.citations if safe_url(u)],
            }
            for c in article.claims
        ],
        "marks": [[m.start, m.end, m.url] for m in article.citations if safe_url(m.url)],
    }
