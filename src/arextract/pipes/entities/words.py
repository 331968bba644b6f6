"""The words of a clean text, as the entities pipe sees them: surface words with their proclitics, punctuation apart.

A word is a run of Arabic letters, a Latin token with its own hyphens and digits (``GPT-4.5``, ``QwQ-32B``), a number,
an address, one sign, or a line end. Offsets count code points of the clean text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from arextract.arabic.fold import fold

ARABIC, LATIN, NUMBER, SIGN, ADDRESS, BREAK = "a", "l", "n", "p", "u", "b"

_LATIN = r"A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_ARABIC = r"\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06fc\u0750-\u077f"
# An Arabic word before a space, as most are, stands first and takes the space before it along: nothing else is tried.
_WORD = regex.compile(
    rf" ?(?:(?P<w>[{_ARABIC}]++)(?=[ \n،])"
    rf"|(?P<u>(?:https?://|www\.)[^\s{_ARABIC}<>\"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@[A-Za-z0-9_]{{2,}}"
    rf"|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/[^\s{_ARABIC}]*)"
    rf"|(?P<l>(?:[A-Z]\.)+(?=\s?[A-Z])|[{_LATIN}][{_LATIN}0-9]*(?:[-.&'+_/]?[{_LATIN}0-9]+)*\+{{0,2}}"
    rf"|\d+(?:\.\d+)?[{_LATIN}][{_LATIN}0-9]*(?:-[{_LATIN}0-9]+)*)"
    rf"|(?P<n>\d+(?:[.,:/]\d+)*)"
    rf"|(?P<a>[{_ARABIC}]+)"
    r"|(?P<b>\n+)"
    r"|(?P<p>\S))"
)


@dataclass(slots=True)
class Words:
    """Parallel lists over the words of `text`: offsets, folded forms and kinds (one letter each)."""

    text: str
    starts: list[int]
    ends: list[int]
    folded: list[str]
    kinds: list[str]

    def __len__(self) -> int:
        return len(self.starts)

    def surface(self, index: int) -> str:
        """The word as the text has it."""
        return self.text[self.starts[index] : self.ends[index]]

    def at(self, index: int) -> str:
        """The folded word, or the empty string outside the text."""
        return self.folded[index] if 0 <= index < len(self.folded) else ""

    def kind(self, index: int) -> str:
        """The kind of the word, `BREAK` outside the text."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else BREAK

    def touches(self, index: int) -> bool:
        """Whether the word follows the one before without a space."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


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
                kinds.append(SIGN if piece.group() == "/" else NUMBER if piece.group().isdigit() else LATIN)
            continue
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
        keys.append(folded[start:end])
    return Words(text, starts, ends, keys, kinds)


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
