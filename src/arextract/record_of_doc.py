"""The record of a processed Doc: the one place where clean offsets become raw ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from arextract import record
from arextract.layers import ClaimSpan, Layers, RoleSpan, layers
from arextract.pipe_page import PipePage
from arextract.text.clean import Cleaned
from arextract.text.doc_text import cleaned_of
from arextract.text.language import language_of
from arextract.values import number


def _role(role: RoleSpan | None, cleaned: Cleaned) -> record.Role | None:
    if role is None:
        return None
    entity = None if role.name is None else f"e{role.name + 1}"
    return record.Role(**_span(role, cleaned), canonical=role.canonical, entity=entity, score=role.score)


def _span(item: Any, cleaned: Cleaned) -> dict[str, Any]:
    start, end = cleaned.to_raw(item.start, item.end)
    return {"start": start, "end": end, "text": cleaned.raw[start:end]}


def _claim(index: int, claim: ClaimSpan, own: Layers, cleaned: Cleaned) -> record.Claim:
    quantity = own.quantities[claim.quantity]
    at = bisect_right(own.sentences, quantity.start, key=lambda sentence: sentence[0]) - 1
    begin, stop = own.sentences[at] if at >= 0 else (0, 0)
    if not begin <= quantity.start < stop:
        begin, stop = quantity.start, quantity.end
    first, last = cleaned.to_raw(begin, stop)
    return record.Claim(
        id=f"q{index}",
        quantity=record.Quantity(
            **_span(quantity, cleaned),
            kind=quantity.kind,  # type: ignore[arg-type]
            value=number(quantity.value),
            low=number(quantity.low),
            high=number(quantity.high),
            comparator=quantity.comparator,  # type: ignore[arg-type]
            unit=quantity.unit,
            counted=cleaned.words(quantity.counted, quantity.counted_from),
            per=cleaned.words(quantity.per, quantity.per_from),
        ),
        subject=_role(claim.subject, cleaned),
        metric=None
        if claim.metric is None
        else record.Metric(**_span(claim.metric, cleaned), score=claim.metric.score),
        time=None if claim.time is None else f"t{claim.time + 1}",
        source=_role(claim.source, cleaned),
        hedged=claim.hedged,
        negated=claim.negated,
        change=None if claim.change is None else record.Change(direction=claim.change[0], role=claim.change[1]),  # type: ignore[arg-type]
        citations=list(claim.citations),
        sentence=record.Sentence(start=first, end=last),
        rule=claim.rule,
        score=claim.score,
    )


def to_article(
    doc: PipePage,
    *,
    id: str,
    source: str,
    sha256: str,
    pipeline: str,
    title: str | None = None,
    published_by: str | None = None,
    url: str | None = None,
    encoding: str | None = None,
    broken: list[record.Broken] | None = None,
    meta: Mapping[str, Any] | None = None,
) -> record.Article:
    """The record of a processed `Doc`, every span mapped to raw offsets.

    Raises `ValueError` for a layer's span that is empty or outside the text (a bug in a pipe).
    """
    own = layers(doc)
    cleaned: Cleaned = cleaned_of(doc)
    return record.Article(
        id=id,
        source=source,
        sha256=sha256,
        pipeline=pipeline,
        title=title,
        published=own.published,
        published_by=published_by or ("dateline" if own.published else None),
        url=url,
        encoding=encoding,
        broken=broken or [],
        language=language_of(cleaned.text),  # type: ignore[arg-type]
        meta=dict(meta or {}),
        text=cleaned.raw,
        entities=[
            record.Entity(
                id=f"e{i}",
                **_span(name, cleaned),
                label=name.label,  # type: ignore[arg-type]
                canonical=name.canonical,
                canonical_by=name.canonical_by,  # type: ignore[arg-type]
                cluster=name.cluster,
                by=name.by,
                score=None if name.score is None else round(name.score, 2),
            )
            for i, name in enumerate(own.names, 1)
        ],
        times=[
            record.Time(id=f"t{i}", **_span(time, cleaned), value=time.value) for i, time in enumerate(own.times, 1)
        ],
        claims=[_claim(i, claim, own, cleaned) for i, claim in enumerate(own.claims, 1)],
        citations=[
            record.Citation(marker=m.marker, url=m.url, start=begin, end=stop)
            for m in own.markers
            for begin, stop in [cleaned.to_raw(m.start, m.end)]
        ],
        relations=[
            record.Relation.model_validate(
                {
                    "id": f"r{i}",
                    **_span(relation, cleaned),
                    "type": relation.type,
                    "rule": relation.rule,
                    "from": f"e{relation.head + 1}",
                    "to": f"e{relation.tail + 1}",
                }
            )
            for i, relation in enumerate(own.relations, 1)
        ],
    )
