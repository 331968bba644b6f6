"""Figures in brackets or quotes inside a number, and numbers said twice: «(2086) ألف», «"1.3" مليار», «(15) خمسة عشر مليون»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from arextract.numbers.grammar import Amount, Cardinal, Cardinals, times, to_decimal

if TYPE_CHECKING:
    from arextract.numbers.num import Num
    from arextract.numbers.number_parts import NumberParts
    from arextract.numbers.number_tokens import NumberTokens

DASHES = ("-", "–", "—")
OPENERS = {"(": ")", '"': '"'}


def enclosed(parts: NumberParts, index: int) -> Num | None:
    """The number whose figures stand in brackets or quotes at `index`, if magnitudes or the same number in words follow."""
    tokens = parts.tokens
    if tokens[index + 3].kind == "num" and tokens.mark(index + 2) in DASHES:
        return _enclosed_range(parts, index)
    figure, after = tokens[index + 1], index + 3
    if not _closed(tokens, index, index + 2) or figure.kind != "num" or figure.cls != "num" or figure.value is None:
        return None
    if tokens[after].kind != "word" or tokens[after].proclitic or tokens[after].start > tokens[index + 2].end + 1:
        return None
    value, at, scale = parts.scales(figure.value, after, plurals=True)
    if scale > 1:
        return parts.made(index, at, "cardinal", value, scale, "digits")
    words = parts.cardinals.read(after) if tokens.mark(index) == "(" else None
    if words is not None and not words.digits and _same(figure.value, words):
        return parts.made(index, words.end, "cardinal", words.value, words.scale, "words", words)
    return None


def _enclosed_range(parts: NumberParts, index: int) -> Num | None:
    """«(8 - 9) آلاف»: both ends in thousands."""
    tokens = parts.tokens
    low, high, after = tokens[index + 1].value, tokens[index + 3].value, index + 5
    if not _closed(tokens, index, index + 4) or low is None or high is None or low >= high:
        return None
    value, at, scale = parts.scales(high, after, plurals=True)
    if scale == 1 or tokens[after].start > tokens[index + 4].end + 1:
        return None
    made = parts.made(index, at, "range", value, scale, "digits")
    return replace(made, value=None, low=to_decimal(times(low, scale)), high=made.value)


def said_again(cardinals: Cardinals, cardinal: Cardinal) -> tuple[Amount, int, int] | None:
    """«خمسة عشر (15) مليون», «15 (خمسة عشر) يوما»: value, index past the bracket and its magnitudes, scale; or None."""
    tokens, at = cardinals.tokens, cardinal.end
    if tokens.mark(at) != "(" or tokens[at].start > tokens[at - 1].end + 1:
        return None
    again = cardinals.read(at + 1)
    if again is None or again.digits == cardinal.digits or not _closed(tokens, at, again.end):
        return None
    if again.value != cardinal.value:
        return None
    value, end, scale = cardinal.value, again.end + 1, cardinal.scale
    while tokens[end].cls == "scale" and not tokens[end].proclitic and tokens[end].start == tokens[end - 1].end + 1:
        word = tokens[end].word
        if word is None or word.number == "du":
            break
        value, scale, end = times(value, word.value), scale * word.value, end + 1
    return value, end, scale


def _closed(tokens: NumberTokens, opener: int, closer: int) -> bool:
    """Whether what `opener` opens is closed at `closer`, both written onto what they hold."""
    mark = tokens.mark(opener)
    return tokens.mark(closer) == OPENERS.get(mark) and tokens.glued(opener + 1) and tokens.glued(closer)


def _same(figure: Amount, words: Cardinal) -> bool:
    """Whether words say the figure, alone or before their last magnitude."""
    value = to_decimal(words.value)
    return value == figure or (words.scale > 1 and value == to_decimal(figure) * words.scale)
