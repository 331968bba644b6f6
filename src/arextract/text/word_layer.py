"""The words of a clean text: surface words with their proclitics, punctuation apart. One reading for every pipe.

A word is a run of Arabic letters, a Latin token with its own hyphens and digits (``GPT-4.5``, ``QwQ-32B``), a number,
an address, one sign, or a line end. Offsets count code points of the clean text. `doc_words` makes them once for a Doc.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from arextract.arabic.fold import fold
from arextract.layers import layers
from arextract.pipe_page import PipePage
from arextract.text.doc_text import clean_text
from arextract.user_data import stored

WORDS = "arextract.words"
"""Where ``doc.user_data`` keeps the words of a Doc (a `Words`)."""

ARABIC, LATIN, NUMBER, SIGN, ADDRESS, BREAK = "a", "l", "n", "p", "u", "b"

_LATIN = r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_ARABIC = r"\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06fc\u0750-\u077f"
# The parts of addresses are as long as their standards allow: the search for one goes no further from any place.
# An Arabic word before a space, as most are, stands first and takes the space before it along: nothing else is tried.
_WORD = regex.compile(
    rf" ?(?:(?P<w>[{_ARABIC}]++)(?=[ \n،])"
    rf"|(?P<u>(?:https?://|www\.)[^\s{_ARABIC}<>\"]+|[\w.+-]{{1,64}}+@[\w-]+(?:\.[\w-]+)+|@[A-Za-z0-9_]{{2,}}"
    rf"|[A-Za-z0-9-]{{1,63}}+(?:\.[A-Za-z0-9-]{{1,63}}+){{1,9}}+/[^\s{_ARABIC}]*)"
    rf"|(?P<l>(?:[A-Z]\.)+(?=\s?[A-Z])|[{_LATIN}][{_LATIN}0-9]*(?:[-.&'+_/]?[{_LATIN}0-9]+)*\+{{0,2}}"
    rf"|\d+(?:\.\d+)?[{_LATIN}][{_LATIN}0-9]*(?:-[{_LATIN}0-9]+)*)"
    rf"|(?P<n>\d+(?:[.,:/]\d+)*)"
    rf"|(?P<a>[{_ARABIC}]+)"
    r"|(?P<b>\n+)"
    r"|(?P<p>\S))"
)


@dataclass(slots=True)
class Words:
    """Parallel lists over the words of `text`: offsets, folded forms, kinds (one letter each) and the words as written.

    `sentences` are ranges of word indices, as `split_sentences` gives them; empty where nobody asked for them.
    """

    text: str
    starts: list[int]
    ends: list[int]
    folded: list[str]
    kinds: list[str]
    surfaces: list[str]
    sentences: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.starts)

    def surface(self, index: int) -> str:
        """The word as the text has it."""
        return self.surfaces[index]

    def at(self, index: int) -> str:
        """The folded word, or the empty string outside the text."""
        return self.folded[index] if 0 <= index < len(self.folded) else ""

    def kind(self, index: int) -> str:
        """The kind of the word, `BREAK` outside the text."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else BREAK

    def touches(self, index: int) -> bool:
        """Whether the word follows the one before without a space."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def sentence_of(self, index: int) -> int:
        """Which of the `sentences` the word stands in."""
        return bisect_right(self.sentences, (index, len(self.starts))) - 1

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The range of words that the clean span (`start`, `end`) touches; empty where it touches none."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_right(self.starts, end - 1))


def words(text: str) -> Words:
    """The words of the clean `text`.

    >>> [w for w in words("وقالت OpenAI إن GPT-4.5 جاهز").folded]
    ['وقالت', 'openai', 'ان', 'gpt-4.5', 'جاهز']
    """
    folded = fold(text)
    starts: list[int] = []
    ends: list[int] = []
    kinds: list[str] = []
    keys: list[str] = []
    surfaces: list[str] = []
    for match in _WORD.finditer(text):
        kind = str(match.lastgroup)
        start, end = match.span()
        if text[start] == " ":
            start += 1
        if kind == "w":
            kind = ARABIC
        elif kind == LATIN and "/" in text[start:end]:
            # Both halves of an "A/B" token are names of their own.
            for piece in regex.finditer(r"[^/]+|/", text[start:end]):
                starts.append(start + piece.start())
                ends.append(start + piece.end())
                keys.append(folded[start + piece.start() : start + piece.end()])
                surfaces.append(piece.group())
                kinds.append(SIGN if piece.group() == "/" else NUMBER if piece.group().isdigit() else LATIN)
            continue
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
        keys.append(folded[start:end])
        surfaces.append(text[start:end])
    return Words(text, starts, ends, keys, kinds, surfaces)


def doc_words(doc: PipePage) -> Words:
    """The words of `doc`, with its sentences; made once and kept with it."""
    found: Words | None = doc.user_data.get(WORDS)
    if found is None:  # or the Doc comes from bytes: made again sooner than read
        found = doc.user_data[WORDS] = words(clean_text(doc))
        found.sentences = split_sentences(found, layers(doc).sentences or None)
    return found


stored(Words, lambda found: None)


def split_sentences(found: Words, spans: Sequence[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
    """Ranges of word indices, one for each sentence: by the sentence `spans` given, else at line ends and . ؟ ! …"""
    out: list[tuple[int, int]] = []
    begin = 0
    if spans is not None:
        at = 0
        for _, stop in spans:
            while at < len(found) and found.starts[at] < stop:
                at += 1
            if at > begin:
                out.append((begin, at))
            begin = at
        if begin < len(found):
            out.append((begin, len(found)))
        return out
    for index, kind in enumerate(found.kinds):
        if kind == BREAK or (kind == SIGN and found.folded[index] in ".؟!…"):
            if index + 1 > begin:
                out.append((begin, index + 1))
            begin = index + 1
    if begin < len(found):
        out.append((begin, len(found)))
    return out
