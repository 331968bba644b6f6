"""What is no quantity: numbers inside names, dates and markers, clock times, scores, list numbers, phones, labels."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from arextract.layers import Name, TimeSpan
from arextract.pipes.quantities import cues
from arextract.pipes.quantities.item import Item, merged, overlapping
from arextract.pipes.quantities.rank import is_rank, noun_start

_PHONE = regex.compile(
    r"(?:\+|(?<!\d)00)\d{1,4}(?:[ \-/.()]{1,2}\d{2,}){2,}|(?<![\d.,])\d{2,4}(?:[ \-]\d{2,4}){3,}(?![\d%])"
)
_LINE_START = regex.compile(r"(?:^|\n)\s*[(\[]?$")
_LIST_END = regex.compile(r"\s?(?:[.)\]\-–:](?:\s|$)|\n|$)")
_CLOCK = regex.compile(r"(?<!\w)(?:[وفبل]?الساعه|للساعه|والساعه)\s*(?:حوالي |نحو )?$")
_CLOCK_PART = regex.compile(
    r"(?<!\w)(?:الساعه|للساعه) [^\W_]+ و ?(?:ال)?$|(?<!\w)(?:الواحده|الثانيه|الثالثه|الرابعه|الخامسه|السادسه|السابعه|الثامنه|التاسعه|العاشره|الحاديه عشره|الثانيه عشره) و ?(?:ال)?$"
)
_ROUND_THE_CLOCK = regex.compile(r"(?:24|7)/(?:24|7)")
_SLASH_AFTER = regex.compile(r"\s?/\s?\d")
_JOINED_BEFORE = regex.compile(r"\d[-–/]$")
_ARABIC_AFTER = regex.compile(r" [\u0621-\u064a]")
_GLUED_AFTER = regex.compile(r"[a-z@_\\]")
_COLON_AFTER = regex.compile(r":\d")
_COLON_BEFORE = regex.compile(r"\d:$")
_OF_MONTH = regex.compile(r" (?:من )?(?:نفس |هذا |ذات )?(?:ال)?(?:شهر|جاري|منه)(?! و)(?!\w)")
_BOX = regex.compile(r"(?<!\w)ص ?\.? ?ب\.?:? ?$")
_LABEL_AFTER = regex.compile(r" (?:لسنه|لعام) \d")
# «القانون الأساسي عدد 53»: after a law, a decree or a case عدد is its number, as the Maghreb writes it.
_LAW_NUMBER = regex.compile(
    r"(?<!\w)[وفبل]?(?:ال|ل)?(?:قانون|مرسوم|امر|قرار|منشور|قضيه|مشروع قانون)(?: [^\W\d]+){0,3} عدد $"
)
_COUNTS = regex.compile(r" (?!ال|و|في |من |ب|ل)[^\W\d_]{3,}")
_SCORE_GAP = regex.compile(r"\s?[-–:]\s?")
_LATIN_BEFORE = regex.compile(r"[a-z]['’]?[ \-]?$")
_GLUED_BEFORE = regex.compile(r"[a-z@#_/\\]$")
_GLUED_WORD = regex.compile(r"(?<!\w)([^\W\d_]{2,})$")
_HYPHEN_NAME = regex.compile(r"[^\W\d_]{2,}[-–]$")
_LAST_WORD = regex.compile(r"([^\W\d_]+)[\s\"'(]*$")


class Guard:
    """Decides for one text; `names`, `times` and `blocked` are in its clean offsets."""

    def __init__(
        self, folded: str, times: Sequence[TimeSpan], names: Sequence[Name], blocked: Sequence[tuple[int, int]]
    ) -> None:
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
        if item.form == "slash" and _ROUND_THE_CLOCK.fullmatch(folded, item.start, item.number_end):
            return False
        if item.form == "part" or overlapping(self._blocked_starts, self._blocked, item.start, item.end):
            return False
        within = overlapping(self._time_starts, self._times, item.start, item.end)
        if within:
            duration = item.unit is not None and item.unit.kind == "duration" and not item.ordinal
            return duration and item.start >= within[0] and not self._dated(item, within)
        if (
            item.ordinal
            and item.definite
            and item.value is not None
            and item.value >= 20
            and cues.before(folded, item.start)
        ):
            item.ordinal, item.kind = False, "cardinal"  # فوق الثلاثين
        if item.ordinal:
            return is_rank(folded, item)
        if (
            item.unit is None
            and item.kind == "fraction"
            and _CLOCK_PART.search(folded, max(0, item.start - 40), item.start)
        ):
            return False
        return not self._page_furniture(item)

    def _dated(self, item: Item, within: tuple[int, int]) -> bool:
        """Whether a number and time unit inside a time are part of a date rather than a length (عام 2020)."""
        if self._rules.get(within) in ("distance", "distance-told", "stretch", None):
            return item.form == "digits" and item.value is not None and 1900 <= item.value <= 2100 and item.scale == 1
        return not self._folded.startswith(("منذ", "قبل", "بعد"), within[0])

    def names_end(self, at: int) -> bool:
        """Whether a name ends right before `at`."""
        return at in self._name_ends or at - 1 in self._name_ends

    def _page_furniture(self, item: Item) -> bool:
        """List numbers, clock times, scores, phone numbers, versions, labels."""
        folded, start, end = self._folded, item.start, item.end
        if item.unit is not None or (item.form not in ("digits", "slash") and item.scale > 1):
            return False
        before, after = folded[max(0, start - 24) : start], folded[end : end + 24]
        if _CLOCK.search(before):
            return True
        if item.form not in ("digits", "slash"):
            last = _LAST_WORD.search(before) if item.definite else None
            return last is not None and last.group(1).lstrip("وفبلك") in cues.role_words("named_number")
        if _LINE_START.search(before) and _LIST_END.match(after):
            return True
        if _COLON_AFTER.match(after) or _COLON_BEFORE.search(before):
            return True
        if (
            (after[:1] in ("-", "–") and after[1:2].isdigit())
            or _SLASH_AFTER.match(after)
            or _JOINED_BEFORE.search(before)
        ):
            return item.form != "slash"
        digits = folded[start : item.number_end]
        if len(digits) >= 8 and digits.isdigit():
            return True
        if _LATIN_BEFORE.search(before) and not _ARABIC_AFTER.match(after):
            return True
        if _GLUED_BEFORE.search(before) or _GLUED_AFTER.match(after) or _HYPHEN_NAME.search(before):
            return True
        glued = _GLUED_WORD.search(before)
        if glued and not _glued_to(glued.group(1)):
            return True  # كم2
        if _LABEL_AFTER.match(after) or _BOX.search(before):
            return True
        if before.endswith(" عدد ") and _LAW_NUMBER.search(folded, max(0, start - 60), start):
            return _COUNTS.match(after) is None  # but «قرار يشمل عدد 53 موظفا»
        if item.value is not None and 1 <= item.value <= 31 and _OF_MONTH.match(after):
            return True
        follows = self._label_end >= 0 and folded[self._label_end : start] in (" و", "، ", " و ", " أو ")
        if item.scale == 1 and (follows or self.labels(item)) and noun_start(folded, item) is None:
            self._label_end = end  # «المادتين 5 و7»
            return True
        return False

    def labels(self, item: Item) -> bool:
        """Whether the word before only numbers something: المادة 5."""
        last = _LAST_WORD.search(self._folded, max(0, item.start - 24), item.start)
        known = cues.role_words("label_noun")
        return last is not None and any(form in known for form in cues.stems(last.group(1))[:3])


def _glued_to(word: str) -> bool:
    """Whether digits may be written onto a word: وبـ5، في30."""
    return all(letter in "وفبلكا" for letter in word) or any(
        form in cues.role_words("glued") for form in cues.stems(word)
    )


def is_score(folded: str, item: Item, counted: bool) -> bool:
    """Whether a range in digits is the score of a match or a set: 3-1، 38 - 50."""
    if item.rule == "range" or item.unit is not None or item.form != "digits" or item.scale > 1:
        return False
    small = item.high is not None and item.high < 200
    return small and not counted
