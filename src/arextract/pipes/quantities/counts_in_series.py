"""Bare numbers of a list whose first number names what all of them count, or what place they give.

«7 مختبرات في آسيا، و5 في أوروبا، و1 في أستراليا», «66 مخالفة صحية و17 متعلقة بالأسعار», «18 شخصا (12 من مالي و6 من غينيا)»,
«قطر في المركز 34 ومصر 45 والمغرب 48».
"""

from __future__ import annotations

import regex

from arextract.arabic.affixes import ARTICLE, BA, CONJUNCTIONS, LAM, WAW
from arextract.arabic.analysis import VERB, analyse
from arextract.arabic.word_sets import any_of, word_of, word_set
from arextract.layers import QuantitySpan
from arextract.pipes.quantities.counted import is_adjective
from arextract.pipes.quantities.cues import BREAK, plays, role_words
from arextract.pipes.quantities.item import Item, is_year
from arextract.pipes.quantities.whole_counts import whole_of

_WORD = regex.compile(r" ([^\W\d_]+)")
_JOINED = regex.compile(rf"(?:[،,] ?)?{WAW} ?$|[،,] ?$")
_OPENED = regex.compile(r"\( ?$")
_PLACES = regex.compile(
    rf"\)?(?: ?[،,؛] ?{WAW}?| {WAW})(?!{WAW})([^\W\d_]{{3,}})(?: ([^\W\d_]{{3,}})){{0,2}} \(?(?:{ARTICLE} ?|{BA})?"
)
_PREPOSITIONS = word_set("counts_in_series.prepositions")
_FROM = word_of("little_words.of")
_LAST = regex.compile(rf"(?<!\w){WAW}?{any_of('counts_in_series.among')} $")
_WORDS = regex.compile(r"[^\W\d_]+")
_OTHERS = word_set("fill.others") | word_set("fill.them")
_MOSTLY = 0.6
_NEAR = 80  # letters between two numbers of a series, at most


def named_by_series(folded: str, found: list[tuple[Item, QuantitySpan]]) -> None:
    """Names in place what the bare numbers of `found` count where a series tells. Linear time."""
    for index, (item, quantity) in enumerate(found):
        if index == 0 or item.unit is not None or quantity.kind != "count" or quantity.counted is not None:
            continue
        if item.value is None or item.definite or item.scale > 1 or item.rule in ("cell", "header"):
            continue
        other, donor = found[index - 1]
        if BREAK.search(folded, other.end, item.start):
            continue
        if donor.kind == "rank":
            _rank(folded, other, donor, item, quantity)
            continue
        following = _following(folded, item.end)
        if following in role_words("attribute"):
            source = next((d for _, d in reversed(found[max(0, index - 3) : index]) if d.kind == "count"), None)
        elif _OPENED.search(folded, max(0, item.start - 2), item.start) and _leads(following) == _FROM:
            source = next(
                (d for o, d in reversed(found[max(0, index - 4) : index]) if d.counted and _more(o, item)), None
            )
        elif _LAST.search(folded, max(0, item.start - 12), item.start):
            source = whole_of(folded, found, index)  # «19 شخصا، بينهم ثلاثة أصيبوا»
        elif following in _OTHERS:
            continue
        elif _befell(folded, item.start) and _befell(folded, other.start) and item.form == "digits" == other.form:
            source = donor
        else:
            source = donor if _goes_on(folded, other, donor, item, following) else None
        if source is not None and source.kind == "count" and source.counted is not None:
            quantity.counted, quantity.counted_from = source.counted, source.counted_from
            quantity.rule = "filled-series"


def _following(folded: str, end: int) -> str:
    word = _WORD.match(folded, end)
    return word.group(1) if word else ""


def _leads(word: str) -> str:
    """The preposition that a word is or begins with, or the empty string."""
    if word in _PREPOSITIONS:
        return word
    return word[0] if word[:1] in (BA, LAM) and len(word) > 3 else ""


def _more(other: Item, item: Item) -> bool:
    return other.value is not None and item.value is not None and other.value > item.value


def _goes_on(folded: str, other: Item, donor: QuantitySpan, item: Item, following: str) -> bool:
    """Whether the same preposition follows both numbers, the noun of the first between them, and و or a comma joins the second."""
    if donor.kind != "count" or donor.counted is None or item.start - other.end > _NEAR or is_year(item):
        return False
    if other.scale > 1 or not _JOINED.search(folded, other.end, item.start):
        return False
    lead = _leads(following)
    if not lead:
        return False
    end = donor.counted_span[1] if donor.counted_span and donor.counted_span[0] >= other.end else other.end
    first = _WORD.match(folded, end)
    for _ in range(2):
        if first is None or not is_adjective(first.group(1)):
            break
        first = _WORD.match(folded, first.end())
    return first is not None and _leads(first.group(1)) == lead


def _tells(word: str) -> bool:
    """Whether a word is a verb or a preposition, with which something other than a list goes on."""
    reading = analyse(word)
    return (reading.pos == VERB and reading.verbal > _MOSTLY) or word in _PREPOSITIONS or word in role_words("states")


def _befell(folded: str, start: int) -> bool:
    """Whether the word before `start`, or one of the three before it, says what befell so many."""
    words = _WORDS.findall(folded, max(0, start - 40), start)[-3:]
    return any(plays(word, "victims") for word in words)


def _rank(folded: str, other: Item, donor: QuantitySpan, item: Item, quantity: QuantitySpan) -> None:
    """«ومصر 45» after a place in a ranking: the next place down."""
    gap = _PLACES.fullmatch(folded, other.end, item.start) if item.form == "digits" and not is_year(item) else None
    if gap is None or any(_tells(word) for word in (*gap.captures(1), *gap.captures(2))):
        return
    if donor.value is None or item.value is None or item.value <= donor.value:
        return
    if donor.rule != "filled-rank" and donor.start >= other.start:
        return
    following = _following(folded, item.end)
    if following and following[0] not in CONJUNCTIONS and folded[item.end : item.end + 1] not in ("،", ","):
        return  # neither the end of the list nor, behind a comma, its next name
    quantity.kind, quantity.rule = "rank", "filled-rank"
