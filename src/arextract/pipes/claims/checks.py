"""Conditions that rules of several families share: each looks at the site of a quantity and the groups of a match."""

from __future__ import annotations

from typing import Any

from arextract.arabic.word_sets import word_list

SHARE = ("share",)  # percents and fractions
_OF_THEM = word_list("checks.of_them")


def has_prior(site: Any, groups: dict[str, int]) -> bool:
    """Whether a claim stands before this one in the sentence, so that its roles can be taken over."""
    return site.prior is not None


def of_them(site: Any, groups: dict[str, int]) -> bool:
    """Whether the share is of something that a pronoun stands for (منها، بينهم)."""
    return site.word(groups["o"]) in _OF_THEM
