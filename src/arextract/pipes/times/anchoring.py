"""From what expressions say to values, with the article's date and the dates around each expression.

Order of trust: the expression itself; `published`; an explicit date in the same sentence or the one before; nothing.
"""

from __future__ import annotations

from arextract.arabic.proclitics import is_one_of
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.pipes.times.around import Told, latest
from arextract.pipes.times.meaning import (
    Between,
    Distance,
    Ended,
    Event,
    HijriPart,
    Known,
    Meaning,
    Nothing,
    Part,
    Relative,
    Same,
    Stretch,
    Weekday,
)
from arextract.pipes.times.parts_of_wholes import between, end_of, ended, part_of, start_of
from arextract.pipes.times.text_year import Standing
from arextract.pipes.times.time_lexicon import context
from arextract.pipes.times.time_values import (
    Period,
    PeriodSpan,
    Value,
    at,
    bounds,
    in_year,
    months_of,
    of_day,
    shift,
    years_of,
)
from arextract.pipes.times.yearless import STARTING, Yearless

_BEFORE = f"{word_of('little_words.before')} "
_NEVER = word_of("anchoring.never")
_TILL = tuple(f"{word} " for word in word_list("anchoring.till"))
_SUSPENDING = word_set("anchoring.suspending")
_CROPS = word_set("anchoring.crops")
_CROPS_NEAR = 90  # letters around a season, among which its crop stands

_SEASON_END = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_SEASON_START = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


class Resolver(Yearless):
    """Resolves the expressions of one article in their order."""

    def run(self) -> list[Value | None]:
        """One value per expression, None where it has none."""
        out: list[Value | None] = []
        self.yearless: list[tuple[int, Value]] = []  # what is resolved but for its year, with its sentence
        for index, item in enumerate(self.found):
            self.index = index
            self.sentence = self.places[self.index]
            value = self.explicit[self.index] or self.value(item.meaning)
            if value is not None and years_of(value) is None:
                self.yearless.append((self.sentence, value))
            elif value is not None:
                standing = self.standings[index] if self.published is None else None
                planned = self.published is None and (
                    standing in (Standing.NEXT, Standing.FORESEEN) or self.foreseen(index)
                )
                other = self.published is None and (
                    standing in (Standing.MIRROR, Standing.OTHER)
                    or isinstance(item.meaning, Same)
                    or self._other(index)
                )
                bound = value.unit == "year" and (self._bound(index) or isinstance(item.meaning, Distance))
                self.history.append(Told(self.sentence, value, item.meaning, planned, other, bound))
            out.append(value)
        return out

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
                return part_of(meaning, of) if of is not None else None
            case HijriPart():
                return self._hijri(meaning)
            case Relative():
                return self._relative(meaning)
            case Weekday(day, hint):
                return self._weekday(day, hint)
            case Distance():
                return self._distance(meaning)
            case Event(otherwise=part):
                return self.value(part)  # of an article from before the event
            case Ended(unit, count, of):
                return ended(unit, count, self.value(of))
            case Stretch():
                return self._stretch(meaning)
            case Same():
                return self._same(meaning)
            case Between(low, high):
                return between(self.value(low), self.value(high), low, high)
        return None

    # -- each kind ------------------------------------------------------------------------------------------------

    def _relative(self, meaning: Relative) -> Value | None:
        unit, count = meaning.unit, meaning.count
        if unit in ("fiscal", "school"):
            return self._double_year(unit, count)
        if unit.startswith("season:"):
            return self._season(unit[7:], count, meaning.base)
        if meaning.base == "text":
            if unit == "quarter" and self._follows_nothing():
                return None
            # «في الربع الثاني … مقابل الفترة نفسها من العام الماضي … عن الربع السابق»: before the second, not before what it was compared with
            last = self._last(unit, compared=count == 0)
            if last is None and count != 0 and self.published is not None:
                last = of_day(self.published)
        else:
            last = self._now()
        if last is None:
            return self._unknown(unit, count) if meaning.base == "text" else None
        if unit == "year" and isinstance(last, PeriodSpan) and (last.name == "fiscal" or _is_twelve_months(last)):
            return shift(last, "year", count)  # 2024/2025 … السنة التي سبقتها
        whole = at(last, unit)
        if whole is None:
            return None
        if unit == "decade" and count > 0:
            return None
        value = shift(whole, unit, count) if count else whole
        limits = bounds(value) if meaning.weekday and value is not None else None
        if value is None or limits is None or limits[0].isoweekday() == meaning.weekday:
            return value
        # «اليوم السبت» on a page of Sunday: told a day before the page; of another day: one of the two is wrong
        return shift(value, "day", -1) if (limits[0].isoweekday() - meaning.weekday) % 7 == 1 else None

    def _unknown(self, unit: str, count: int) -> Value | None:
        """The month or quarter beside the last one told whose year is unknown: «في أكتوبر … الشهر السابق» is XXXX-09."""
        if not self.yearless or self.yearless[-1][0] < self.sentence - 1:
            return None
        last = self.yearless[-1][1]
        end = last.end if isinstance(last, PeriodSpan) else last
        if unit == "month" and end.unit == "month" and end.month is not None and 1 <= end.month + count <= 12:
            return Period(None, end.month + count)
        quarter = (months_of(end)[1] + 2) // 3 + count
        fine = end.unit == "quarter" or (isinstance(last, PeriodSpan) and end.unit == "month")
        return Period(None, quarter=quarter) if unit == "quarter" and fine and 1 <= quarter <= 4 else None

    def _follows_nothing(self) -> bool:
        """Whether the expression before, in this sentence, is a quarter of a fiscal year, which has no value."""
        before = self.index - 1
        if before < 0 or self.places[before] != self.sentence:
            return False
        match self.found[before].meaning:
            case Part(kind="quarter", of=Nothing()) | Part(kind="quarter", of=Relative(unit="fiscal")):
                return True
        return False

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
        written = [value for value in self.explicit if isinstance(value, PeriodSpan) and value.name == "fiscal"]
        if written:
            newest = max(written, key=end_of)
            if unit == "school" and count == 0 and self._season_told(newest):
                count = 1  # في موسم 2014/2015 … للموسم الجاري: another than the one that is numbered
            return shift(newest, "year", count)
        if unit == "school" and self.published is not None and self._of_crops():
            return Period(self.published.year + count)
        if unit == "school" and self.published is not None:
            start = 5 if count > 0 else 6 if count < 0 else 8  # between two seasons the past one has just ended
            first = self.published.year if self.published.month >= start else self.published.year - 1
            first += count if count < 0 else 0
            return PeriodSpan(Period(first), Period(first + 1), "school")
        return None

    def _of_crops(self) -> bool:
        """Whether a season is one of a harvest or of visitors, which falls in one year: «إنتاج التمور هذا الموسم»."""
        item = self.found[self.index]
        around = (
            self.folded[max(0, item.start - _CROPS_NEAR) : item.start] + self.folded[item.end : item.end + _CROPS_NEAR]
        )
        return any(is_one_of(word.strip('،.:()"'), _CROPS) for word in around.split())

    def _season_told(self, season: Value) -> bool:
        """Whether the text has told of `season` by its years before, and not as one to come."""
        return any(told.value == season and not told.planned for told in self._near())

    def _weekday(self, day: int, hint: str) -> Value | None:
        if self.published is None:
            return None
        today = self.published.isoweekday()
        comes = (self._future() and self._comes()) or self._put_off()
        if hint == "next" or (not hint and day != today and comes):
            ahead = (day - today) % 7 or 7
            return shift(of_day(self.published), "day", ahead)
        back = (today - day) % 7
        if hint == "past" and back == 0:
            back = 7
        return shift(of_day(self.published), "day", -back)

    def _put_off(self) -> bool:
        """«علقت البورصة التداول حتى يوم الاثنين», «اعتبارا من الأحد»: a day to come, though no verb of the future says so."""
        item = self.found[self.index]
        start = self.sentences[self.sentence][0] if 0 <= self.sentence < len(self.sentences) else 0
        words = self.folded[max(start, item.start - 90) : item.start].split()
        if self.led_by(_TILL):
            return any(is_one_of(word, _SUSPENDING) for word in words)
        return self.led_by(STARTING) and not any(word in context("past") for word in words)

    def _distance(self, meaning: Distance) -> Value | None:
        if meaning.count is None:
            return None
        months = {"year": 12, "month": 1, "decade": 120, "century": 1200}.get(meaning.unit)
        if meaning.unit not in ("day", "week") and months is None:
            return None
        base: Value | None
        if meaning.sign < 0:
            if meaning.base != "text" and self.published is not None and self._never():
                return self._later(meaning)
            compared = self._compared() if meaning.unit == "year" and meaning.count == int(meaning.count) else None
            if compared is not None:
                return shift(compared, "year", -int(meaning.count))
            base = self._last() if meaning.base == "text" else self._now()
        else:
            told = meaning.base == "text"
            base = self._last() if told else of_day(self.published) if self.published else None
            if base is None and told:
                base = next((told.value for told in reversed(self.history) if isinstance(told.meaning, Distance)), None)
            if base is None and self.published is not None and self._future():
                base = of_day(self.published)
        if base is None:
            return None
        if meaning.more:
            return _moved(base, meaning)
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

    def _never(self) -> bool:
        """Whether «لن … قبل خمسة أعوام» says that it comes no sooner."""
        item = self.found[self.index]
        words = self.folded[max(0, item.start - 40) : item.start].split()
        return self.folded.startswith(_BEFORE, item.start) and _NEVER in words

    def _later(self, meaning: Distance) -> Value | None:
        assert self.published is not None
        moved = Distance(meaning.unit, meaning.count, 1, "now")
        return self._distance(moved)

    def _compared(self) -> Value | None:
        """The dated part of a year, just before in the sentence, that «قبل عام» compares with."""
        for told in self._near(1):
            value, meaning = told.value, told.meaning
            if self.published and told.sentence != self.sentence and value.unit not in ("quarter", "half"):
                continue
            told_back = isinstance(meaning, Distance) or (isinstance(meaning, Relative) and meaning.unit == "year")
            if told.planned or told_back or value.unit in ("day", "week", "decade", "century"):
                continue
            if value.unit == "year" and (
                self.published or self.present is None or told.other or told.bound or not isinstance(meaning, Known)
            ):
                continue  # without a date of its own: «خلال العام 2022 … قبل عام»
            return value
        return None

    def _stretch(self, stretch: Stretch) -> Value | None:
        unit, count, sign = stretch.unit, stretch.count, stretch.sign
        if unit == "hour" and count is not None and count % 24 == 0:
            unit, count = "day", count // 24
        if count is None or unit not in ("year", "month", "week", "day", "decade"):
            return None
        if unit == "decade":
            unit, count = "year", count * 10
        if stretch.base == "text":
            return self._beside(unit, count * sign)
        here = at(of_day(self.published), unit) if self.published is not None else None
        there = shift(here, unit, sign * count) if here is not None else None
        if not isinstance(here, Period) or not isinstance(there, Period):
            return None
        return PeriodSpan(there, here) if sign < 0 else PeriodSpan(here, there)

    def _beside(self, unit: str, count: int) -> Value | None:
        """The `count` units right before (negative) or after the last time told: «السنوات الخمس السابقة»."""
        if self.places[self.index] != self.sentence or not self.history:
            return None
        told = self._last(unit, 0) or self._last(unit, 1)
        if told is None:
            return None
        edge = told.start if count < 0 and isinstance(told, PeriodSpan) else told
        near = at(edge, unit)
        if count < 0 and near is not None and edge.unit != unit:
            near = at(of_day(start_of(edge)), unit)
        first, last = (shift(near, unit, n) if near else None for n in sorted((count, 1 if count > 0 else -1)))
        if not isinstance(first, Period) or not isinstance(last, Period):
            return None
        return PeriodSpan(first, last)

    def _like(self, unit: str) -> Value | None:
        """What «the same period» (or month, quarter …) points back to: the last stretch told, a month only without one."""
        month: Value | None = None
        for _, value, told, *_ in self._near(2):
            if isinstance(told, Distance) or (isinstance(told, Part) and told.kind == "vague" and value.unit == "year"):
                continue
            if unit != "period":
                if unit == "month" and isinstance(told, (Relative, Weekday)) and value.unit == "day":
                    continue  # «أعلن اليوم … في مارس … الشهر نفسه من العام الماضي»: the day of the news is no month told of
                if at(value, unit) is not None:
                    return value
            elif value.unit == "month" and isinstance(value, Period):
                month = month or value
            elif value.unit not in ("year", "day") or isinstance(value, PeriodSpan):
                return value
        return month or (self._only_year() if unit == "period" else None)

    def _only_year(self) -> Value | None:
        """The one year that this sentence and the one before tell of: «سنة 2011 … وفي الفترة ذاتها»."""
        years = {told.value for told in self._near(1) if told.value.unit == "year" and isinstance(told.value, Period)}
        return years.pop() if len(years) == 1 else None

    def _same(self, meaning: Same) -> Value | None:
        of = self.value(meaning.of) if meaning.of is not None else None
        if meaning.unit.startswith("now:"):  # مثل هذا اليوم من العام الماضي
            here = at(of_day(self.published), meaning.unit[4:]) if self.published is not None else None
            years = years_of(of) if of is not None else None
            return in_year(here, years[1]) if here is not None and years else of
        last = self._like(meaning.unit)
        if isinstance(meaning.of, Relative) and meaning.of.count < 0 and meaning.unit == "month":
            beside = [told for told in self._near(0) if at(told.value, "month") is not None and not told.other]
            last = latest(beside) or last  # سبتمبر بعد أوت … نفس الشهر من السنة الماضية: September
        if meaning.months:
            years = years_of(of) if of is not None else None
            if years is None:
                return None
            span = isinstance(last, PeriodSpan) and bounds(last)
            if (
                isinstance(last, PeriodSpan)
                and span
                and last.start.month
                and last.end.month
                and (last.end.month - last.start.month + 1) == meaning.months
            ):
                return in_year(last, years[1])
            if isinstance(last, Period) and last.quarter is not None and meaning.months == 3:
                first, final = months_of(last)
                return PeriodSpan(Period(years[1], first), Period(years[1], final))
            return PeriodSpan(Period(years[1], 1), Period(years[1], meaning.months)) if meaning.months <= 12 else None
        if last is None:
            return of
        if meaning.unit != "period":
            last = at(last, meaning.unit) or last
        if meaning.of is None:
            return last
        years = years_of(of) if of is not None else None
        return in_year(last, years[1]) if years else None


def _is_twelve_months(span: PeriodSpan) -> bool:
    """Whether a span is a fiscal year told by its months: 2017-04/2018-03."""
    first, last = span.start, span.end
    if first.year is None or last.year is None or not (first.month and last.month) or first.day or last.day:
        return False
    return (last.year - first.year) * 12 + last.month - first.month == 11 and first.month != 1


def _moved(base: Value, distance: Distance) -> Value | None:
    """`base` moved by a length in several units, at the precision of the finest; None where `base` is coarser."""
    if distance.count is None:
        return None
    value = at(base, distance.more[-1][0])
    steps = [(distance.unit, int(distance.count)), *distance.more]
    for unit, count in steps:
        value = shift(value, unit, distance.sign * count) if value is not None else None
    return value
