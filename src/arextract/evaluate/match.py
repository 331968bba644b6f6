"""When a prediction answers a gold item: overlaps, one-to-one pairing, folded words, numbers."""

from __future__ import annotations

import collections
import math
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from arextract.evaluate.gold import Json


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """Letters and digits of `text` in lower case, without accents, spaces, hyphens and apostrophes."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if c.isalnum() and not unicodedata.combining(c))


def overlap(a: Json, b: Json) -> int:
    """The number of code points that two spans share."""
    return max(0, int(min(a["end"], b["end"]) - max(a["start"], b["start"])))


def near(a: Json, b: Json) -> bool:
    """Whether two spans have a Dice overlap of at least one half."""
    size = a["end"] - a["start"] + b["end"] - b["start"]
    return bool(size > 0 and 4 * overlap(a, b) >= size)


def same_span(a: Json, b: Json) -> bool:
    """Whether two spans are the very same."""
    return bool(a["start"] == b["start"] and a["end"] == b["end"])


def same_number(gold: float | None, said: object, *, loose: bool = False) -> bool:
    """Equal to a millionth; with `loose`, fractions may be rounded to three decimals (2/3 as 0.667)."""
    if gold is None or said is None:
        return gold is None and said is None
    if isinstance(said, bool) or not isinstance(said, int | float):
        return False
    slack = 5e-4 if loose and not float(gold).is_integer() else 1e-9
    return math.isclose(gold, said, rel_tol=1e-6, abs_tol=slack)


def same_words(gold: str | None, said: str | None) -> bool:
    """Whether the folded words of two phrases have a Dice overlap of at least one half."""
    if gold is None or said is None:
        return False
    mine, other = ([folded(word) for word in text.split()] for text in (gold, said))
    common = sum((collections.Counter(mine) & collections.Counter(other)).values())
    return bool(mine and other) and 4 * common >= len(mine) + len(other)


def pair(gold: Sequence[Json], said: Sequence[Json]) -> dict[int, int]:
    """One-to-one matching by the share of the longer span that overlaps, largest first: {index in gold: index in said}.

    Both lists are sorted by start, so only neighbours are compared.
    """
    candidates = []
    first = 0
    for i, g in enumerate(gold):
        while first < len(said) and all(s["end"] <= g["start"] for s in said[first : first + 1]):
            first += 1
        for j in range(first, len(said)):
            s = said[j]
            if s["start"] >= g["end"]:
                break
            common = overlap(g, s)
            if common:
                longer = max(g["end"] - g["start"], s["end"] - s["start"])
                candidates.append((-common / longer, i, j))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in chosen and j not in taken:
            chosen[i] = j
            taken.add(j)
    return chosen


def role_matches(gold: Json | None, said: Json | None) -> bool:
    """Whether a role is right: near the gold span, the very same words elsewhere, or a canonical form that gold accepts."""
    if gold is None or said is None:
        return False
    if near(gold, said) or folded(gold["text"]) == folded(said["text"]):
        return True
    canonical = said.get("canonical")
    return bool(canonical) and folded(canonical) in {folded(form) for form in gold.get("canonical") or []}
