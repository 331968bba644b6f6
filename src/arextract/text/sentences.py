"""Sentences of Arabic news by rule: full stops, question and exclamation marks, ellipses and line ends.

Blind to decimals, initials (أ. د.), abbreviations of single letters (أ.ف.ب), list numbers, and URLs. A footnote marker or
a closing quote after the stop belongs to the sentence that it ends.
"""

from __future__ import annotations

import regex

from arextract.arabic.affixes import HAMZA, LAST_LETTER

_LETTER = r"\p{L}"
_END = regex.compile(
    r"(?P<line>(?<![ \t])[ \t]*+\n\s*+)"
    r"|(?P<stop>[!؟?…]++|\.{2,}+|\.)(?P<tail>(?:[\"')\]]|\[\d{1,4}(?:[،,;–-]\s?\d{1,4})*+\]){0,200}+)"
    r"|(?P<skip>(?:https?://|www\.)\S++)"
)
_WORD_BEFORE = regex.compile(r"[\p{L}\p{N}]++", regex.REVERSE)


def _is_stop(text: str, at: int, end: int) -> bool:
    """Whether the single full stop at `at` ends a sentence; `end` is past it and its closing marks."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else "\n"
    if after.isdigit() and before.isdigit():
        return False
    word = _WORD_BEFORE.match(text, pos=max(0, at - 30), endpos=at)
    length = len(word.group()) if word else 0
    if word and length <= 1 and not before.isdigit():
        return text[end : end + 1] in ("", "\n")  # an initial or an abbreviation of single letters
    if word and before.isdigit():
        begin = at - length
        line_start = begin == 0 or text[begin - 1] == "\n" or text[max(0, begin - 3) : begin].strip(" -(") == ""
        if line_start and length <= 2 and (begin == 0 or "\n" in text[max(0, begin - 3) : begin]):
            return False  # a list number
    if end < len(text) and not text[end].isspace():
        nxt = text[end]
        arabic_after = HAMZA <= nxt <= LAST_LETTER
        return (arabic_after or nxt in '"-–(') and (
            HAMZA <= before <= LAST_LETTER or before in "\"')]%" or before.isdigit()
        )
    return True


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of clean text as (start, end), without white space at their edges. Linear time.

    >>> t = "بلغت 4.6 مليون.[5] ثم قال د. أحمد."
    >>> [t[a:b] for a, b in sentences(t)]
    ['بلغت 4.6 مليون.[5]', 'ثم قال د. أحمد.']
    """
    found: list[tuple[int, int]] = []
    begin = 0

    def close(stop: int) -> None:
        nonlocal begin
        start = begin
        while start < stop and text[start].isspace():
            start += 1
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            found.append((start, stop))

    for match in _END.finditer(text):
        if match.group("skip") is not None:
            continue
        if match.group("line") is not None:
            close(match.start())
            begin = match.end()
            continue
        stop = match.group("stop")
        end = match.end()
        if stop == "." and not _is_stop(text, match.start(), end):
            continue
        if stop != "." and end < len(text) and not text[end].isspace() and not (HAMZA <= text[end] <= LAST_LETTER):
            continue
        # A quote right after the stop closes when white space follows; otherwise it opens the next sentence.
        tail = match.group("tail") or ""
        if tail and end < len(text) and not text[end].isspace() and tail[-1] in "\"'(":
            end -= 1
        close(end)
        begin = end
    close(len(text))
    return found
