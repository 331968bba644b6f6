"""The words of change of a sentence (verbs, verbal nouns, participles): which of them holds at a point, and from where.

A word of change holds for the figures of its clause until another verb takes over; relative clauses and brackets are passed
over, and what held before them holds again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from arextract.arabic.affixes import ARTICLE, FA
from arextract.arabic.little_words import AFTER
from arextract.arabic.word_sets import word_of, word_set
from arextract.layers import QuantitySpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.claim_lexicon import change_words
from arextract.pipes.claims.parse import PREPOSITIONS, VERBS, Chunk, Parse
from arextract.pipes.claims.sentence_tokens import QUANTITY

_LOST = word_of("change_turns.lost")
_LINKED = word_set("change_turns.linked")
_HAS = word_set("little_words.has")
_UNTIL = word_set("change_turns.until")
_HAS_BEEN = word_set("change_turns.has_been")
_AROUND = word_set("change_turns.around")
_COMMAS = word_set("change_turns.commas")
_AFTER_WHICH = word_set("change_turns.after_which")
_WHICH = word_set("change_turns.which")
_RATE = word_set("change_turns.rate")
_LINKS = PREPOSITIONS | {"i"}

Change = tuple[str, str]
"""A direction and what a figure is of the change: from, to or by."""


@dataclass(slots=True)
class Turn:
    """A word of change that holds for the figures after it. `direction` is "" where the figures themselves say it.

    `kind`: verb, noun, gain. `has` are the roles that figures have taken, with the chunk of the last of each.
    """

    direction: str
    kind: str
    at: int
    lemma: str
    present: bool = False
    has: dict[str, int] = field(default_factory=dict)


class Turns:
    """Reads the words of one sentence in their order and knows what holds. `found` has the change of each figure by its chunk."""

    def __init__(self, parse: Parse, quantities: Sequence[QuantitySpan]) -> None:
        self.chunks, self.tags, self.tokens = parse.chunks, parse.tags, parse.tokens
        self.found: dict[int, Change] = {}
        self.turn: Turn | None = None
        self.outer: list[tuple[str, Turn | None, int]] = []  # what holds again after a relative clause or bracket
        self.level = ""  # "to" or "from" after a verb that says where something stands
        self.last = self.stood = -1  # the figure before, and one that stands at a level
        self.aside: Turn | None = None  # what holds again after an aside between commas
        self.open: list[Turn] = []  # passings from one value to another
        cues = [q.cue for c in self.chunks if c.tag == "q" and (q := quantities[c.ref]).cue is not None]
        starts = {t.start for t in self.tokens if any(a <= t.start < b for a, b in cues)} if cues else set()
        self.bounds = {i for i, c in enumerate(self.chunks) if c.tag in VERBS and self.tokens[c.first].start in starts}

    def word(self, at: int) -> None:
        """Takes in the chunk at `at`, which is no figure."""
        chunk = self.chunks[at]
        tag = chunk.tag
        if tag in VERBS:
            if at not in self.bounds:
                self._verb(at, chunk)
            elif self._after_was(at):
                self.level = "from"
        elif tag == "h" and self._lost(at):
            self.turn, self.level = Turn("down", "gain", at, _LOST), ""
        elif tag == "G":
            self._noun(at, self.key(at))
        elif tag in "MN":
            self._measure(at)
        elif tag == "r":
            if self.tags[at + 1 : at + 2] in VERBS or self.tags[at + 1 : at + 2] in ("h", "!"):
                self.outer.append(("r", self.turn, at))
                self.turn, self.level = None, ""
        elif tag == "(":
            self.outer.append(("(", self.turn, at))
        elif tag == ")":
            self.leave("(")
        elif tag == ",":
            self._comma(at)
        elif tag in ";:D" or (tag == "z" and self.key(at) not in _LINKED):
            self._clear()
        elif tag == "c" and not self._after(at):
            if self.turn is not None and self.turn.has:
                self._clear()

    def _lost(self, at: int) -> bool:
        """«فقد المؤشر 31 نقطة» against «فقد ارتفع المؤشر»: a noun, no verb, follows what looks like ف and قد."""
        chunk = self.chunks[at]
        before = self.tokens[chunk.first - 1] if chunk.first else None
        written = before is not None and before.key == FA and before.end == self.tokens[chunk.first].start
        return written and self.key(at) in _HAS and self.tags[at + 1 : at + 2] in ("N", "M")

    def _clear(self) -> None:
        self.turn, self.level = None, ""
        self.outer = [entry for entry in self.outer if entry[0] == "("]

    def leave(self, kind: str) -> None:
        """What held before a relative clause (r) or a bracket holds again."""
        while any(entry[0] == kind for entry in self.outer):
            opened, turn, _ = self.outer.pop()
            if opened == kind:
                self.turn, self.level = turn, ""
                return

    def _comma(self, at: int) -> None:
        """A comma ends a relative clause, and an aside («، في خطوة لم تفاجئ أحدا،»): what held before holds again."""
        self.leave("r")
        if self.turn is None and self.aside is not None:
            self.turn = self.aside
        self.aside = self.turn if self.tags[at + 1 : at + 2] in tuple("fpbN") else None

    def key(self, at: int) -> str:
        """The first word of a chunk, folded."""
        return self.tokens[self.chunks[at].first].key

    def _verb(self, at: int, chunk: Chunk) -> None:
        verb = chunk.verb
        if verb is None:
            return
        before = self.tags[at - 1 : at]
        kinds = change_words()
        relative = before == "r" or self.tags[max(0, at - 2) : at] in ("rh", "r!")
        if verb.lemma in kinds["lead"]:
            self._clear()
            return
        if "participle" in verb.flags and verb.lemma.startswith(ARTICLE):
            return  # «الحد البالغ 5%»
        if verb.lemma in kinds["gain"] or verb.lemma in kinds["loss"]:
            self._turned("down" if verb.lemma in kinds["loss"] else "up", "gain", at, verb.lemma)
            return
        if verb.cls in ("change", "cause") and verb.direction:
            if self._after_was(at) and verb.lemma in kinds["measure"] and self.tags[at + 1 : at + 2] in ("a", "n"):
                self.level = "from"
                return
            self._turned(verb.direction, "verb", at, verb.lemma, verb.tense == "present")
            return
        if verb.lemma in kinds["shift"]:
            self._passing(at, verb.lemma, "verb")
            return
        standing = verb.cls in ("reach", "level", "record", "exceed", "be")
        if self.level == "from" or (standing and self._after_was(at)):
            self.level = "from"
            return
        if standing:
            if self._stated(at):
                self.level = "by"
                return
            joined = before == "l" or "participle" in verb.flags or self._key_before(at) in _UNTIL
            if self.turn is not None and (joined or (before in ("w", "z", "") and not self._own_subject(at))):
                self.level = "to"
                return
            if relative:
                return
            self.turn, self.level = None, "stand" if verb.cls == "level" else ""
            if verb.lemma in kinds["become"]:
                self._passing(at, verb.lemma, "become")
            elif verb.cls == "exceed":
                self.turn = Turn("up", "exceed", at, verb.lemma)
            return
        if any(entry[0] == "r" for entry in self.outer):
            return
        self._clear()

    def _passing(self, at: int, lemma: str, kind: str) -> None:
        self.turn, self.level = Turn("", kind, at, lemma), ""
        self.open.append(self.turn)

    def _stated(self, at: int) -> bool:
        """«زيادة تقارب الخمس», «تراجع في العدد بلغ 5%»: the verb only says how great the noun of change before it is."""
        turn = self.turn
        if turn is None or turn.kind != "noun" or turn.has or self._own_subject(at) or self.tags[at - 1 : at] == "l":
            return False  # «سجلت تراجعا لتبلغ 3%»: what came of it
        return not any(tag in "w,zc" or tag in VERBS for tag in self.tags[turn.at + 1 : at])

    def _own_subject(self, at: int) -> bool:
        """Whether a phrase of its own follows the verb before the figure."""
        after = at + 1
        while after < len(self.tags) and self.tags[after] in 'p"fl':
            after += 2 if self.tags[after] in "fl" else 1
        return self.tags[after : after + 1] in ("N", "M", "G")

    def _key_before(self, at: int) -> str:
        """The word before a verb and its أن."""
        first = self.chunks[at].first - 1
        while first >= 0 and self.tokens[first].key in _HAS_BEEN:
            first -= 1
        return self.tokens[first].key if first >= 0 else ""

    def _after(self, at: int) -> bool:
        """Whether «بعد» stands before the أن at a chunk."""
        first = self.chunks[at].first
        return first > 0 and self.tokens[first - 1].key in _AROUND

    def _after_was(self, at: int) -> bool:
        """Whether a verb stands behind «بعد أن», «بعدما», with nothing but كان and قد between."""
        first = self.chunks[at].first - 1
        low = max(0, first - 10)
        while first >= low and self.tokens[first].kind != QUANTITY and self.tokens[first].key not in _COMMAS:
            key = self.tokens[first].key
            if key in _AFTER_WHICH or (key in _WHICH and first and self.tokens[first - 1].key in AFTER):
                return True
            first -= 1
        return False

    def _measure(self, at: int) -> None:
        """«نسبة نمو», and «بخسارة» of a price."""
        kinds, chunk = change_words(), self.chunks[at]
        lemma = claim_lexicon.noun(self.key(at)).lemma
        if lemma in _RATE and chunk.last - chunk.first > 1:
            self._noun(at, self.tokens[chunk.first + 1].key)
        elif self.tags[at - 1 : at] == "b" and (lemma in kinds["lost"] or lemma in kinds["won"]):
            self._turned("down" if lemma in kinds["lost"] else "up", "gain", at, lemma)

    def _turned(self, direction: str, kind: str, at: int, lemma: str, present: bool = False) -> None:
        """A word of change begins to hold; what stood at a level just before it ended there («استقر عند 50 بانخفاض»)."""
        told = self.turn
        same = told is not None and told.direction == direction
        follows = (kind != "verb" and self.tags[at - 1 : at] == "b") or (
            (verb := self.chunks[at].verb) is not None and "participle" in verb.flags
        )
        self.turn = Turn(
            direction, kind, at, lemma, present, dict(told.has) if told is not None and same and follows else {}
        )
        if follows and self.stood >= 0 and self.stood == self.last and self.stood not in self.found:
            self.found[self.stood] = (direction, "to")
            self.turn.has["to"] = self.stood
        self.level = ""

    def _noun(self, at: int, key: str) -> None:
        noun = claim_lexicon.noun(key)
        if noun.kind != "change" or not noun.flags or noun.lemma in change_words()["lead"]:
            return
        turn, before = self.turn, self.tags[at - 1 : at]
        if turn and turn.kind == "verb" and not turn.has and _LINKS.isdisjoint(self.tags[turn.at + 1 : at]):
            return  # «تراجع نمو الاقتصاد إلى»: the verb's way is the figure's
        if before == "m" and self.tags[at - 2 : at - 1] in ("M", "q"):
            return  # «نصيب أغادير من الارتفاع»
        self._turned(noun.flags, "noun", at, noun.lemma)
