"""Reads the claims of an article: parses the sentences that hold quantities and asks every rule about each of them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import TableError, table
from arextract.arabic.word_sets import word_set
from arextract.layers import ClaimSpan, Layers, Proposal, QuantitySpan, RoleSpan
from arextract.pipes.claims import claim_lexicon, modality, rules_local, rules_shares, rules_verbs, timing
from arextract.pipes.claims.attribution import sources_of
from arextract.pipes.claims.bounds import bounded
from arextract.pipes.claims.changes import ChangeReader
from arextract.pipes.claims.chunks import parse_sentence
from arextract.pipes.claims.claim_antecedents import Memory
from arextract.pipes.claims.hedging import HedgeReader
from arextract.pipes.claims.paragraph_links import Links, links
from arextract.pipes.claims.parse import Parse
from arextract.pipes.claims.sentence_tokens import QUANTITY, Layer, tokenize
from arextract.pipes.claims.site import Site
from arextract.pipes.claims.speakers import Source
from arextract.pipes.claims.tag_rules import TagRule
from arextract.text.word_layer import Words

_BEFORE_NUMBERS = word_set("engine.before_numbers")
_SEPARATE = word_set("engine.separate")

_ADVERBIAL = word_set("engine.adverbial")
_WHEN = word_set("engine.when")


@dataclass(slots=True, frozen=True)
class Assigned:
    """What the rules make of an article: a claim for each quantity, the sentences that hold one, how its paragraphs go on."""

    claims: list[ClaimSpan]
    parses: list[Parse]
    links: Links


def assign(words: Words, own: Layers) -> Assigned:
    """The roles of every quantity of `own`, in their order; all offsets in clean text. Linear in the text's length."""
    claims = [ClaimSpan(i) for i in range(len(own.quantities))]
    reader = _Reader(words, own, claims)
    spans = [(span.start, span.end) for group in (own.names, own.times, own.quantities, own.markers) for span in group]
    for start, end in bounded(words.text, own.sentences, spans):
        reader.sentence(start, end)
    return Assigned(claims, reader.parses, reader.links)


@lru_cache(maxsize=1)
def strongest_first() -> tuple[TagRule, ...]:
    """All rules, those first that were right most often on annotated text. Raises `TableError` for one that no row names."""
    precision = {row["rule"]: float(row["precision"]) for row in table("claim_rules")}
    every = rules_local.RULES + rules_shares.RULES + rules_verbs.RULES
    if missing := [rule.name for rule in every if rule.name not in precision]:
        raise TableError(
            f"arabic/claim_rules.tsv has no row for {', '.join(missing)}: precision 0.5, said 0 until it is counted"
        )
    return tuple(sorted(every, key=lambda rule: -precision[rule.name]))


def _touch(one: RoleSpan | None, other: RoleSpan) -> bool:
    return one is not None and one.start < other.end and other.start < one.end


def _same_clause(parse: Parse, source: Source, token: int) -> bool:
    low, high = min(source.first, token), max(source.first, token)
    return not any(parse.tokens[i].key in _SEPARATE for i in range(low, high))


def _adverbial(parse: Parse, at: int, quantity: QuantitySpan) -> bool:
    """A duration that only says when or how long («قبل ست سنوات») has no roles."""
    if quantity.kind != "duration":
        return False
    token = parse.chunks[at].first - 1
    while token >= 0 and parse.tokens[token].key in _BEFORE_NUMBERS:
        token -= 1
    if token < 0 or parse.tokens[token].key not in _ADVERBIAL:
        return False
    return parse.tags[at - 1 : at] != "f" or "E" not in parse.tags[max(0, at - 6) : at - 1]


def _only_when(parse: Parse, at: int) -> bool:
    """Whether no adverb of time is so often part of what is told as «لمدة» and «في» are: after «قبل», «منذ», «خلال», in a bracket."""
    first = parse.chunks[at].first
    words = [t.key for t in parse.tokens[max(0, first - 6) : first]]
    last = next((word for word in reversed(words) if word in _ADVERBIAL), "")
    return words[-1:] == ["("] or last in _WHEN


class _Reader:
    def __init__(self, words: Words, own: Layers, claims: list[ClaimSpan]) -> None:
        self.text, self.names, self.quantities, self.claims = words.text, own.names, own.quantities, claims
        self.markers = own.markers
        self.layer = Layer(own.names, own.times, own.quantities, own.markers)
        self.links = links(words, own)
        self.memory = Memory(words.text, own.names)
        self._name_classes()
        self.timer = timing.Timer(words.text, own.times, own.quantities)
        self.parses: list[Parse] = []

    def _name_classes(self) -> None:
        """Which class noun stands before each name («شركة آبل»)."""
        for index, name in enumerate(self.names):
            before = self.text[max(0, name.start - 24) : name.start].rpartition("\n")[2].rstrip(" \"'(")
            word = fold(before.rsplit(None, 1)[-1]) if before.split() else ""
            known = claim_lexicon.class_of(word)
            if known is not None and (name.label in known[0]):
                self.memory.classes[index] = known

    def sentence(self, start: int, end: int) -> None:
        """Reads one sentence; those without quantities only move the memory on."""
        items = self.layer.within(start, end)
        self.memory.since = self.timer.since = self.links.since(start)
        if not any(item[2] == QUANTITY for item in items):
            self.timer.pass_over(start, items)
            self._glance(start, end, items)
            return
        tokens = tokenize(self.text, start, end, items)
        sources = sources_of(self.memory, tokens)
        parse = parse_sentence(tokens, [(s.first, s.last) for s in sources], self.names, self.quantities)
        self.parses.append(parse)
        reader = ChangeReader(parse, self.quantities)
        changes, partners = reader.read(), reader.partners()
        unsure = HedgeReader(parse, self.quantities, sources, changes).read()
        prior: ClaimSpan | None = None
        prior_at = -1
        for at, chunk in enumerate(parse.chunks):
            if chunk.tag != "q":
                continue
            claim = self.claims[chunk.ref]
            quantity = self.quantities[chunk.ref]
            claim.change = changes.get(at)
            site = Site(parse, self.memory, at, self.quantities, prior, prior_at)
            for source in sources:
                if source.role is not None and not source.local and source.last <= chunk.first:
                    site.speaker, site.speaker_at = source.role, parse.place(source.last)
            adverbial = _adverbial(parse, at, quantity)
            claim.bare = adverbial and _only_when(parse, at)
            claim.evidence += [
                Proposal(s.rule, "source" if s.begin <= chunk.first < s.stop else "speaker", s.role.start, s.role.end)
                for s in sources
                if s.role is not None
            ]
            context = site.context()
            if context is not None:
                claim.evidence.append(Proposal("context", "subject", context.start, context.end))
            if at in partners:
                claim.partner = parse.chunks[partners[at]].ref
            claim.hedged = at in unsure
            claim.negated = modality.negated(parse, at, quantity, sources, adverbial)
            self._citations(claim, parse, chunk.first)
            if adverbial:
                claim.evidence.append(Proposal("adverbial", "none", -1, -1))
                continue
            self._roles(site, claim)
            claim.source = self._source(sources, chunk.first, parse)
            claim.time = self.timer.time_of(parse, at, claim, sources)
            if claim.rule and not (quantity.kind == "duration" and prior is None):
                prior, prior_at = claim, at
            if claim.subject is not None:
                self.memory.remember(claim.subject)
        self._heard(sources)
        self.timer.pass_over(start, items)

    def _glance(self, start: int, end: int, items: list[tuple[int, int, str, int]]) -> None:
        """A sentence without numbers: its first organisation or product becomes the topic, its speaker is remembered."""
        if any(kind == "name" and self.names[index].label in ("PER", "ORG") for _, _, kind, index in items):
            self._heard(sources_of(self.memory, tokenize(self.text, start, end, items)))
        for _, _, kind, index in items:
            if kind == "name" and self.names[index].label in ("ORG", "PRODUCT"):
                self.memory.remember(self.memory.name_role(index))
                break

    def _heard(self, sources: list[Source]) -> None:
        """The last speaker of a sentence may go on in the next («وأضاف أن»)."""
        for source in sources:
            role = source.role
            if role is not None and (role.name is None or self.names[role.name].label in ("PER", "ORG")):
                self.memory.last_speaker = role

    @staticmethod
    def _roles(site: Site, claim: ClaimSpan) -> None:
        """What every rule proposes; each role is what the strongest rule says that says anything of it."""
        for rule in strongest_first():
            found = rule(site)
            if found is None:
                continue
            claim.rule = claim.rule or rule.name
            if claim.subject is None and (claim.metric is None or not _touch(found.subject, claim.metric)):
                claim.subject = found.subject
            if claim.metric is None and (claim.subject is None or not _touch(found.metric, claim.subject)):
                claim.metric = found.metric
            said = [("subject", found.subject), ("metric", found.metric)]
            proposals = [Proposal(rule.name, role, span.start, span.end) for role, span in said if span is not None]
            claim.evidence += proposals or [Proposal(rule.name, "none", -1, -1)]

    @staticmethod
    def _source(sources: list[Source], token: int, parse: Parse) -> RoleSpan | None:
        """The source that holds for a token: the first in its clause, else the last before it that is no phrase of its own."""
        chosen: Source | None = None
        for source in sources:
            if source.role is None or not source.begin <= token < source.stop:
                continue
            if chosen is None:
                chosen = source
                continue
            near = source.local and _same_clause(parse, source, token)
            nearer = near and not (chosen.local and _same_clause(parse, chosen, token))
            if nearer or (not source.local and not chosen.local and source.first < token):
                chosen = source
        return chosen.role if chosen is not None else None

    def _citations(self, claim: ClaimSpan, parse: Parse, token: int) -> None:
        """A marker covers the text back to the marker before it or the start of the sentence."""
        markers = parse.markers[bisect_right(parse.markers, token) :]
        for place, i in enumerate(markers):
            if i != markers[0] + place:
                break
            if url := self.markers[parse.tokens[i].ref].url:
                claim.citations.append(url)
