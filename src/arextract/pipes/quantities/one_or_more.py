"""Whether a unit alone is one end of a range: «شهر أو شهرين», «أسبوع أو عشرة أيام», «بين ساعة وثلاث ساعات»."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import WAW
from arextract.arabic.word_sets import any_of, word_of, word_set
from arextract.numbers.number_words import CARDINALS, number_words
from arextract.pipes.quantities.units import Unit, lexicon, unit_at

_TWO_WORDS = word_set("unnumbered.two")
_OR_WORD = word_of("little_words.or")
_OR_MORE = regex.compile(rf" ({any_of('two_bounds.or')}) ?")  # «او» may be written onto its number
_AND = regex.compile(rf" ({WAW}) ?")
_FROM_OR_BETWEEN = regex.compile(rf"(?<!\w){WAW}?(?:{any_of('little_words.of')}|{any_of('little_words.between')}) $")
_NUMBER = regex.compile(r"[\d.,]+|[^\W\d_]+")
_NUMBER_WORDS = 3  # of a number and its magnitude, at most
_NEXT = regex.compile(r" ([^\W\d_]+)")


def goes_up(folded: str, start: int, end: int, unit: Unit) -> bool:
    """Whether more of a unit is the other end of a range: «شهر أو شهرين», «أسبوع أو عشرة أيام», «بين ساعة وثلاث ساعات»."""
    joint = _OR_MORE.match(folded, end)
    lead = _FROM_OR_BETWEEN.search(folded, max(0, start - 8), start)
    if joint is None and lead is not None:
        joint = _AND.match(folded, end)
    number = _NUMBER.match(folded, joint.end()) if joint else None
    if joint is None or number is None:
        return False
    if number.group() in _TWO_WORDS:
        return joint.group(1) == _OR_WORD  # «سنة أو اثنتين»
    if number.group() in lexicon().twos:
        return lexicon().twos[number.group()].kind == unit.kind
    if not number.group()[0].isdigit() and not _is_cardinal(number.group()):
        return False
    if joint.group(1) != _OR_WORD and lead is None:
        return False  # «سعر الدولار وصل بشكل عام إلى 5 سنوات»
    at = number.end()
    for _ in range(_NUMBER_WORDS):
        following = unit_at(folded, at + 1) if folded[at : at + 1] == " " else None
        if following is not None:
            return following[0].kind == unit.kind
        word = _NEXT.match(folded, at)
        if word is None:
            return False
        at = word.end()
    return False


def _is_cardinal(word: str) -> bool:
    known = number_words().get(word)
    return known is not None and known.cls in CARDINALS
