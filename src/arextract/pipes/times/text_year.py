"""The year that a text without a date of its own speaks from, told by what it reports, compares with and plans.

«… في أكتوبر، مقارنة بأكتوبر 2014» was written in 2015, «أقر البرلمان موازنة 2016» as well; a war of 1973 or the lowest
«منذ 2009» says nothing.
"""

from __future__ import annotations

from enum import Enum
from functools import cached_property

import regex

from arextract.arabic.affixes import CONJUNCTIONS, LAM, THIRD_PERSON, WAW
from arextract.arabic.word_sets import any_of, word_of
from arextract.pipes.times.around import Around, latest
from arextract.pipes.times.meaning import Between, Event, Meaning, Part, Relative, Same, Stretch
from arextract.pipes.times.time_lexicon import context
from arextract.pipes.times.time_values import Period, PeriodSpan, Value, months_of, of_day, years_of

_START = regex.compile(any_of("text_year.starts"))
_BUDGET = regex.compile(
    rf"\b[{CONJUNCTIONS}]?{any_of('text_year.budgets')}(?: \w+)? (?:{any_of('text_year.for_year')} ?)?$"
)
_SUPPLEMENTARY = regex.compile(any_of("text_year.supplementary"))
_MAKING = regex.compile(rf"\b[{CONJUNCTIONS}]?{any_of('text_year.making')}")
_GOAL = regex.compile(rf"\b[{CONJUNCTIONS}]?{any_of('text_year.goals')} $")
_WISHED = regex.compile(
    rf"(?<!\b{any_of('little_words.before')} )\b(?:{LAM}?{word_of('little_words.that')}"
    rf"|[{CONJUNCTIONS}]?{any_of('text_year.may')}) [{THIRD_PERSON}]\w\w"
)
_DUE = regex.compile(rf"\b{any_of('text_year.due')} (?:{any_of('text_year.month')} )?$")
_THEN = regex.compile(rf"[،,]? ?(?:{any_of('text_year.then')}|{WAW}(?:[0-9]|{any_of('text_year.or_to')}))")
_FAR = 10  # a bare year so long after all others is a goal
_HARDLY = 6  # letters between two times of one list
_NEXT_YEARS = 2  # a forecast so many years after the last year that is told leaves one between, from which it is made


class Standing(Enum):
    """What a year in the text says of the text's own."""

    PLAIN = "told as it is"
    MIRROR = "a year before"  # the same period of it is compared with
    NEXT = "a year after"  # its budget is being made, or it is forecast after this year
    FORESEEN = "to come"
    OTHER = "compared with or counted from"


class TextYear(Around):
    """Adds the year of the text to what is known around an expression."""

    def _now(self) -> Value | None:
        """The article's day; without it the latest date of the text's year that this sentence or the one before tells, or that year."""
        if self.published is not None:
            return of_day(self.published)
        mirrored = self.mirrored()
        year = mirrored or self.present
        if year is None:
            return None
        near = [
            told
            for told in self._near()
            if not isinstance(told.meaning, Stretch)
            and not (isinstance(told.meaning, Relative) and told.meaning.count > 0)
            and told.value.unit not in ("decade", "century")
            and not (told.planned and told.sentence != self.sentence)
            and not told.other
            and (years := years_of(told.value)) is not None
            and years[1] <= year
        ]
        value = latest(near)
        if value is not None and (years := years_of(value)) and years[1] == year:
            return value
        return Period(year) if mirrored or self.sure else None

    @property
    def present(self) -> int | None:
        """The year from which a text without a date of its own speaks, None where nothing tells it."""
        return self._told_year[0]

    @property
    def sure(self) -> bool:
        """Whether more than one date near by tells the text's year."""
        return self._told_year[1]

    @cached_property
    def _told_year(self) -> tuple[int | None, bool]:
        """`present` and `sure`."""
        plain: list[tuple[int, str]] = []
        years: dict[Standing, list[int]] = {standing: [] for standing in Standing}
        for index, standing in enumerate(self.standings):
            said = self._said(index)
            if said is None or standing is None:
                continue
            year, unit = said
            years[standing].append(year)
            if standing is Standing.PLAIN:
                plain.append((year, unit))
        years[Standing.PLAIN] = told = _without_goals(plain)
        last = max(told, default=0)
        if years[Standing.MIRROR]:
            return max(last, max(years[Standing.MIRROR]) + 1), True
        if years[Standing.NEXT]:
            return max(last, min(years[Standing.NEXT]) - 1), True
        ahead = min((year for year in years[Standing.FORESEEN] if year > last), default=0)
        if last and ahead == last + _NEXT_YEARS:
            return ahead - 1, True
        first = min(years[Standing.FORESEEN], default=0)
        if not last and self._in_a_sentence(first, first + 1):
            return first, True  # 2% في 2025 و3% في 2026
        sure = len(told) > 1 or self._with_year_before(last)
        dated = any(unit not in ("year", "fiscal") for year, unit in plain if year == last)
        return (last if sure or dated else None), sure

    def _in_a_sentence(self, first: int, second: int) -> bool:
        """Whether one sentence foresees both years."""
        places: dict[int, set[int]] = {first: set(), second: set()}
        for index, standing in enumerate(self.standings):
            said = self._said(index)
            if standing is Standing.FORESEEN and said is not None and said[0] in places:
                places[said[0]].add(self.places[index])
        return bool(places[first] & places[second])

    def _with_year_before(self, year: int) -> bool:
        """Whether the text sets the year before beside the plain `year`: «في 2014 … من 2.7 مليار في العام الذي سبقه»."""
        return any(
            standing is Standing.PLAIN
            and (said := self._said(index)) is not None
            and said[0] == year
            and index + 1 < len(self.found)
            and self.places[index + 1] == self.places[index]
            and self.found[index + 1].meaning == Relative("year", -1, "text")
            for index, standing in enumerate(self.standings)
        )

    @cached_property
    def standings(self) -> list[Standing | None]:
        """What each expression says of the text's year; None where it has no year of its own."""
        return [self._standing(index) for index in range(len(self.found))]

    def _said(self, index: int) -> tuple[int, str] | None:
        """The last year that the expression names, and the precision."""
        meaning = self.found[index].meaning
        value = self.explicit[index]
        if value is None and isinstance(meaning, Same) and meaning.of is not None:
            value = self._explicit(meaning.of)
        years = years_of(value) if value is not None else None
        if value is None or years is None or value.unit in ("decade", "century"):
            return None
        return years[1], value.unit

    def _standing(self, index: int) -> Standing | None:
        said = self._said(index)
        if said is None:
            return None
        item = self.found[index]
        if isinstance(item.meaning, Event):
            return Standing.OTHER  # long past, whenever the text was written
        if self._bound(index):
            return Standing.PLAIN if _START.match(self.folded, item.start) else Standing.OTHER
        if isinstance(item.meaning, Same) or self._mirrors(index):
            return Standing.MIRROR
        if self._other(index):
            return Standing.OTHER
        start, _ = self._limits(index)
        budget = _BUDGET.search(self.folded, max(0, item.start - 34), item.start)
        if budget is not None and _SUPPLEMENTARY.search(budget.group()):
            return Standing.PLAIN  # «قانون المالية التكميلي لسنة 2016» mends that of the running year
        if budget is not None:
            making = _MAKING.search(self.folded, start, item.end + 24)
            return Standing.NEXT if making else Standing.FORESEEN
        if said[1] == "year" and _GOAL.search(self.folded, max(0, item.start - 10), item.start):
            return Standing.OTHER
        if not self.foreseen(index) and not self._wished(index):
            return Standing.PLAIN
        return Standing.NEXT if said[1] == "year" and self._goes_on(index) else Standing.FORESEEN

    def _goes_on(self, index: int) -> bool:
        """Whether a forecast of this year goes on to that of the next: «3% هذا العام، على أن يبلغ 4% في 2017»."""
        if index == 0 or self.places[index - 1] != self.places[index]:
            return False
        before = self.found[index - 1]
        if before.meaning != Relative("year", 0):
            return False
        return _THEN.match(self.folded, before.end, self.found[index].start) is not None

    def _wished(self, index: int) -> bool:
        """Whether «أن يبلغ» and the like stand between the expression before and this one, or a contract is due then."""
        start, place = self._limits(index)[0], self.found[index].start
        if _DUE.search(self.folded, max(start, place - 20), place):
            return True
        start = max(start, self.found[index - 1].end if index else 0, place - 60)
        wished = _WISHED.search(self.folded, start, place)
        if wished is None:
            return False
        return not any(word in context("past") for word in self.folded[wished.end() : place].split())

    def _limits(self, index: int) -> tuple[int, int]:
        """The sentence of the expression."""
        place = self.places[index]
        return self.sentences[place] if 0 <= place < len(self.sentences) else (0, len(self.folded))

    def _mirrors(self, index: int) -> bool:
        """Whether the month or quarter has been told just before without its year: «في أكتوبر … بأكتوبر 2014».

        One that an earlier year was set beside is not compared again: «في أكتوبر … بأكتوبر 2014 … في أكتوبر 2015».
        """
        value = self.explicit[index]
        months = _months(value) if value is not None else None
        if months is None or value is None or value.unit == "day":
            return False
        for before in range(index - 1, max(-1, index - 6), -1):
            if self.places[before] < self.places[index] - 1:
                break
            beside = self.explicit[before]
            if beside is not None and _months(beside) == months and not self._joined(before, index):
                return False
            if beside is None and _said_months(self.found[before].meaning) in (months, months[1:] * 2):
                return True
        return False

    def _joined(self, before: int, index: int) -> bool:
        """Whether hardly more than و stands between two expressions: «بأكتوبر 2014 وأكتوبر 2013»."""
        return self.found[index].start - self.found[before].end <= _HARDLY

    def mirrored(self) -> int | None:
        """The year after the one that the sentence, further on, compares the expression with."""
        for index in range(self.index + 1, len(self.found)):
            if self.places[index] != self.sentence:
                break
            if self.standings[index] is Standing.MIRROR:
                said = self._said(index)
                return said[0] + 1 if said else None
        return None


def _without_goals(plain: list[tuple[int, str]]) -> list[int]:
    """The years told, without a last bare one that lies far ahead of all others."""
    years = sorted(year for year, _ in plain)
    if len(years) > 1 and years[-1] > years[-2] + _FAR and (years[-1], "year") in plain:
        years.pop()
    return years


def _months(value: Value) -> tuple[int, int] | None:
    """First and last month of a value finer than a year."""
    first, last = (value.start, value.end) if isinstance(value, PeriodSpan) else (value, value)
    if first.unit in ("year", "week") or last.unit in ("year", "week"):
        return None
    return months_of(first)[0], months_of(last)[1]


def _said_months(meaning: Meaning) -> tuple[int, int] | None:
    """First and last month that an expression without a year names."""
    match meaning:
        case Part(kind="month", of=None, a=month):
            return month, month
        case Part(kind="quarter", of=None, a=quarter):
            return quarter * 3 - 2, quarter * 3
        case Part(kind="half", of=None, a=half):
            return half * 6 - 5, half * 6
        case Part(kind="months", of=None | Relative(), a=first, b=last):
            return first, last
        case Part(kind="quarter" | "half" | "month" as kind, of=Relative(), a=number):
            return _said_months(Part(kind, number))
        case Part(kind="vague", of=whole) if whole is not None:
            return _said_months(whole)
        case Between(low, high):
            first_months, last_months = _said_months(low), _said_months(high)
            return (first_months[0], last_months[1]) if first_months and last_months else None
    return None
