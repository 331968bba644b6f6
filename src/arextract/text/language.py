"""Which language the letters of a text say: ar, fa, ur, en, mixed or none. No model, no guess beyond the script."""

from __future__ import annotations

import regex

_URL = regex.compile(r"(?:https?://|www\.)\S++")
_ARABIC = regex.compile(r"\p{Arabic}++")
_LATIN = regex.compile(r"\p{Latin}++")
_OTHER = regex.compile(r"[\p{L}--\p{Arabic}--\p{Latin}]++", regex.V1)
# Letters that Arabic does not write: Persian has the first set; only Urdu has the second.
_PERSIAN = regex.compile("[پچژگکی]")
_URDU = regex.compile("[ٹڈڑںےہھ]")
_MIXED = 0.3
_FOREIGN = 0.02


def language_of(text: str) -> str:
    """The language of a clean text. URLs don't count. Letters of other scripts give ``none``.

    A text with at least 30% of its letters in each of Arabic and Latin script is ``mixed``.
    """
    body = _URL.sub(" ", text)
    arabic, latin, other = (sum(map(len, pattern.findall(body))) for pattern in (_ARABIC, _LATIN, _OTHER))
    total = arabic + latin + other
    if not total or other > max(arabic, latin):
        return "none"
    if arabic and min(arabic, latin) >= _MIXED * total:
        return "mixed"
    if latin > arabic:
        return "en"
    if sum(1 for _ in _URDU.finditer(body)) >= _FOREIGN * arabic:
        return "ur"
    if sum(1 for _ in _PERSIAN.finditer(body)) >= _FOREIGN * arabic:
        return "fa"
    return "ar"
