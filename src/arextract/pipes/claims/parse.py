"""Shallow parsing: a sentence's tokens become chunks, each with a one-letter tag that the rules' patterns read.

Tags of phrases: ``N`` noun phrase, ``M`` one headed by a noun of measure, ``G`` one headed by a noun of change,
``E`` a comparative (أكثر، أعلى), ``q`` quantity. Tags of verbs by class: ``R`` reach, ``L`` level, ``K`` record,
``C`` cost, ``U`` change, ``W`` cause a change, ``X`` exceed, ``S`` share, ``O`` own, ``J`` rank, ``Y`` say, ``B`` be,
``T`` auxiliary (تم), ``P`` plan, ``A`` any other. Function words: ``b l k i m f a n v`` prepositions (ب، ل، ك، إلى، من،
في and its like, على، عن، مقابل), ``w`` conjunction, ``r`` relative, ``c`` أن and its like, ``z`` opener of a clause,
``!`` negation, ``h`` modal, ``p`` pronoun, ``y`` أي, ``D`` أما, and marks as themselves. Times, markers and the phrases of attribution are no
chunks: they stand apart (`Parse.times`, `Parse.markers`), so that rules see the clause without them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from arextract.arabic.word_sets import word_set
from arextract.pipes.claims.claim_lexicon import Verb
from arextract.pipes.claims.sentence_tokens import SentenceToken

VERB_TAGS = {
    "reach": "R", "level": "L", "record": "K", "cost": "C", "change": "U", "cause": "W", "exceed": "X", "share": "S",
    "own": "O", "rank": "J", "say": "Y", "be": "B", "aux": "T", "plan": "P", "act": "A", "passive": "A",
}  # fmt: skip
VERBS = frozenset("RLKCUWXSOJYBTPA")
PHRASES = frozenset("NMGE")
PREPOSITIONS = frozenset("blkfmanv")
WORD_TAGS = {
    "ila": "i", "min": "m", "fi": "f", "ala": "a", "an": "n", "versus": "v", "conj": "w", "rel": "r", "comp": "c",
    "open": "z", "neg": "!", "modal": "h", "pron": "p", "ay": "y", "aux": "T",
}  # fmt: skip
COMPARATIVES = word_set("parse.comparatives")


@dataclass(slots=True)
class Chunk:
    """A phrase of tokens ``first:last`` (indices into the sentence's tokens, last exclusive)."""

    tag: str
    first: int
    last: int
    verb: Verb | None = None
    ref: int = -1
    names: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Parse:
    """A sentence: tokens, chunks and the string of the chunks' tags; times, markers as token indices."""

    tokens: list[SentenceToken]
    chunks: list[Chunk]
    tags: str
    times: list[int]
    markers: list[int]
    removed: list[tuple[int, int]]

    def place(self, token: int) -> int:
        """The index of the first chunk that starts at or after a token."""
        return bisect_left(self.chunks, token, key=lambda chunk: chunk.first)

    def span(self, chunk: Chunk) -> tuple[int, int]:
        """The chunk in clean-text offsets."""
        return self.tokens[chunk.first].start, self.tokens[chunk.last - 1].end
