"""Names in Latin script that no table lists: by capitals, digits and what stands around them.

A run of Latin tokens is one name («Andreessen Horowitz», «Nvidia H800»). Generic acronyms (LLM, GDP), everyday English
in brackets («Generative AI») and anything in an address are not names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from arextract.arabic.tables import read_once, table
from arextract.gazetteer.name_lexicon import Lexicon, key
from arextract.pipes.entities.decide import class_label, exemplified
from arextract.pipes.entities.person_shapes import next_to_title
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.text.word_layer import LATIN, NUMBER, SIGN, Words

OPEN = ("ORG", "PRODUCT")
"""The labels of a name of which nothing tells what it is."""
_LONGEST = 7
_MOST_DIGITS = 6  # that a name has («RTX 4090», «إس-400»); a telephone's number has more


RULES = (EntityRule("Latin-script name", "طورته شركة [Zelotek] الناشئة", "نماذج اللغات الكبيرة ([LLM])"),)


@lru_cache(maxsize=1)
def english() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """(generic acronyms and the codes of currencies, everyday English words, words that end the name of a firm), lower case."""
    rows = read_once("english_words")
    kinds = ("acronym", "word", "firm")
    found = [frozenset(w.lower() for r in rows if r["kind"] == kind for w in r["words"].split("|")) for kind in kinds]
    codes = frozenset(row["code"].lower() for row in table("currencies"))
    return found[0] | codes, found[1], found[2]


def _runs(found: Words) -> Iterator[tuple[int, int]]:
    at, count = 0, len(found)
    while at < count:
        if found.kinds[at] != LATIN:
            at += 1
            continue
        last = at
        while last + 1 < count:
            nxt = last + 1
            if (found.kinds[nxt] == LATIN and found.starts[nxt] - found.ends[last] <= 1 and found.at(last) != "/") or (
                found.kinds[nxt] == NUMBER and found.starts[nxt] - found.ends[last] <= 1 and _is_version(found, nxt)
            ):
                last = nxt
            elif (
                found.kinds[nxt] == SIGN
                and found.folded[nxt] in "&-"
                and found.kind(nxt + 1) == LATIN
                and found.starts[nxt + 1] - found.ends[last] <= 3
            ):
                last = nxt + 1
            else:
                break
        yield at, last
        at = last + 1


def _is_version(found: Words, index: int) -> bool:
    word = found.folded[index]
    if "/" in word or "," in word or ":" in word or found.at(index + 1) == "%":
        return False
    return len(word) <= 4 and not (
        len(word) == 4 and word[:2] in ("19", "20") and found.kind(index - 1) == LATIN and False
    )


def _named(surface: str) -> bool:
    """Whether a token looks like a name's: a capital or a digit in it."""
    return any(c.isupper() for c in surface) or any(c.isdigit() for c in surface)


def garbled(text: str) -> bool:
    """Whether most letters are Latin ones with marks: Arabic read in the wrong encoding («ÇáÃÑÈÇÍ»), no name."""
    return 2 * sum("À" <= c <= "ɏ" for c in text) > len(text)


def is_code(found: Words, first: int, last: int) -> bool:
    """Whether the words are the number of a telephone or an account: many digits in one word, or numbers in a row."""
    digits = [sum(c.isdigit() for c in found.folded[i]) for i in range(first, last + 1)]
    in_a_row = any(found.kinds[i] == found.kinds[i + 1] == NUMBER for i in range(first, last))
    return max(digits) > _MOST_DIGITS or (in_a_row and sum(digits) > _MOST_DIGITS)


def _label(found: Words, first: int, last: int, lexicon: Lexicon) -> tuple[tuple[str, ...], float]:
    parts = [found.surface(i) for i in range(first, last + 1)]
    asked = class_label(found, first) or exemplified(found, found.starts[first])
    digits = any(c.isdigit() for part in parts for c in part)
    _, _, firms = english()
    head = lexicon.keys.get(key(parts[0]))
    if digits and asked != "ORG":
        return ("PRODUCT",), 0.97 if head is not None and len(parts) > 1 else 0.8
    if parts[-1].lower().strip(".") in firms or (len(parts) == 1 and len(parts[0]) > 3 and parts[0].endswith("AI")):
        return ("ORG",), 0.85
    if asked is not None:
        return (asked,) if asked != "PRODUCT" else ("PRODUCT", "ORG"), 0.8
    if head is not None and len(parts) > 1:
        return head.labels, 0.6
    if next_to_title(found, first):
        return ("PER", "ORG"), 0.6  # «للمخرج Tim Pope»
    return OPEN, 0.55


def latin_names(found: Words, lexicon: Lexicon, references: Sequence[tuple[int, int]] = ()) -> Iterator[CandidateSpan]:
    """The Latin-script names of the text outside the `references` spans."""
    acronyms, everyday, _ = english()
    for first, last in _runs(found):
        start = found.starts[first]
        if any(a <= start < b for a, b in references):
            continue
        while (
            last > first
            and found.kinds[last] == LATIN
            and not _named(found.surface(last))
            and key(found.surface(last)) not in lexicon.keys
        ):
            last -= 1
        while first < last and not _named(found.surface(first)) and key(found.surface(first)) not in lexicon.keys:
            first += 1
        surfaces = [found.surface(i) for i in range(first, last + 1)]
        if garbled("".join(surfaces)) or is_code(found, first, last):
            continue
        lows = [s.lower() for s in surfaces]
        whole = lexicon.keys.get(key(" ".join(surfaces)))
        if len(surfaces) > _LONGEST or (whole is None and not _named(surfaces[0])):
            continue
        if whole is None and all(
            low.split("+")[0] in acronyms or low in everyday or low.rstrip("s") in everyday or len(low) < 2
            for low in lows
            if not low[0].isdigit()
        ):
            continue
        if whole is None and all(low[0].isdigit() for low in lows):
            continue
        if whole is not None and any(c.isupper() for c in "".join(surfaces)):
            label, score = whole.labels, 0.95
            asked = class_label(found, first)
            if asked in label:
                label = (asked, *[x for x in label if x != asked])
        elif whole is not None:
            continue
        else:
            label, score = _label(found, first, last, lexicon)
        yield CandidateSpan(
            found.starts[first], found.ends[last], label, "rule", "Latin-script name", score, True, whole
        )
