"""Subtitles (``.srt``, ``.vtt``): what is said, as running text, without numbers, times and marks of style."""

from __future__ import annotations

import regex

from arextract.corpus.decode import decode
from arextract.corpus.document import Document
from arextract.corpus.options import ReadOptions
from arextract.errors import InputError

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMES = regex.compile(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}.*")
_MARKS = regex.compile(r"</?[a-zA-Z][^<>\n]{0,100}>|<\d[\d:.]*>|\{\\[^{}\n]{0,100}\}")
_SENTENCE_END = (".", "!", "?", "؟", "…", ":", "؛")


def subtitles_document(data: bytes, source: str, options: ReadOptions) -> Document:
    """What the cues of a subtitle file say: the lines of a sentence joined by spaces, a line a sentence.

    A cue that repeats the line before it (as automatic captions do) adds nothing. Raises `InputError` (``no-text``).
    """
    body, encoding = decode(data, source, options.encoding)
    lines: list[str] = []
    said = False  # whether the lines that follow are those of a cue
    for line in body.splitlines():
        if _TIMES.fullmatch(line):
            said = True
        elif not line.strip():
            said = False
        elif said:
            words = " ".join(_MARKS.sub("", line).split())
            if words and (not lines or lines[-1] != words):
                lines.append(words)
    if not lines:
        raise InputError(source, "no-text", "no subtitles: lines such as 00:00:01,000 --> 00:00:02,000 are expected")
    text = "".join(line + ("\n" if line.endswith(_SENTENCE_END) else " ") for line in lines).strip()
    return Document(text, encoding)
