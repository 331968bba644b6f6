"""Raw text → clean text with an exact offset map.

Cleaning removes what a reader cannot see or does not need (diacritics, tatweel, bidi controls, zero-width characters)
and unifies what is written in several ways (digit sets, presentation forms, spaces, quotes, percent and decimal signs).
Runs of blanks become one, empty lines one empty line, and a line end that only wraps a page becomes a blank (`layout`); tabs
stay where lines of as many cells make a table. It never folds letters, and every clean offset maps back to a raw one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from arextract.arabic.affixes import TATWEEL
from arextract.text.layout import wraps

# Harakat, tanwin, shadda, sukun, superscript alef, Quranic signs; U+0653–0655 are composed with their letter first.
_DIACRITICS = "\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
_HAMZA = "\u0653-\u0655"
_TATWEEL = TATWEEL
# All that has no look of its own: format characters (bidi controls, zero-width characters, soft hyphen, tags …), what else
# Unicode says may be ignored (variation selectors, fillers of Hangul), and C0/C1 controls.
_INVISIBLE = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U00013438\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"

_ONE_TO_ONE: dict[int, str] = {}
for _digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"):
    _ONE_TO_ONE.update({ord(c): str(i) for i, c in enumerate(_digits)})
_ONE_TO_ONE.update({ord(c): '"' for c in "“”„‟«»″＂❝❞〝〞"})
_ONE_TO_ONE.update({ord(c): "'" for c in "‘’‚‛′‹›`´"})
_ONE_TO_ONE.update(
    {
        ord(c): " "
        for c in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2800\x1c\x1d\x1e\x1f"
    }
)
_ONE_TO_ONE.update({ord(c): "\n" for c in "\r\u2028\u2029\x85\x0b\x0c"})
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
    f"|(?P<latin>[A-Za-z](?:(?![{_DIACRITICS}])\\p{{Mn}})+)"
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

    def part(self, start: int, end: int) -> Cleaned:
        """The clean text ``start:end`` by itself; the raw texts of parts that follow each other do so as well."""
        if self.starts is None or self.ends is None:
            return Cleaned(self.raw[start:end], self.text[start:end], None, None)
        begin = self.raw_start(start)
        stop = self.raw_start(end)
        starts = array("I", [at - begin for at in self.starts[start:end]])
        return Cleaned(
            self.raw[begin:stop], self.text[start:end], starts, array("I", [at - begin for at in self.ends[start:end]])
        )

    def raw_start(self, at: int) -> int:
        """The raw offset of the clean offset `at`, which may be that of the text's end; 0 for its beginning."""
        if at == 0 or self.starts is None:
            return at if self.starts is None else 0
        return self.starts[at] if at < len(self.text) else len(self.raw)

    def is_edge(self, at: int) -> bool:
        """Whether `part` may begin at the clean offset `at`: not inside of what one raw character became."""
        return self.starts is None or not 0 < at < len(self.text) or self.starts[at] >= self.ends_at(at - 1)

    def ends_at(self, at: int) -> int:
        """The raw offset past the clean character `at`."""
        return at + 1 if self.ends is None else self.ends[at]

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
    return _laid_out(_letters(raw))


def _letters(raw: str) -> Cleaned:
    """Everything of `clean` but the white space."""
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


_BLANKS = re.compile(r"[ \t]*\n[ \t\n]*|[ \t]{2,}|\t")
_Edit = tuple[int, int, str]


def _laid_out(letters: Cleaned) -> Cleaned:
    """`letters` with its white space in order."""
    runs = [match.span() for match in _BLANKS.finditer(letters.text)]
    edits = [edit for edit in _edits(letters, runs) if letters.text[edit[0] : edit[1]] != edit[2]] if runs else []
    if not edits:
        return letters
    text, starts, ends = letters.text, letters.starts, letters.ends
    if starts is None or ends is None:
        if all(stop - begin == len(new) for begin, stop, new in edits):
            return Cleaned(letters.raw, "".join(_pieces(text, edits)), None, None)
        starts, ends = array("I", range(len(text))), array("I", range(1, len(text) + 1))
    own_starts, own_ends = array("I"), array("I")
    at = 0
    for begin, stop, new in edits:
        own_starts += starts[at:begin]
        own_ends += ends[at:begin]
        if len(new) == 2:
            own_starts.append(starts[begin])
            own_ends.append(ends[begin])
        if new:
            own_starts.append(starts[begin if len(new) == 1 else stop - 1])
            own_ends.append(ends[stop - 1])
        at = stop
    own_starts += starts[at:]
    own_ends += ends[at:]
    return Cleaned(letters.raw, "".join(_pieces(text, edits)), own_starts, own_ends)


def _pieces(text: str, edits: list[_Edit]) -> Iterator[str]:
    at = 0
    for begin, stop, new in edits:
        yield text[at:begin]
        yield new
        at = stop
    yield text[at:]


def _edits(letters: Cleaned, runs: list[tuple[int, int]]) -> Iterator[_Edit]:
    """What each run of white space becomes."""
    text, starts = letters.text, letters.starts
    ends_of_lines = [run for run in runs if "\n" in text[run[0] : run[1]]]
    bounds = [(0, 0), *ends_of_lines, (len(text), len(text))]
    places = [(one[1], two[0]) for one, two in pairwise(bounds)]
    lines = [text[begin:stop] for begin, stop in places]
    raw = places if starts is None else [(letters.raw_start(begin), letters.raw_start(stop)) for begin, stop in places]
    single = [text.count("\n", begin, stop) == 1 for begin, stop in ends_of_lines]
    sizes = [stop - begin for begin, stop in raw]
    heads = [len(line.partition(" ")[0]) for line in lines]
    if starts is not None:
        heads = [
            letters.raw_start(begin + size) - at for (begin, _), size, (at, _) in zip(places, heads, raw, strict=True)
        ]
    wrapped = wraps(lines, sizes, heads, single)
    tabbed = _table_lines([_cells(line) for line in lines], single)
    number = 0
    for begin, stop in runs:
        run = text[begin:stop]
        if "\n" in run:
            inside = begin > 0 and stop < len(text)
            yield begin, stop, " " if inside and number in wrapped else "\n" if single[number] else "\n\n"
            number += 1
        else:
            yield begin, stop, "\t" if "\t" in run and number in tabbed else " "


_TABS = re.compile(r"[ \t]*\t[ \t]*")
_MOST_TABS = 5


def _cells(line: str) -> int:
    """The tabs of a line of a table; none where blanks are nothing but tabs in a line of many words."""
    line = _TABS.sub("\t", line)
    count = line.count("\t")
    return count if " " in line or count <= _MOST_TABS else 0


def _table_lines(tabs: list[int], single: list[bool]) -> set[int]:
    """The numbers of the lines that have as many tabs as a line next to them."""
    pairs = [i for i in range(len(tabs) - 1) if single[i] and tabs[i] and tabs[i] == tabs[i + 1]]
    return {i for pair in pairs for i in (pair, pair + 1)}
