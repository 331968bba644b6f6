"""What changed between two runs, by article and by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from arextract.record import Article, Claim

KINDS = ("article", "entity", "time", "claim", "relation")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that only one run has (``added``, ``removed``) or that both have and tell differently (``changed``)."""

    article: str
    kind: str
    change: Literal["added", "removed", "changed"]
    start: int
    text: str
    detail: str


def diff(old: Iterable[Article], new: Iterable[Article]) -> Iterator[Difference]:
    """The differences in the order of the articles' ids in `old`, then those that only `new` has.

    Things are the same when they stand at the same place; then what they say is compared, but not their ids.
    """
    after = {article.id: article for article in new}
    for before in old:
        other = after.pop(before.id, None)
        if other is None:
            yield Difference(before.id, "article", "removed", 0, "", before.source)
        elif before.text != other.text:
            yield Difference(before.id, "article", "changed", 0, "", "the text is another")
        else:
            yield from _inside(before, other)
    for article in after.values():
        yield Difference(article.id, "article", "added", 0, "", article.source)


def _inside(old: Article, new: Article) -> Iterator[Difference]:
    for kind, things in (("entity", _entities), ("time", _times), ("claim", _claims), ("relation", _relations)):
        before, after = things(old), things(new)
        for place in sorted({*before, *after}):
            text = old.text[place[0] : place[1]]
            one, other = before.get(place), after.get(place)
            if one is None and other is not None:
                yield Difference(old.id, kind, "added", place[0], text, _said(other))
            elif other is None and one is not None:
                yield Difference(old.id, kind, "removed", place[0], text, _said(one))
            elif one is not None and other is not None and one != other:
                changed = [f"{k}: {_show(one[k])} → {_show(other[k])}" for k in one if one[k] != other[k]]
                yield Difference(old.id, kind, "changed", place[0], text, "; ".join(changed))


Things = dict[tuple[int, int, str], dict[str, Any]]


def _entities(article: Article) -> Things:
    return {(e.start, e.end, ""): {"label": e.label, "canonical": e.canonical, "by": e.by} for e in article.entities}


def _times(article: Article) -> Things:
    return {(t.start, t.end, ""): {"value": t.value} for t in article.times}


def _claims(article: Article) -> Things:
    times = {t.id: t.value for t in article.times}
    return {(c.quantity.start, c.quantity.end, ""): _claim(c, times) for c in article.claims}


def _claim(claim: Claim, times: dict[str, str | None]) -> dict[str, Any]:
    said = claim.quantity.model_dump(exclude={"start", "end", "text"})
    said |= {role: getattr(getattr(claim, role), "text", None) for role in ("subject", "metric", "source")}
    change = claim.change and f"{claim.change.direction} {claim.change.role}"
    said |= {"time": times.get(claim.time or ""), "hedged": claim.hedged, "negated": claim.negated, "change": change}
    return said | {"citations": " ".join(claim.citations) or None, "rule": claim.rule}


def _relations(article: Article) -> Things:
    names = {e.id: e.text for e in article.entities}
    return {
        (r.start, r.end, f"{r.type} {r.from_} {r.to}"): {"type": r.type, "from": names[r.from_], "to": names[r.to]}
        for r in article.relations
    }


def _show(value: Any) -> str:
    return "–" if value is None else str(value)


def _said(thing: dict[str, Any]) -> str:
    return "; ".join(f"{k}: {v}" for k, v in thing.items() if v not in (None, False, "="))
