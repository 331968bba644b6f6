"""The pattern of one of many words, for `re` and `regex`."""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """The pattern of any of `words`, of two that fit the longer one; only those with the letter that is there are tried.

    >>> one_of(["ab", "abc", "b.", "c"])
    'a(?:bc|b)|b(?:\\\\.)|c(?:)'
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(own)})" for first, own in sorted(rests.items()))
