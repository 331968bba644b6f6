"""What stands around an expression: the article's day, the times before it, words of the future."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from typing import NamedTuple

import regex

from arextract.arabic.affixes import ALEF, BA, CONJUNCTIONS, HA, HER, THEM, WAW
from arextract.arabic.word_sets import any_of
from arextract.pipes.times.meaning import Between, Ended, Event, Known, Meaning, Part, Same
from arextract.pipes.times.parts_of_wholes import between, end_of, ended, part_of, start_of
from arextract.pipes.times.time_lexicon import context, future_words
from arextract.pipes.times.time_scanner import Expression
from arextract.pipes.times.time_values import Value, at

_JOINED = regex.compile(rf"[،, ]*{WAW}[^.،؛\n]{{0,16}}")  # between two expressions that belong together
_OTHER = regex.compile(rf"\b[{CONJUNCTIONS}]?{any_of('around.compared')} ?{any_of('around.with_or_to')}? ?$")
_NEXT_CLAUSE = regex.compile(
    rf"[،:]|\b[{CONJUNCTIONS}]?[{BA}{ALEF}]?{any_of('little_words.that')}(?:{HA}|{HER}|{THEM})?\b"
)
_SINCE = regex.compile(rf"\b[{CONJUNCTIONS}]?{any_of('around.since')} $")
_NEAR = 24  # more times than this before an expression say nothing about it


class Told(NamedTuple):
    """A resolved expression: its sentence, value and meaning, and whether it speaks of what is to come.

    `other` marks what the text only compares with or counts from (مقارنة بسنة 2010): the article's day is later.
    """

    sentence: int
    value: Value
    meaning: Meaning
    planned: bool
    other: bool = False
    bound: bool = False  # where a stretch begins (منذ 1999)


class Around:
    """The expressions of one article and what is known around the one at `index`."""

    def __init__(
        self, folded: str, found: list[Expression], published: date | None, sentences: list[tuple[int, int]]
    ) -> None:
        self.folded = folded
        self.found = found
        self.published = published
        self.sentences = sentences
        self.starts = [start for start, _ in sentences]
        self.history: list[Told] = []  # what is resolved so far
        self.explicit = [self._explicit(item.meaning) for item in found]
        self.places = [self._sentence(item.start) for item in found]
        self._foreseen: dict[int, bool] = {}
        self._told_years: frozenset[int] | None = None
        self.index = 0
        self.sentence = 0

    def _sentence(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def _explicit(self, meaning: Meaning) -> Value | None:
        """The value of an expression that needs no context."""
        match meaning:
            case Known(value):
                return value
            case Part(of=whole) if whole is not None:
                of = self._explicit(whole)
                return part_of(meaning, of) if of is not None else None
            case Event(value):
                return value if self.published is None or start_of(value) <= self.published else None
            case Ended(unit, count, of):
                return ended(unit, count, self._explicit(of))
            case Between(low, high):
                return between(self._explicit(low), self._explicit(high), low, high)
        return None

    # -- what is around -------------------------------------------------------------------------------------------

    def _near(self, back: int = 1) -> list[Told]:
        """What was resolved before, in this sentence and `back` sentences before it, nearest first."""
        out: list[Told] = []
        for told in reversed(self.history):
            if told.sentence < self.sentence - back or len(out) >= _NEAR:
                break
            out.append(told)
        return out

    def _bound(self, index: int) -> bool:
        """Whether the expression only bounds a stretch: «أدنى مستوى منذ مارس 2016» says that now is later."""
        start = self.found[index].start
        return _SINCE.search(self.folded, max(0, start - 8), start) is not None

    def _other(self, index: int) -> bool:
        """Whether the text compares with the expression or counts from it."""
        start = self.found[index].start
        return _OTHER.search(self.folded, max(0, start - 18), start) is not None

    def _comes(self) -> bool:
        """Whether more than a forecast (توقعات المحللين) speaks of what is to come."""
        item = self.found[self.index]
        around = self.folded[max(0, item.start - 60) : item.start] + " " + self.folded[item.end : item.end + 24]
        words = [word.strip('،.:()"') for word in around.split()]
        return any(future_words().fullmatch(word) and word not in context("forecast") for word in words)

    def _past(self) -> bool:
        """Whether a word of the past stands between the expression before and this one, within the sentence."""
        item = self.found[self.index]
        start = self.sentences[self.sentence][0] if 0 <= self.sentence < len(self.sentences) else 0
        if self.index:
            start = max(start, self.found[self.index - 1].end)
        words = self.folded[max(start, item.start - 60) : item.start].split()
        return any(word in context("past") or word[1:] in context("past") for word in words)

    def _last(self, unit: str = "", back: int = 1, compared: bool = True) -> Value | None:
        """The last value spoken of that is at least as fine as `unit`; without `compared` none that another was compared with."""
        for told in self._near(back):
            if not compared and isinstance(told.meaning, Same):
                continue
            if told.bound and unit == "year":
                continue  # «أول خسارة منذ 1999 … في العام السابق»
            if not unit or at(told.value, unit) is not None:
                return told.value
        return None

    def _future(self) -> bool:
        """Whether the words around the expression speak of what is to come."""
        return self.foreseen(self.index)

    def foreseen(self, index: int) -> bool:
        """Whether the words between the expression before and this one, within the sentence, speak of what is to come.

        One that follows at once («في 3 مارس و5 أبريل») shares what is said of the one before.
        """
        known = self._foreseen.get(index)
        if known is None:
            item = self.found[index]
            place = self._sentence(item.start)
            start, end = self.sentences[place] if 0 <= place < len(self.sentences) else (0, len(self.folded))
            before = self.found[index - 1].end if index else 0
            if index - 1 in self._foreseen and start < before and _JOINED.fullmatch(self.folded, before, item.start):
                known = self._foreseen[index - 1]
            else:
                start, end = max(start, before, item.start - 60), min(end, item.end + 14)
                clause = _NEXT_CLAUSE.search(self.folded, item.end, end)
                end = clause.start() if clause else end
                known = future_words().search(self.folded, start, end) is not None
            self._foreseen[index] = known
        return known


def latest(told: list[Told]) -> Value | None:
    """The latest of the values; where all are to come, the first of them."""
    values = [item.value for item in told if not item.planned]
    return max(values, key=end_of) if values else min((item.value for item in told), key=end_of, default=None)
