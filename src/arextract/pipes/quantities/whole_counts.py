"""Parts and wholes of one count: «28774 شخصا …، توفي منهم 144», «66 من أصل 74 منطقة», «من 80 إلى 125 طائرة», «النازحين وعددهم 970 ألفا».

A part counts what its whole counts, whatever other number stands between, and so does the other end of a change; a number
called theirs counts those who were just named.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from arextract.arabic.affixes import ARTICLE, CONJUNCTIONS, FEMININE_PLURAL, LINKS, OBLIQUE, PLURAL, SOUND_PLURALS, WAW
from arextract.arabic.little_words import THAT
from arextract.arabic.proclitics import rests
from arextract.arabic.word_sets import any_of, word_set
from arextract.layers import QuantitySpan
from arextract.numbers.number_words import number_words
from arextract.pipes.quantities.counted import is_broken_plural, owned_plural
from arextract.pipes.quantities.cues import BREAK, role_words
from arextract.pipes.quantities.item import Item, is_year

Found = list[tuple[Item, QuantitySpan]]

_AMONG = regex.compile(
    rf"(?<!\w){WAW}?(?:{any_of('little_words.of')} )?{any_of('whole_counts.among')} (?:[^\W\d_]+ )?$"
)
_OUT_OF = regex.compile(
    rf" (?:(?:[^\W\d_]+ ){{0,3}}{any_of('little_words.of')} {any_of('whole_counts.out_of')}|{any_of('little_words.of')}) $"
)
_FROM = regex.compile(rf"(?<!\w)[{CONJUNCTIONS}]?{any_of('little_words.of')} (?:{any_of('fill.nearly_three')} )?$")
_TO = regex.compile(rf" {any_of('little_words.to')} (?:{any_of('fill.nearly_three')} )?")
_OF_SOME = regex.compile(rf" {any_of('little_words.of')} ")
_NUMBER = regex.compile(rf"(?<!\w)([{LINKS}]?{any_of('whole_counts.number')}) (?:[^\W\d_]+ ){{0,4}}[^\W\d_]?$")
_WORD = regex.compile(r"[^\W\d_]+")
_OTHER_TOPIC = regex.compile(rf"\n|(?<!\w){any_of('whole_counts.as_for')}(?!\w)")
_LINKS = word_set("whole_counts.links")
_PREPOSITIONS = word_set("counts_in_series.prepositions")
_NUMBERS_BACK = 6
_LONGEST_LIST = 64  # parts joined by «و» that are followed back to the «بينهم» before them
_LETTERS_BACK = 300
_WORDS_BACK = 7
_SHORTEST_PLURAL = 5
_BARE_OF = 4  # letters of « من »


def name_parts(text: str, folded: str, found: Found) -> None:
    """Names in place what parts, ends of a change and numbers called theirs count. Linear time."""
    for (item, first), (after, second) in pairwise(found):
        _out_of(folded, item, first, after, second)
        _changes(folded, item, first, after, second)
    for index, (item, quantity) in enumerate(found):
        if quantity.kind != "count" or item.unit is not None or item.rule in ("cell", "header"):
            continue
        if quantity.counted is None and not is_year(item):
            _theirs(text, folded, item, quantity, found[index - 1][0].end if index else 0)
        part = _AMONG.search(folded, max(0, item.start - 24), item.start) is not None
        own = quantity.counted_span
        of_some = own is not None and own[0] >= item.end and _said_of(folded, item)
        if part and (quantity.counted is None or of_some):
            whole = whole_of(folded, found, index)
            if whole is not None:
                _name(quantity, whole)
                quantity.counted_span = None


def whole_of(folded: str, found: Found, index: int) -> QuantitySpan | None:
    """The count before the number at `index` that can hold it: no smaller one and no part itself."""
    item = found[index][0]
    for at in range(index - 1, max(-1, index - 1 - _NUMBERS_BACK), -1):
        other, donor = found[at]
        if item.start - other.end > _LETTERS_BACK or _OTHER_TOPIC.search(folded, other.end, item.start):
            return None
        if donor.kind != "count" or donor.counted is None or donor.value is None or item.value is None:
            continue
        if donor.value >= item.value and not is_part(folded, found, at):
            return donor
    return None


def is_part(folded: str, found: Found, at: int) -> bool:
    """Whether a count is one of those «بينهم», or goes on with such a one: «بينهم 14 امرأة وستة قاصرين»."""
    for index in range(at, max(-1, at - _LONGEST_LIST), -1):
        start = found[index][0].start
        if _AMONG.search(folded, max(0, start - 24), start):
            return True
        before = found[index - 1][1] if index else None
        if before is None or before.kind != "count":
            return False
        end = before.counted_span[1] if before.counted_span and before.counted_span[0] >= before.end else before.end
        if folded[end:start] != f" {WAW}":
            return False
    return False


def _out_of(folded: str, item: Item, first: QuantitySpan, after: Item, second: QuantitySpan) -> None:
    """«66 من أصل 74 منطقة», «13 من 19 فرصة», «110 ميغاواط من أصل 200»."""
    if after.start - item.end > 40 or second.kind != "count" or after.unit is not None or after.form == "vague":
        return
    begin = first.counted_span[1] if first.counted_span and first.counted_span[0] >= item.end else item.end
    gap = _OUT_OF.fullmatch(folded, begin, after.start)
    if (
        gap is None
        or item.value is None
        or after.value is None
        or item.value > after.value
        or item.value <= 1
        or is_year(after)
    ):
        return
    if first.kind == "count" and first.counted is None and second.counted is not None:
        _name(first, second)
    elif first.kind == "count" and first.counted is not None and (second.counted is None or _said_of(folded, after)):
        if len(gap.group()) > _BARE_OF or second.counted is None:
            _name(second, first)
            second.counted_span = None  # «19 مجموعة توليد من أصل 54 من الخدمة»
    elif second.counted is None and first.kind in ("measure", "money") and len(gap.group()) > _BARE_OF:
        second.kind, second.unit, second.rule = first.kind, first.unit, "filled-whole"


def _said_of(folded: str, item: Item) -> bool:
    return _OF_SOME.match(folded, item.end) is not None


def _changes(folded: str, item: Item, first: QuantitySpan, after: Item, second: QuantitySpan) -> None:
    """«من 80 إلى 125 طائرة»: what it was counts what it becomes."""
    bare = first.kind == second.kind == "count" and first.counted is None and item.unit is None and not is_year(item)
    if (
        bare
        and second.counted is not None
        and item.scale <= after.scale
        and _TO.fullmatch(folded, item.end, after.start)
    ):
        if _FROM.search(folded, max(0, item.start - 14), item.start):
            _name(first, second)


def _theirs(text: str, folded: str, item: Item, quantity: QuantitySpan, floor: int) -> None:
    """«الناخبين وعددهم 42 مليونا», «الدول الأعضاء البالغ عددها 193»: those named right before."""
    number = _NUMBER.search(folded, max(floor, item.start - 50), item.start)
    if number is None or BREAK.search(folded, number.start(), item.start):
        return
    head = _head(folded, max(0, number.start() - 70), number.start())
    if head is not None:
        quantity.counted, quantity.counted_span = text[slice(*head)], head
        quantity.counted_from, quantity.rule = head, "filled-theirs"


def _head(folded: str, begin: int, end: int) -> tuple[int, int] | None:
    """The plural before «وعددهم»: the first of its definite words, phrases with a preposition passed over."""
    for stop in BREAK.finditer(folded, begin, end):
        begin = stop.end()
    words = list(_WORD.finditer(folded, begin, end))[-_WORDS_BACK:]
    while words and words[-1].group() in _LINKS:
        words.pop()
    best: tuple[int, int] | None = None
    for at in range(len(words) - 1, -1, -1):
        if words[at].group() in number_words() or any(
            char.isdigit() for char in folded[words[at].end() : words[at + 1].start() if at + 1 < len(words) else end]
        ):
            break
        if words[at].group() in THAT:
            break  # «في 3 سنوات، موضحا أن عددهم 1300»: a clause of its own
        span = _plural(folded, words[at])
        led = at > 0 and words[at - 1].group() in _PREPOSITIONS
        if span is None and best is not None:
            break
        if span is not None and (span[0] == words[at].start() or best is None):
            best = span
        if best is not None and (led or (span is not None and span[0] > words[at].start())):
            break
    return best


def _plural(folded: str, word: regex.Match[str]) -> tuple[int, int] | None:
    for letters, form in rests(word.group()):
        bare = form.removeprefix(ARTICLE)
        plural = (bare.endswith(SOUND_PLURALS) and len(bare) >= _SHORTEST_PLURAL) or bare in role_words("plural_noun")
        if owned_plural(form):
            return word.start() + letters, word.end()  # «سكانه البالغ عددهم»
        sure = form.startswith(ARTICLE) or form.endswith((PLURAL, OBLIQUE, FEMININE_PLURAL))
        if sure and (plural or (form.startswith(ARTICLE) and is_broken_plural(bare))):
            return word.start() + letters, word.end()
    return None


def _name(quantity: QuantitySpan, donor: QuantitySpan) -> None:
    quantity.counted, quantity.counted_from, quantity.rule = donor.counted, donor.counted_from, "filled-whole"
