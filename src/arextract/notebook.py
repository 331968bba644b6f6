"""An article as HTML for notebooks: its text with names, times and numbers marked, and what is known of each on hover."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arextract.record import Article, Claim

_COLOURS = {
    "PER": "#8e44ad", "ORG": "#1f618d", "LOC": "#196f3d", "PRODUCT": "#0e6655", "MISC": "#7d6608", "TIME": "#515a5a",
}  # fmt: skip
_NUMBER = "background:#f7dc6f;color:#000;border-radius:3px"
_BOX = "direction:rtl;text-align:right;white-space:pre-wrap;line-height:1.9;max-width:60em;unicode-bidi:plaintext"
_LONGEST = 100_000  # code points: a longer text is shown up to there


def article_html(article: Article) -> str:
    """One ``<div>``; everything of the article in it is escaped, and there is no script and nothing to fetch."""
    spans: list[tuple[int, int, str, str]] = [
        (e.start, e.end, f"border-bottom:2px solid {_COLOURS[e.label]}", _joined(e.label, e.canonical, e.canonical_by))
        for e in article.entities
    ]
    spans += [
        (t.start, t.end, f"border-bottom:2px dotted {_COLOURS['TIME']}", _joined("TIME", t.value))
        for t in article.times
    ]
    times = {t.id: t.value or t.text for t in article.times}
    spans += [(c.quantity.start, c.quantity.end, _NUMBER, _claim(c, times)) for c in article.claims]
    head = " · ".join(part for part in (article.title, article.published, article.id) if part)
    counts = f"{len(article.entities)} names, {len(article.times)} times, {len(article.claims)} claims"
    return (
        f'<div><div dir="auto"><b>{escape(head)}</b> — {counts}</div>'
        f'<div lang="ar" style="{_BOX}">{_marked(article.text[:_LONGEST], spans)}</div></div>'
    )


def _marked(text: str, spans: list[tuple[int, int, str, str]]) -> str:
    """The text cut wherever a span begins or ends; a piece carries the style and the words of all spans that it lies in."""
    edges = sorted({0, len(text), *(min(edge, len(text)) for span in spans for edge in span[:2])})
    waiting = sorted(spans, key=lambda span: span[0])
    here: list[tuple[int, int, str, str]] = []
    at = 0
    made: list[str] = []
    for start, end in pairwise(edges):
        while at < len(waiting) and waiting[at][0] <= start:
            here.append(waiting[at])
            at += 1
        here = [span for span in here if span[1] > start]
        piece = escape(text[start:end])
        if here:
            style = ";".join(span[2] for span in here)
            piece = f'<span style="{style}" title="{escape(chr(10).join(span[3] for span in here))}">{piece}</span>'
        made.append(piece)
    return "".join(made)


def _claim(claim: Claim, times: dict[str, str]) -> str:
    q = claim.quantity
    value = (
        f"{q.value}" if q.value is not None else f"{'' if q.low is None else q.low}–{'' if q.high is None else q.high}"
    )
    lines = [f"{claim.id}: {_joined(q.kind, q.comparator, value, q.unit, q.counted)}"]
    for name, role in (("subject", claim.subject), ("source", claim.source)):
        if role is not None:
            lines.append(f"{name}: {_joined(role.text, role.canonical)}")
    if claim.metric is not None:
        lines.append(f"metric: {claim.metric.text}")
    if claim.time is not None:
        lines.append(f"time: {times.get(claim.time, '')}")
    if claim.change is not None:
        lines.append(f"change: {claim.change.direction} {claim.change.role}")
    lines += [word for word, on in (("hedged", claim.hedged), ("denied", claim.negated)) if on]
    return "\n".join(lines)


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
