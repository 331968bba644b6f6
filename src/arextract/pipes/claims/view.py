"""A quantity in its sentence, as the rules' checks see it: tags, words, nouns, directions."""

from __future__ import annotations

from dataclasses import dataclass

from arextract.arabic.word_sets import word_list
from arextract.layers import ClaimSpan, QuantitySpan, RoleSpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_antecedents import Memory
from arextract.pipes.claims.claim_lexicon import Noun
from arextract.pipes.claims.parse import DOWN_COMPARATIVES, Chunk, Parse
from arextract.pipes.claims.phrases import Splitter

_NOUNS = dict.fromkeys(word_list("view.losses"), "down") | dict.fromkeys(word_list("view.gains"), "up")
_VERBS = dict.fromkeys(word_list("view.lose"), "down") | dict.fromkeys(word_list("view.gain"), "up")


@dataclass(slots=True)
class Found:
    """Metric and subject read from a phrase or taken from context."""

    metric: RoleSpan | None = None
    subject: RoleSpan | None = None


class View:
    """The quantity at chunk `at` of a parse. `prior` is the claim before it in the sentence, of the figure `before`, `last` in the article."""

    def __init__(
        self,
        parse: Parse,
        memory: Memory,
        at: int,
        quantity: QuantitySpan,
        prior: ClaimSpan | None,
        prior_at: int,
        last: ClaimSpan | None,
        before: QuantitySpan | None = None,
    ) -> None:
        self.parse, self.memory, self.at, self.quantity = parse, memory, at, quantity
        self.prior, self.prior_at, self.last, self.before = prior, prior_at, last, before
        self.splitter = Splitter(parse, memory.names)
        self.speaker: RoleSpan | None = None  # who states the sentence, when named before the quantity
        self.speaker_at = 0

    # --- what rules ask
    def chunk(self, index: int) -> Chunk:
        return self.parse.chunks[index]

    def tag(self, index: int) -> str:
        return self.parse.tags[index] if 0 <= index < len(self.parse.tags) else ""

    def word(self, index: int) -> str:
        """The folded first word of a chunk, without its article's ل."""
        return self.parse.tokens[self.parse.chunks[index].first].key if 0 <= index < len(self.parse.chunks) else ""

    def noun(self, index: int) -> Noun:
        return claim_lexicon.noun(self.word(index))

    def direction(self, index: int) -> str:
        """up, down or "" for a verb, a noun of change or a comparative."""
        chunk = self.parse.chunks[index]
        if chunk.verb is not None:
            return chunk.verb.direction
        if chunk.tag == "E":
            return "down" if self.word(index) in DOWN_COMPARATIVES else "up"
        noun = self.noun(index)
        return noun.flags if noun.kind == "change" else self.loss(index)

    def loss(self, index: int) -> str:
        """The direction of a loss or gain of a price («بخسارة 1%»), or ""."""
        return _NOUNS.get(self.noun(index).lemma, "")

    def lost(self, index: int) -> str:
        """The direction of a verb that says what its subject lost or gained, or ""."""
        verb = self.parse.chunks[index].verb
        return _VERBS.get(verb.lemma, "") if verb else ""

    def verb_class(self, index: int) -> str:
        verb = self.parse.chunks[index].verb
        return verb.cls if verb else ""
