"""What the page knows: an overview, flat rows of claims and names, groups of claims compared, and each article's own data."""

from __future__ import annotations

import collections
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from arextract.comparison import Group, compare
from arextract.record import Article, Claim

Row = dict[str, Any]

CLAIM_COLUMNS = (
    "article", "id", "start", "end", "quantity", "kind", "value", "low", "high", "comparator", "unit", "counted", "per",
    "subject", "subject_text", "subject_score", "label", "metric", "metric_score", "time", "year", "source", "source_text",
    "source_score", "hedged", "negated", "change", "score", "sure", "rule", "sentence",
)  # fmt: skip
"""The columns of a claim's row; ``sentence`` is an index into `PageData.sentences`, ``article`` one into `articles`."""

# From these scores on a claim counts as sure or as fair; a role below the second is shown as unsure.
SURE, FAIR = 0.75, 0.5

_TITLE = 90  # characters


@dataclass(slots=True)
class PageData:
    """`articles` are headers, `bodies` what an article's view needs, one for each header; `claims` and `names` are rows."""

    articles: list[Row] = field(default_factory=list)
    bodies: list[Row] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    names: list[Row] = field(default_factory=list)
    groups: list[Row] = field(default_factory=list)
    mentions: int = 0


def collect(articles: Iterable[Article]) -> PageData:
    """The page's data, in the order of `articles`; names by falling count, groups of compared claims the gravest first."""
    data = PageData()
    every = list(articles)
    names: dict[tuple[str, str], Row] = {}
    numbers: dict[tuple[int, str], int] = {}
    for number, article in enumerate(every):
        data.articles.append(
            {
                "id": article.id, "title": article.title or _first_line(article.text) or article.id, "published": article.published,
                "url": article.url if safe_url(article.url) else None, "language": article.language,
                "claims": len(article.claims), "names": len(article.entities),
            }
        )  # fmt: skip
        data.bodies.append(_body(article))
        for row in _claims(article, number, data.sentences):
            numbers[number, row["id"]] = len(data.claims)
            data.claims.append(row)
        data.mentions += len(article.entities)
        for entity in article.entities:
            name = entity.canonical or entity.text
            row = names.setdefault(
                (name, entity.label),
                {"name": name, "label": entity.label, "count": 0, "forms": collections.Counter(), "articles": {}},
            )
            row["count"] += 1
            row["forms"][entity.text] += 1
            row["articles"][number] = None
    for row in sorted(names.values(), key=lambda r: (-r["count"], r["name"], r["label"])):
        forms = [form for form, _ in row["forms"].most_common(6)]
        data.names.append({**row, "forms": forms, "articles": list(row["articles"])})
    places = {id(article): number for number, article in enumerate(every)}
    data.groups = [_group(group, places, numbers) for group in compare(every)]
    return data


def _first_line(text: str) -> str:
    """The beginning of the first line that says something: what an article without a title is called."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= _TITLE else f"{line[:_TITLE].rsplit(None, 1)[0]}…"


def columns(rows: list[Row]) -> dict[str, list[Any]]:
    """Rows as columns: the page is half as large without the repeated names."""
    return {name: [row[name] for row in rows] for name in CLAIM_COLUMNS}


def safe_url(url: str | None) -> bool:
    """Whether a link may be followed: http and https only."""
    return bool(url) and str(url).lower().startswith(("http://", "https://"))


def claim_rows(articles: Iterable[Article]) -> list[Row]:
    """The claims' rows alone; see `CLAIM_COLUMNS`."""
    return [row for number, article in enumerate(articles) for row in _claims(article, number, [])]


def _claims(article: Article, number: int, sentences: list[str]) -> Iterable[Row]:
    times = {t.id: t.value or t.text for t in article.times}
    labels = {e.id: e.label for e in article.entities}
    seen: dict[tuple[int, int], int] = {}
    for claim in article.claims:
        at = (claim.sentence.start, claim.sentence.end)
        if at not in seen:
            seen[at] = len(sentences)
            sentences.append(article.text[at[0] : at[1]].strip())
        yield _claim(claim, number, times, labels, seen[at])


def _claim(claim: Claim, number: int, times: dict[str, str], labels: dict[str, Any], sentence: int) -> Row:
    q, subject, source = claim.quantity, claim.subject, claim.source
    time = times.get(claim.time or "")
    score = getattr(claim, "score", None)  # records of schema 1 have none
    return {
        "article": number, "id": claim.id, "start": q.start, "end": q.end, "quantity": q.text, "kind": q.kind, "value": q.value,
        "low": q.low, "high": q.high, "comparator": q.comparator, "unit": q.unit, "counted": q.counted, "per": q.per,
        "subject": subject and (subject.canonical or subject.text), "subject_text": subject and subject.text,
        "subject_score": getattr(subject, "score", None), "label": labels.get(subject.entity or "") if subject else None,
        "metric": claim.metric and claim.metric.text, "metric_score": getattr(claim.metric, "score", None),
        "time": time, "year": time[:4] if time and time[:4].isdigit() else None,
        "source": source and (source.canonical or source.text), "source_text": source and source.text,
        "source_score": getattr(source, "score", None), "hedged": claim.hedged, "negated": claim.negated,
        "change": claim.change and f"{claim.change.direction} {claim.change.role}", "score": score,
        "sure": None if score is None else "sure" if score >= SURE else "fair" if score >= FAIR else "unsure",
        "rule": claim.rule, "sentence": sentence,
    }  # fmt: skip


def _group(group: Group, places: dict[int, int], numbers: dict[tuple[int, str], int]) -> Row:
    """A group as indices into the claims: its versions in the order of their reports."""
    return {
        "verdict": group.verdict,
        "versions": [[numbers[places[id(f.article)], f.claim.id] for f in version] for version in group.versions],
        "left_out": group.left_out,
    }


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
