"""Ranks: المرتبة السابعة، المركز 13، ثاني أكبر."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import ARTICLE, HA, YA
from arextract.arabic.proclitics import rests
from arextract.layers import QuantitySpan
from arextract.pipes.quantities.cues import role_words
from arextract.pipes.quantities.item import Item

_NOUN = regex.compile(rf"(?<!\w)([^\W\d_]+)\s+(?:(?:{ARTICLE}[^\W\d_]+{YA}{HA}?\s+)?\(?{ARTICLE}\s?|\()?$")
_WORD = regex.compile(r" ([^\W\d_]+)")
_WINDOW = 24


def noun_start(folded: str, item: Item) -> int | None:
    """Where the noun of a rank begins (المرتبة before السابعة), without its proclitics."""
    match = _NOUN.search(folded, max(0, item.start - _WINDOW), item.start)
    if not match:
        return None
    word, begin = match.group(1), match.start(1)
    nouns = role_words("rank_noun")
    return next((begin + letters for letters, rest in rests(word) if rest in nouns), None)


def elative_end(folded: str, item: Item) -> int | None:
    """Where «ثاني أكبر» ends, or None where no elative follows."""
    if item.value is None or item.value < 2 or item.definite:
        return None
    following = _WORD.match(folded, item.end)
    return following.end(1) if following and following.group(1) in role_words("rank_elative") else None


def is_rank(folded: str, item: Item) -> bool:
    """Whether an ordinal is a rank."""
    return noun_start(folded, item) is not None or elative_end(folded, item) is not None


def rank(folded: str, item: Item) -> QuantitySpan | None:
    """The rank that an ordinal or a number after a rank's noun says, with noun or elative in its span."""
    noun = noun_start(folded, item)
    if noun is not None:
        return QuantitySpan(noun, item.end, "rank", item.value, rule="rank-noun")
    end = elative_end(folded, item)
    return QuantitySpan(item.start, end, "rank", item.value, rule="rank-elative") if end is not None else None
