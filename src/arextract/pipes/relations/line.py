"""A sentence as a line of analysed words, over which the patterns of relations run.

Each word is followed by one space: a name is ``{O3}`` (its label's letter and its index), a proclitic stands alone, a noun
is its folded stem (ة for the ت before a pronoun), a verb is ``=`` with its lemmas («=نتج|انتج»), an attached pronoun
follows its word after ``+`` («=طور+ها», «رييس+ها»). Quotation marks and brackets are left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from arextract.arabic.affixes import ARTICLE, HA, PROCLITICS, SIN, TA
from arextract.arabic.analysis import VERB, Reading, readings
from arextract.layers import Name, Syntax
from arextract.text.word_layer import ARABIC, Words

LETTERS = {"PER": "P", "ORG": "O", "LOC": "L", "PRODUCT": "R", "MISC": "M"}
_LEFT_OUT = frozenset("\"'()[]")


@dataclass(slots=True)
class Line:
    """The text of the line, and for each of its tokens: where it begins in the line, its clean offsets and its word."""

    text: str = ""
    begins: list[int] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    words: list[int] = field(default_factory=list)

    def token(self, at: int) -> int:
        """The token that the place `at` of the line's text lies in."""
        return bisect_right(self.begins, at) - 1


def line(found: Words, syntax: Syntax, names: Sequence[Name], inside: Sequence[int], first: int, last: int) -> Line:
    """The line of the words `first` to `last`, in which the names `inside` (indices, sorted) stand."""
    out = Line()
    parts: list[str] = []
    size = 0

    def add(token: str, start: int, end: int, word: int) -> None:
        nonlocal size
        out.begins.append(size)
        out.spans.append((start, end))
        out.words.append(word)
        parts.append(f"{token} ")
        size += len(token) + 1

    waiting = iter(inside)
    name = next(waiting, None)
    at = first
    while at < last:
        start = found.starts[at]
        if name is not None and names[name].start < found.ends[at] and names[name].end > start:
            for offset in range(start, names[name].start):
                if found.folded[at][offset - start] in PROCLITICS:
                    add(found.folded[at][offset - start], offset, offset + 1, at)
            add(f"{{{LETTERS[names[name].label]}{name}}}", names[name].start, names[name].end, at)
            end = names[name].end
            while at < last and found.starts[at] < end:
                at += 1
            name = next(waiting, None)
            while name is not None and names[name].start < end:
                name = next(waiting, None)
            continue
        if found.kinds[at] == ARABIC:
            _word(found, syntax.chosen[at], at, add)
        elif found.folded[at] not in _LEFT_OUT and not found.folded[at].isspace() and "{" not in found.folded[at]:
            add(found.folded[at].replace("}", ""), start, found.ends[at], at)
        at += 1
    out.text = "".join(parts)
    return out


def _word(found: Words, reading: Reading, at: int, add: Callable[[str, int, int, int], None]) -> None:
    start, end = found.starts[at], found.ends[at]
    proclitics = reading.proclitics.removesuffix(SIN) if reading.tense == "future" else reading.proclitics
    for letter in proclitics:
        add(letter, start, start + 1, at)
        start += 1
    if reading.pos == VERB:
        options = readings(found.surface(at))
        lemmas = dict.fromkeys(r.lemma for r in options if r.pos == VERB and r.pronoun == reading.pronoun)
        token = "=" + "|".join(lemmas)
    else:
        token = reading.stem
        if reading.pronoun and token.endswith(TA) and reading.gender == "f":
            token = f"{token[:-1]}{HA}"
        if reading.article:
            token = f"{ARTICLE}{token}"
    if reading.pronoun:
        token = f"{token}+{reading.pronoun}"
    add(token, start, end, at)
