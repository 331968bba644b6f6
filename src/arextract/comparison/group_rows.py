"""Groups of compared claims as rows: what ``arextract compare`` writes as JSON Lines or as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from arextract.comparison.facts import Fact
from arextract.comparison.groups import Group

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "group", "verdict", "version", "article", "published", "title", "url", "claim", "subject", "metric", "time", "quantity",
    "value", "low", "high", "comparator", "unit", "compared_low", "compared_high", "compared_unit", "source", "hedged",
    "negated", "citations", "score", "sentence", "start", "end",
)  # fmt: skip
"""One row a fact. ``group`` and ``version`` count from 1: facts of one version tell the same figure."""


def to_rows(groups: Iterable[Group]) -> Iterator[dict[str, Any]]:
    """One row a fact, by group, version and date of report; see `COLUMNS`."""
    for number, group in enumerate(groups, 1):
        for version, facts in enumerate(group.versions, 1):
            for fact in facts:
                yield {"group": number, "verdict": group.verdict, "version": version, **_fact(fact)}


def to_records(groups: Iterable[Group]) -> Iterator[dict[str, Any]]:
    """One object a group: its verdict, its facts, and the verdict on each pair as indices into the facts."""
    for number, group in enumerate(groups, 1):
        place = {id(fact): i for i, fact in enumerate(group.facts)}
        version = {id(fact): i for i, facts in enumerate(group.versions, 1) for fact in facts}
        yield {
            "group": number,
            "verdict": group.verdict,
            "facts": [{"version": version[id(fact)], **_fact(fact)} for fact in group.facts],
            "pairs": [
                {"one": place[id(p.one)], "other": place[id(p.other)], "verdict": p.verdict} for p in group.pairs
            ],
            "left_out": group.left_out,
        }


def comparison_frame(groups: Iterable[Group]) -> pd.DataFrame:
    """`to_rows` as a pandas table."""
    import pandas as pd

    return pd.DataFrame(list(to_rows(groups)), columns=list(COLUMNS))


def _fact(fact: Fact) -> dict[str, Any]:
    article, claim, q = fact.article, fact.claim, fact.claim.quantity
    time = next((t for t in article.times if t.id == claim.time), None)
    return {
        "article": article.id, "published": article.published, "title": article.title, "url": article.url, "claim": claim.id,
        "subject": claim.subject and (claim.subject.canonical or claim.subject.text),
        "metric": claim.metric and claim.metric.text, "time": time and (time.value or time.text), "quantity": q.text,
        "value": q.value, "low": q.low, "high": q.high, "comparator": q.comparator, "unit": q.unit,
        "compared_low": float(fact.figure.low), "compared_high": float(fact.figure.high), "compared_unit": fact.figure.unit,
        "source": claim.source and (claim.source.canonical or claim.source.text), "hedged": claim.hedged,
        "negated": claim.negated, "citations": " ".join(claim.citations), "score": getattr(claim, "score", None),
        "sentence": fact.text, "start": q.start, "end": q.end,
    }  # fmt: skip
