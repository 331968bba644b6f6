"""What the role network is told of an article: words, phrases, names, times, and what each rule proposes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from sys import intern

from arextract.layers import ClaimSpan, Layers, Syntax
from arextract.ner.word_features import split_word
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.engine import Assigned
from arextract.pipes.claims.parse import Parse
from arextract.roles.role_reading import AFTER, BEFORE, Floats, RoleNumber, RoleReading
from arextract.text.word_layer import ARABIC, BREAK, Words


@lru_cache(maxsize=16_384)
def form_features(word: str, kind: str) -> tuple[str, ...]:
    """What a word form says by itself: its letters' ends, its proclitics, its readings as verb, noun, function word."""
    proclitics, stem = split_word(word.replace("\n", "⏎"))  # features are lines of a table
    found = [f"kind {kind}", f"word {stem}", f"end1 {stem[-1:]}", f"end2 {stem[-2:]}", f"end3 {stem[-3:]}",
             f"start1 {stem[:1]}", f"start2 {stem[:2]}", f"cut {proclitics}"]  # fmt: skip
    if kind != ARABIC:
        return tuple(map(intern, found))
    function = claim_lexicon.words().get(stem)
    if function:
        found.append(f"function {function}")
    verb = claim_lexicon.verb(stem)
    if verb is not None:
        found += [f"verb {verb.cls}", f"tense {verb.tense} {verb.gender}{verb.number}", f"direction {verb.direction}"]
        if verb.nounlike:
            found.append("nounlike")
        if verb.pronoun:
            found.append("verb pronoun")
    noun = claim_lexicon.noun(stem)
    found.append(f"noun {noun.kind} {noun.definite}")
    if noun.kind == "change":
        found.append(f"noun {noun.flags}")
    if noun.pronoun:
        found.append(f"pronoun {noun.pronoun}")
    known = claim_lexicon.class_of(stem)
    if known is not None:
        found += [f"class {label}" for label in sorted(known[0])]
    return tuple(map(intern, found))  # forms share most of their features: each is kept once


@lru_cache(maxsize=1_024)
def _inflection(tag: str, gender: str, number: str) -> tuple[str, str]:
    return f"pos {tag}", f"form {gender}{number}"


class Evidence:
    """Puts together the `RoleReading` of one article from its layers and the rules' claims."""

    def __init__(self, words: Words, own: Layers, told: Assigned) -> None:
        self.words, self.sentences = words, told.links.sentences
        self.names, self.times, self.quantities, self.claims = own.names, own.times, own.quantities, told.claims
        self.forms = list(map(form_features, words.surfaces, words.kinds))
        self.features: list[list[str]] = [[] for _ in self.forms]
        self.sentence = [0] * len(words)
        for k, (begin, stop) in enumerate(self.sentences):
            self.sentence[begin:stop] = [k] * (stop - begin)
            self._add(begin, "opens")
        self.phrases: list[tuple[int, int, str]] = []
        self.paragraphs, self.back = told.links.begins, told.links.back
        self._names()
        self._layers()
        for parse in told.parses:
            self._chunks(parse)
        self.syntax = own.syntax
        self.clause_words: dict[int, list[int]] = {}
        self.distributed: dict[int, list[int]] = {}
        if own.syntax.tags:
            self._syntax(own.syntax)
        self.phrases.sort()
        self.phrase_starts = [p[0] for p in self.phrases]
        self.np_starts = [phrase.first for phrase in own.syntax.phrases]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """First and last word that the characters start:end touch."""
        first = bisect_right(self.words.ends, start)
        last = bisect_left(self.words.starts, end) - 1
        return (first, last) if first <= last else None

    def _add(self, word: int, feature: str) -> None:
        if word < len(self.features):
            self.features[word].append(feature)

    def _mark(self, start: int, end: int, feature: str) -> tuple[int, int] | None:
        found = self.span(start, end)
        if found:
            self._add(found[0], f"{feature} first")
            for i in range(found[0] + 1, found[1] + 1):
                self._add(i, f"{feature} on")
        return found

    def _names(self) -> None:
        """Marks names; of each, which mention it is within what its paragraph goes on from, and how many there are."""
        places: dict[str, list[int]] = {}
        self.name_at: dict[tuple[int, int], int] = {}  # first and last word of each name
        for index, name in enumerate(self.names):
            found = self._mark(name.start, name.end, f"name {name.label}")
            if found is not None:
                self.name_at.setdefault(found, index)
                self.phrases.append((*found, "name"))
                places.setdefault(name.cluster or f"#{name.start}", []).append(found[0])
        for every in places.values():
            for at, word in enumerate(every):
                since, upto = bisect_left(every, self.back[word]), bisect_left(every, word + BEFORE)
                self._add(word, f"mention {min(at + 1 - since, 4)}")
                if upto - since > 1:
                    self._add(word, f"often {min(upto - since, 5)}")

    def counted(self) -> list[int]:
        """For each word, and the end, how many words before it belong to a quantity (ranks, which hold their noun, aside)."""
        taken = [0] * (len(self.words) + 1)
        for quantity in self.quantities:
            found = self.span(quantity.start, quantity.end)
            if found and quantity.kind != "rank":
                taken[found[0] + 1 : found[1] + 2] = [1] * (found[1] + 1 - found[0])
        return list(accumulate(taken))

    def _layers(self) -> None:
        self.time_words: list[tuple[int, int]] = []
        for index, time in enumerate(self.times):
            found = self._mark(time.start, time.end, "time")
            if found:
                self.time_words.append((found[0], index))
        for quantity in self.quantities:
            self._mark(quantity.start, quantity.end, f"number {quantity.kind}")
            if quantity.counted_span is not None:
                self._mark(*quantity.counted_span, "counted")

    def _chunks(self, parse: Parse) -> None:
        before = ""
        for chunk in parse.chunks:
            found = self.span(*parse.span(chunk))
            if found is None:
                continue
            self._add(found[0], f"chunk {chunk.tag}")
            if chunk.tag in "NMGE":
                self._add(found[0], f"after {before}")
                self.phrases.append((*found, "phrase"))
                for i in range(found[0] + 1, found[1] + 1):
                    self._add(i, f"in {chunk.tag}")
            before = chunk.tag
        for first, stop in parse.removed:
            self._mark(parse.tokens[first].start, parse.tokens[stop - 1].end, "attribution")

    def _opening(self, word: int) -> int:
        """The first word from `word` on that is no end of a line."""
        while word < len(self.words) - 1 and self.words.kinds[word] == BREAK:
            word += 1
        return word

    def _syntax(self, syntax: Syntax) -> None:
        """Parts of speech, inflection, openings of clauses, and noun phrases with every shorter end that they allow."""
        for own, tag, reading in zip(self.features, syntax.tags, syntax.chosen, strict=False):
            own += _inflection(tag, reading.gender, reading.number)
        for clause in syntax.clauses:
            self._add(self._opening(clause.first), f"clause {clause.kind}")
            if clause.verb is not None:
                self._add(clause.verb, f"verb of {clause.kind}")
        for k, clause_index in enumerate(syntax.clause_of):
            self.clause_words.setdefault(clause_index, []).append(k)
        for phrase in syntax.phrases:
            self._add(phrase.first, f"np {phrase.prep or 'bare'} {'joined' if phrase.joined else ''}")
            self._add(
                phrase.first,
                f"np {phrase.gender}{phrase.number} {phrase.definite} {phrase.human} {phrase.attached is not None}",
            )
            if phrase.pronoun:
                self._add(phrase.first, f"np with {phrase.pronoun}")
            for link in phrase.links[1:]:
                self._add(link, "np link")
            for stop in phrase.stops:
                if phrase.first <= stop < phrase.last - 1:
                    self.phrases.append((phrase.first, stop, "shorter"))
            self.phrases.append((phrase.first, phrase.last - 1, "np"))
        for distribution in syntax.distributions:
            for quantity, index in distribution.pairs:
                self.distributed.setdefault(quantity, []).append(index)

    def _clauses(self, number: RoleNumber, index: int, low: int, high: int) -> None:
        """Marks the number's clause, that which it stands in, their verbs, and the phrases that may be a verb's subject."""
        syntax = self.syntax
        if not syntax.clause_of or number.first >= len(syntax.clause_of):
            return
        at: int | None = syntax.clause_of[number.first]
        for name in ("clause", "outer"):
            if at is None:
                break
            clause = syntax.clauses[at]
            number.facts.append(f"{name} {clause.kind}")
            inside = self.clause_words.get(at, [])
            own_words = inside[bisect_left(inside, low) : bisect_right(inside, high)]
            number.marks += [(i, f"in {name}") for i in own_words]
            if clause.verb is not None:
                number.marks.append((clause.verb, f"verb of {name}"))
            self._subjects(number, at, clause.verb, name, (low, high))
            at = clause.parent
        for phrase in self.distributed.get(index, ()):
            own = syntax.phrases[phrase]
            number.spans.append((own.first, own.last - 1, "distributed"))
            number.marks += [(i, "distributed") for i in range(own.first, own.last)]

    def _subjects(self, number: RoleNumber, at: int, verb: int | None, name: str, within: tuple[int, int]) -> None:
        reading = self.syntax.chosen[verb] if verb is not None else None
        begin = bisect_left(self.np_starts, max(self.syntax.clauses[at].first, within[0]))
        for phrase in self.syntax.phrases[begin : bisect_right(self.np_starts, within[1])]:
            if phrase.first >= self.syntax.clauses[at].last:
                break
            if phrase.clause != at or phrase.prep or phrase.attached is not None:
                continue
            side = "" if verb is None else "after" if phrase.first > verb else "before"
            agrees = reading is not None and (
                not reading.gender or not phrase.gender or reading.gender == phrase.gender or phrase.human
            )
            number.marks.append((phrase.first, f"bare np {side} {agrees} {name}"))

    def number(self, index: int) -> RoleNumber | None:
        """The number that a quantity is, with what rules say of it; None where it has no word."""
        quantity, claim = self.quantities[index], self.claims[index]
        place = self.span(quantity.start, quantity.end)
        if place is None:
            return None
        number = RoleNumber(*place)
        low, high = max(place[0] - BEFORE, self.back[place[0]]), place[1] + AFTER
        number.facts = [f"kind {quantity.kind}", f"comparator {quantity.comparator}", f"unit {quantity.unit}"]
        if quantity.hedged:
            number.facts.append("hedged")
        if quantity.counted_span is not None:
            found = self.span(*quantity.counted_span)
            if found:
                number.marks += [(i, "counted") for i in range(found[0], found[1] + 1)]
                number.spans.append((*found, "counted"))
        begin, stop = bisect_left(self.time_words, (low,)), bisect_left(self.time_words, (high + 1,))
        number.times = [(word, time) for word, time in self.time_words[begin:stop] if time not in claim.parted]
        self._clauses(number, index, low, high)
        number.spans += self.phrases[bisect_left(self.phrase_starts, low) : bisect_right(self.phrase_starts, high)]
        self._rules(number, claim)
        return number

    def _rules(self, number: RoleNumber, claim: ClaimSpan) -> None:
        for role, chosen in (("subject", claim.subject), ("metric", claim.metric), ("source", claim.source)):
            self._said(number, (chosen.start, chosen.end) if chosen else None, f"rules {role}")
        for proposal in claim.evidence:
            if proposal.start >= 0:
                self._said(number, (proposal.start, proposal.end), f"{proposal.role} {proposal.rule}")
            else:
                number.facts.append(f"rule {proposal.rule} ")  # as the model's table has it
        number.facts += [f"rules {claim.rule}", f"rules change {claim.change}"]
        number.facts += [f"rules hedged {claim.hedged}", f"rules negated {claim.negated}"]
        if claim.time is not None and claim.time in dict(number.times).values():
            time = self.times[claim.time]
            self._said(number, (time.start, time.end), "rules time")
            self._said(number, (time.start, time.end), f"rules time {claim.time_by}")
        else:
            number.facts.append("rules no time")

    def _said(self, number: RoleNumber, span: tuple[int, int] | None, feature: str) -> None:
        found = span and self.span(*span)
        if found:
            number.marks += [(i, feature) for i in range(found[0], found[1] + 1)]
            number.spans.append((*found, feature))

    def reading(self, states: Floats) -> tuple[RoleReading, list[int]]:
        """The reading, and the quantity that each of its numbers is."""
        found = [(i, number) for i in range(len(self.quantities)) if (number := self.number(i)) is not None]
        numbers, begins = [number for _, number in found], frozenset(self.paragraphs)
        reading = RoleReading(
            states, self.features, self.sentence, self.sentences, numbers, begins, self.forms, self.back
        )
        return reading, [i for i, _ in found]
