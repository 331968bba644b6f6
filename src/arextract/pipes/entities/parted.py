"""Prepositions that a stroke parts from the name behind them: «وقال لـفيرتا», where the clean text has «لفيرتا».

The stroke (tatweel) is gone from the clean text, but it tells that the letter is no part of the name: the words that the
names are looked for in begin behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

import regex

from arextract.arabic.affixes import ARTICLE, CONJUNCTIONS, PREPOSITIONS, TATWEEL
from arextract.arabic.analysis import analyse
from arextract.gazetteer.name_lexicon import Lexicon, word_key
from arextract.text.clean import Cleaned
from arextract.text.word_layer import Words

# One stroke behind the preposition and none in the word: «لـــبـنـان» is only written wide.
_PARTED = regex.compile(
    rf"(?<!\p{{L}})[{CONJUNCTIONS}]?[{PREPOSITIONS}]{TATWEEL}(?=([\p{{L}}--ـ]{{2,}}+)(?!{TATWEEL}))", regex.V1
)

EXAMPLES: tuple[tuple[str, str | None], ...] = (
    ("وقال لـفيرتا إن", "فيرتا"),
    ("وقال لـــفيرتا إن", None),
    ("ملك لـبنان أولا", None),
)
"""Raw text, and the word of it that the stroke parts from its preposition."""


def parted(cleaned: Cleaned, found: Words, lexicon: Lexicon | None) -> Words:
    """The words of the clean text, those behind a parted preposition without it, save where the whole is a listed name."""
    if cleaned.starts is None:
        return found
    starts, folded, surfaces = list(found.starts), list(found.folded), list(found.surfaces)
    for match in _PARTED.finditer(cleaned.raw):
        begin = bisect_left(cleaned.starts, match.end())
        at = bisect_left(found.ends, begin + 1)
        if at == len(starts) or not starts[at] < begin < found.ends[at]:
            continue
        rest = folded[at][begin - starts[at] :]
        if lexicon is not None and word_key(folded[at]) in lexicon.keys:
            continue
        if analyse(folded[at]).proclitics and not rest.startswith(ARTICLE):
            continue  # whoever knows the word knows its preposition
        folded[at] = rest
        starts[at] = begin
        surfaces[at] = found.text[begin : found.ends[at]]
    return found if starts == found.starts else replace(found, starts=starts, folded=folded, surfaces=surfaces)
