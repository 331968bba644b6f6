"""What is no quantity: numbers inside names, dates and markers, clock times, scores, list numbers, phones, labels."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from arextract.arabic.affixes import (
    ALEF,
    ANY_PROCLITIC,
    ARTICLE,
    BA,
    FA,
    FEMININE_NISBA,
    HA,
    HER,
    LAM,
    LINKS,
    PROCLITICS,
    THEM,
    WAW,
)
from arextract.arabic.little_words import OF
from arextract.arabic.proclitics import forms
from arextract.arabic.word_counts import word_counts
from arextract.arabic.word_sets import any_of, word_list, word_of
from arextract.layers import Name, TimeSpan
from arextract.pipes.quantities import counted as nouns
from arextract.pipes.quantities import cues
from arextract.pipes.quantities.ages_in_years import is_age
from arextract.pipes.quantities.eras import of_an_era
from arextract.pipes.quantities.item import Item, merged, overlapping
from arextract.pipes.quantities.rank import is_rank, noun_start

_NUMBER = word_of("no_quantities.number")
_HEAT = word_of("no_quantities.heat")
_NEXT_LABEL = frozenset({f" {WAW}", f" {WAW} ", "، "})
_JOINED = PROCLITICS + ALEF
_SINCE = word_list("no_quantities.since")

_PHONE = regex.compile(
    r"(?:\+|(?<!\d)00)\d{1,4}(?:[ \-/.()]{1,2}\d{2,}){2,}|(?<![\d.,])\d{2,4}(?:[ \-]\d{2,4}){3,}(?![\d%])"
)
_LINE_START = regex.compile(r"(?:^|\n)\s*[(\[]?$")
_LIST_END = regex.compile(r"\s?(?:[.)\]\-–:](?:\s|$)|\n|$)")
_CLOCK = regex.compile(
    rf"(?<!\w)(?:[{LINKS}]?{any_of('no_quantities.clock')}|{any_of('no_quantities.with_clock')})\s*(?:{any_of('no_quantities.nearly')} )?$"
)
_CLOCK_PART = regex.compile(
    rf"(?<!\w)(?:{any_of('no_quantities.the_hour')} (?:{any_of('no_quantities.middle')} {any_of('no_quantities.half_day')}|[^\W_]+)|{any_of('no_quantities.ordinals')}|{any_of('no_quantities.middle')} {any_of('no_quantities.half_day')})"
    rf"(?: ([^\W\d_]+))? (?:{WAW} ?(?:{ARTICLE})?|{any_of('little_words.but')} )$"
)
_CLOCK_TO = regex.compile(
    rf"(?<!\w){any_of('no_quantities.the_hour')} \d{{1,2}}(?:[:.]\d\d)?(?: [^\W\d_]+)? ?(?:{any_of('no_quantities.until')}|[-–]) ?(?:{any_of('no_quantities.hour_itself')} )?$"
)
_NEXT = regex.compile(r" ?([^\W\d_]+)")
# «310هـ/923م»: a year of the Hijra (cleaning takes the tatweel of هـ away), alone or before the same year of our era.
_HIJRI_AFTER = regex.compile(rf" ?{HA}(?![^\W\d_])")
_LATITUDE = regex.compile(
    rf"(?<!\w)(?:[{WAW}{BA}]?{any_of('no_quantities.degrees')} (?:{ARTICLE})?{any_of('no_quantities.coordinates')}|[{WAW}{BA}{LAM}]?(?:{ARTICLE})?{any_of('no_quantities.coordinate_noun')})(?!\w)[^.؛\n]{{0,30}}$"
)
_DEGREES_AND = regex.compile(rf"\d {any_of('no_quantities.degree')} {WAW} ?$")
_BEARING = regex.compile(rf" ?{any_of('no_quantities.bearings')}(?!\w)")
_COUNTER_LINE = regex.compile(rf"(?:^|\n) *(?:{any_of('no_quantities.number')} )?([^\W\d_]+) ?:? ?$")
_LINE_END = regex.compile(r" *(?:\n|$)")
_PART_OF_DAY = regex.compile(r"(?<!\w)([^\W\d_]+) ?\($")
_HOUR = regex.compile(r"\d{1,2}\.[0-5]\d")
_ROUND_THE_CLOCK = regex.compile(r"(?:24|7)/(?:24|7)")
_SLASH_AFTER = regex.compile(r"\s?/\s?\d")
_JOINED_BEFORE = regex.compile(r"\d[-–/]$")
_ARABIC_AFTER = regex.compile(r" [\u0621-\u064a]")
_GLUED_AFTER = regex.compile(r"[a-z@_\\]")
_COLON_AFTER = regex.compile(r":\d")
_COLON_BEFORE = regex.compile(r"\d:$")
_OF_MONTH = regex.compile(
    rf" (?:{any_of('little_words.of')} )?(?:{any_of('no_quantities.same')} )?(?:{ARTICLE})?{any_of('no_quantities.month')}(?! {WAW})(?!\w)"
)
_BOX = regex.compile(rf"(?<!\w){any_of('no_quantities.box')} ?\.? ?{BA}\.?:? ?$")
_LABEL_AFTER = regex.compile(rf" {any_of('no_quantities.of_year')} \d")
_LATIN_BEFORE = regex.compile(r"[a-z]['’]?[ \-]?$")
_GLUED_BEFORE = regex.compile(r"[a-z@#_/\\]$")
_GLUED_WORD = regex.compile(r"(?<!\w)([^\W\d_]{2,})$")
_HYPHEN_NAME = regex.compile(r"[^\W\d_]{2,}[-–]$")
_OTHERS = regex.compile(rf" {any_of('no_quantities.others')}(?!\w)")
_PERIOD_AFTER = regex.compile(rf" {ARTICLE}{any_of('no_quantities.periods')}(?!\w)")
_WHAT = regex.compile(rf"(?<!\w)[{WAW}{FA}{BA}]?{any_of('little_words.what')} $")
_KNOWN = 40  # times a word occurs that digits may run into
_ANY_WORD = regex.compile(r"[^\W\d_]+")
_LAST_WORD = regex.compile(r"([^\W\d_]+)[\s\"'(]*$")
_WORDS_BEFORE = regex.compile(rf"(?:([^\W\d_]+) )?([^\W\d_]+)[\s\"'(]*(?:(?<!\w){ARTICLE} ?)?$")
_LISTED = regex.compile(rf"[؛:.] ?{WAW}?\($")  # «… الأولى؛ و(2) قياس …»: items of a list within a sentence
_AGAINST = any_of("no_quantities.against")
_SECOND_SCORE = regex.compile(rf"(?<!\w)([^\W\d_]+) \d{{1,3}} {_AGAINST} $")
_FIRST_SCORE = regex.compile(rf" (?:[-–]|{_AGAINST}) \d{{1,3}}(?![\d.,%])")


class Guard:
    """Decides for one text; `names`, `times` and `blocked` are in its clean offsets."""

    def __init__(
        self,
        text: str,
        folded: str,
        times: Sequence[TimeSpan],
        names: Sequence[Name],
        blocked: Sequence[tuple[int, int]],
    ) -> None:
        self._text = text
        self._folded = folded
        self._times = merged((time.start, time.end) for time in times)
        self._time_starts = [start for start, _ in self._times]
        self._rules = {(time.start, time.end): time.rule for time in times}
        phones = [match.span() for match in _PHONE.finditer(folded)]
        self._blocked = merged([*((name.start, name.end) for name in names), *blocked, *phones])
        self._blocked_starts = [start for start, _ in self._blocked]
        self._label_end = -1
        self._name_ends = frozenset(name.end for name in names)

    def allows(self, item: Item) -> bool:
        """Whether the item may be a quantity, as far as its place tells."""
        folded = self._folded
        if of_an_era(self._text, folded, item) or self._of_a_place(item):
            return False
        if item.form == "slash" and _ROUND_THE_CLOCK.fullmatch(folded, item.start, item.number_end):
            return False
        if item.form == "part" or overlapping(self._blocked_starts, self._blocked, item.start, item.end):
            return False
        within = overlapping(self._time_starts, self._times, item.start, item.end)
        if within:
            duration = item.unit is not None and item.unit.kind == "duration" and not item.ordinal
            if self._eaten(item, within, duration):
                return True
            return duration and item.start >= within[0] and not self._dated(item, within)
        if (
            item.ordinal
            and item.definite
            and item.value is not None
            and item.value >= 20
            and cues.before(folded, item.start)
        ):
            item.ordinal, item.kind = False, "cardinal"  # فوق الثلاثين
        if item.ordinal and not is_rank(folded, item) and is_age(folded, item):
            item.ordinal, item.kind = False, "cardinal"  # «في الأربعين من عمره»
        if item.ordinal and nouns.tells_how_many(self._text, folded, item):
            item.ordinal, item.kind, item.definite = False, "cardinal", True  # «السدود الأربعة عشر»
        if item.ordinal:
            return is_rank(folded, item)
        if item.unit is not None and item.unit.kind == "duration" and _quoted(folded, item):
            return False  # برنامج "60 دقيقة"
        minutes = item.unit is not None and item.unit.code == "minute"
        if (minutes or (item.unit is None and item.kind == "fraction")) and self._past_the_hour(item.start):
            return False
        return not self._page_furniture(item)

    def _past_the_hour(self, start: int) -> bool:
        """«الساعة الثامنة ليلا و20 دقيقة», «منتصف النهار الا عشر دقائق»: the clock's minutes, no length of time."""
        lead = _CLOCK_PART.search(self._folded, max(0, start - 50), start)
        return lead is not None and (lead.group(1) is None or lead.group(1) in cues.role_words("day_part"))

    def _eaten(self, item: Item, within: tuple[int, int], duration: bool) -> bool:
        """Whether a time has taken in a number or its unit: «8.3 في المئة الشهر الماضي», «بلغ 790 العام الماضي», «90 سنة ضوئية»."""
        if item.unit is None:
            period = _PERIOD_AFTER.match(self._folded, item.end) is not None
            return item.form == "digits" and item.start == within[0] and period
        if item.unit.code == "m" and within[0] <= item.start and item.end <= within[1]:
            return False  # «من 960 م إلى 1279 م»: the letter of an era
        return not duration and (item.start < within[0] or item.end > within[1] or item.start == within[0])

    def _of_a_place(self, item: Item) -> bool:
        """«خط عرض 34.5 شمالا», «36.8° ش»: coordinates."""
        angle = item.unit is not None and item.unit.code == "°"
        minutes = item.unit is not None and item.unit.code in ("minute", "second")
        if minutes and _DEGREES_AND.search(self._folded, max(0, item.start - 16), item.start) is not None:
            return True  # «دائرة عرض 36 درجة و45 دقيقة»
        if item.form != "digits" or not (angle or item.unit is None):
            return False
        if angle and _BEARING.match(self._folded, item.end):
            return True
        return _LATITUDE.search(self._folded, max(0, item.start - 50), item.start) is not None

    def _by_the_clock(self, item: Item) -> bool:
        """«5 مساء»: the hour, unless it is a degree's turn («العظمى 31 نهارا و-7 ليلا»)."""
        following = _NEXT.match(self._folded, item.end)
        if not following or following.group(1) not in cues.role_words("day_part") or item.value is None:
            return False
        hour = 1 <= item.value <= 12 and item.value == item.value.to_integral_value()
        return hour and _HEAT not in self._folded[max(0, item.start - 70) : item.start]

    def _clock_again(self, item: Item) -> bool:
        """«السابعة والنصف مساء (19.30)»: the hour in figures."""
        lead = _PART_OF_DAY.search(self._folded, max(0, item.start - 16), item.start)
        digits = self._folded[item.start : item.number_end]
        return lead is not None and lead.group(1) in cues.role_words("day_part") and bool(_HOUR.fullmatch(digits))

    def _counts_visits(self, start: int) -> bool:
        """«عدد المشاهدات: 1520» on a line of its own: page furniture."""
        line = _COUNTER_LINE.search(self._folded, max(0, start - 30), start)
        return line is not None and line.group(1) in cues.role_words("page_counter")

    def _numbers_a_text(self, end: int) -> bool:
        """Whether what ends at `end` is a law, decree or decision with its adjectives: عدد is its number, as the Maghreb writes it."""
        words = _ANY_WORD.findall(self._folded, max(0, end - 50), end)[-4:]
        return any(cues.plays(word, "label_noun") for word in words)

    def _dated(self, item: Item, within: tuple[int, int]) -> bool:
        """Whether a number and time unit inside a time are part of a date rather than a length (عام 2020)."""
        if self._rules.get(within) in ("distance", "distance-told", "stretch", None):
            return item.form == "digits" and item.value is not None and 1900 <= item.value <= 2100 and item.scale == 1
        return not self._folded.startswith(_SINCE, within[0])

    def names_end(self, at: int) -> bool:
        """Whether a name ends right before `at`."""
        return at in self._name_ends or at - 1 in self._name_ends

    def _page_furniture(self, item: Item) -> bool:
        """List numbers, clock times, scores, phone numbers, versions, labels."""
        folded, start, end = self._folded, item.start, item.end
        if item.unit is not None or (item.form not in ("digits", "slash") and item.scale > 1):
            return False
        before, after = folded[max(0, start - 24) : start], folded[end : end + 24]
        if _CLOCK.search(before) or _CLOCK_TO.search(folded, max(0, start - 40), start):
            return True
        if item.form not in ("digits", "slash"):
            last = _LAST_WORD.search(before) if item.definite else None
            return last is not None and cues.plays(last.group(1), "named_number")
        if _LINE_START.search(before) and _LIST_END.match(after):
            return True
        if self._by_the_clock(item) or self._clock_again(item) or _HIJRI_AFTER.match(after):
            return True
        if _LINE_END.match(folded, end) and self._counts_visits(start):
            return True
        if _COLON_AFTER.match(after) or _COLON_BEFORE.search(before):
            return True
        if (_LISTED.search(before) and after.startswith(") ")) or self._scored(start, end):
            return True
        if (
            (after[:1] in ("-", "–") and after[1:2].isdigit())
            or _SLASH_AFTER.match(after)
            or _JOINED_BEFORE.search(before)
        ):
            return item.form != "slash"
        digits = folded[start : item.number_end]
        if len(digits) >= 8 and digits.isdigit() and not nouns.agrees(self._text, folded, item):
            return True
        if _LATIN_BEFORE.search(before) and not _ARABIC_AFTER.match(after):
            return True
        if _GLUED_BEFORE.search(before) or _GLUED_AFTER.match(after) or _HYPHEN_NAME.search(before):
            return True
        glued = _GLUED_WORD.search(before)
        if glued and not _glued_to(glued.group(1)) and not self._word_before(item, glued.group(1)):
            return True  # كم2
        if _LABEL_AFTER.match(after) or _BOX.search(before):
            return True
        if (
            before.endswith(f" {_NUMBER} ")
            and self._numbers_a_text(start - 5)
            and nouns.counted(self._text, folded, item) is None
        ):
            return True
        day = item.value if item.value is not None else item.high  # «من 23 إلى 26 من نفس الشهر»
        if day is not None and 1 <= day <= 31 and _OF_MONTH.match(after):
            return True
        follows = self._label_end >= 0 and folded[self._label_end : start] in _NEXT_LABEL
        if (
            item.scale == 1
            and (follows or self.labels(item))
            and noun_start(folded, item) is None
            and not nouns.agrees(self._text, folded, item)
        ):
            self._label_end = end  # «المادتين 5 و7»
            return True
        return False

    def _word_before(self, item: Item, word: str) -> bool:
        """«بحضور402 شخص»: a word of the language runs into the digits of a number that counts something."""
        known = word_counts()
        options = [*forms(word), word.removesuffix(THEM), word.removesuffix(HER)]
        whole = any(known.get(form, 0) >= _KNOWN for form in options)
        counts = (
            item.scale > 1 or _OTHERS.match(self._folded, item.end) or nouns.counted(self._text, self._folded, item)
        )
        return len(word) > 2 and whole and bool(counts)

    def _scored(self, start: int, end: int) -> bool:
        """«انتهى اللقاء بنتيجة 31 مقابل 24», «انتهى 40 - 39»: what two sides have."""
        second = _SECOND_SCORE.search(self._folded, max(0, start - 40), start)
        if second is not None:
            return cues.plays(second.group(1), "score_lead")
        last = _LAST_WORD.search(self._folded, max(0, start - 16), start)
        if last is None or not cues.plays(last.group(1), "score_lead"):
            return False
        return _FIRST_SCORE.match(self._folded, end) is not None

    def labels(self, item: Item) -> bool:
        """Whether the word before only numbers something: المادة 5, الطريق الجهوية 12, الفصول من 3 إلى 7."""
        words = _WORDS_BEFORE.search(self._folded, max(0, item.start - 40), item.start)
        if words is None:
            return False
        before, word = words.group(1) or "", words.group(2)
        if self._folded[words.end(2)] == '"':
            return False  # «سلمت "بوينغ" 14 طائرة»: the quotes close before the figure
        if word[-1] == HA and _WHAT.search(self._folded, max(0, words.start(2) - 6), words.start(2)):
            return False  # «بما مجموعه 230»
        if before.lstrip(LINKS).startswith((ARTICLE, LAM)) and _labels(before):
            if word in OF and item.kind == "range":
                return True
            if word.startswith(ARTICLE) and word.endswith(FEMININE_NISBA) and nouns.is_adjective(word[2:]):
                return True
        counted = nouns.counted(self._text, self._folded, item) if cues.plays(word, "label_act") else None
        if counted is not None and counted[0] == item.end + 1:
            return False  # «إصدار 12 حلقة», not «إصدار 12 من البرنامج»
        pointed = cues.plays(before, "this")  # «بلغ العدد في هذه الدورة 562»
        return not pointed and _labels(word)


def _quoted(folded: str, item: Item) -> bool:
    """Whether quotes hold an item and nothing else: it is called so."""
    return folded[item.start - 1 : item.start] == '"' == folded[item.end : item.end + 1]


def _labels(word: str) -> bool:
    """Whether a folded word is a noun that a number after it only names, with its proclitics."""
    return cues.plays(word, "label_noun")


def _glued_to(word: str) -> bool:
    """Whether digits may be written onto a word: وبـ5، في30."""
    return all(letter in _JOINED for letter in word) or cues.plays(word, "glued", ANY_PROCLITIC)


def is_score(item: Item, counted: bool) -> bool:
    """Whether a range in digits is the score of a match or a set: 3-1، 38 - 50."""
    if item.rule == "range" or item.unit is not None or item.form != "digits" or item.scale > 1:
        return False
    small = item.high is not None and item.high < 200
    return small and not counted
