"""Clauses: where each begins, what opens it, and which clause every word stands in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from arextract.arabic.affixes import AND
from arextract.arabic.analysis import VERB, Reading
from arextract.arabic.folded_tables import folded_words
from arextract.arabic.word_sets import word_set
from arextract.layers import Clause
from arextract.text.word_layer import BREAK, Words

_BECAUSE = word_set("borders.because")
_THAT_IS = word_set("borders.that_is")
_JOINING = word_set("borders.joining")
_INDEED = word_set("borders.indeed")

_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
_PAUSES = frozenset("،,؛-–")
_BACK = frozenset({"relative", "that_is", "subordinate"})
_LEAST_QUOTED = 4
_DEEPEST = 40


@lru_cache(maxsize=1)
def speech() -> frozenset[str]:
    """Folded lemmas of the verbs of saying."""
    return folded_words("claim_verbs", "perfect", **{"class": "say"})


class Borders:
    """Reads the clauses of one text, sentence by sentence."""

    def __init__(self, found: Words, chosen: Sequence[Reading]) -> None:
        self.found, self.chosen = found, chosen
        self.clauses: list[Clause] = []
        self.clause_of = [0] * len(found)

    def read(self) -> tuple[list[Clause], list[int]]:
        """The clauses in the order of their first words, and for each word the index of its clause."""
        for first, last in self.found.sentences:
            self._sentence(first, last)
        return self.clauses, self.clause_of

    def _open(self, at: int, kind: str, parent: int | None) -> int:
        self.clauses.append(Clause(at, at, kind, None, parent))
        return len(self.clauses) - 1

    def _sentence(self, first: int, last: int) -> None:
        quotes = self._quotations(first, last)
        now = self._open(first, "main", None)
        closers: list[tuple[int, int]] = []  # (word that closes a bracket or quotation, the clause to go back to)
        for at in range(first, last):
            while closers and closers[-1][0] < at:
                now = closers.pop()[1]
            key, reading = self.found.folded[at], self.chosen[at]
            opened = self._opens(at, first, now, reading)
            around = self._around(now)
            if key in _OPEN and len(closers) < _DEEPEST:
                end = self._closing(at, last)
                if end is not None:
                    closers.append((end, now))
                    now = self._open(at, "bracket", now)
            elif at in quotes:
                closers.append((quotes[at], now))
                now = self._open(at, "quotation", now)
            elif key == ":" and at + 1 < last:
                now = self._open(at, "colon", now)
            elif key in _PAUSES and around is not None and self.clauses[now].verb is not None:
                now = around
            elif opened is not None:
                kind, child = opened
                now = self._open(at, kind, self._parent(kind, child, now, reading))
            if reading.pos == VERB:
                around = self._around(now)
                if around is not None and self.clauses[now].verb is not None and self.clauses[around].verb is None:
                    now = around
                own = self.clauses[now]
                if own.verb is None:
                    own.verb = at
            self.clause_of[at] = now
            self.clauses[now].last = at + 1

    def _around(self, now: int) -> int | None:
        """The clause that goes on behind `now`; only clauses that explain what stands before them end inside another."""
        return self.clauses[now].parent if self.clauses[now].kind in _BACK else None

    def _parent(self, kind: str, child: bool, now: int, reading: Reading) -> int | None:
        """The clause that a new one stands in: «إن» goes with the verb of saying, «وأضافت» stands beside the main clause."""
        saying = kind == "joined" and reading.pos == VERB and reading.lemma in speech()
        around = now
        while kind == "that" or saying:
            own = self.clauses[around]
            if kind == "that" and own.verb is not None and self.chosen[own.verb].lemma in speech():
                return around
            if own.parent is None or own.kind in ("bracket", "quotation"):
                if saying:
                    return own.parent if own.kind not in ("bracket", "quotation") else around
                break
            around = own.parent
        return now if child else self.clauses[now].parent

    def _opens(self, at: int, first: int, now: int, reading: Reading) -> tuple[str, bool] | None:
        """The kind of clause that the word opens, and whether it stands in the clause before; None for most words."""
        pos, joined = reading.pos, reading.proclitics[:1] in AND
        same = self.clauses[now].kind
        if pos == "comp" or (pos == "sub" and reading.stem in _BECAUSE):
            return ("that", not (joined and same in ("that", "joined"))) if at > first else None
        if pos == "rel":
            return "relative", not (joined and same == "relative")
        if pos == "sub":
            return "subordinate", True
        if reading.stem in _THAT_IS and pos == "part" and at > first and self.found.folded[at - 1] in ("،", ",", "("):
            return "that_is", True
        if at == first or (same == "bracket" and self.clauses[now].first >= at - 1):
            return None
        before = self.chosen[at - 1]
        starts = joined or (before.pos == "conj" and before.stem in _JOINING)
        if before.pos == "part" and before.stem in _INDEED:
            return None  # opened at «وقد»
        if starts and (pos == VERB or (pos in ("part", "neg") and self._verb_next(at)) or (pos == "pron" and joined)):
            return "joined", False
        return None

    def _verb_next(self, at: int) -> bool:
        return at + 1 < len(self.chosen) and self.chosen[at + 1].pos == VERB

    def _closing(self, at: int, last: int) -> int | None:
        """The bracket that closes the one at `at`, where it stands near."""
        depth = 0
        for index in range(at, min(last, at + 80)):
            key = self.found.folded[index]
            if key in _OPEN:
                depth += 1
            elif key in _CLOSE:
                depth -= 1
                if not depth:
                    return index
            elif self.found.kinds[index] == BREAK:
                return None
        return None

    def _quotations(self, first: int, last: int) -> dict[int, int]:
        """Opening quotation mark → closing one, of quotations that hold a verb; quoted names open no clause."""
        marks = [index for index in range(first, last) if self.found.folded[index] == '"']
        pairs: dict[int, int] = {}
        for begin, end in zip(marks[::2], marks[1::2], strict=False):
            if end - begin > _LEAST_QUOTED and any(self.chosen[i].pos == VERB for i in range(begin, end)):
                pairs[begin] = end
        return pairs
