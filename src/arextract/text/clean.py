"""Raw text → clean text with an exact offset map.

Cleaning removes what a reader cannot see or does not need (diacritics, tatweel, bidi controls, zero-width characters)
and unifies what is written in several ways (digit sets, presentation forms, spaces, quotes, percent and decimal signs).
It never folds letters. Cleaning is idempotent, and every clean offset maps back to a raw one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

import regex

# Harakat, tanwin, shadda, sukun, superscript alef, Quranic signs; U+0653–0655 are composed with their letter first.
_DIACRITICS = "\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
_HAMZA = "\u0653-\u0655"
_TATWEEL = "\u0640"
# Bidi controls, zero-width characters, soft hyphen, BOM, variation selectors, interlinear and C0/C1 controls.
_INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"

_ONE_TO_ONE: dict[int, str] = {}
for _digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"):
    _ONE_TO_ONE.update({ord(c): str(i) for i, c in enumerate(_digits)})
_ONE_TO_ONE.update({ord(c): '"' for c in "“”„‟«»″＂❝❞〝〞"})
_ONE_TO_ONE.update({ord(c): "'" for c in "‘’‚‛′‹›`´"})
_ONE_TO_ONE.update(
    {
        ord(c): " "
        for c in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x0b\x1f"
    }
)
_ONE_TO_ONE.update({ord(c): "\n" for c in "\r\u2028\u2029\x85\x0c"})
_ONE_TO_ONE.update(
    {
        ord("٪"): "%",
        ord("﹪"): "%",
        ord("％"): "%",
        ord("٫"): ".",
        ord("٬"): ",",
        ord("−"): "-",
        ord("﹣"): "-",
        ord("－"): "-",
    }
)
_ONE_TO_ONE.update({c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if c not in _ONE_TO_ONE})
_EXPANDED: dict[str, str] = {}
for _c in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):
    _form = unicodedata.normalize("NFKC", chr(_c))
    if _form == chr(_c) or 0xFD3E <= _c <= 0xFD4F or _c in (0xFDFA, 0xFDFB):
        continue  # the two blessings stay one sign: written out they are several words with no place of their own
    _form = regex.sub(f"[ {_DIACRITICS}{_TATWEEL}]", "", _form)
    if len(_form) == 1:
        _ONE_TO_ONE[_c] = _form
    else:
        _EXPANDED[chr(_c)] = _form  # lam-alef and the like; the empty string for a bare diacritic's form

_SPECIAL = regex.compile(
    f"(?P<hamza>[اويىهةۀ][{_DIACRITICS}]*[{_HAMZA}])"
    f"|(?P<gone>\r(?=\n)|[{_DIACRITICS}{_HAMZA}{_TATWEEL}{_INVISIBLE}]+)"
    f"|(?P<wide>[{''.join(_EXPANDED)}])"
    r"|(?P<latin>[A-Za-z]\p{Mn}+)"
)
_TRAILING = regex.compile(f"[{_DIACRITICS}{_HAMZA}{_TATWEEL}]+")
# The standard library searches for one of many characters some fifty times as fast as `regex` does.
_NOTHING_SPECIAL = re.compile(f"[{_DIACRITICS}{_HAMZA}{_TATWEEL}{_INVISIBLE}{''.join(_EXPANDED)}\u0300-\u036f\r]")
_CHANGED = re.compile(f"[{''.join(re.escape(chr(code)) for code in _ONE_TO_ONE)}]")
# Where none of these stands, all that `_SPECIAL` can find is runs of characters that go. Behind the Latin letter stands
# anything that might be a mark of its own: neither a letter of Latin or Arabic nor punctuation.
_NOT_ONLY_GONE = re.compile(
    f"[{_HAMZA}{''.join(_EXPANDED)}\r]"
    "|[A-Za-z][^\x00-\u02ff\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u0660-\u066c\u2000-\u206f]"
)
_GONE = re.compile(f"[{_DIACRITICS}{_TATWEEL}{_INVISIBLE}]+")


@dataclass(slots=True, frozen=True)
class Cleaned:
    """Raw and clean text and the map between them.

    `starts` holds, for each clean code point, the raw offset it comes from (None where raw and clean offsets agree);
    `ends` the raw offset just past it, its own diacritics and tatweel not counted.
    """

    raw: str
    text: str
    starts: array[int] | None
    ends: array[int] | None

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of the clean span ``start:end``.

        The raw span takes the diacritics and tatweel of its last letter along and has no bidi control at its edges.
        Raises `ValueError` for a span that is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such span in the clean text: {start}:{end} of {len(self.text)}")
        if self.starts is None or self.ends is None:
            return start, end
        stop = self.ends[end - 1]
        trailing = _TRAILING.match(self.raw, stop)
        return self.starts[start], trailing.end() if trailing else stop

    def words(self, clean_words: str | None, place: tuple[int, int] | None) -> str | None:
        """The raw words at the clean span `place`, with their own marks; `clean_words` where they stand nowhere."""
        if clean_words is None or place is None:
            return clean_words
        start, end = self.to_raw(*place)
        return self.raw[start:end]


def clean(raw: str) -> Cleaned:
    """The clean text of `raw` with its offset map. Takes time in proportion to the length of `raw`.

    >>> clean("بـ٤٫٦٪").text
    'ب4.6%'
    """
    if not _NOTHING_SPECIAL.search(raw):
        return Cleaned(raw, raw.translate(_ONE_TO_ONE) if _CHANGED.search(raw) else raw, None, None)
    if not _NOT_ONLY_GONE.search(raw):
        return _without_gone(raw)
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for match in _SPECIAL.finditer(raw):
        begin, stop = match.span()
        if begin > at:
            parts.append(raw[at:begin])
            starts.extend(range(at, begin))
            ends.extend(range(at + 1, begin + 1))
        at = stop
        kind = match.lastgroup
        if kind == "gone":
            continue
        piece = match.group()
        if kind == "wide":
            out = _EXPANDED[piece]
            parts.append(out)
            starts.extend([begin] * len(out))
            ends.extend([stop] * len(out))
        elif kind == "hamza":
            composed = unicodedata.normalize("NFC", piece[0] + piece[-1])
            parts.append(composed[0])
            starts.append(begin)
            ends.append(stop if len(composed) == 1 else begin + 1)
        else:
            composed = unicodedata.normalize("NFC", piece)
            parts.append(composed)
            starts.extend([begin] * len(composed))
            ends.extend([stop] * len(composed))
    parts.append(raw[at:])
    starts.extend(range(at, len(raw)))
    ends.extend(range(at + 1, len(raw) + 1))
    return Cleaned(raw, "".join(parts).translate(_ONE_TO_ONE), starts, ends)


def _without_gone(raw: str) -> Cleaned:
    """What `clean` gives for text in which nothing is special but runs of characters that go: most text."""
    parts: list[str] = []
    starts, ends = array("I"), array("I")
    places = array("I", range(len(raw) + 1))  # copying stretches of it is faster than counting them out
    at = 0
    for match in _GONE.finditer(raw):
        begin, stop = match.span()
        parts.append(raw[at:begin])
        starts += places[at:begin]
        ends += places[at + 1 : begin + 1]
        at = stop
    parts.append(raw[at:])
    starts += places[at:-1]
    ends += places[at + 1 :]
    return Cleaned(raw, "".join(parts).translate(_ONE_TO_ONE), starts, ends)
