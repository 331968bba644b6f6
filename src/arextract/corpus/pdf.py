"""Digitally born PDF files: their text in reading order, or a refusal. Needs the extra ``pdf`` (pdfminer.six).

A PDF places glyphs on a page, in any order, Arabic often as presentation forms. Lines are read by where their glyphs stand,
from the left, and turned round where that makes Arabic words; where neither order does, nothing is given at all.
"""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Iterable
from typing import Any

import regex

from arextract.arabic.fold import fold
from arextract.arabic.word_counts import word_counts
from arextract.corpus.document import Document, headline
from arextract.corpus.office import need
from arextract.corpus.options import ReadOptions
from arextract.errors import InputError
from arextract.text.clean import clean

_FORMS = regex.compile(r"[\ufb50-\ufdfb\ufe70-\ufefc]")
_ARABIC = regex.compile(r"[\u0600-\u06ff]")
_WORD = regex.compile(r"[\u0621-\u064a]{3,}")
# What keeps its own order inside a line from the right: figures and words in Latin letters, with what stands within them.
_LEFT_TO_RIGHT = regex.compile(
    r"[0-9\u0660-\u0669A-Za-z](?:[^\u0600-\u066d\u0670-\u06ff\s]*[0-9\u0660-\u0669A-Za-z%\u066a])?"
)
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_KNOWN_SHARE = 0.5
_SENTENCE_END = (".", "!", "؟", "?", "…", ":", "؛")
_GAP = 0.25  # of a glyph's height: two glyphs so far apart have a space between them
_FULL = 0.6  # of the longest line: a shorter one ends its paragraph


def pdf_document(data: bytes, source: str, options: ReadOptions) -> Document:
    """The text of a ``.pdf``: lines of a paragraph joined, presentation forms as letters, lines in visual order turned round.

    Raises `InputError`: ``missing-package``, ``encrypted``, ``no-text`` (scanned pages), ``no-order`` (text whose order cannot
    be told), ``bad-pdf``, ``too-large``.
    """
    layout = need("pdfminer.layout", source, "pdf", "PDF files", "pdfminer.six")
    high_level = need("pdfminer.high_level", source, "pdf", "PDF files", "pdfminer.six")
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # what it makes up for in a damaged file is nobody's news
    lines: list[str] = []
    size = 0
    try:
        for page in high_level.extract_pages(io.BytesIO(data), laparams=layout.LAParams(boxes_flow=None)):
            for box in page:
                for line in box if isinstance(box, layout.LTTextBox) else ():
                    lines.append(" ".join(_letters(_visual(line, layout.LTChar)).split()))
                    size += len(lines[-1])
                lines.append("")
            if size > options.max_bytes:
                raise InputError(source, "too-large", f"holds more than {options.max_bytes >> 20} MB of text: split it")
    except InputError:
        raise
    except Exception as error:  # a damaged file: pdfminer lets through whatever its parts raise
        if "Password" in type(error).__name__ or "Encryption" in type(error).__name__:
            raise InputError(source, "encrypted", "the PDF asks for a password: save it without one") from None
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        raise InputError(source, "bad-pdf", f"not a PDF that can be read: {reason}") from None
    if not any(lines):
        detail = "the PDF holds no text, only pictures of it: run it through OCR first (ocrmypdf -l ara)"
        raise InputError(source, "no-text", detail)
    text = _paragraphs(_ordered(lines, source))
    return Document(text, None, headline(text))


def _visual(line: Iterable[Any], glyph: type) -> str:
    """The glyphs of a line from left to right; what one glyph shows as several letters is turned, so as to be turned back."""
    placed = []
    for item in line:
        if isinstance(item, glyph):
            text = item.get_text()  # type: ignore[attr-defined]
            mark = len(text) == 1 and unicodedata.category(text) == "Mn"
            middle = (item.x0 + item.x1) / 2 - (1 if mark else 0)  # type: ignore[attr-defined]
            placed.append((middle, item.x0, item.x1, item.size, text))  # type: ignore[attr-defined]
    placed.sort(key=lambda one: one[0])
    parts: list[str] = []
    end = None
    for _, x0, x1, height, text in placed:
        if end is not None and x0 - end > _GAP * height:
            parts.append(" ")
        parts.append(text[::-1] if _ARABIC.search(_letters(text)) else text)
        end = x1 if end is None else max(end, x1)
    return "".join(parts)


def _letters(line: str) -> str:
    """Presentation forms as the letters that they show; everything else as it is."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), line)


def _ordered(lines: list[str], source: str) -> list[str]:
    """The lines in reading order. Raises `InputError` where Arabic lines make words in neither order."""
    arabic = [line for line in lines if _ARABIC.search(line)]
    if not arabic:
        return lines
    if _known(arabic) >= _KNOWN_SHARE:
        return lines
    if _known(map(turned, arabic)) >= _KNOWN_SHARE:
        return [turned(line) if _ARABIC.search(line) else line for line in lines]
    detail = "the order of its letters cannot be told from the PDF: save the article as .docx, .html or .txt"
    raise InputError(source, "no-order", detail)


def turned(line: str) -> str:
    """A line in visual order from right to left; figures and Latin words keep their order.

    >>> turned("2024 ماع يف")
    'في عام 2024'
    """
    back = _LEFT_TO_RIGHT.sub(lambda match: match.group()[::-1], line)
    return back[::-1].translate(_MIRRORED)


def _known(lines: Iterable[str]) -> float:
    """The share of Arabic words that are known as words; 1 where there are too few to tell."""
    words = [fold(word) for word in _WORD.findall(clean("\n".join(lines)[:50_000]).text)]
    known = sum(word in word_counts() for word in words)
    return known / len(words) if words else 1.0


def _paragraphs(lines: list[str]) -> str:
    full = _FULL * max(map(len, lines))
    made: list[str] = []
    going = False  # whether the next line goes on with the paragraph
    for line in lines:
        if not line:
            continue
        if going:
            made[-1] += f" {line}"
        else:
            made.append(line)
        going = len(line) >= full and not line.endswith(_SENTENCE_END)
    return "\n".join(made)
