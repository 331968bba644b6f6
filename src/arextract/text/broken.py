"""Lines that hold no text but what a wrong reading left of it: found, and put right where that is asked for.

Three things happen to Arabic on its way. Its bytes are read in another encoding («Ø¨Ù„ØºØª», «ط¨ظ„ط؛طھ», «ÈáÛÊ» for «بلغت»);
a PDF gives its letters as they stand from left to right («تغلب»); or every letter has become a question mark. Words of
Arabic judge: a line is broken only where what it would be after the repair is Arabic, and what it is now is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from arextract.arabic.fold import fold
from arextract.arabic.word_counts import word_counts
from arextract.text.clean import clean
from arextract.text.visual_order import turned

VISUAL = "visual-order"
LOST = "lost"

_JUDGED = 5_000  # code points of a line that say what it is


@dataclass(frozen=True, slots=True)
class BrokenLine:
    """A line ``start:end`` of the raw text; `kind` is ``visual-order``, ``lost`` or «encoding read as encoding»; `text` is the
    line put right, None where that cannot be done."""

    start: int
    end: int
    kind: str
    text: str | None


def broken_lines(raw: str) -> list[BrokenLine]:
    """The broken lines of `raw` in their order. Takes time in proportion to its length, and next to none for whole text.

    >>> [line.text for line in broken_lines("رالود رايلم 30 تغلب وكمارأ ةكرش حابرأ نإ ريزولا لاق")]
    ['قال الوزير إن أرباح شركة أرامكو بلغت 30 مليار دولار']
    """
    found: list[BrokenLine] = []
    if any(pairs.search(raw) for pairs in _TWO_PAIRS):
        found += _misread_utf8(raw)
    if _ACCENTED_WORDS.search(raw):
        found += _misread_legacy(raw)
    if _looks_turned(raw):
        found += _turned_lines(raw)
    if "??" in raw or "\ufffd\ufffd" in raw:
        found += [
            BrokenLine(start, end, LOST, None) for start, end in _lines(raw) if _is_lost(raw[start:end][:_JUDGED])
        ]
    first = {line.start: line for line in reversed(found)}
    return [first[start] for start in sorted(first)]


def repaired(raw: str, lines: list[BrokenLine]) -> tuple[str, list[BrokenLine]]:
    """`raw` with those of its broken lines put right that can be, and all of them with their places in the new text."""
    parts: list[str] = []
    moved: list[BrokenLine] = []
    at = size = 0
    for line in lines:
        new = raw[line.start : line.end] if line.text is None else line.text
        parts += [raw[at : line.start], new]
        size += line.start - at
        moved.append(BrokenLine(size, size + len(new), line.kind, line.text))
        size += len(new)
        at = line.end
    return "".join([*parts, raw[at:]]), moved


def blanked(raw: str, lines: list[BrokenLine]) -> str:
    """`raw` with line ends for each code point of its broken lines: as long as `raw`, and nothing to be read in them."""
    parts: list[str] = []
    at = 0
    for line in lines:
        parts += [raw[at : line.start], "\n" * (line.end - line.start)]
        at = line.end
    return "".join([*parts, raw[at:]])


def mostly_broken(raw: str, lines: list[BrokenLine]) -> bool:
    """Whether more of `raw` is broken than not, white space and digits aside."""
    inside = sum(_letters(raw[line.start : line.end]) for line in lines)
    return inside * 2 > _letters(raw)


def _letters(text: str) -> int:
    return len(_NO_LETTERS.sub("", text))


_NO_LETTERS = re.compile(r"[\s\d]+")
_LINE = re.compile(r"[^\r\n]+")
_LOST_WORD = re.compile("[?\ufffd]{2,}")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_LOST = 3


def _is_lost(line: str) -> bool:
    return not _LETTER.search(line) and len(_LOST_WORD.findall(line)) >= _LEAST_LOST


def _lines(raw: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _LINE.finditer(raw))


# UTF-8 read as something else: each Arabic letter is two characters, of which the first is one of four.
def _signs(*codecs: str) -> dict[str, int]:
    """The byte of each character that one of `codecs` makes of a byte past ASCII; where they differ, both characters."""
    signs: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        for codec in codecs:
            sign = bytes([byte]).decode(codec, "ignore")
            if sign:
                signs.setdefault(sign, byte)
    return signs


_READ_AS = {
    "windows-1252": _signs("cp1252", "latin-1"),
    "windows-1256": _signs("cp1256"),
    "mac-roman": _signs("mac_roman"),
}


def _class(signs: dict[str, int], first: int, last: int) -> str:
    return "[" + "".join(re.escape(sign) for sign, byte in signs.items() if first <= byte <= last) + "]"


_PAIR = {name: _class(signs, 0xD8, 0xDB) + _class(signs, 0x80, 0xBF) for name, signs in _READ_AS.items()}
_TWO_PAIRS = [re.compile(pair + pair) for pair in _PAIR.values()]  # one by one: much faster than as alternatives
_PAIRS = {name: re.compile(f"(?:{pair})+") for name, pair in _PAIR.items()}
_RUN = {
    name: re.compile(f"(?:{_class(signs, 0xC2, 0xF4)}{_class(signs, 0x80, 0xBF)}{{1,3}})+")
    for name, signs in _READ_AS.items()
}
_LEAST_PAIRS = 3
_LEAST_SHARE = 0.5


def _misread_utf8(raw: str) -> Iterator[BrokenLine]:
    for start, end in _lines(raw):
        line = raw[start:end]
        judged = line[:_JUDGED]
        for name, pairs in _PAIRS.items():
            inside = sum(match.end() - match.start() for match in pairs.finditer(judged))
            if inside >= 2 * _LEAST_PAIRS and inside >= _LEAST_SHARE * _letters(judged):
                yield BrokenLine(start, end, f"utf-8 read as {name}", _as_utf8(line, name))
                break


def _as_utf8(line: str, name: str) -> str:
    signs = _READ_AS[name]

    def decoded(match: re.Match[str]) -> str:
        try:
            return bytes(signs[sign] for sign in match.group()).decode("utf-8")
        except UnicodeDecodeError:
            return match.group()

    return _RUN[name].sub(decoded, line)


# An Arabic encoding of one byte a letter read as a Western one: words of accented letters only.
_LEGACY = {"windows-1256": "cp1256", "iso-8859-6": "iso8859_6"}
_WESTERN = _READ_AS["windows-1252"]
_ACCENTED_WORDS = re.compile("(?<![A-Za-z])[\xc0-\xff]{3}")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{3,}")
_LEAST_WORDS = 3
_KNOWN = 0.5


def _misread_legacy(raw: str) -> list[BrokenLine]:
    """The lines of accented letters, where one at least is Arabic by its words: those few words that say nothing follow it."""
    best: list[BrokenLine] = []
    for name, codec in _LEGACY.items():
        found, proven = [], False
        for start, end in _lines(raw):
            line = raw[start:end]
            accented = sum(1 for sign in line[:_JUDGED] if sign in _WESTERN)
            if not accented or accented < len(_LATIN.findall(line[:_JUDGED])):
                continue
            text = _as_legacy(line, codec)
            if text is None or _ARABIC.search(line):
                continue
            words = _words(text[:_JUDGED])
            known = sum(word in word_counts() for word in words)
            proven = proven or (len(words) >= _LEAST_WORDS and known >= _KNOWN * len(words))
            found.append(BrokenLine(start, end, f"{name} read as windows-1252", text))
        if proven and len(found) > len(best):
            best = found
    return best


_ARABIC = re.compile("[\u0620-\u06ff]")


def _as_legacy(line: str, codec: str) -> str | None:
    """The line's bytes in `codec`; None where they are not that."""
    try:
        data = b"".join(bytes([_WESTERN[sign]]) if sign in _WESTERN else sign.encode("ascii") for sign in line)
        return data.decode(codec)
    except UnicodeError:
        return None


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(clean(text).text))


# Letters in the order of a page's glyphs, from left to right.
_FINAL_FIRST = re.compile("(?<![\u0621-\u064a\u064b-\u0652\u0640])[\u0629\ufe93\ufe94][\u0621-\u064a\ufe80-\ufefc]")
_FORMS = re.compile("[\ufe80-\ufefc]{3}")
_ARTICLE = re.compile(r"(?<![\u0621-\u064a])ال[\u0621-\u064a]{2}")
_ARTICLE_LAST = re.compile(r"[\u0621-\u064a]{2}لا(?![\u0621-\u064a])")
_LONG_WORD = 4
_LEAST_TURNED = 3
_TIMES_MORE = 5


def _looks_turned(raw: str) -> bool:
    """Whether anything says that it is worth a look: a letter of word ends at a word's beginning, glyphs, turned articles."""
    if _FINAL_FIRST.search(raw) or _FORMS.search(raw):
        return True
    return bool(_ARTICLE_LAST.search(raw)) and len(_ARTICLE_LAST.findall(raw)) > len(_ARTICLE.findall(raw))


def _turned_lines(raw: str) -> list[BrokenLine]:
    strong, weak, whole = [], [], 0
    for start, end in _lines(raw):
        line = raw[start:end]
        ahead, back = _known_ways(line[:_JUDGED])
        if back >= _LEAST_TURNED and back >= _TIMES_MORE * ahead:
            strong.append(BrokenLine(start, end, VISUAL, _turned(line)))
        elif not ahead and (_ARABIC.search(line) or _FORMS.search(line)):
            weak.append(BrokenLine(start, end, VISUAL, _turned(line)))
        elif ahead:
            whole += 1
    # In a page that is turned, lines of one or two words are as well.
    return strong + weak if len(strong) > whole else strong


def _known_ways(line: str) -> tuple[int, int]:
    """How many of its long words are known as they stand and not turned, and turned and not as they stand."""
    counts = word_counts()
    ahead = back = 0
    for word in _words(line):
        if len(word) >= _LONG_WORD and word in counts and word[::-1] not in counts:
            ahead += 1
    for word in _words(line[::-1]):
        if len(word) >= _LONG_WORD and word in counts and word[::-1] not in counts:
            back += 1
    return ahead, back


_STOP_LAST = re.compile(r"[.!؟،؛:]\s*$")
_STOP_FIRST = re.compile(r"^\s*[.!؟،؛:]")
_NO_BLANKS = re.compile(r"\S+")


def _turned(line: str) -> str:
    """The line from right to left; only each word, where its full stop stands at its end already."""
    if _STOP_LAST.search(line) and not _STOP_FIRST.search(line):
        return _NO_BLANKS.sub(lambda match: _word_turned(match.group()), line)
    return turned(line)


def _word_turned(word: str) -> str:
    head = word.rstrip(".!؟،؛:")
    return turned(head) + word[len(head) :]
