"""The invariants of an article's record: exact spans, order, no overlap, unique ids, references that resolve."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from arextract.evaluate.gold import Json

ROLES = ("subject", "metric", "source")


def broken(article: Json, raw: str | None = None) -> list[str]:
    """What is wrong with `article` (as a dict of its JSON), one line each; `raw` is the text it was made from."""
    return list(_broken(article, article["text"] if raw is None else raw))


def _broken(article: Json, raw: str) -> Iterator[str]:
    name = article["id"]
    if article.get("text") != raw:
        yield f"{name}: text differs from the raw article"
    lists = {
        "entity": article.get("entities") or [],
        "time": article.get("times") or [],
        "quantity": [claim["quantity"] for claim in article.get("claims") or []],
    }
    for kind, items in lists.items():
        for item in items:
            yield from _misplaced(name, kind, item, raw)
        for one, other in pairwise(items):
            if other["start"] < one["end"]:
                yield f"{name}: {kind} {other['text']!r} overlaps or is out of order"
    ids = [item["id"] for key in ("entities", "times", "claims", "relations") for item in article.get(key) or []]
    if len(ids) != len(set(ids)):
        yield f"{name}: ids repeat"
    known = set(ids)
    for claim in article.get("claims") or []:
        for role in ROLES:
            if claim.get(role):
                yield from _misplaced(name, role, claim[role], raw)
        wanted = [claim.get("time"), *((claim.get(role) or {}).get("entity") for role in ("subject", "source"))]
        for reference in wanted:
            if reference is not None and reference not in known:
                yield f"{name}: {reference} does not exist"
        if not 0 <= claim["sentence"]["start"] <= claim["sentence"]["end"] <= len(raw):
            yield f"{name}: the sentence of {claim['id']} is outside the text"
    for relation in article.get("relations") or []:
        yield from _misplaced(name, "relation", relation, raw)
        for reference in (relation["from"], relation["to"]):
            if reference not in known:
                yield f"{name}: {reference} does not exist"
    for mark in article.get("citations") or []:
        if not 0 <= mark["start"] < mark["end"] <= len(raw):
            yield f"{name}: the marker {mark['marker']!r} is outside the text"


def _misplaced(name: str, kind: str, item: Json, raw: str) -> Iterator[str]:
    if not item["start"] < item["end"] or raw[item["start"] : item["end"]] != item["text"]:
        yield f"{name}: {kind} {item['text']!r} is not at {item['start']}:{item['end']}"
