"""Numbers dealt out: «3 في أ و4 في ب», «أ (3) وب (4)», «بواقع 3 لأ», «على التوالي», «أ 3 وب 4»."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from arextract.arabic.affixes import BA, LAM
from arextract.arabic.analysis import Reading
from arextract.arabic.word_sets import word_list, word_set
from arextract.layers import Distribution, Phrase
from arextract.text.word_layer import Words

_ON = word_set("series.on")

_DEALT = dict.fromkeys(word_list("series.in"), "in") | {LAM: "each"}
_RESPECTIVELY = word_set("series.respectively")
_NEAR = 4
_BETWEEN = 6
_NOUN = 1  # the counted noun between a number and the next holder


class Dealer:
    """Finds the distributions of one text."""

    def __init__(
        self,
        found: Words,
        chosen: Sequence[Reading],
        phrases: Sequence[Phrase],
        quantities: Sequence[tuple[int, int]],
    ) -> None:
        """`quantities`: the word ranges of the quantities, in text order."""
        self.found, self.chosen, self.phrases, self.quantities = found, chosen, phrases, quantities
        self.firsts = [phrase.first for phrase in phrases]
        self.begins = [first for first, _ in quantities]

    def read(self) -> list[Distribution]:
        """All distributions in text order."""
        out: list[Distribution] = []
        for first, last in self.found.sentences:
            inside = range(bisect_left(self.begins, first), bisect_left(self.begins, last))
            if len(inside) < 2:
                continue
            out += self._runs([(q, self._place(q, last)) for q in inside])
            out += self._runs([(q, self._bracketed(q, first)) for q in inside])
            out += self._respectively(inside, first, last)
            out += self._holders(inside)
        return out

    def _holders(self, inside: range) -> list[Distribution]:
        """«حصدت البرازيل 5 ميداليات والأرجنتين 3 ميداليات»: the joined holders that stand right before their numbers."""
        run: list[tuple[int, int]] = []
        for before, q in pairwise(inside):
            at = bisect_right(self.firsts, self.quantities[q][0]) - 1
            if at < 1 or self.phrases[at].last != self.quantities[q][0] or not self.phrases[at].joined:
                continue
            holder, gap = self.phrases[at], self.phrases[at].first - self.quantities[before][1]
            led = bisect_right(self.firsts, self.quantities[before][0]) - 1
            first = led >= 0 and self.phrases[led].last == self.quantities[before][0] and self.phrases[led].definite
            if first and holder.definite and not holder.prep and 0 <= gap <= _NOUN:
                run.append((q, at))
        return [Distribution("holders", run)] if run else []

    def _runs(self, items: Sequence[tuple[int, tuple[str, int] | None]]) -> list[Distribution]:
        """Runs of two or more numbers next to each other that are dealt out in one way."""
        out: list[Distribution] = []
        run: list[tuple[int, int]] = []
        kind = ""
        for q, place in [*items, (-1, None)]:
            near = place is not None and run and self._follows(run[-1], q, place[1])
            if place is None or (run and (place[0] != kind or not near)):
                if len(run) > 1:
                    out.append(Distribution(kind, run))
                run = []
            if place is not None:
                kind = place[0]
                run = [*run, (q, place[1])]
        return out

    def _follows(self, before: tuple[int, int], q: int, phrase: int) -> bool:
        """Whether the next item begins soon after the one before ends."""
        end = max(self.quantities[before[0]][1], self.phrases[before[1]].last)
        return 0 <= min(self.quantities[q][0], self.phrases[phrase].first) - end <= _BETWEEN

    def _place(self, q: int, limit: int) -> tuple[str, int] | None:
        """The phrase that في, ب or ل gives the number to: straight after it and its noun."""
        end = self.quantities[q][1]
        at = bisect_left(self.firsts, end)
        stop = self.quantities[q + 1][0] if q + 1 < len(self.quantities) else limit
        for index in range(at, min(at + 2, len(self.phrases))):
            phrase = self.phrases[index]
            if phrase.first >= stop or phrase.first - end > _NEAR:
                return None
            if phrase.prep in _DEALT and not phrase.joined:
                return _DEALT[phrase.prep], index
            if phrase.prep or phrase.joined:
                return None
            end = phrase.last
        return None

    def _bracketed(self, q: int, first: int) -> tuple[str, int] | None:
        """The phrase before a bracket that holds the number alone."""
        begin, end = self.quantities[q]
        if begin - 1 <= first or self.found.folded[begin - 1] != "(":
            return None
        if not any(self.found.at(index) == ")" for index in range(end, end + 3)):
            return None
        at = bisect_right(self.firsts, begin - 2) - 1
        if at >= 0 and self.phrases[at].last in (begin - 1, begin - 2):
            return "bracket", at
        return None

    def _respectively(self, inside: range, first: int, last: int) -> list[Distribution]:
        """Coordinated phrases and as many numbers before «على التوالي»."""
        out: list[Distribution] = []
        for at in range(first, last):
            if self.found.folded[at] not in _RESPECTIVELY:
                continue
            if self.chosen[at].article and self.found.at(at - 1) not in _ON and self.chosen[at].proclitics != BA:
                continue
            numbers = [q for q in inside if self.quantities[q][1] <= at]
            run = numbers[-1:]
            for q in reversed(numbers[:-1]):
                if self.quantities[run[0]][0] - self.quantities[q][1] > _NEAR:
                    break
                run.insert(0, q)
            if len(run) < 2:
                continue
            listed = self._listed(len(run), first, last, self.quantities[run[0]][0], at)
            if listed is not None:
                out.append(Distribution("respectively", list(zip(run, listed, strict=True))))
        return out

    def _listed(self, size: int, first: int, last: int, begin: int, end: int) -> list[int] | None:
        """The nearest series of exactly `size` coordinated phrases outside the numbers' own stretch."""
        series: list[list[int]] = []
        for index in range(bisect_left(self.firsts, first), bisect_left(self.firsts, last)):
            phrase = self.phrases[index]
            if begin <= phrase.first < end:
                continue
            gap = phrase.first - self.phrases[index - 1].last if index else 99
            comma = gap == 1 and self.found.folded[phrase.first - 1] in ("،", ",")
            if series and series[-1][-1] == index - 1 and (phrase.joined or comma) and gap <= 2:
                series[-1].append(index)
            else:
                series.append([index])
        fitting = [one for one in series if len(one) == size]
        if not fitting:
            return None
        return min(
            fitting, key=lambda one: min(abs(begin - self.phrases[one[-1]].last), abs(self.phrases[one[0]].first - end))
        )
