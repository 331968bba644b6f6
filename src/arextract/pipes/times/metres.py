"""Numbers with م that are years, not metres: «حكمت من 960 م إلى 1279 م», «(1127م – 1279م)», «سنة 368م إلى 633م».

Two ascending ones, where a word of ruling, living or an age stands near or brackets hold the two alone; a word of a length
(سباق, ارتفاع) near them makes metres of them, and so do two round numbers. The second of two is what the first is. With such a
word two early numbers alone in brackets are years without a letter: «جستين الثاني (565-578)».
"""

from __future__ import annotations

import re

from arextract.arabic.affixes import ARTICLE
from arextract.arabic.proclitics import forms
from arextract.pipes.times.time_lexicon import context
from arextract.pipes.times.time_rules import longest
from arextract.pipes.times.time_tokens import TimeTokens

_EARLIEST, _LATEST = 100, 2100
ROUND = 50
_LIFE = 100  # years
_NEAR = 70  # letters before the two
_AFTER = 24  # and after them
_SENTENCE = re.compile(r"[.\n؛]")
_WORD = re.compile(r"[^\W\d_]+")


def are_years(tokens: TimeTokens, first: int) -> bool:
    """Whether the number with م at `first` and the one joined to it are two years."""
    last = first + 3
    if not _joined(tokens, last):
        return False
    if of_a_length(tokens, first, last):
        return False
    low, high = tokens[first].number, tokens[last].number
    bracketed = tokens.cls(first - 1) == "lp" and tokens.cls(last + 2) == "rp"
    told = of_an_age(tokens, first, last)
    return (told or bracketed) and (low % ROUND > 0 or high % ROUND > 0 or (told and bracketed))


def of_an_age(tokens: TimeTokens, first: int, last: int) -> bool:
    """Whether a word of ruling, living or an age stands near the numbers from `first` to `last`."""
    return bool(words_near(tokens, first, last) & context("of-an-age"))


def of_a_length(tokens: TimeTokens, first: int, last: int) -> bool:
    """Whether a word of a length stands near the numbers from `first` to `last`: «المسافة بين البيتين 500 - 700م»."""
    return bool(words_near(tokens, first, last) & context("of-a-length"))


def follows_year(tokens: TimeTokens, index: int) -> bool:
    """Whether the number with م at `index` is joined to a year before it: «سنة 368م إلى 633م»."""
    return _joined(tokens, index) and (_noun(tokens, index - 3) or longest(tokens, index - 3) is not None)


def ends_at_year(tokens: TimeTokens, index: int) -> bool:
    """Whether the bare number at `index` ends what a year with its noun opens: «من عام 762 حتى 836»."""
    by, value, lead = tokens.cls(index - 1), tokens.val(index - 1), tokens.val(index - 4)
    until = by == "prep" and (value == "until" or (value == "to" and lead in ("of", "between")))
    joined = until or (by == "wa" and lead == "between")
    if not joined or tokens.cls(index - 2) != "num" or not _noun(tokens, index - 2):
        return False
    return _EARLIEST <= tokens[index - 2].number < tokens[index].number <= _LATEST


def _joined(tokens: TimeTokens, index: int) -> bool:
    """Whether the number with م at `index` goes on from a lower one with م: إلى, حتى, – or, after بين or سنة, و."""
    if tokens.cls(index) != "num" or tokens.cls(index - 3) != "num" or tokens.cls(index - 2) != "era":
        return False
    if {tokens.val(index - 2), tokens.val(index + 1)} != {"ce"}:
        return False
    by, value = tokens.cls(index - 1), tokens.val(index - 1)
    joined = by == "dash" or (by == "prep" and value in ("to", "until"))
    led = _noun(tokens, index - 3) or tokens.val(index - 4) == "between"
    return (joined or (by == "wa" and led)) and _EARLIEST <= tokens[index - 3].number < tokens[index].number <= _LATEST


def _noun(tokens: TimeTokens, index: int) -> bool:
    return tokens.is_unit(index - 1, "year", number=1)


def words_near(tokens: TimeTokens, first: int, last: int) -> frozenset[str]:
    """The folded words of the sentence near the two numbers, with and without article and proclitics."""
    start, end = tokens[first].start, tokens[min(last + 1, len(tokens) - 1)].end
    before = _SENTENCE.split(tokens.folded[max(0, start - _NEAR) : start])[-1]
    after = _SENTENCE.split(tokens.folded[end : end + _AFTER])[0]
    found = [form for word in _WORD.findall(f"{before} {after}") for form in forms(word)]
    return frozenset([*found, *(form.removeprefix(ARTICLE) for form in found)])


def in_brackets(tokens: TimeTokens, index: int) -> bool:
    """Whether brackets hold two early years alone: «البابا ليون الأول (440 - 461)»."""
    last = index + 2
    if tokens.cls(index - 1) != "lp" or tokens.cls(last + 1) != "rp" or tokens.cls(index + 1) != "dash":
        return False
    low, high = tokens[index].number, tokens[last].number
    if not _EARLIEST <= low < high <= low + _LIFE or (low % ROUND == 0 and high % ROUND == 0):
        return False
    return of_an_age(tokens, index, last) and not of_a_length(tokens, index, last)
