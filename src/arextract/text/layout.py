"""Which line ends of a text are real and which are only where a page was wrapped.

A line was wrapped where the next word would not have fitted, on a page whose lines are so; and wherever its width, where a
phrase runs over the end of the line: a number before its magnitude, unit or currency, a preposition before its noun. A
list item, a heading, a row of a table never joins the line before it, nor does anything join a finished sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from arextract.arabic.affixes import ALEF, ARTICLE, BA, FA, KAF, LAM, WAW
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import is_one_of
from arextract.arabic.tables import table

_BEGINS = regex.compile(
    r"\s*(?:[-–—•*·▪◦‣●○■□➤►✓✔#|>+=~]|\(?\d{1,3}\s?[.)\-–:/](?!\d)|\(\d{1,3}\)|[\p{Arabic}\p{Latin}]\s?[.)]\s|\[\d{1,4}\]|https?://|www\.|[A-Za-z_-]{2,20}:\s)"
)
_ENDS = regex.compile(r"[.!؟?…:؛|][\"')\]]*(?:\[\d{1,4}(?:[،,;–-]\s?\d{1,4})*\])*$")
_FIGURE = regex.compile(rf"[{WAW}{BA}{LAM}{FA}{KAF}]{{0,2}}[+-]?\d[\d.,،]*")
_WORD = regex.compile(r"\S+")
_EDGES = "\"'()[]{}،,؛:.!؟?"
_NARROWEST, _WIDEST = 30, 140  # characters in a line of a page that is wrapped
_SHARE = 0.75  # of the line ends on such a page that come where the next word would not have fitted
# Where there are few lines to judge by, one of so many characters that a shorter one follows was wrapped.
_FULL, _FEW = 36, 3
_SHORT = 40  # a line of a list: «اليورو 4.1», «دولار 3.75»


def _scales() -> set[str]:
    names = ("singular", "accusative", "dual", "plural")
    return {form for row in table("scales") for name in names for form in row[name].split("|")}


@lru_cache(maxsize=1)
def _numbers() -> frozenset[str]:
    rows = [(row["class"], cell) for row in table("numerals") for cell in row["forms"].split("|")]
    forms = {form for _, form in rows} | _scales()
    forms |= {
        stem + tail for kind, stem in rows if kind == "hundred_stem" for end, tail in rows if end == "hundred_tail"
    }
    for row in table("fractions"):
        forms.update(form for name in ("singular", "dual", "plural") for form in row[name].split("|"))
    return frozenset(fold(form) for form in forms if form)


@lru_cache(maxsize=1)
def _magnitudes() -> frozenset[str]:
    """What belongs to a number before it: magnitudes, units, currencies and their signs, per cent."""
    forms = _scales() | {ARTICLE + form for form in _scales() if form}
    for row in table("units"):
        for name in ("singular", "plural", "forms"):
            forms.update(row[name].split("|"))
    for row in table("currency_nouns"):
        nouns = {*row["singular"].split("|"), *row["plural"].split("|")}
        forms |= nouns | {noun + ALEF for noun in nouns if noun}
    forms.update(row["sign"] for row in table("currency_signs"))
    return frozenset(fold(form) for form in forms if form)


@lru_cache(maxsize=1)
def _leading() -> frozenset[str]:
    """Words after which something has to come: no line of its own ends with one."""
    wanted = {"prep", "adverbial", "conj", "comp", "rel"}
    return frozenset(
        fold(w)
        for row in table("function_words")
        if row["class"] in wanted
        for w in row["words"].split("|")
        if len(w) > 1
    )


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset(fold(form) for row in table("months") for form in row["form"].split("|"))


def _is_number(word: str) -> bool:
    if _FIGURE.fullmatch(word):
        return True
    return is_one_of(word, _numbers(), WAW)


def binds(before: str, after: str) -> bool:
    """Whether a phrase of clean text runs from the end of `before` into `after`, whatever stands between.

    >>> binds("بلغت 42,4", "مليار درهم"), binds("بلغت الأرباح في", "مصر"), binds("عدد الموظفين 500", "جدة 700")
    (True, True, False)
    """
    last = before[-60:].split()[-1:]
    first = [match.group() for _, match in zip(range(3), _WORD.finditer(after[:80]), strict=False)]
    if not last or not first:
        return False
    left, right = fold(last[0]), [fold(word) for word in first]
    if left.rstrip(_EDGES) != left and not left.endswith("%"):
        return False
    left = left.lstrip(_EDGES)
    head = right[0].rstrip(_EDGES)
    if left in _leading():
        return bool(head)
    if _is_number(left):
        if head in _magnitudes() or right[0].startswith("%") or " ".join(right[:2]).rstrip(_EDGES) in _magnitudes():
            return True
        return (head[:1] == WAW and _is_number(head[1:])) or (head in _months() and left.isdigit())
    return (left in _months() or left in _magnitudes()) and _FIGURE.match(head) is not None and not left.isalpha()


def _parallel(before: str, after: str) -> bool:
    """Whether two short lines are rows of one list, each with its own number at its end."""
    words = after.split()
    if len(after) >= _SHORT or len(before) >= _SHORT or fold(words[0]) in _months():
        return False
    return _FIGURE.fullmatch(words[-1]) is not None


def wraps(lines: Sequence[str], sizes: Sequence[int], heads: Sequence[int], single: Sequence[bool]) -> set[int]:
    """The numbers of the lines whose end is no more than a blank.

    `lines` are those of clean text, `sizes` how long each was as it was written, `heads` its first word, and `single`
    whether the next line follows without an empty one between.
    """
    joinable = [
        i for i in range(len(lines) - 1) if single[i] and lines[i] and lines[i + 1] and not _BEGINS.match(lines[i + 1])
    ]
    open_ends = [i for i in joinable if not _ENDS.search(lines[i])]
    found = {i for i in open_ends if binds(lines[i], lines[i + 1]) and not _parallel(lines[i], lines[i + 1])}
    width = max(sizes, default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return found
    full = {i for i in joinable if sizes[i] + 1 + heads[i + 1] > width}
    proper = found.union(full).intersection(open_ends)
    if len(proper) > 1 and len(proper) >= (_SHARE if len(open_ends) > 2 else 1) * len(open_ends):
        return found | full  # a sentence that ends where a line does ends no paragraph on such a page
    full.intersection_update(open_ends)
    few = {i for i in full if sizes[i] >= _FULL and sizes[i + 1] < sizes[i]} if len(open_ends) <= _FEW else set()
    return found | {i for i in few if not _parallel(lines[i], lines[i + 1])}
