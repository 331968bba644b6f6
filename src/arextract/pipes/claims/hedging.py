"""Which figures of a sentence are estimates, possibilities, plans or forecasts: read by clause.

A sentence is read once from its beginning. A word of doubt («قد»، «يتوقع»، «خطة», a verb in the future) holds for the figures after it
until its clause ends: at a verb in the perfect that opens one of its own, at «بينما»، «بعد أن»، «موضحا». A relative clause and
what follows «وهو» tell facts, unless they hold a word of doubt themselves; a condition is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from arextract.arabic.affixes import ALEF, ARTICLE, NUN, SIN, TA, THIRD_PERSON, WAW, YA
from arextract.arabic.analysis import VERB, analyse, verb_options
from arextract.arabic.little_words import ON, THAT
from arextract.arabic.word_sets import word_list, word_set
from arextract.layers import QuantitySpan
from arextract.pipes.claims import claim_lexicon
from arextract.pipes.claims.changes import stands_after
from arextract.pipes.claims.parse import Parse
from arextract.pipes.claims.sentence_tokens import MARK, QUANTITY, WORD, SentenceToken, phrases_at
from arextract.pipes.claims.speakers import Source

_WHICH = word_set("hedging.which")
_EXPECTED = word_list("hedging.expected")
_NOT = word_set("hedging.not")
_ESTIMATED = word_set("hedging.estimated")
_HAS = word_set("little_words.has")
_OPENING = word_set("hedging.opening")
_NEVER = word_set("hedging.never")

_COMMAS = frozenset({"،", ","})
_PRONOUNS = word_set("hedging.pronouns")
_WHERE = word_set("hedging.where")
_WAS = word_set("hedging.was")
_SUBJECT = 5  # words of a subject between «كان» and «قد»
_OWN = frozenset({"future", "possible", "plan"})
_THAT = word_set("hedging.that")
_RELATIVES = word_set("hedging.relatives")


class HedgeReader:
    def __init__(
        self,
        parse: Parse,
        quantities: Sequence[QuantitySpan],
        sources: Sequence[Source],
        changes: Mapping[int, tuple[str, str]],
    ) -> None:
        self.parse, self.tokens, self.quantities = parse, parse.tokens, quantities
        self.sources, self.changes = [s for s in sources if s.local and s.hedged], changes
        self.kind, self.since, self.used = "", -1, False
        self.outer: list[tuple[str, str, int]] = []  # what holds again after a relative clause or bracket
        self.marked = False  # whether the word just read speaks of the figure before it
        self.awaited = False  # whether a verb stands that doubts only with أن: «تنتظر الشركة أن»
        self.that = False  # whether أن stands between the word of doubt and here

    def read(self) -> set[int]:
        """The chunks of a sentence's figures that the text itself holds for unsure."""
        chunk_of = {c.first: i for i, c in enumerate(self.parse.chunks) if c.tag == "q"}
        found: set[int] = set()
        at: int | None = None
        i = 0
        while i < len(self.tokens):
            token = self.tokens[i]
            if token.kind == QUANTITY:
                at = chunk_of.get(i)
                if at is not None and self._hedged(i, at):
                    found.add(at)
                self.used = True
                i += 1
                continue
            i += self._word(i, token)
            if self.marked and at is not None:
                found.add(at)
            self.marked = False
        return found

    # --- what holds
    def _set(self, kind: str, at: int) -> None:
        self.kind, self.since, self.used, self.that, self.awaited = kind, at, False, False, False

    def _push(self, mark: str) -> None:
        self.outer.append((mark, self.kind, self.since))
        self._set("", -1)

    def _pop(self, mark: str) -> None:
        while self.outer and any(entry[0] == mark for entry in self.outer):
            opened, kind, since = self.outer.pop()
            if opened == mark:
                self.kind, self.since = kind, since
                return

    def _word(self, i: int, token: SentenceToken) -> int:
        """Reads the word or mark at i; returns how many tokens that took."""
        key = token.key
        before = self.tokens[i - 1].key if i else ""
        if token.kind == MARK:
            self._mark(key)
            return 1
        which = key in _WHICH and before in _COMMAS and self.kind not in ("forecast", "estimate")
        if which or key in _RELATIVES or (key in _PRONOUNS and before == WAW):
            self._push("relative")
            return 1
        if key in ON and before in _COMMAS and i + 1 < len(self.tokens) and self.tokens[i + 1].key in THAT:
            self._set("plan", i)  # «…، على أن ترفع القيمة إلى الضعف»
            return 2
        for stop, _ in phrases_at(self.tokens, i, "hedge_ends"):
            if key not in _WHERE or self._past_next(i):
                self._set("", -1)
                return stop - i
        if key in _THAT:
            if before == WAW and self.kind in _OWN:
                self._set("", -1)
            self.that = True
            if self.awaited:
                self._set("forecast", i)
        for stop, kind in phrases_at(self.tokens, i, "claim_hedges"):
            if key not in _HAS or stop > i + 1 or self._doubts(i):
                if kind == "condition":
                    self._push("condition")
                elif kind == "that":
                    self.awaited = True
                elif i and self.tokens[i - 1].kind == QUANTITY and key.startswith(_EXPECTED) and not self._that_next(i):
                    self.marked = True  # «494 مليار جنيه متوقعة»
                elif kind != "not":
                    self._set(kind, i)
                return stop - i
        if token.kind == WORD and not token.tied:
            self._verb(i, key, before)
        return 1

    def _that_next(self, i: int) -> bool:
        return any(t.key in _THAT for t in self.tokens[i + 1 : i + 2])

    def _past_next(self, i: int) -> bool:
        """Whether the verb that follows «حيث» or «إذ» is in the perfect."""
        for token in self.tokens[i + 1 : i + 6]:
            if token.sure_verb is not None:
                return token.sure_verb.tense == "past"
        return True

    def _mark(self, key: str) -> None:
        if key in _COMMAS:
            self._pop("condition")
            self._pop("relative")
            if self.kind == "estimate" and self.used:
                self._set("", -1)
        elif key == "؛":
            self._set("", -1)
        elif key == "(":
            self.outer.append(("(", self.kind, self.since))
        elif key == ")":
            self._pop("(")

    def _doubts(self, i: int) -> bool:
        """Whether «قد» at i stands before a verb in the imperfect."""
        if i + 1 == len(self.tokens):
            return False
        key = self.tokens[i + 1].key
        if key[0] == TA and any(r.tense == "past" for r in verb_options(key)):
            if key[2:3] == ALEF or self._was(i):
                return False  # «قد تنافس»، «قد تراجع»: a perfect of the sixth form; «كان الفريق قد تدرب»
        verb = claim_lexicon.verb(key)
        tense = verb.tense if verb is not None else analyse(key).tense if key[0] in THIRD_PERSON else ""
        return tense == "present" or key in _NOT

    def _was(self, i: int) -> bool:
        """Whether «كان» stands before «قد» at i, so that what follows had come to pass."""
        before = takewhile(lambda t: t.kind not in (MARK, QUANTITY), reversed(self.tokens[max(0, i - _SUBJECT) : i]))
        return any(token.key in _WAS for token in before)

    def _verb(self, i: int, key: str, before: str) -> None:
        verb = claim_lexicon.verb(key)
        if verb is None:
            if key[:2] in (SIN + YA, SIN + TA, SIN + NUN) and len(key) > 4:
                reading = analyse(key)
                if reading.pos == VERB and reading.tense == "future":
                    self._set("future", i)
            return
        if verb.tense == "future":
            self._set("future", i)
        elif "hedge" in verb.flags and "deny" not in verb.flags and not verb.nounlike:
            self._set("estimate" if verb.lemma in _ESTIMATED else "forecast", i)
        elif verb.cls == "plan" and not verb.nounlike:
            self._set("plan", i)
        elif verb.tense == "past" and self.kind and "participle" not in verb.flags:
            sure = before in _HAS and i > 1
            outer = self.tokens[i - 2].key if sure else before
            opens = outer in _OPENING or outer in _COMMAS
            if (sure or not verb.nounlike) and (opens or (self.kind in ("plan", "future") and not self.that)):
                self._set("", -1)

    # --- a figure
    def _hedged(self, i: int, at: int) -> bool:
        quantity = self.quantities[self.parse.chunks[at].ref]
        if quantity.hedged:
            return True
        if self.changes.get(at, ("", ""))[1] == "from":
            return False
        if any(stands_after(self.parse, at, kind) for kind in ("versus", "against")):
            self._set("", -1)
            return False
        key = self.tokens[i].key
        if quantity.kind in ("count", "rank") and key.startswith(ARTICLE):
            return False
        if any(s.begin <= i < s.stop and self._near(s, i) for s in self.sources):
            return True
        if not self.kind:
            return self._after(at)
        trigger = self.tokens[self.since].key  # «الكلفة المتوقعة 35 مليونا» against «يعتقد 53% من السكان»
        beside = self.since == i - 1 and trigger not in _NEVER and not trigger.startswith(ARTICLE)
        return not (beside and self.kind in ("forecast", "estimate", "plan"))

    def _after(self, at: int) -> bool:
        """«مئة طبيب سيصلون»: a verb in the future right after a figure that opens its clause."""
        last = self.parse.chunks[at].last
        if self.parse.tags[at - 1 : at] not in ("", "c", "w", ","):
            return False
        for token in self.tokens[last : last + 5]:
            if token.kind in (MARK, QUANTITY):
                return False
            if token.sure_verb is not None:
                return token.sure_verb.tense == "future"
        return False

    def _near(self, source: Source, token: int) -> bool:
        """Whether «بحسب تقديرات» stands in the figure's own clause."""
        low, high = min(source.first, token), max(source.first, token)
        turned = any(a.key in _COMMAS and b.key == WAW for a, b in pairwise(self.tokens[low:high]))
        return not turned and not any(claim_lexicon.is_row("hedge_ends", t.key) for t in self.tokens[low:high])
