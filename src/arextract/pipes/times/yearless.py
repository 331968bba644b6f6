"""Months, days, quarters and Hijri dates without a year: the year that makes sense."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import WAW
from arextract.arabic.word_sets import any_of, word_list, word_of, word_set
from arextract.pipes.times.around import Told, latest
from arextract.pipes.times.hijri import to_gregorian, year_of
from arextract.pipes.times.meaning import Between, HijriPart, Meaning, Part, Relative
from arextract.pipes.times.parts_of_wholes import end_of, part_of, start_of
from arextract.pipes.times.text_year import Standing, TextYear
from arextract.pipes.times.time_values import Period, Value, bounds, years_of

_BEFORE = f"{word_of('little_words.before')} "
_UNTIL = tuple(f"{word} " for word in word_list("yearless.until"))
STARTING = tuple(f"{word} " for word in word_list("yearless.starting"))
_SINCE = tuple(f"{word} " for word in word_list("yearless.since"))
_LEAD = 14  # letters of the longest of them

_YEAR = any_of("yearless.year")
_EVERY = word_of("little_words.all")
_EVERY_YEAR = regex.compile(rf"(?<!\w){_EVERY} {_YEAR} (?:{any_of('yearless.led')} )?$")
_OF_EVERY_YEAR = regex.compile(rf"(?: ?[{WAW}/] ?[^\W\d]+){{0,2}} {any_of('little_words.of')} {_EVERY} {_YEAR}(?!\w)")
_WAS = word_set("yearless.was")
_LAST = 24  # of the times told before, so many may date one without a year


class Yearless(TextYear):
    """Chooses years; `value` is what `Resolver` makes of any meaning."""

    undated = False  # whether one before found no year: a bare year told later is no frame

    def value(self, meaning: Meaning) -> Value | None:
        """The value of `meaning` here, or None."""
        raise NotImplementedError

    def _yearless(self, part: Part) -> Value | None:
        """A month, day, quarter or half without a year."""
        first = {
            "month": part.a,
            "day": part.a,
            "quarter": part.a * 3 - 2,
            "half": part.a * 6 - 5,
            "months": part.a,
        }.get(part.kind, 1)
        year = None if self._every_year() else self._year_for(first, part)
        if part.kind == "months" and year is None:
            return None
        if year is None:
            match part.kind:
                case "quarter":
                    return Period(None, quarter=part.a)
                case "half":
                    return Period(None, half=part.a)
                case "month" | "day":
                    return Period(None, part.a, part.b or None)
            return None
        return part_of(part, Period(year))

    def _every_year(self) -> bool:
        """Whether the time comes again each year: «في 22 أبريل من كل عام», «كل سنة في مايو»."""
        item = self.found[self.index]
        led = _EVERY_YEAR.search(self.folded, max(0, item.start - 24), item.start)
        return led is not None or _OF_EVERY_YEAR.match(self.folded, item.end) is not None

    def _year_for(self, month: int, part: Part) -> int | None:
        hint = part.hint
        if hint in ("before", "after", "same"):
            last = self._last("month" if part.kind in ("month", "day") else "year")
            if last is not None:
                reference = end_of(last)
                year = reference.year
                if hint == "before":
                    return year if month < reference.month else year - 1
                if hint == "after":
                    return year if month > reference.month else year + 1
                return year
        if self.published is not None:
            year = self._year_by_published(month, part.b if part.kind == "day" else 0, hint)
            if (year, month) > (self.published.year, self.published.month) and self.led_by(_SINCE):
                year -= 1  # «منذ أيلول», told in February
            return self._on_weekday(part, year) or year
        reference_value = self._reference(hint)
        if reference_value is None:
            if part.weekday and (told := self._told_with_weekday(part)):
                return told
            if self.present is None:
                self.undated = True
                return None
            reference_value = Period(self.present)
        ahead = hint == "next" and any(
            isinstance(told.meaning, Part) and told.meaning.hint == "next" and told.value == reference_value
            for told in self.history[-_LAST:]
        )  # «24 ديسمبر القادم … 26 نوفمبر القادم»: the first is to come as well
        found = self._nearest(month, reference_value, "" if ahead else hint)
        return self._on_weekday(part, found) if found is not None and part.weekday else found

    def _told_with_weekday(self, part: Part) -> int | None:
        """The one year that the text tells of in which the day falls on its weekday."""
        fitting = [
            year
            for year in self._years()
            if (limits := bounds(Period(year, part.a, part.b))) and limits[0].isoweekday() == part.weekday
        ]
        return fitting[0] if len(fitting) == 1 else None

    @staticmethod
    def _on_weekday(part: Part, year: int) -> int | None:
        """The year, of `year` and those beside it, in which the day falls on the weekday that is told with it."""
        if part.kind != "day" or not part.weekday:
            return year
        for option in (year, year - 1, year + 1):
            limits = bounds(Period(option, part.a, part.b))
            if limits is not None and limits[0].isoweekday() == part.weekday:
                return option
        return None

    def _year_by_published(self, month: int, day: int, hint: str) -> int:
        published = self.published
        assert published is not None
        here, there = (published.month, published.day), (month, day or (0 if hint == "past" else published.day))
        if hint == "this":
            return published.year
        if hint == "past":
            return (
                published.year
                if ((month, day or 0) < here and month != here[0]) or (day and there < here)
                else published.year - 1
            )
        if hint == "next":
            return published.year if (month > here[0] or (day and there > here)) else published.year + 1
        for _, value, meaning, *_ in self._near(0):
            if isinstance(meaning, (Part, Between)) and value.unit in ("month", "day"):
                last = end_of(value)
                if last.year < published.year and (last.year, month) != (last.year, last.month):
                    return last.year if month > last.month else min(published.year, last.year + 1)
                break
        ahead = (month - here[0]) % 12
        if self._future():
            return published.year if there >= here or ahead > 9 or not ahead else published.year + 1
        if there <= here or (day and month == here[0]):
            # «قبل نهاية مارس», told in December: a month that is near and not said to have passed
            return published.year + 1 if 0 < ahead <= 3 and self._before() else published.year
        return published.year if ahead <= 3 and not self._past() else published.year - 1

    def _before(self) -> bool:
        """Whether قبل or حتى stands in or before the expression."""
        item = self.found[self.index]
        return self.folded.startswith(_BEFORE, item.start) or self.led_by(_UNTIL) or self.led_by(STARTING)

    def led_by(self, words: tuple[str, ...]) -> bool:
        """Whether one of `words` stands right before the expression."""
        start = self.found[self.index].start
        return self.folded[max(0, start - _LEAD) : start].endswith(words)

    def _reference(self, hint: str = "") -> Value | None:
        """The date that a month without a year is near to, where the article has none of its own.

        A day or month with its year, that is not only foreseen or the start of a stretch; a bare year only where it is
        told just before and the month is not told from now (مارس الماضي): a war, a decade or a forecast dates no news.
        """
        mirrored = self.mirrored()
        if mirrored is not None:
            return Period(mirrored)
        told = self._dated(self._near(3)) or self._dated(self.history[-_LAST:])
        if told:
            reference = latest(told)
            if reference is not None and not hint and self._is_history(reference):
                return Period(self.present) if self.present else None
            return reference if not hint or reference is None or not self._older(reference) else None
        for place in range(self.index + 1, min(len(self.found), self.index + 40)):
            value = self.explicit[place]
            if value is not None and self._dates(value) and self.standings[place] is Standing.PLAIN:
                return value if not hint or not self._older(value) else None
        if hint:
            return None
        near = [
            item
            for item in self._near(1)
            if item.value.unit in ("year", "quarter", "half")
            and not (item.planned or item.other or isinstance(item.meaning, Relative))
        ]
        return near[0].value if near and not self.undated else None

    def _is_history(self, reference: Value) -> bool:
        """Whether the text, whose year is sure, tells `reference` as what had been before: «كان الخام يباع في يونيو 2014»."""
        if self.present is None or not self.sure or end_of(reference).year >= self.present:
            return False
        index = next((at for at in range(self.index - 1, -1, -1) if self.explicit[at] == reference), None)
        if index is None:
            return False
        start = max(self._limits(index)[0], self.found[index].start - 40)
        return any(word in _WAS for word in self.folded[start : self.found[index].start].split())

    def _dated(self, told: list[Told]) -> list[Told]:
        """Those that are dates, and not of a plan that an earlier sentence speaks of."""
        return [
            item
            for item in told
            if self._dates(item.value) and not item.other and (not item.planned or item.sentence == self.sentence)
        ]

    def _older(self, reference: Value) -> bool:
        """Whether the text tells of a later year than `reference`, so that its day is not the article's."""
        return max(self._years(), default=0) > end_of(reference).year

    def _years(self) -> frozenset[int]:
        """The last years of what the text dates, plans left out."""
        if self._told_years is None:
            dated = [value for place, value in enumerate(self.explicit) if value and not self.foreseen(place)]
            self._told_years = frozenset(years[1] for value in dated if (years := years_of(value)))
        return self._told_years

    @staticmethod
    def _dates(value: Value) -> bool:
        """Whether `value` is as fine as a date."""
        return years_of(value) is not None and value.unit in ("day", "week", "month", "quarter", "half")

    def _nearest(self, month: int, reference: Value, hint: str) -> int | None:
        limits = bounds(reference)
        if limits is None:
            return None
        low, high = limits[0].year * 12 + limits[0].month, limits[1].year * 12 + limits[1].month
        best: tuple[float, int] | None = None
        last = limits[1].year + 1
        if self.present is not None and not self._future():
            last = max(limits[1].year, min(last, self.present))
        for year in range(limits[0].year - 1, last + 1):
            place = year * 12 + month
            distance = float(low - place if place < low else max(0, place - high))
            if hint == "past" and place > high + 2:
                continue
            if hint == "next" and place < high:
                continue
            if hint == "this" and distance > 6:
                continue
            if not hint and place > high and not self._future():
                distance *= 3 if self._past() else 1.3  # what is told has mostly passed
            if best is None or distance < best[0]:
                best = distance, year
        return best[1] if best else None

    def _hijri(self, part: HijriPart) -> Value | None:
        if part.of is not None:
            of = self.value(part.of)
            years = years_of(of) if of is not None else None
            return self._hijri_in(part, years[1]) if years else None
        if self.published is not None:
            current = year_of(self.published)
            if current is None:
                return None
            options = [
                value
                for year in (current - 1, current, current + 1)
                if (value := to_gregorian(year, part.month, part.day or None))
            ]
            today = self.published
            if part.hint == "past":
                options = [value for value in options if end_of(value) < today][-1:]
            elif part.hint == "next":
                options = [value for value in options if start_of(value) > today][:1]
            return min(options, key=lambda value: abs((start_of(value) - today).days), default=None)
        reference = self._reference()
        years = years_of(reference) if reference is not None else None
        return self._hijri_in(part, years[1]) if years else None

    @staticmethod
    def _hijri_in(part: HijriPart, year: int) -> Value | None:
        """The Hijri month or day that starts in the Gregorian `year`."""
        for hijri in range(year - 582, year - 576):
            value = to_gregorian(hijri, part.month, part.day or None)
            if value is not None and start_of(value).year == year:
                return value
        return None
