"""What a rule is: a pattern over a sentence's tags around a quantity, and the roles that it gives.

`left` is matched backwards from the quantity (its end is the quantity), `right` forwards from just after it; both read
the tags of `arextract.pipes.claims.chunks`, one letter a phrase. Groups name the phrases that fill the roles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import regex

VERB = "RLKCUWXSOJYBTPA"
# Phrases that may stand between a verb and its number: no verb, no opener of a clause, no other number.
GAP = r"(?:[NMGEblkifmanvhp!()\"\-,]|w(?=[NMG])|r[^qzc,]{0,9},){0,16}?"
# The same, over numbers that belong to the same verb.
GAPQ = r"(?:[NMGEblkifmanvhpwy!()\"\-,*q]){0,24}?"


@dataclass(slots=True, frozen=True)
class RuleExample:
    """A marked sentence and the roles of its last quantity, or of the quantity at `at`.

    Marks: ``[q:money 5 ملايين دولار]``, ``[n:ORG آبل]``, ``[t:2024 عام 2024]``. Fields that are None are not looked at;
    the empty string stands for a null role.
    """

    text: str
    subject: str | None = None
    metric: str | None = None
    change: str | None = None
    source: str | None = None
    at: int = -1


@dataclass(slots=True, frozen=True)
class TagRule:
    """One rule of a family.

    theme: group of the noun phrase that is split into metric and subject; ``v`` is the subject of the verb in group v.
    subject, metric: groups (or ``v``'s subject and the verb's own words); ``prior`` copies from the claim before.
    change: role of the change (by, to, from); its direction comes from `direction` (a group, ``prior`` or up/down).
    kinds: the kinds of quantity that the rule reads, all if empty. `check` may refuse a match.
    """

    name: str
    left: str = ""
    right: str = ""
    theme: str = ""
    subject: str = ""
    metric: str = ""
    change: str = ""
    direction: str = ""
    kinds: tuple[str, ...] = ()
    check: Callable[[Any, dict[str, int]], bool] | None = None
    positive: RuleExample | None = None
    negative: RuleExample | None = None
    extra: str = field(default="")


_CLOSED = regex.compile(r",r[^,;:()]{1,14},|,r[h!]?A[^,;:()qRLKCUWXS]{0,8}(?=i$)")


@lru_cache(maxsize=4096)
def without_asides(tags: str) -> str:
    """The tags before a number in which the relative clauses between commas are no verbs, but what may stand in a gap.

    Also one that only «إلى» closes: «هبطت إيرادات النخيل، التي تعمل في البناء إلى».
    """
    return _CLOSED.sub(lambda found: "p" * len(found.group()), tags)


@lru_cache(maxsize=512)
def left_pattern(pattern: str) -> regex.Pattern[str]:
    """A pattern that is matched backwards from the quantity."""
    return regex.compile(f"(?:{pattern})", regex.REVERSE)


@lru_cache(maxsize=512)
def right_pattern(pattern: str) -> regex.Pattern[str]:
    """A pattern that is matched forwards from just after the quantity."""
    return regex.compile(pattern)


def match(rule: TagRule, tags: str, at: int) -> dict[str, int] | None:
    """The chunk index of each group where `rule` matches around the quantity at chunk `at`, else None."""
    groups: dict[str, int] = {}
    if rule.left:
        low = max(0, at - 40)
        # ^ is the beginning of the sentence, not of what is looked at.
        begin = max(0, low - 1)
        found = left_pattern(rule.left).match(without_asides(tags[begin:at]), low - begin, at - begin)
        if found is None:
            return None
        groups.update({k: begin + found.start(k) for k, v in found.groupdict().items() if v})
        groups["_left"] = begin + found.start()
    if rule.right:
        found = right_pattern(rule.right).match(tags, at + 1, min(len(tags), at + 24))
        if found is None:
            return None
        groups.update({k: found.start(k) for k, v in found.groupdict().items() if v})
        groups["_right"] = found.end()
    return groups
