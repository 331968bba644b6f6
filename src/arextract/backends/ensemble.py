"""Several taggers as one: the union of their mentions, and a vote where they overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from arextract.ner.conll import bio_spans
from arextract.pipes.entities.tagged import Tagger

NAME = "ensemble"
_AGREED = 0.05
_MOST = 0.99

Tags = list[tuple[str, float]]


@dataclass(slots=True, frozen=True)
class Vote:
    """A mention of one member: the words ``first:last``, its label, its score, the member's place in the order of trust."""

    first: int
    last: int
    label: str
    score: float
    member: int


def votes(tags: Sequence[tuple[str, float]], member: int) -> list[Vote]:
    """The mentions in one member's BIO tags of one sentence."""
    return [
        Vote(first, stop, label, sum(score for _, score in tags[first:stop]) / (stop - first), member)
        for first, stop, label in bio_spans([tag for tag, _ in tags])
    ]


def elect(candidates: Sequence[Vote]) -> list[Vote]:
    """The mentions that the members settle on, sorted and apart, with the score of the ensemble.

    Mentions that no other touches are taken as they are (the union). Among overlapping ones the extent with most votes
    wins, then the longer, then the better trusted member's; its label is the one that most of the votes on any of its
    words give, then the better trusted member's. Each further vote for the extent raises the score.
    """
    extents = Counter((vote.first, vote.last) for vote in candidates)
    trust: dict[tuple[int, int], int] = {}
    for vote in candidates:
        trust[vote.first, vote.last] = min(vote.member, trust.get((vote.first, vote.last), vote.member))
    order = sorted(extents, key=lambda e: (-extents[e], e[0] - e[1], trust[e], e))
    taken: list[Vote] = []
    for first, last in order:
        if any(first < other.last and other.first < last for other in taken):
            continue
        touching = [v for v in candidates if v.first < last and first < v.last]
        labels = Counter(v.label for v in touching)
        best = min(touching, key=lambda v: (-labels[v.label], v.member))
        own = [v.score for v in touching if (v.first, v.last) == (first, last)]
        score = min(_MOST, sum(own) / len(own) + _AGREED * (len(own) - 1))
        taken.append(Vote(first, last, best.label, score, best.member))
    return sorted(taken, key=lambda v: v.first)


class Ensemble:
    """A tagger made of `members`, the most trusted first."""

    by = NAME

    def __init__(self, members: Sequence[Tagger]) -> None:
        self.members = list(members)

    def fingerprint(self) -> bytes:
        """What decides the tags, for the pipeline's hash; the embedded tagger is part of the package's own."""
        return b"".join(getattr(member, "fingerprint", bytes)() for member in self.members)

    def tag(self, sentences: list[list[str]]) -> list[Tags]:
        """One (tag, score) for each word of each sentence."""
        made = [member.tag(sentences) for member in self.members]
        return [self._sentence(len(words), [rows[number] for rows in made]) for number, words in enumerate(sentences)]

    @staticmethod
    def _sentence(length: int, rows: Sequence[Tags]) -> Tags:
        tags: Tags = [("O", 0.0)] * length
        for vote in elect([vote for member, row in enumerate(rows) for vote in votes(row, member)]):
            for index in range(vote.first, vote.last):
                tags[index] = (f"{'B' if index == vote.first else 'I'}-{vote.label}", vote.score)
        return tags
