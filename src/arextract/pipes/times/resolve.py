"""From what expressions say to values, with the article's date and the dates around each expression.

Order of trust: the expression itself; `published`; an explicit date in the same sentence or the one before; nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import lru_cache

import regex

from arextract.pipes.times.hijri import to_gregorian, year_of
from arextract.pipes.times.lexicon import context
from arextract.pipes.times.meaning import (
    Between,
    Distance,
    HijriPart,
    Known,
    Meaning,
    Part,
    Relative,
    Same,
    Stretch,
    Weekday,
)
from arextract.pipes.times.scan import Expression
from arextract.pipes.times.values import Period, Span, Value, at, bounds, in_year, of_day, shift, valid, years_of

# A future verb: سيعلن, ستبدأ – but not سياسة, سيارة, ستين, سيطرة and their like.
_FUTURE_VERB = r"[وف]?س[يتن](?!ار|اس|اق|اد|اح|د\b|ده|دات|ناء|نما|نار|طر|ف|ره|رف|لان|ول|ه\b|ين\b|ون\b|انف|وكهولم|ارلينك|يف)[ء-ي]{2,}"


@lru_cache(maxsize=1)
def _future_words() -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(sorted(context('future')))}|{_FUTURE_VERB})\b")


_SEASON_END = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


class Resolver:
    """Resolves the expressions of one article in their order."""

    def __init__(
        self, folded: str, found: list[Expression], published: date | None, sentences: list[tuple[int, int]]
    ) -> None:
        self.folded = folded
        self.found = found
        self.published = published
        self.sentences = sentences
        self.starts = [start for start, _ in sentences]
        self.history: list[tuple[int, Value, Meaning]] = []  # sentence, value, meaning of what is resolved so far
        self.explicit = [self._explicit(item.meaning) for item in found]
        self.places = [self._sentence(item.start) for item in found]
        self.index = 0
        self.sentence = 0

    def run(self) -> list[Value | None]:
        """One value per expression, None where it has none."""
        out: list[Value | None] = []
        for index, item in enumerate(self.found):
            self.index = index
            self.sentence = self.places[self.index]
            value = self.explicit[self.index] or self.value(item.meaning)
            if value is not None and years_of(value) is not None:
                self.history.append((self.sentence, value, item.meaning))
            out.append(value)
        return out

    def _sentence(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def _explicit(self, meaning: Meaning) -> Value | None:
        """The value of an expression that needs no context."""
        match meaning:
            case Known(value):
                return value
            case Part(of=whole) if whole is not None:
                of = self._explicit(whole)
                return self._part(meaning, of) if of is not None else None
            case Between(low, high):
                return self._between(self._explicit(low), self._explicit(high), low, high, explicit=True)
        return None

    def value(self, meaning: Meaning) -> Value | None:
        """The value of `meaning` here, or None."""
        match meaning:
            case Known(value):
                return value
            case Part(of=None, kind="vague"):
                return None
            case Part(of=None):
                return self._yearless(meaning)
            case Part(of=whole) if whole is not None:
                of = self.value(whole)
                if of is None and meaning.kind in ("month", "day"):
                    return Period(None, meaning.a, meaning.b or None)
                return self._part(meaning, of) if of is not None else None
            case HijriPart():
                return self._hijri(meaning)
            case Relative():
                return self._relative(meaning)
            case Weekday(day, hint):
                return self._weekday(day, hint)
            case Distance():
                return self._distance(meaning)
            case Stretch(unit, count, sign):
                return self._stretch(unit, count, sign)
            case Same():
                return self._same(meaning)
            case Between(low, high):
                return self._between(self.value(low), self.value(high), low, high)
        return None

    # -- what is around -------------------------------------------------------------------------------------------

    def _near(self, back: int = 1) -> list[tuple[Value, Meaning]]:
        """What was resolved before, in this sentence and `back` sentences before it, nearest first."""
        out: list[tuple[Value, Meaning]] = []
        for place, value, meaning in reversed(self.history):
            if place < self.sentence - back or len(out) >= 24:
                break
            out.append((value, meaning))
        return out

    def _now(self) -> Value | None:
        """The article's day; without it the latest date that this sentence or the one before speaks of."""
        if self.published is not None:
            return of_day(self.published)
        best: Value | None = None
        for value, meaning in self._near():
            if isinstance(meaning, (Stretch,)) or (isinstance(meaning, Relative) and meaning.count > 0):
                continue
            if best is None or _end(value) > _end(best):
                best = value
        return best

    def _last(self, unit: str = "", back: int = 1) -> Value | None:
        """The last value spoken of that is at least as fine as `unit`."""
        for value, _ in self._near(back):
            if not unit or at(value, unit) is not None:
                return value
        return None

    def _future(self) -> bool:
        """Whether the words around the expression, within its sentence, speak of what is to come."""
        item = self.found[self.index]
        start, end = (
            self.sentences[self.sentence] if 0 <= self.sentence < len(self.sentences) else (0, len(self.folded))
        )
        return bool(_future_words().search(self.folded, max(start, item.start - 60), min(end, item.end + 14)))

    # -- each kind ------------------------------------------------------------------------------------------------

    def _part(self, part: Part, of: Value) -> Value | None:
        if part.kind == "vague":
            return of
        if part.kind == "monthday":
            month = at(of, "month")
            good = isinstance(month, Period) and month.month is not None and valid(month.year, month.month, part.a)
            return Period(month.year, month.month, part.a) if good and isinstance(month, Period) else None
        years = years_of(of)
        if years is None or (isinstance(of, Span) and of.name in ("fiscal", "school")):
            return None
        year = years[1]
        match part.kind:
            case "month":
                return Period(year, part.a)
            case "day":
                moved = in_year(Period(2024, part.a, part.b), year)
                return moved if isinstance(moved, Period) and moved.day == part.b else None
            case "quarter":
                return Period(year, quarter=part.a)
            case "half":
                return Period(year, half=part.a)
            case "week":
                return Period(year, week=part.a) if 1 <= part.a <= 53 else None
            case "months":
                return Span(Period(year, part.a), Period(year, part.b)) if 1 <= part.a <= part.b <= 12 else None
        return None

    def _yearless(self, part: Part) -> Value | None:
        """A month, day, quarter or half without a year."""
        first = {
            "month": part.a,
            "day": part.a,
            "quarter": part.a * 3 - 2,
            "half": part.a * 6 - 5,
            "months": part.a,
        }.get(part.kind, 1)
        year = self._year_for(first, part)
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
        return self._part(part, Period(year))

    def _year_for(self, month: int, part: Part) -> int | None:
        hint = part.hint
        if hint in ("before", "after", "same"):
            last = self._last("month" if part.kind in ("month", "day") else "year")
            if last is not None:
                reference = _end(last)
                year = reference.year
                if hint == "before":
                    return year if month < reference.month else year - 1
                if hint == "after":
                    return year if month > reference.month else year + 1
                return year
        if self.published is not None:
            return self._year_by_published(month, part.b if part.kind == "day" else 0, hint)
        reference_value = self._reference()
        if reference_value is None:
            return None
        return self._nearest(month, reference_value, hint)

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
        for value, meaning in self._near(0):
            if isinstance(meaning, (Part, Between)) and value.unit in ("month", "day"):
                last = _end(value)
                if last.year < published.year and (last.year, month) != (last.year, last.month):
                    return last.year if month > last.month else min(published.year, last.year + 1)
                break
        if self._future():
            return published.year if there >= here else published.year + 1 if here[0] - month > 3 else published.year
        return published.year if there <= here or (day and month == here[0]) else published.year - 1

    def _reference(self) -> Value | None:
        """The date that a month without a year is near to, where the article has none of its own."""
        near = [value for value, _ in self._near(3)] or [value for _, value, _ in self.history[-24:]]
        if near:
            return max(near, key=_end)
        for value in self.explicit[self.index + 1 :][:40]:
            if value is not None and years_of(value) is not None:
                return value
        return None

    def _nearest(self, month: int, reference: Value, hint: str) -> int | None:
        limits = bounds(reference)
        if limits is None:
            return None
        low, high = limits[0].year * 12 + limits[0].month, limits[1].year * 12 + limits[1].month
        best: tuple[int, int] | None = None
        for year in range(limits[0].year - 1, limits[1].year + 2):
            place = year * 12 + month
            distance = low - place if place < low else max(0, place - high)
            if hint == "past" and place > high + 2:
                continue
            if hint == "next" and place < high:
                continue
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
                options = [value for value in options if _end(value) < today][-1:]
            elif part.hint == "next":
                options = [value for value in options if _start(value) > today][:1]
            return min(options, key=lambda value: abs((_start(value) - today).days), default=None)
        reference = self._reference()
        years = years_of(reference) if reference is not None else None
        return self._hijri_in(part, years[1]) if years else None

    @staticmethod
    def _hijri_in(part: HijriPart, year: int) -> Value | None:
        """The Hijri month or day that starts in the Gregorian `year`."""
        for hijri in range(year - 582, year - 576):
            value = to_gregorian(hijri, part.month, part.day or None)
            if value is not None and _start(value).year == year:
                return value
        return None

    def _relative(self, meaning: Relative) -> Value | None:
        unit, count = meaning.unit, meaning.count
        if unit in ("fiscal", "school"):
            return self._double_year(unit, count)
        if unit.startswith("season:"):
            return self._season(unit[7:], count, meaning.base)
        if meaning.base == "text":
            last = self._last(unit)
            if last is None and count != 0 and self.published is not None:
                last = of_day(self.published)
        else:
            last = self._now()
        if last is None:
            return None
        whole = at(last, unit)
        if whole is None:
            return None
        if unit == "decade" and count > 0:
            return None
        return shift(whole, unit, count) if count else whole

    def _season(self, name: str, count: int, base: str) -> Value | None:
        if self.published is None or base == "text":
            now = self._now() if base == "now" else self._last()
            year = years_of(now) if now is not None else None
            return Period(year[1] + count) if year else None
        month, year_now = self.published.month, self.published.year
        if count < 0:
            return Period(year_now if month > _SEASON_END[name] else year_now - 1)
        if count > 0:
            return Period(year_now if month < _SEASON_START[name] else year_now + 1)
        return Period(year_now)

    def _double_year(self, unit: str, count: int) -> Value | None:
        """A fiscal or school year told from now: by those that the article writes out, else by its date (school only)."""
        written = [value for value in self.explicit if isinstance(value, Span) and value.name == "fiscal"]
        if written:
            newest = max(written, key=_end)
            return shift(newest, "year", count)
        if unit == "school" and self.published is not None:
            first = self.published.year if self.published.month >= (5 if count > 0 else 8) else self.published.year - 1
            first += count if count < 0 else 0
            return Span(Period(first), Period(first + 1), "school")
        return None

    def _weekday(self, day: int, hint: str) -> Value | None:
        if self.published is None:
            return None
        today = self.published.isoweekday()
        if hint == "next" or (not hint and day != today and self._future()):
            ahead = (day - today) % 7 or 7
            return shift(of_day(self.published), "day", ahead)
        back = (today - day) % 7
        if hint == "past" and back == 0:
            back = 7
        return shift(of_day(self.published), "day", -back)

    def _distance(self, meaning: Distance) -> Value | None:
        if meaning.count is None:
            return None
        months = {"year": 12, "month": 1, "decade": 120, "century": 1200}.get(meaning.unit)
        if meaning.unit not in ("day", "week") and months is None:
            return None
        base: Value | None
        if meaning.sign < 0:
            compared = self._compared() if meaning.unit == "year" and meaning.count == int(meaning.count) else None
            if compared is not None:
                return shift(compared, "year", -int(meaning.count))
            base = self._now()
        else:
            base = self._last()
            if base is None:
                base = next((value for _, value, told in reversed(self.history) if isinstance(told, Distance)), None)
            if base is None and self.published is not None and self._future():
                base = of_day(self.published)
        if base is None:
            return None
        if months is None:
            day = at(base, "day")
            moved = (
                shift(day, "day", meaning.sign * int(meaning.count * (7 if meaning.unit == "week" else 1)))
                if day
                else None
            )
            return at(moved, meaning.unit) if moved else None
        total = int(meaning.count * months) * meaning.sign
        if meaning.unit != "month" and total % 12 == 0:
            year = at(base, "year")
            return shift(year, "year", total // 12) if year else None
        month = at(base, "month")
        moved = shift(month, "month", total) if month else None
        if moved is None:
            return None
        return moved if meaning.unit == "month" else at(moved, "year")

    def _compared(self) -> Value | None:
        """The dated part of a year, just before in the sentence, that «قبل عام» compares with."""
        for value, meaning in self._near(0 if self.published else 1):
            if isinstance(meaning, Distance) or value.unit in ("day", "year", "week", "decade", "century"):
                continue
            return value
        return None

    def _stretch(self, unit: str, count: int | None, sign: int) -> Value | None:
        if count is None or self.published is None or unit not in ("year", "month", "week", "day", "decade"):
            return None
        here = at(of_day(self.published), "year" if unit == "decade" else unit)
        if here is None:
            return None
        there = shift(here, "year" if unit == "decade" else unit, sign * count * (10 if unit == "decade" else 1))
        if not isinstance(here, Period) or not isinstance(there, Period):
            return None
        return Span(there, here) if sign < 0 else Span(here, there)

    def _same(self, meaning: Same) -> Value | None:
        of = self.value(meaning.of) if meaning.of is not None else None
        last: Value | None = None
        for value, told in self._near(2):
            if isinstance(told, Part) and told.kind == "vague":
                continue
            if (
                meaning.unit == "period"
                and value.unit in ("year", "decade", "century", "fiscal")
                and isinstance(value, Period)
            ):
                continue
            if meaning.unit == "period" or at(value, meaning.unit) is not None:
                last = value
                break
        if meaning.months:
            years = years_of(of) if of is not None else None
            if years is None:
                return None
            span = isinstance(last, Span) and bounds(last)
            if (
                isinstance(last, Span)
                and span
                and last.start.month
                and last.end.month
                and (last.end.month - last.start.month + 1) == meaning.months
            ):
                return in_year(last, years[1])
            return Span(Period(years[1], 1), Period(years[1], meaning.months)) if meaning.months <= 12 else None
        if last is None:
            return None if meaning.of is None or meaning.unit == "period" else of
        if meaning.unit != "period":
            last = at(last, meaning.unit) or last
        if meaning.of is None:
            return last
        years = years_of(of) if of is not None else None
        return in_year(last, years[1]) if years else None

    def _between(
        self, low: Value | None, high: Value | None, said: Meaning, then: Meaning, explicit: bool = False
    ) -> Value | None:
        if (
            isinstance(said, Part)
            and said.of is None
            and not said.hint
            and high is not None
            and (years := years_of(high))
        ):
            low = self._part(said, Period(years[0]))
            if low is not None and _start(low) > _end(high):
                low = self._part(said, Period(years[0] - 1))
        elif (
            isinstance(then, Part)
            and then.of is None
            and not then.hint
            and low is not None
            and (years := years_of(low))
        ):
            high = self._part(then, Period(years[1]))
            if high is not None and _end(high) < _start(low):
                high = self._part(then, Period(years[1] + 1))
        if low is None or high is None:
            return None
        start = low.start if isinstance(low, Span) else low
        end = high.end if isinstance(high, Span) else high
        if years_of(low) and years_of(high) and _start(start) > _end(end):
            return None
        return Span(start, end)


_FAR = date(1, 1, 1)


def _start(value: Value) -> date:
    limits = bounds(value)
    return limits[0] if limits else _FAR


def _end(value: Value) -> date:
    limits = bounds(value)
    return limits[1] if limits else _FAR
