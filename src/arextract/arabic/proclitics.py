"""How a word may part into proclitics, article and stem: every way there is, for every reader.

Proclitics are written onto the word after them in one order: a conjunction (و ف), then a preposition (ب ل ك) or the future
س, then the article. What spelling hides is undone here and nowhere else: after ل the article loses its alef («للصين» is
ل and الصين), and of three lams two are written («لله» is ل and الله, «لليلة» ل and الليلة or ل and ليلة).

`splits` gives forms, not judgements: «بطولة» may be ب and طولة. A reader looks its own words up in what is left; which
way is the likeliest by the whole lexicon says `arextract.arabic.analysis.proclitic_letters`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.affixes import (
    ARTICLE,
    CONJUNCTIONS,
    IMPERFECT,
    LAM,
    PREPOSITIONS,
    PROCLITICS,
    SIN,
)

_SHORTEST = 2
"""Letters of a word behind proclitics or the article: no word that takes them has fewer."""
_REMEMBERED = 1 << 14
_SOON = 1 << 12
"""Words whose splits are remembered: most readers ask for their `rests`, which are remembered longer."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen: every new word makes several
class Split:
    """One way to part a folded word: its first letters («وب»), whether the article follows, and the stem behind it."""

    proclitics: str
    article: bool
    stem: str

    @property
    def rest(self) -> str:
        """What stands behind the proclitics, its article written in full: «الصين» in «للصين»."""
        return ARTICLE + self.stem if self.article else self.stem

    @property
    def written(self) -> str:
        """The word that the parts make by the rules of spelling."""
        if not (self.article and self.proclitics[-1:] == LAM):
            return self.proclitics + self.rest
        return self.proclitics + (self.stem if self.stem[0] == LAM else LAM + self.stem)


@lru_cache(maxsize=_SOON)
def splits(word: str, admitted: str = PROCLITICS) -> tuple[Split, ...]:
    """Every way to part a folded `word`, the fewest letters first; of proclitics only those `admitted`, س where it is among them.

    >>> [(split.proclitics, split.rest) for split in splits("وللصين")]
    [('', 'وللصين'), ('و', 'للصين'), ('ول', 'الصين'), ('ول', 'اللصين'), ('ول', 'لصين')]
    >>> [(split.proclitics, split.article, split.stem) for split in splits("بالغ")]
    [('', False, 'بالغ'), ('ب', False, 'الغ')]
    >>> [split.rest for split in splits("وسيبلغ", CONJUNCTIONS + SIN)]
    ['وسيبلغ', 'سيبلغ', 'يبلغ']
    """
    found: list[Split] = []
    for proclitics in _leads(word, admitted):
        rest = word[len(proclitics) :]
        if proclitics[-1:] == LAM and rest[0] == LAM:
            found += (Split(proclitics, True, stem) for stem in (rest[1:], rest) if len(stem) >= _SHORTEST)
        found.append(Split(proclitics, False, rest))
        if rest.startswith(ARTICLE) and len(rest) >= len(ARTICLE) + _SHORTEST and proclitics[-1:] != LAM:
            found.append(Split(proclitics, True, rest[len(ARTICLE) :]))
    return tuple(found)


def _leads(word: str, admitted: str) -> list[str]:
    """The first letters of `word` that may be its proclitics, none first; behind them stand two letters or a sign («ب<5»)."""
    found, at = [""], 0
    shortest = _SHORTEST if word[-1:].isalpha() else 1
    if len(word) > shortest and word[0] in CONJUNCTIONS and word[0] in admitted:
        found, at = ["", word[0]], 1
    if len(word) > at + shortest and word[at] in admitted:
        if word[at] in PREPOSITIONS or (word[at] == SIN and word[at + 1] in IMPERFECT):
            found.append(word[: at + 1])
    return found


@lru_cache(maxsize=_REMEMBERED)
def rests(word: str, admitted: str = PROCLITICS) -> tuple[tuple[int, str], ...]:
    """(letters of proclitics, what stands behind them with its article in full) for each way, each once: keys for a lexicon.

    >>> rests("للصين")
    ((0, 'للصين'), (1, 'الصين'), (1, 'اللصين'), (1, 'لصين'))
    """
    return tuple(dict.fromkeys((len(split.proclitics), split.rest) for split in splits(word, admitted)))


def forms(word: str, admitted: str = PROCLITICS) -> Iterator[str]:
    """The `rests` alone, the whole word first: what a table may hold `word` under."""
    return (rest for _, rest in rests(word, admitted))


def is_one_of(word: str, known: Collection[str], admitted: str = PROCLITICS) -> bool:
    """Whether a folded `word`, its proclitics aside, is among the `known` ones; the article is part of a word.

    >>> is_one_of("وللقيمه", {"القيمه"}), is_one_of("وللقيمه", {"قيمه"}), is_one_of("ولقيمه", {"قيمه"}, CONJUNCTIONS)
    (True, False, False)
    """
    return any(rest in known for _, rest in rests(word, admitted))


@lru_cache(maxsize=1)
def alone() -> dict[str, tuple[str, bool]]:
    """Proclitics that stand before a figure, a bracket or a Latin word («بـ», «وال») → (the proclitics, whether the article follows)."""
    found: dict[str, tuple[str, bool]] = {}
    for conjunction in ("", *CONJUNCTIONS):
        for preposition in ("", *PREPOSITIONS):
            lead = conjunction + preposition
            found[lead + (LAM if preposition == LAM else ARTICLE)] = (lead, True)
            found[lead] = (lead, False)
    del found[""]
    return found
