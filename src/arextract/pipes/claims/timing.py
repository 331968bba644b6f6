"""When a claim holds: the time in its clause, carried within the sentence and to the next one of the same event."""

from __future__ import annotations

from bisect import bisect_right

from arextract.arabic.affixes import WAW
from arextract.arabic.little_words import OF
from arextract.arabic.word_sets import word_set
from arextract.layers import ClaimSpan, QuantitySpan, TimeSpan
from arextract.pipes.claims.parse import VERBS, Parse
from arextract.pipes.claims.sentence_tokens import QUANTITY, TIME, SentenceToken, phrases_at
from arextract.pipes.claims.speakers import THAT, Source

_DEADLINES = word_set("timing.deadlines")
_LISTING = word_set("timing.listing")
_COMPARED = word_set("timing.compared")
_FROM = word_set("timing.from")

_COMPARING = word_set("timing.comparing")


def _borders(tokens: list[SentenceToken]) -> list[int]:
    """Where a sentence turns to a forecast or to another speaker («، ومن المتوقع أن», «، وقال المحافظ إن»): the verb's index."""
    found = []
    for i in range(len(tokens) - 3):
        if tokens[i].key not in ("،", ",") or tokens[i + 1].key != WAW:
            continue
        after = tokens[i + 2]
        verb = after.verb
        told = verb is not None and verb.cls == "say" and not verb.nounlike and tokens[i + 3].key not in THAT
        forecast = (verb is not None and verb.tense == "future") or any(
            kind == "forecast" for _, kind in phrases_at(tokens, i + 2, "claim_hedges")
        )
        if told or forecast:
            found.append(i + 2)
    return found


class Timer:
    """Gives every claim its time; remembers the last time of the article's events."""

    def __init__(self, text: str, times: list[TimeSpan], quantities: list[QuantitySpan]) -> None:
        self.text, self.times, self.quantities = text, times, quantities
        self.since = 0  # how far back the paragraph that is read looks
        self.carried: int | None = None
        self.carried_end = -1
        self.parse: Parse | None = None
        self.borders: list[int] = []  # of `parse`: where clauses begin that have no time of those before

    def pass_over(self, start: int, items: list[tuple[int, int, str, int]]) -> None:
        """Ends the carrying of a time that lies too far back, or at a sentence without figures that speaks of another time."""
        if self.carried is None:
            return
        kinds = {item[2] for item in items}
        if start - self.carried_end > 900 or (TIME in kinds and QUANTITY not in kinds):
            self.carried = None

    def time_of(self, parse: Parse, at: int, claim: ClaimSpan, sources: list[Source]) -> int | None:
        """The index of the time that holds for the quantity at chunk `at`, or None; `claim.time_by` tells how it was found."""
        token = parse.chunks[at].first
        last = parse.chunks[at].last
        if parse is not self.parse:
            self.parse, self.borders = parse, _borders(parse.tokens)
        border = (
            self.borders[bisect_right(self.borders, token) - 1] if self.borders and self.borders[0] <= token else -1
        )
        claim.parted = frozenset(parse.tokens[i].ref for i in parse.times if i < border)
        usable = [i for i in parse.times if i > border and not any(s.first <= i < s.last for s in sources)]
        compared = {i for i in usable if self._compared(parse, i)}
        own = self._own(parse, last, usable, compared)
        if own is None and claim.change is not None and claim.change[1] == "from":
            after = [i for i in usable if i in compared and i > token]
            claim.time_by = "compared"
            return parse.tokens[after[0]].ref if after and after[0] - last < 8 else None
        if own is None:
            before = [i for i in usable if i < token and i not in compared]
            after = [i for i in usable if i >= last and i not in compared]
            if before:
                own = before[-1]
            elif after and self._reaches(parse, last, after[0]):
                own = after[0]
        if own is not None:
            claim.time_by = self._between(parse, at, own)
            ref = parse.tokens[own].ref
            # «منذ …», and the times of a plan or forecast («بحلول 2030»), do not carry over.
            passing = any(t.key in _DEADLINES for t in parse.tokens[max(0, own - 2) : own])
            if not (claim.change is not None and claim.change[1] == "from") and not passing:
                self.carried, self.carried_end = ref, parse.tokens[-1].end
            return ref
        if self.carried is not None and self.times[self.carried].start >= self.since and self._same_event(parse, at):
            self.carried_end = parse.tokens[-1].end
            claim.time_by = "carried"
            return self.carried
        return None

    @staticmethod
    def _between(parse: Parse, at: int, time: int) -> str:
        """What stands between a number and its time: the gravest border of a clause, or how far a later time is."""
        if time > parse.chunks[at].first:
            return "after" if time - parse.chunks[at].last < 8 else "far after"
        tags = parse.tags[parse.place(time) : at]
        borders = (("c", "that"), (",w", "joined"), ("z", "opened"), ("r", "relative"), (",", "comma"), ("q", "figure"))
        return next((name for border, name in borders if border in tags), "before")

    def _reaches(self, parse: Parse, last: int, time: int) -> bool:
        """Whether a time after the quantity still belongs to its clause: no new clause with a number of its own between."""
        crossed = False
        for i in range(parse.place(last), len(parse.chunks)):
            chunk = parse.chunks[i]
            if chunk.first > time:
                break
            if chunk.tag in "z;" or (chunk.tag in VERBS and parse.tags[i - 1 : i] == "w"):
                crossed = True
            if chunk.tag == "q" and crossed:
                return False
        return True

    def _own(self, parse: Parse, last: int, usable: list[int], compared: set[int]) -> int | None:
        """A time right after the quantity, before the next comma, verb or quantity: «من 49 مليونا في 2015 إلى …»."""
        for i in range(last, min(last + 8, len(parse.tokens))):
            t = parse.tokens[i]
            if t.kind == TIME and i in usable and i not in compared:
                return i
            if t.kind == QUANTITY or t.key in _LISTING or t.sure_verb is not None:
                return None
        return None

    def _compared(self, parse: Parse, i: int) -> bool:
        """A time that a figure is only compared with («مقارنة بعام 2015», «عن الفترة نفسها»)."""
        for j in range(i - 1, max(-1, i - 7), -1):
            key = parse.tokens[j].key
            if parse.tokens[j].kind == QUANTITY or key in ("،", ","):
                return False
            if key in _COMPARED or (key in _FROM and i - j <= 4):
                return True
            if key in OF and j == i - 1:
                return any(t.kind == QUANTITY for t in parse.tokens[max(0, j - 4) : j])
        return False

    def _same_event(self, parse: Parse, at: int) -> bool:
        """Whether a sentence goes on telling of the event before: its verbs are past, not general statements."""
        for i in range(at - 1, -1, -1):
            verb = parse.chunks[i].verb
            if verb is not None and verb.cls != "say":
                return verb.tense == "past"
        return True
