"""How a surface word may split into proclitics and a name.

The letters و ف (and), ب ل ك (by, to, as) are written onto the next word. Names keep their article: in «بالصين» the name
is «الصين», in «للصين» it is «لصين», whose alef is written only when ل is taken away.
"""

from __future__ import annotations

from collections.abc import Iterator

from arextract.arabic.affixes import ALEF, LAM_ARTICLE

_AND = "وف"
_BY = "بلك"


def analyses(word: str) -> Iterator[tuple[int, str]]:
    """Each (letters cut off, key of what is left) of a folded `word`, the uncut word first.

    >>> list(analyses("وللصين"))
    [(0, 'وللصين'), (1, 'للصين'), (2, 'الصين'), (2, 'لصين')]
    """
    yield 0, word
    if len(word) < 3:
        return
    first = word[0]
    if first in _AND:
        yield 1, word[1:]
        second = word[1]
        if second in _BY and len(word) > 3:
            if word.startswith(LAM_ARTICLE, 1):
                yield 2, ALEF + word[2:]
            yield 2, word[2:]
    elif first in _BY:
        if word.startswith(LAM_ARTICLE):
            yield 1, ALEF + word[1:]
        yield 1, word[1:]
