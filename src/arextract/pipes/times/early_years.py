"""Early years without noun or era, that the words before them tell: «حكم من 1389 إلى 1412», «فيها من 1656 حتى 1660».

Two ascending numbers that are not both round, with حتى or in a sentence of a reign, a life or an age (`metres`); where a verb
of change leads them («ارتفع من 1389 إلى 1412») they are amounts. A title in quotes has its year in brackets: «"فيدر" (1677)».
"""

from __future__ import annotations

from functools import cache

from arextract.arabic.affixes import TA
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.pipes.times.metres import ROUND, of_a_length, of_an_age, words_near
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.years import counts, free

_EARLIEST, _LATEST, _LONGEST = 1000, 2100, 500


@cache
def _changes() -> frozenset[str]:
    """Verbs of change, folded, in the third person."""
    rows = [row for row in table("claim_verbs") if row["class"] == "change"]
    perfect = [fold(row["perfect"]) for row in rows]
    return frozenset([*perfect, *(verb + TA for verb in perfect), *(fold(row["imperfect"]) for row in rows)])


def ranged(tokens: TimeTokens, index: int) -> bool:
    """Whether the number at `index` is one of two years between من and إلى or حتى."""
    first = index if _to(tokens, index + 1) else index - 2
    last = first + 2
    if not (_to(tokens, first + 1) and tokens.val(first - 1) == "of" and tokens.cls(last) == "num"):
        return False
    if tokens.cls(last + 1) == "bce" or counts(tokens, last) or not free(tokens, last, verbs=True):
        return False
    low, high = tokens[first].number, tokens[last].number
    if not _EARLIEST <= low < high <= min(_LATEST, low + _LONGEST) or (low % ROUND == 0 and high % ROUND == 0):
        return False
    told = tokens.val(first + 1) == "until" or of_an_age(tokens, first, last)
    return told and not of_a_length(tokens, first, last) and not words_near(tokens, first, last) & _changes()


def _to(tokens: TimeTokens, index: int) -> bool:
    return tokens.cls(index) == "prep" and tokens.val(index) in ("to", "until")


def of_a_title(tokens: TimeTokens, index: int) -> bool:
    """Whether the number stands in brackets alone, right behind the quotes of a title."""
    enclosed = tokens.cls(index - 1) == "lp" and tokens.cls(index + 1) == "rp"
    return enclosed and tokens.cls(index - 2) == "quote" and tokens[index - 2].end >= tokens[index - 1].start - 1
