"""What the pipes write onto a spaCy `Doc`, in offsets of the clean text.

Each pipe reads the layers before it and adds its own. All offsets here count code points of ``doc.text`` (the clean
text); `arextract.pipeline` maps them back to the raw text in one place. The lists are sorted by start and do not
overlap within themselves. References between layers are indices into the lists.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from pydantic import TypeAdapter

from arextract.arabic.analysis import Reading
from arextract.pipe_page import PipePage
from arextract.user_data import kept, stored

KEY = "arextract"
"""Where ``doc.user_data`` keeps the layers."""


@dataclass(slots=True)
class Name:
    """A mention of a name. `score` is 0–1 or None; `by` is the component that found it."""

    start: int
    end: int
    label: str
    by: str
    score: float | None = None
    canonical: str | None = None
    canonical_by: str | None = None
    cluster: str | None = None


@dataclass(slots=True)
class TimeSpan:
    """A date or period; `value` as in GUIDELINES (2025-04, 2025-Q4, 2018/2023, None …), `rule` the rule that read it."""

    start: int
    end: int
    value: str | None
    rule: str = ""


@dataclass(slots=True)
class QuantitySpan:
    """A number with its unit. Values are exact decimals; the spans of cue, counted noun and denominator are kept.

    `counted_from` and `per_from` are where the words of `counted` and `per` stand, beside the number or not.
    """

    start: int
    end: int
    kind: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: str = "="
    unit: str | None = None
    counted: str | None = None
    per: str | None = None
    cue: tuple[int, int] | None = None
    counted_span: tuple[int, int] | None = None
    counted_from: tuple[int, int] | None = None
    per_from: tuple[int, int] | None = None
    hedged: bool = False
    rule: str = ""


@dataclass(slots=True)
class CellSpan:
    """A figure's cell in a small table, with the heads of its row and its column."""

    start: int
    end: int
    row: tuple[int, int] | None = None
    column: tuple[int, int] | None = None


@dataclass(slots=True)
class Marker:
    """A footnote marker such as ``[5]``; `url` None where the article's list gives none."""

    start: int
    end: int
    marker: str
    url: str | None = None


@dataclass(slots=True)
class RoleSpan:
    """A subject, metric or source. `name` is an index into `Layers.names`, or None; `score` 0–1 says how sure it is."""

    start: int
    end: int
    canonical: str | None = None
    name: int | None = None
    score: float | None = None


@dataclass(slots=True)
class Proposal:
    """What one rule says of a quantity: a span for a role, or the role ``none`` (-1, -1) where it has none to name."""

    rule: str
    role: str
    start: int
    end: int


@dataclass(slots=True)
class ClaimSpan:
    """The roles of one quantity. `quantity` and `time` are indices into their layers; `change` is (direction, role)."""

    quantity: int
    subject: RoleSpan | None = None
    metric: RoleSpan | None = None
    time: int | None = None
    time_by: str = ""  # how the rules came to the time: what stands between it and the number
    parted: frozenset[int] = frozenset()  # times of clauses that tell of something else
    partner: int | None = None  # the figure before of the same change, which has the same subject and measure
    bare: bool = False  # a length that only says when («قبل ست سنوات»): it has no roles
    source: RoleSpan | None = None
    hedged: bool = False
    negated: bool = False
    change: tuple[str, str] | None = None
    citations: list[str] = field(default_factory=list)
    rule: str | None = None
    evidence: list[Proposal] = field(default_factory=list)
    score: float | None = None


@dataclass(slots=True)
class RelationSpan:
    """Two names and what ties them; `head` and `tail` are indices into `Layers.names` (from → to)."""

    type: str
    head: int
    tail: int
    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Phrase:
    """A noun phrase: an iḍāfa chain of links, each a noun with its adjectives, or a name.

    `first` and `last` (past the end) are word indices, `start` and `end` clean offsets without proclitics. `links` are the
    words at which its links begin, the first is that of the head; `stops` are the words after which a shorter phrase may
    end (after each noun and each adjective). `name` is an index into `Layers.names` where the head is one, `apposed` the
    name that the phrase is a title or class noun of («شركة أبل»: it is a link as well). `prep` is the preposition that
    governs it, `joined` whether و or أو joins it; `attached` the index of the phrase that it continues (through `prep`,
    `joined`, or a bracket), or None. Gender m, f or "", number s, d, p or "".
    """

    first: int
    last: int
    start: int
    end: int
    links: list[int]
    stops: list[int]
    gender: str = ""
    number: str = ""
    definite: bool = False
    human: bool = False
    pronoun: str = ""
    name: int | None = None
    apposed: int | None = None
    prep: str = ""
    joined: bool = False
    attached: int | None = None
    clause: int = 0


@dataclass(slots=True)
class Clause:
    """A clause in word indices (`last` past the end; clauses inside it are not taken out).

    `kind`: main, that (أن), relative, subordinate (بينما, حيث), joined (و + verb), bracket, quotation, that_is (أي), colon.
    `verb` is its first finite verb; `parent` the index of the clause that it
    stands in.
    """

    first: int
    last: int
    kind: str
    verb: int | None = None
    parent: int | None = None


@dataclass(slots=True)
class Mention:
    """What a pronoun may stand for: a name or a phrase, with gender and number; `word` is its head's index."""

    word: int
    start: int
    end: int
    gender: str
    number: str
    human: bool
    name: int | None = None
    phrase: int | None = None


@dataclass(slots=True)
class Distribution:
    """Numbers dealt out one by one: pairs of (index into `Layers.quantities`, index into `Syntax.phrases`).

    `kind`: in («3 في أ و4 في ب»), bracket («أ (3) وب (4)»), each («بواقع 3 لأ و4 لب»), respectively («على التوالي»),
    holders («أ 3 وب 4», the joined ones).
    """

    kind: str
    pairs: list[tuple[int, int]]


@dataclass(slots=True)
class Syntax:
    """What the syntax pipe writes: one part of speech and one clause for every word, and lists in text order.

    `tags` are those of `arextract.arabic.analysis` in context (a noun that agrees before it is ADJ, a form after «قد» VERB);
    `chosen` the reading that was taken for each word, `begins` the clean offset at which it begins without its proclitics.
    """

    tags: list[str] = field(default_factory=list)
    chosen: list[Reading] = field(default_factory=list)
    begins: list[int] = field(default_factory=list)
    clause_of: list[int] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    distributions: list[Distribution] = field(default_factory=list)


@dataclass(slots=True)
class Layers:
    """All layers of one article."""

    published: str | None = None
    title: str | None = None
    country: str | None = None  # ISO code of where the article appeared, where its input says so
    sentences: list[tuple[int, int]] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    times: list[TimeSpan] = field(default_factory=list)
    quantities: list[QuantitySpan] = field(default_factory=list)
    cells: list[CellSpan] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    references: list[tuple[int, int]] = field(default_factory=list)
    claims: list[ClaimSpan] = field(default_factory=list)
    relations: list[RelationSpan] = field(default_factory=list)
    syntax: Syntax = field(default_factory=Syntax)


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Layers]:
    return TypeAdapter(Layers)


stored(Layers, lambda own: _adapter().dump_json(own, exclude_defaults=True))


def layers(doc: PipePage) -> Layers:
    """The layers of `doc`, made empty on first use."""
    found = kept(doc, KEY, lambda data: _adapter().validate_json(data))
    if found is None:
        found = doc.user_data[KEY] = Layers()
    return found
