"""Noun phrases: iḍāfa chains with their adjectives, names with their titles, and what attaches to them."""

from __future__ import annotations

from collections.abc import Sequence

from arextract.arabic.affixes import BOUND_PREPOSITIONS, WAW
from arextract.arabic.analysis import COMPARATIVE, NOMINAL, UNKNOWN, Reading
from arextract.arabic.stems import ADJECTIVE, NAME, NUMERAL, ORDINAL
from arextract.arabic.word_sets import word_set
from arextract.layers import Name, Phrase
from arextract.pipes.syntax.tags import agrees
from arextract.text.word_layer import SIGN, Words

_JOINERS = word_set("chains.joiners")
_PREPOSITIONS = word_set("chains.prepositions")
_NEGATION = word_set("chains.negation")
_FURTHEST = 12


def letters(reading: Reading) -> int:
    """How many letters of the word are conjunction and preposition; the future «س» belongs to the verb."""
    return len(reading.proclitics) - (reading.tense == "future")


class ChainChunker:
    """Reads the phrases of one text; `taken` marks the words of quantities and times, which stand in no phrase."""

    def __init__(self, found: Words, chosen: Sequence[Reading], names: Sequence[Name], taken: Sequence[bool]) -> None:
        self.found, self.chosen, self.names, self.taken = found, chosen, names, taken
        self.name_at: dict[int, tuple[int, int]] = {}  # first word of a name → (its index, the word past its end)
        for index, name in enumerate(names):
            first, last = found.covering(name.start, name.end)
            if last > first:
                self.name_at.setdefault(first, (index, last))

    def phrases(self) -> list[Phrase]:
        """All phrases, in text order, without overlap."""
        out: list[Phrase] = []
        for first, last in self.found.sentences:
            at = first
            while at < last:
                phrase = self._phrase(at, last)
                if phrase is None:
                    at += 1
                    continue
                self._attach(phrase, out, first)
                out.append(phrase)
                at = phrase.last
        return out

    def _phrase(self, first: int, limit: int) -> Phrase | None:
        """The phrase that begins at `first`, or None where none can."""
        found, chosen = self.found, self.chosen
        links: list[int] = []
        stops: list[int] = []
        name: int | None = None
        apposed: int | None = None
        at = first
        open_ = True  # whether a complement may follow
        heads: list[Reading] = []
        while at < limit and at - first < 40:
            listed = self.name_at.get(at)
            reading = chosen[at]
            if links and reading.proclitics:
                break
            if listed is not None:
                if not open_ and not self._title(heads[0]):
                    break
                if not links:
                    name = listed[0]
                elif apposed is None:
                    apposed = listed[0]
                else:
                    break
                links.append(at)
                at = listed[1]
                stops.append(at)
                heads.append(reading if reading.pos in NOMINAL else Reading("", False, "", "", NAME))
                open_ = False
                continue
            if self.taken[at]:
                break
            if found.kinds[at] == SIGN and found.folded[at] == '"' and links:
                # A quotation mark inside a phrase: before a name or noun that completes it, and after it.
                inside = self._quoted(at, limit)
                if inside is None or not (open_ or self._title(heads[0])):
                    break
                links.append(at + 1)
                stops.append(inside)
                heads.append(Reading("", False, "", "", NAME))
                at = min(limit, inside + 1)
                open_ = False
                continue
            if links and self._adjective(at, heads):
                at += 1
                stops.append(at)
                open_ = False
                continue
            negation = reading.stem in _NEGATION and not reading.pronoun
            if links and negation and at + 1 < limit and not chosen[at + 1].proclitics and chosen[at + 1].nominal:
                if self.taken[at + 1] or at + 1 in self.name_at:
                    break
                at += 2
                stops.append(at)
                open_ = False
                continue
            if reading.pos not in NOMINAL and (links or not negation or reading.pos != "adverbial"):
                break
            if reading.pos == NUMERAL and not reading.definite:
                break
            if links and not open_:
                break
            links.append(at)
            at += 1
            stops.append(at)
            heads.append(reading)
            open_ = not reading.definite
        if not links:
            return None
        head = heads[0]
        return Phrase(
            first, at, found.starts[first] + (self._cut(first, name)), found.ends[stops[-1] - 1], links, stops,
            gender=head.gender, number=head.number or "s", definite=heads[-1].definite or apposed is not None or name is not None,
            human=head.human or (name is not None and self.names[name].label == "PER"), pronoun=heads[-1].pronoun,
            name=name, apposed=apposed,
        )  # fmt: skip

    def _cut(self, at: int, name: int | None) -> int:
        """How many letters of the first word are proclitics; a name says itself where it begins."""
        if name is not None:
            return max(0, self.names[name].start - self.found.starts[at])
        return letters(self.chosen[at])

    def _title(self, head: Reading) -> bool:
        """Whether a name may stand beside a definite head: «الرئيس ماكرون», «الشركة السعودية للكهرباء» is one already."""
        return head.article

    def _adjective(self, at: int, heads: Sequence[Reading]) -> bool:
        reading = self.chosen[at]
        definite = heads[-1].definite
        if reading.article:
            may = reading.adjectival or reading.pos in (UNKNOWN, NUMERAL)
            return may and any(agrees(reading, head, definite) for head in heads)
        if reading.pronoun or definite or not (reading.pos in (ADJECTIVE, ORDINAL) or reading.adjectival):
            return False
        if at + 1 < len(self.chosen) and self.chosen[at + 1].article and not self.chosen[at + 1].proclitics:
            return False
        return heads[-1].pos != COMPARATIVE and any(agrees(reading, head) for head in heads[-1:])

    def _quoted(self, at: int, limit: int) -> int | None:
        """The word of the quotation mark that closes the one at `at`, if a short quotation stands between them."""
        for index in range(at + 1, min(limit, at + _FURTHEST)):
            if self.found.folded[index] == '"':
                return index if index > at + 1 else None
        return None

    def _attach(self, phrase: Phrase, before: Sequence[Phrase], sentence: int) -> None:
        """Sets what governs `phrase`, and which phrase straight before it it continues."""
        found, chosen = self.found, self.chosen
        own = (
            ""
            if phrase.name is not None and self._cut(phrase.first, phrase.name) == 0
            else chosen[phrase.first].proclitics
        )
        gap = phrase.first - 1
        if own[-1:] in BOUND_PREPOSITIONS:
            phrase.prep = own[-1]
        elif gap >= sentence:
            reading = chosen[gap]
            quote = found.folded[gap] == '"' and gap > sentence
            if quote:
                gap -= 1
                reading = chosen[gap]
            if reading.pos == "dem" and gap > sentence:
                gap -= 1
                reading = chosen[gap]
            if reading.pos in ("prep", "adverbial") and not reading.pronoun:
                phrase.prep = reading.stem
                own = reading.proclitics
                gap -= 1
        if own[:1] == WAW:
            phrase.joined = True
        elif gap >= sentence and chosen[gap].stem in _JOINERS and chosen[gap].pos == "conj":
            phrase.joined = True
            gap -= 1
        if not before:
            return
        last = before[-1]
        closes = last.last + (found.at(last.last) == '"' and last.last <= gap)
        if closes == gap + 1 and last.last > sentence and (phrase.joined or phrase.prep in _PREPOSITIONS):
            phrase.attached = len(before) - 1
