"""What a rule of the entities pipe finds before conflicts are settled."""

from __future__ import annotations

from dataclasses import dataclass

from arextract.gazetteer.name_lexicon import Entry

LABELS = ("PER", "ORG", "LOC", "PRODUCT", "MISC")


@dataclass(slots=True, frozen=True)
class CandidateSpan:
    """A candidate mention, in offsets of the clean text.

    `labels` are the readings left open, the likeliest first; `by` the component (ner, lexicon, rule, consistency) and
    `rule` the rule's name; `sure` says that other mentions in the article may be found from this one.
    """

    start: int
    end: int
    labels: tuple[str, ...]
    by: str
    rule: str
    score: float
    sure: bool = False
    entry: Entry | None = None

    @property
    def label(self) -> str:
        """The likeliest label."""
        return self.labels[0]


@dataclass(slots=True, frozen=True)
class EntityRule:
    """A rule's name with an example that it must match and one that it must not.

    `yes` has the mention in square brackets; in `no` nothing may be found where the brackets are.
    """

    name: str
    yes: str
    no: str
