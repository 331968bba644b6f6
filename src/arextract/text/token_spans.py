"""The tokens of clean text as offsets, for spaCy's Docs and for all who read words one by one.

Tokens never lose a character. Script changes split (كوين(Qwen), وQwen, بـ4.6), numbers stay whole with sign and
separators, ranges fall apart, ``[5]`` is one token, names keep their digits (GPT-4.5, H20, QwQ-32B), final full stops
stand apart, and proclitics are tokens of their own.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from arextract.arabic.affixes import KAF, LINKS, PROCLITICS
from arextract.arabic.analysis import proclitic_letters

_ARABIC = r"\u0620-\u065f\u066e-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f"
# The part of a mail address before the @ is of 64 characters at most: the search for it goes no further from any place.
_TOKEN = regex.compile(
    r"(?P<url>(?:https?://|www\.)[^\s\"<>،؛]*[^\s\"<>،؛.,;:!?)\]}])"
    r"|(?P<mail>[\w.+-]{1,64}+@[\w-]++(?:\.[\w-]++)+)"
    r"|(?P<marker>\[\d{1,4}(?:[،,;–-]\s?\d{1,4})*+\])"
    rf"|(?P<named>{KAF}\d++(?![\d.,،%]))"
    rf"|(?P<arabic>[{_ARABIC}]++)"
    r"|(?P<latin>\d*[\p{Latin}\p{Greek}\p{Cyrillic}][\p{Latin}\p{Greek}\p{Cyrillic}\p{Mn}\d]*+(?:[-.'&_/+][\p{Latin}\d]++)*+(?:\+{1,2}(?!\w))?)"
    rf"|(?P<number>(?:(?:(?<![\w.,%)\]])|(?<=(?<!\w)[{LINKS}]))[+-])?\d++(?:[.,،]\d++)*+)"
    r"|(?P<space>\s++)"
    r"|(?P<run>(?P<mark>[.…!؟?*=_~•-])(?P=mark)++)"
    r"|(?P<other>.)",
    regex.DOTALL,
)


_WHITE = regex.compile(r"(\s+)")
# The one token that may hold white space: «[5، 6]».
_WIDE_MARKER = regex.compile(r"\[\d{1,4}(?:[،,;–-]\d{1,4})*+[،,;–-]\s")
SHORT = 40
"""Characters of a block that is worth remembering; longer ones are addresses and the like."""

Spans = tuple[tuple[int, int, str], ...]


def blocks(text: str) -> list[str]:
    """`text` cut into what stands between white space (even places, perhaps empty) and the white space (odd places).

    A block's tokens depend on the block alone. A text with a footnote marker that holds white space is one block.
    """
    if "[" in text and _WIDE_MARKER.search(text):
        return [text]
    return _WHITE.split(text)


def block_spans(block: str) -> Spans:
    """The tokens of one of the `blocks` that is no white space, as `spans` gives them; its readers remember what they make of it."""
    return _read(block)


def _read(block: str) -> Spans:
    found: list[tuple[int, int, str]] = []
    for match in _TOKEN.finditer(block):
        kind = str(match.lastgroup)
        if kind == "mark":
            kind = "run"
        start, end = match.span()
        if kind == "arabic" and end - start > 1:
            word = match.group()
            letters = proclitic_letters(word) if word[0] in PROCLITICS and end - start <= 40 else 0
            for _ in range(letters):
                found.append((start, start + 1, "proclitic"))
                start += 1
        found.append((start, end, kind))
    return tuple(found)


# Most blocks are words met before; reading one takes ten times as long as looking it up.
_remembered = lru_cache(maxsize=16_384)(_read)


def spans(text: str) -> list[tuple[int, int, str]]:
    """The tokens of clean text as (start, end, kind), white space included, without gaps.

    `kind` is one of url, mail, marker, named, proclitic, arabic, latin, number, space, run, other. Linear time.
    """
    found: list[tuple[int, int, str]] = []
    at = 0
    for index, block in enumerate(blocks(text)):
        size = len(block)
        if index % 2:
            found.append((at, at + size, "space"))
        else:
            own = _remembered(block) if size <= SHORT else _read(block)
            found += [(at + start, at + stop, kind) for start, stop, kind in own]
        at += size
    return found


def words(text: str) -> list[tuple[int, int]]:
    """The tokens of clean text without white space, as (start, end)."""
    return [(start, end) for start, end, kind in spans(text) if kind != "space"]
