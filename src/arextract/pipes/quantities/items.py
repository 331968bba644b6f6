"""Clean text → every number with its unit and every unit that says its number itself, sorted, without overlap."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

import regex

from arextract.arabic.affixes import BA, CONJUNCTIONS, LAM
from arextract.arabic.word_sets import any_of
from arextract.numbers import Num, NumberParts, NumberTokens, scan_tokens
from arextract.numbers.dash_ranges import join_ranges
from arextract.pipes.quantities.attach import attach
from arextract.pipes.quantities.item import Item
from arextract.pipes.quantities.money import Country
from arextract.pipes.quantities.unnumbered import bare_items

_BETWEEN = regex.compile(
    rf"(?<!\w)(?:[{CONJUNCTIONS}]?(?:{any_of('little_words.what')} )?[{BA}{LAM}]?{any_of('little_words.between')}|{any_of('items.between_what')}) $"
)


def read_items(tokens: NumberTokens, country: Country) -> list[Item]:
    """The items of one text, in clean offsets. Linear time.

    Where they meet, «ساعة ونصف» and «ثانية واحدة» beat the number inside them, and any other number beats a bare unit.
    """
    folded = tokens.folded
    bare = bare_items(folded, country)
    bare_starts = [item.start for item in bare]
    items: list[Item] = []
    for num in join_ranges(tokens, scan_tokens(tokens)):
        if items and num.start < items[-1].end:
            continue  # «خمسة بالمئة»: the unit's own words hold a number
        if _is_no_amount(num):
            continue
        at = bisect_right(bare_starts, num.start) - 1
        if at >= 0 and items and bare[at].start < items[-1].end:
            at = -1  # «ربع مليون دولار ونصف مليار جنيه»: the unit is another number's
        if at >= 0 and num.start < bare[at].end and (num.start > bare[at].start or num.kind == "ordinal"):
            rest = _rest(tokens, num, bare[at].end)
            if rest is None:
                continue
            num = rest
        for side in _sides(tokens, num):
            item = attach(tokens.text, folded, side, country)
            if items and item.start < items[-1].end:  # «0$0»: the sign is the number's before
                item.start, item.unit, item.money, item.prefixed = side.start, None, None, False
            items.append(item)
    starts = [item.start for item in items]
    out = list(items)
    for item in bare:
        at = bisect_right(starts, item.start)
        if (at and items[at - 1].end > item.start) or (at < len(items) and items[at].start < item.end):
            continue
        out.append(item)
    out.sort(key=lambda item: item.start)
    return out


def _sides(tokens: NumberTokens, num: Num) -> list[Num]:
    """«بين خمسة وعشرين عاما»: the two sides that the grammar read as one number, unless another و follows with its own."""
    if not num.cuts or not _BETWEEN.search(tokens.folded, max(0, num.start - 9), num.start):
        return [num]
    parts = NumberParts(tokens)
    following = parts.cardinals.conjoined(num.last)
    if following is not None and parts.number(following) is not None:
        return [num]
    for cut, value in num.cuts:
        index = parts.cardinals.conjoined(cut)
        second = parts.number(index) if index is not None else None
        if second is not None and second.last == num.last and second.value is not None and second.value > value:
            last = tokens[cut - 1]
            return [replace(num, end=last.end, value=value, last=cut, scale=1, cuts=()), second]
    return [num]


def _rest(tokens: NumberTokens, num: Num, end: int) -> Num | None:
    """What is left of a number whose first word belongs to a unit: «ريال واحد وخمسون هللة»."""
    for cut, _ in num.cuts:
        if tokens[cut].start >= end:
            parts = NumberParts(tokens)
            index = parts.cardinals.conjoined(cut)
            return parts.number(index) if index is not None else None
    return None


def _is_no_amount(num: Num) -> bool:
    """«تحت الصفر», «من الصفر إلى 100», «للشريحة الواحدة»: a point on a scale or 'each', no amount."""
    return num.form == "words" and num.definite and num.kind == "cardinal" and (num.value == 0 or num.value == 1)
