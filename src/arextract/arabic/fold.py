"""Folding of letters for look-up keys. The text itself is never folded.

`fold` maps each code point to exactly one, so offsets into the folded string are offsets into the original.
"""

from __future__ import annotations

_FOLD = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و",
        "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "گ": "ك", "ڪ": "ك",
        "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز",
    }
)  # fmt: skip
_FOLD.update({code: chr(code + 32) for code in range(65, 91)})


def fold(text: str) -> str:
    """`text` with alef, ya, ta marbuta, hamza carriers and Persian letters folded and ASCII in lower case; same length.

    >>> fold("أوبن إيه آي")
    'اوبن ايه اي'
    """
    return text.translate(_FOLD)
