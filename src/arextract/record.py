"""What a run writes: one `Article` per input, schema ``arextract/2``.

These models are the contract between arextract and everything that reads its JSONL. Offsets count Unicode code
points of `Article.text`, start inclusive, end exclusive, and ``text[start:end]`` is the span's own `text`, always.
Numbers are plain JSON numbers: whole ones as integers, the rest as decimals with at most six places after the point.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from arextract.notebook import article_html

Readable = Literal["arextract/1", "arextract/2"]
"""Version 1 has no `score` on claims, subjects, metrics and sources; everything else is the same."""

Label = Literal["PER", "ORG", "LOC", "PRODUCT", "MISC"]
Kind = Literal["money", "percent", "count", "multiple", "duration", "rank", "measure"]
Comparator = Literal["=", "~", ">", ">=", "<", "<="]
CanonicalBy = Literal["latin", "lexicon", "gloss", "translation", "transliteration", "cluster"]
Language = Literal["ar", "en", "fa", "ur", "mixed", "none"]
RelationType = Literal["product_of", "part_of", "role_of", "located_in"]
Number = int | float


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True, serialize_by_alias=True)


class Span(_Record):
    """A place in `Article.text`."""

    start: int = Field(ge=0, description="first code point of the span in `text`")
    end: int = Field(ge=0, description="one past the last code point of the span")
    text: str = Field(description="text[start:end], exactly")


class Sentence(_Record):
    """The sentence that holds a claim; its text is not repeated."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Entity(Span):
    """A mention of a name."""

    id: str
    label: Label
    canonical: str | None = Field(None, description="the Latin form, null where nothing sensible can be said")
    canonical_by: CanonicalBy | None = Field(None, description="how the Latin form was found")
    cluster: str | None = Field(None, description="shared by the mentions of one thing in the article")
    by: str = Field(description="the component that found the mention: ner, lexicon, rule, consistency or a backend")
    score: float | None = Field(
        None, ge=0, le=1, description="how sure the name tagger is of the mention; null where it had no say"
    )


class Time(Span):
    """A date or period."""

    id: str
    value: str | None = Field(description="2025, 2025-04, 2025-04-23, 2025-Q4, 2025-H1, 2018/2023, XXXX-11, … or null")


class Quantity(Span):
    """A number with what it counts or measures."""

    kind: Kind
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    comparator: Comparator = "="
    unit: str | None = Field(None, description="ISO 4217 code or a code of the units table; null for counts and ranks")
    counted: str | None = Field(None, description="the noun that is counted")
    per: str | None = Field(None, description="the denominator, as it stands in the text")


class Role(Span):
    """Who or what fills the subject or the source of a claim."""

    canonical: str | None = None
    entity: str | None = Field(None, description="id of the entity that the role is, if it is one")
    score: float | None = Field(None, ge=0, le=1, description="how sure the role is, calibrated")


class Metric(Span):
    """The words that say what is measured."""

    score: float | None = Field(None, ge=0, le=1, description="how sure the metric is, calibrated")


class Change(_Record):
    """The number is the start, the end or the size of a change."""

    direction: Literal["up", "down"]
    role: Literal["from", "to", "by"]


class Claim(_Record):
    """A quantity and what the text says about it."""

    id: str
    quantity: Quantity
    subject: Role | None = None
    metric: Metric | None = None
    time: str | None = Field(None, description="id of a time")
    source: Role | None = None
    hedged: bool = False
    negated: bool = False
    change: Change | None = None
    citations: list[str] = Field(default_factory=list, description="URLs")
    sentence: Sentence
    rule: str | None = Field(None, description="the strongest rule that proposed the roles chosen, or ``model``")
    score: float | None = Field(None, ge=0, le=1, description="how sure all roles together are, calibrated")


class Citation(_Record):
    """A footnote marker in the text and where it leads."""

    marker: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    url: str | None = None


class Relation(Span):
    """Two names and what ties them."""

    id: str
    type: RelationType
    from_: str = Field(alias="from")
    to: str
    rule: str


class Broken(_Record):
    """A line of `Article.text` that holds no text but what a wrong reading left of it; nothing was read in it unless `repaired`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    kind: str = Field(description="visual-order, lost, or «encoding read as encoding»: what happened to it")
    repaired: bool = False


class Article(_Record):
    """One article, as one line of ``articles.jsonl``."""

    schema_: Readable = Field(default="arextract/2", alias="schema")
    id: str
    source: str
    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="of the input's bytes")
    pipeline: str = Field(description="name@hash; the same hash means the same bytes")
    title: str | None = None
    published: str | None = Field(None, description="ISO date that the input states")
    published_by: str | None = Field(
        None,
        description="where it stood: field, json-ld, metadata, time, line (of a page), dateline (of the text), given",
    )
    url: str | None = None
    encoding: str | None = None
    broken: list[Broken] = Field(default_factory=list, description="lines that were not read, or were put right")
    language: Language = "ar"
    meta: dict[str, Any] = Field(default_factory=dict)
    text: str
    entities: list[Entity] = Field(default_factory=list)
    times: list[Time] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    citations: list[Citation] = Field(default_factory=list)
    relations: list[Relation] = Field(default_factory=list)

    def to_json(self) -> str:
        """The article as one line of ``articles.jsonl``, without its line end."""
        return self.model_dump_json()

    def _repr_html_(self) -> str:
        """What a notebook shows: the marked text, with the roles of each number on hover."""
        return article_html(self)


class Failure(_Record):
    """One line of ``errors.jsonl``: an input that could not be read or processed."""

    source: str
    error: str = Field(description="a short code, e.g. empty, undecodable, duplicate-id")
    detail: str = Field(description="what is wrong and what to do, in one line")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line of ``articles.jsonl``."""
    schema = Article.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
