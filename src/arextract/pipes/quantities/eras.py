"""Years of an era, which look like numbers or metres: 310هـ/923م، (221 ق.م - 220 م)، الموافق 624م، 2000 ق م."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import BA, HA, LAM, MIM, WAW
from arextract.arabic.word_sets import any_of
from arextract.pipes.quantities.item import Item

_HIJRI_BEFORE = regex.compile(rf"\d ?{HA}\.? ?[/\-–(=] ?(?:\d{{1,4}} ?[-–] ?)?$")
_OUR_ERA_AFTER = regex.compile(rf" ?{MIM}(?!\w)")
_BC_AFTER = regex.compile(rf"\)? ?{any_of('eras.before_christ')}(?!\w)")
_BC_BEFORE = regex.compile(
    rf"\d ?{any_of('eras.before_christ')}\.? ?\)?(?: ?[-–—/] ?| {any_of('two_bounds.until')} | {WAW} ?)(?:{any_of('eras.the_year')} )?$"
)  # «( 221 ق.م - 220 م )»
_YEAR_DIGITS = regex.compile(r"\d{2,4}")
_YEAR_LEAD = regex.compile(
    rf"(?<![^\W\d_])(?:[{WAW}{LAM}{BA}]?{any_of('eras.year_before')} ?\(?"
    rf"|{any_of('eras.hijri')}\.? ?[(/=،-]? ?"
    rf"|(?:{any_of('eras.hijri')}|{any_of('eras.the_year')}) \d{{1,4}} ?/ ?)$"
)
_IN = regex.compile(rf"(?<!\w){WAW}?{any_of('little_words.in')} $")
_TWO_YEARS = regex.compile(rf"\(\d{{2,4}} ?{MIM}\.? {{0,2}}[-–—]? {{0,2}}\d{{2,4}} ?{MIM}\.?\)")
_ROUND, _FIRST_CENTURY = 50, 100
_PRESENT_ERA = 1000  # years before the present, from which on no hundredths of a percent are meant


def of_an_era(text: str, folded: str, item: Item) -> bool:
    """«310هـ/923م», «القرن 5هـ/11م»: a year or century of an era, no count and no metres."""
    unit = item.unit.code if item.unit is not None else ""
    if unit == "bp" and text.startswith("BP", item.end - 2) and (item.value or 0) >= _PRESENT_ERA:
        return True  # «9000 BP»: years before the present
    metres = unit == "m" and folded[item.end - 1] == MIM
    if metres and (_is_reign(folded, item) or _is_year_of_our_era(folded, item)):
        return True
    if (item.unit is None or item.unit.code == "year") and _BC_AFTER.match(folded, item.end):
        return True  # «حوالي 2000 ق م», «3100 سنة قبل الميلاد»
    if metres and item.form == "slash":
        return True  # «سنة 23/1624 م»
    bare = item.unit is None and item.form == "digits" and item.scale == 1
    if bare and item.value is not None and 1000 <= item.value <= 2100 and _OUR_ERA_AFTER.match(folded, item.end):
        return True  # «الموافق 1187م»
    return (metres or bare) and _HIJRI_BEFORE.search(folded, max(0, item.start - 14), item.start) is not None


def _is_reign(folded: str, item: Item) -> bool:
    """«(618 - 907م)»: years from and to; lengths are rounder."""
    if item.kind != "range" or item.low is None or item.high is None or not folded[item.end - 2].isdigit():
        return False
    return 100 <= item.low < item.high <= 2100 and any(end % 5 for end in (item.low, item.high))


def _is_year_of_our_era(folded: str, item: Item) -> bool:
    """«عام 114 هجرية (732 م)», «الموافق 624م», «(ولد 28 م)», «أورليان في 270 م», «(724 م - 759 م)»: the م of ميلادية."""
    before = folded[max(0, item.start - 24) : item.start]
    if item.form != "digits" or item.scale > 1 or item.value is None:
        return False
    if _BC_BEFORE.search(before):
        return True
    if not _YEAR_DIGITS.fullmatch(folded, item.start, item.number_end):
        return False
    if _YEAR_LEAD.search(before):
        return True
    if item.value % _ROUND and item.value >= _FIRST_CENTURY and _IN.search(before):
        return True  # a race goes over 100, 200 or 400 metres
    return _TWO_YEARS.search(folded, max(0, item.start - 10), item.end + 12) is not None
