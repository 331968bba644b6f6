"""Function words written onto the end of a known name: «غوغلأن», where a space is missing before «أن».

The words that the names are looked for in end before it.
"""

from __future__ import annotations

from dataclasses import replace

from arextract.arabic.analysis import UNKNOWN, analyse
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import rests
from arextract.arabic.word_counts import word_counts
from arextract.arabic.word_sets import word_list
from arextract.gazetteer.name_lexicon import Lexicon, word_key
from arextract.text.word_layer import ARABIC, Words
from arextract.translit.arabic_names import bearers

_CLEAR = word_list("run_on.clear")  # with which hardly any name ends
_OTHERS = word_list("run_on.others")  # with which foreign names end («هوفمن»)
_SHORTEST, _SHORTEST_OTHER = 3, 5
"""Letters of the name before a clear function word and before another one."""

EXAMPLES: tuple[tuple[str, str | None], ...] = (
    ("أعلنت غوغلأن الخدمة توقفت", "غوغل"),
    ("نشر على فيسبوكفي حسابه", "فيسبوك"),
    ("قال موظف مصرفي أمس", None),
    ("غنى هوفمن أمس", None),
    ("قال سلمان إن", None),
)
"""A clean text, and the name in it that a function word is written onto."""


def run_on(found: Words, lexicon: Lexicon | None) -> Words:
    """The words, each known name of one word without the function word at its end."""
    if lexicon is None:
        return found
    cuts = {}
    for index, kind in enumerate(found.kinds):
        if kind == ARABIC and (size := _cut(found.surfaces[index], found.folded[index], lexicon)):
            cuts[index] = size
    if not cuts:
        return found
    ends, folded, surfaces = list(found.ends), list(found.folded), list(found.surfaces)
    for index, size in cuts.items():
        ends[index] -= size
        surfaces[index] = surfaces[index][:-size]
        folded[index] = fold(surfaces[index])
    return replace(found, ends=ends, folded=folded, surfaces=surfaces)


def _cut(surface: str, folded: str, lexicon: Lexicon) -> int:
    """How many letters at the end of the word are a function word behind a known name; 0 where the word is one."""
    clear = surface.endswith(_CLEAR)
    if not (clear or surface.endswith(_OTHERS)):
        return 0
    size = max(len(word) for word in _CLEAR + _OTHERS if surface.endswith(word))
    least = _SHORTEST if clear else _SHORTEST_OTHER
    rest = fold(surface[:-size])
    if len(rest) < least or folded in word_counts() or bearers(folded) or analyse(folded).pos != UNKNOWN:
        return 0
    if any(word_key(form) in lexicon.keys for _, form in rests(folded)):
        return 0
    return size if any(_known(form, least, lexicon) for _, form in rests(rest)) else 0


def _known(word: str, least: int, lexicon: Lexicon) -> bool:
    """Whether the folded `word` is a listed name of which nothing else has the letters."""
    entry = lexicon.keys.get(word_key(word))
    return entry is not None and len(word) >= least and not entry.ambiguous(True)
