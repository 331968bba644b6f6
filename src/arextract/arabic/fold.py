"""Folding of letters for look-up keys. The text itself is never folded.

`fold` maps each code point to exactly one, so offsets into the folded string are offsets into the original.
"""

from __future__ import annotations

import re
from functools import lru_cache

from arextract.arabic.tables import table

_LETTERS = [
    (letter, row["plain"], row["often"]) for row in table("letter_folds") for letter in row["letters"].split("|")
]
_FOLD = {ord(letter): plain for letter, plain, _ in _LETTERS}
_FOLD.update({code: chr(code + 32) for code in range(65, 91)})
# The letters that ordinary Arabic text has are replaced one after the other, ten times as fast as by a table of all.
_COMMON = [(letter, plain) for letter, plain, often in _LETTERS if often]
_RARE = re.compile(f"[{''.join(chr(code) for code in _FOLD if chr(code) not in dict(_COMMON))}]")
_CAPITALS = re.compile("[A-Z]+")
_RARE_LETTERS = re.compile(f"[{''.join(chr(code) for code in _FOLD if code > 127 and chr(code) not in dict(_COMMON))}]")
_LONG = 200
_WORD = 16
"""Letters of a text that is remembered: most are words met before."""


def fold(text: str) -> str:
    """`text` with alef, ya, ta marbuta, hamza carriers and Persian letters folded and ASCII in lower case; same length.

    >>> fold("أوبن إيه آي")
    'اوبن ايه اي'
    """
    return _word(text) if len(text) <= _WORD else _folded(text)


def _folded(text: str) -> str:
    if _RARE.search(text):
        if len(text) < _LONG or _RARE_LETTERS.search(text):
            return text.translate(_FOLD)
        text = _CAPITALS.sub(lambda match: match.group().lower(), text)  # all that is rare in most articles
    for letter, plain in _COMMON:
        text = text.replace(letter, plain)
    return text


_word = lru_cache(maxsize=1 << 15)(_folded)
