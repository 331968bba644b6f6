"""What ``doc._`` and ``span._`` answer. Importing this module registers it, and loading any of the pipes imports this module.

| of a Doc | |
|---|---|
| ``doc._.claims`` | the claims, each with its parts as spans (`DocClaim`) |
| ``doc._.relations`` | the relations between names (`DocRelation`) |
| ``doc._.raw`` | the raw text, which records and ``raw_start`` count in |
| ``doc._.published``, ``title``, ``country`` | what is known of the article; set them on ``nlp.make_doc(text)`` before the pipes run |

Of a span that is a name, a time or a quantity: ``value`` ``low`` ``high`` ``unit`` ``kind`` ``comparator`` ``counted`` ``per``,
``canonical`` ``canonical_by`` ``cluster`` ``score``, with the names and values of the record, None where there is nothing to say;
and ``claim``, the claim of a quantity. Of any span: ``raw_start`` and ``raw_end``, its place in the raw text.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import partial
from typing import Any

from spacy.tokens import Doc, Span

from arextract import doc_bytes  # noqa: F401  how a Doc is written
from arextract.doc_spans import QUANTITY, TIME, item_of, span_of
from arextract.layers import ClaimSpan, QuantitySpan, layers
from arextract.record import Change
from arextract.text.doc_text import cleaned_of, to_raw
from arextract.values import number

_OF_ITEMS = (
    "value", "low", "high", "unit", "kind", "comparator", "counted", "per", "canonical", "canonical_by", "cluster", "score",
)  # fmt: skip
_NUMBERS = ("value", "low", "high")
_WORDS = ("counted", "per")
_OF_THE_ARTICLE = ("published", "title", "country")


@dataclass(frozen=True, slots=True)
class DocClaim:
    """A claim whose parts are spans of the Doc. `scores` says how sure ``subject``, ``metric`` and ``source`` are, `score` all together."""

    quantity: Span
    subject: Span | None
    metric: Span | None
    time: Span | None
    source: Span | None
    change: Change | None
    hedged: bool
    negated: bool
    citations: list[str]
    rule: str | None
    score: float | None
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class DocRelation:
    """Two names and what ties them, as spans: `head` is what the record calls ``from``, `tail` its ``to``."""

    type: str
    head: Span
    tail: Span
    span: Span
    rule: str


def claims(doc: Doc) -> list[DocClaim]:
    """The claims of `doc` in the order of their quantities."""
    made = (_claim(doc, claim) for claim in layers(doc).claims)
    return [claim for claim in made if claim is not None]


def _claim(doc: Doc, claim: ClaimSpan) -> DocClaim | None:
    own = layers(doc)
    quantity = span_of(doc, own.quantities[claim.quantity], QUANTITY, f"q{claim.quantity + 1}")
    if quantity is None:
        return None
    roles = {"subject": claim.subject, "metric": claim.metric, "source": claim.source}
    return DocClaim(
        quantity,
        **{name: None if role is None else span_of(doc, role) for name, role in roles.items()},
        time=None if claim.time is None else span_of(doc, own.times[claim.time], TIME, f"t{claim.time + 1}"),
        change=None if claim.change is None else Change(direction=claim.change[0], role=claim.change[1]),  # type: ignore[arg-type]
        hedged=claim.hedged,
        negated=claim.negated,
        citations=list(claim.citations),
        rule=claim.rule,
        score=claim.score,
        scores={name: role.score for name, role in roles.items() if role is not None and role.score is not None},
    )


def relations(doc: Doc) -> list[DocRelation]:
    """The relations of `doc` in text order."""
    own = layers(doc)
    made = []
    for item in own.relations:
        head, tail = (span_of(doc, own.names[i], own.names[i].label, f"e{i + 1}") for i in (item.head, item.tail))
        span = span_of(doc, item)
        if head is not None and tail is not None and span is not None:
            made.append(DocRelation(item.type, head, tail, span, item.rule))
    return made


def _claim_of(span: Span) -> DocClaim | None:
    item = item_of(span)
    own = layers(span.doc)
    if not isinstance(item, QuantitySpan):
        return None
    found = next((claim for claim in own.claims if own.quantities[claim.quantity] is item), None)
    return None if found is None else _claim(span.doc, found)


def _of_item(name: str, span: Span) -> Any:
    item = item_of(span)
    value = getattr(item, name, None)
    if isinstance(item, QuantitySpan):
        if name in _NUMBERS:
            return number(value)
        if name in _WORDS:
            return cleaned_of(span.doc).words(value, getattr(item, f"{name}_from"))
    return value


def _raw(which: int, span: Span) -> int:
    """Of a layer's item its own place, as the record has it; of any other span the place of its tokens."""
    item = item_of(span)
    if item is not None:
        return cleaned_of(span.doc).to_raw(item.start, item.end)[which]
    return to_raw(span.doc, span.start_char, span.end_char)[which]


def _raw_text(doc: Doc) -> str:
    return cleaned_of(doc).raw


def _of_article(name: str, doc: Doc) -> str | None:
    value: str | None = getattr(layers(doc), name)
    return value


def _tell(name: str, doc: Doc, value: str | None) -> None:
    setattr(layers(doc), name, value)


def _register(kind: type[Doc] | type[Span], name: str, **how: Any) -> None:
    """Registers an attribute, unless one of that name is there: then the user's own stays, with a warning."""
    if kind.has_extension(name):
        warnings.warn(f"{kind.__name__.lower()}._.{name} is taken: arextract's own is not registered", stacklevel=3)
    else:
        kind.set_extension(name, **how)


for _name in _OF_ITEMS:
    _register(Span, _name, getter=partial(_of_item, _name))
for _which, _name in enumerate(("raw_start", "raw_end")):
    _register(Span, _name, getter=partial(_raw, _which))
for _name in _OF_THE_ARTICLE:
    _register(Doc, _name, getter=partial(_of_article, _name), setter=partial(_tell, _name))
_register(Span, "claim", getter=_claim_of)
_register(Doc, "claims", getter=claims)
_register(Doc, "relations", getter=relations)
_register(Doc, "raw", getter=_raw_text)
