"""What a rule is: a pattern over a sentence's tags around a quantity, and a function that reads subject and metric there.

`left` is matched backwards from the quantity (its end is the quantity), `right` forwards from just after it; both read
the tags of `arextract.pipes.claims.chunks`, one letter a phrase. Groups name the phrases that the function reads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import regex

from arextract.layers import QuantitySpan
from arextract.pipes.claims.site import Found, Site

VERB = "RLKCUWXSOJYBTPA"
# Phrases that may stand between a verb and its number: no verb, no opener of a clause, no other number.
GAP = r"(?:[NMGEblkifmanvhp!()\"\-,]|w(?=[NMG])|r[^qzc,]{0,9},){0,16}?"
# The same, over numbers that belong to the same verb.
GAPQ = r"(?:[NMGEblkifmanvhpwy!()\"\-,*q]){0,24}?"

Groups = dict[str, int]
"""The chunk of each group of a match."""


@dataclass(slots=True, frozen=True)
class RuleExample:
    """A marked sentence, and the subject and metric that a rule reads for its last quantity; the empty string is null.

    Marks: ``[q:money 5 ملايين دولار]``, ``[n:ORG آبل]``, ``[t:2024 عام 2024]``.
    """

    text: str
    subject: str
    metric: str


@dataclass(slots=True, frozen=True)
class TagRule:
    """One rule. `read` gives the roles at a match, or None where it is none after all.

    `kinds` are the kinds of quantity that the rule reads, all if empty; ``share`` stands for percents and fractions,
    ``fraction`` for those alone. Of `negative`, a marked sentence, the rule says nothing.
    """

    name: str
    read: Callable[[Site, Groups], Found | None]
    positive: RuleExample
    negative: str
    left: str
    right: str = ""
    kinds: tuple[str, ...] = ()

    def __call__(self, site: Site) -> Found | None:
        """What the rule reads for a quantity; None where it does not speak."""
        if self.kinds and not _of_kind(self.kinds, site.quantity):
            return None
        groups = match(self, site.parse.tags, site.at)
        found = self.read(site, groups) if groups is not None else None
        return site.told(found) if found is not None else None


def _of_kind(kinds: tuple[str, ...], quantity: QuantitySpan) -> bool:
    fraction = quantity.kind == "multiple" and quantity.value is not None and quantity.value < 1
    return (
        quantity.kind in kinds
        or (fraction and "fraction" in kinds)
        or ("share" in kinds and (fraction or quantity.kind == "percent"))
    )


_CLOSED = regex.compile(r",r[^,;:()]{1,14},|,r[h!]?A[^,;:()qRLKCUWXS]{0,8}(?=i$)")


@lru_cache(maxsize=4096)
def without_asides(tags: str) -> str:
    """The tags before a number in which the relative clauses between commas are no verbs, but what may stand in a gap.

    Also one that only «إلى» closes: «هبطت إيرادات النخيل، التي تعمل في البناء إلى».
    """
    return _CLOSED.sub(lambda found: "p" * len(found.group()), tags)


_compiled = lru_cache(maxsize=128)(regex.compile)


def match(rule: TagRule, tags: str, at: int) -> Groups | None:
    """The chunk index of each group where `rule` matches around the quantity at chunk `at`, else None."""
    low = max(0, at - 40)
    # ^ is the beginning of the sentence, not of what is looked at.
    begin = max(0, low - 1)
    found = _compiled(rule.left, regex.REVERSE).match(without_asides(tags[begin:at]), low - begin, at - begin)
    if found is None:
        return None
    groups = {name: begin + found.start(name) for name, said in found.groupdict().items() if said}
    if rule.right:
        found = _compiled(rule.right).match(tags, at + 1, min(len(tags), at + 24))
        if found is None:
            return None
        groups |= {name: found.start(name) for name, said in found.groupdict().items() if said}
    return groups
