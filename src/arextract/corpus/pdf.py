"""Digitally born PDF files: their text in reading order, or a refusal. Needs the extra ``pdf`` (pdfminer.six).

A PDF places glyphs on a page, in any order, Arabic often as presentation forms. Lines are read by where their glyphs stand,
from the left, and turned round where that makes Arabic words; where neither order does, nothing is given at all.
"""

from __future__ import annotations

import io
import logging
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import regex

from arextract.arabic.fold import fold
from arextract.arabic.word_counts import word_counts
from arextract.corpus.columns import Block, reading_order
from arextract.corpus.document import Document, headline
from arextract.corpus.office import need
from arextract.corpus.options import ReadOptions
from arextract.errors import InputError
from arextract.text.clean import clean
from arextract.text.visual_order import turned

_FORMS = regex.compile(r"[\ufb50-\ufdfb\ufe70-\ufefc]")
_ARABIC = regex.compile(r"[\u0600-\u06ff]")
_LATIN = regex.compile(r"\p{Latin}")
_LETTER = regex.compile(r"\p{L}")
_WORD = regex.compile(r"[\u0621-\u064a]{3,}")
_OPEN_CLOSE = regex.compile(r"[(\[{«][^()\[\]{}«»]*+(?=[)\]}»])")
_CLOSE_OPEN = regex.compile(r"[)\]}»][^()\[\]{}«»]*+(?=[(\[{«])")
_KNOWN_SHARE = 0.5
_SENTENCE_END = (".", "!", "؟", "?", "…", ":", "؛")
_SAME_ROW = 0.3  # of a glyph's height: baselines no further apart are one
_GAP = 0.25  # of a glyph's height: two glyphs so far apart have a space between them
_FULL = 0.6  # of the longest line: a shorter one ends its paragraph


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as its glyphs stand from left to right; `back`: with what one glyph shows as several letters turned, so as to be turned back."""

    shown: str
    back: str


def pdf_document(data: bytes, source: str, options: ReadOptions) -> Document:
    """The text of a ``.pdf``: lines of a paragraph joined, presentation forms as letters, lines in visual order turned round.

    Raises `InputError`: ``missing-package``, ``encrypted``, ``no-text`` (scanned pages), ``no-order`` (text whose order cannot
    be told), ``bad-pdf``, ``too-large``.
    """
    layout = need("pdfminer.layout", source, "pdf", "PDF files", "pdfminer.six")
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # what it makes up for in a damaged file is nobody's news
    lines: list[_Line] = []
    size = 0
    try:
        for page in _pages(data):
            _rows(page, layout.LTChar)
            page.analyze(layout.LAParams(boxes_flow=None))
            for box in _in_order([box for box in page if isinstance(box, layout.LTTextBox)]):
                for line in box:
                    lines.append(_line(line, layout.LTChar))
                    size += len(lines[-1].shown)
                lines.append(_Line("", ""))
            if size > options.max_bytes:
                raise InputError(source, "too-large", f"holds more than {options.max_bytes >> 20} MB of text: split it")
    except InputError:
        raise
    except Exception as error:  # a damaged file: pdfminer lets through whatever its parts raise
        if "Password" in type(error).__name__ or "Encryption" in type(error).__name__:
            raise InputError(source, "encrypted", "the PDF asks for a password: save it without one") from None
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        raise InputError(source, "bad-pdf", f"not a PDF that can be read: {reason}") from None
    if not any(line.shown for line in lines):
        detail = "the PDF holds no text, only pictures of it: run it through OCR first (ocrmypdf -l ara)"
        raise InputError(source, "no-text", detail)
    text = _paragraphs(_ordered(lines, source))
    return Document(text, None, headline(text))


def _pages(data: bytes) -> Iterator[Any]:
    """The pages with their glyphs as they come, not yet put into lines."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    fonts = PDFResourceManager()
    device = PDFPageAggregator(fonts, laparams=None)
    interpreter = PDFPageInterpreter(fonts, device)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        yield device.get_result()


def _in_order(boxes: list[Any]) -> list[Any]:
    """The boxes of a page as they are read."""
    texts = [box.get_text() for box in boxes]
    arabic = sum(len(_ARABIC.findall(_letters(text))) for text in texts)
    blocks = [
        Block(box.x0, box.x1, box.y0, box.y1, len(box), len(text), at)
        for at, (box, text) in enumerate(zip(boxes, texts, strict=True))
    ]
    from_right = 2 * arabic > sum(len(_LETTER.findall(text)) for text in texts)
    return [boxes[block.number] for block in reading_order(blocks, from_right=from_right)]


def _rows(page: Any, glyph: Any) -> None:
    """Puts the glyphs of a page into rows from above, each from left to right: a typesetter may set the figures of a line first."""
    glyphs = sorted((item for item in page if isinstance(item, glyph)), key=lambda item: -item.matrix[5])
    rows: list[list[Any]] = []
    marks = []
    for item in glyphs:
        if _is_mark(item.get_text()):
            marks.append(item)
        elif rows and rows[-1][0].matrix[5] - item.matrix[5] <= _SAME_ROW * item.size:
            rows[-1].append(item)
        else:
            rows.append([item])
    lines = [-row[0].matrix[5] for row in rows]
    for mark in marks if rows else ():  # above its letter or below it
        at = bisect_right(lines, -mark.matrix[5])
        near = min(
            (place for place in (at - 1, at) if 0 <= place < len(rows)), key=lambda k: abs(lines[k] + mark.matrix[5])
        )
        rows[near].append(mark)
    others = [item for item in page if not isinstance(item, glyph)]
    page._objs = [item for row in rows for item in sorted(row, key=lambda item: item.x0)] + others


def _line(line: Iterable[Any], glyph: Any) -> _Line:
    """The glyphs of a line from left to right, each with its marks after it."""
    glyphs = sorted((item for item in line if isinstance(item, glyph)), key=lambda item: (item.x0 + item.x1) / 2)
    letters = [item for item in glyphs if not _is_mark(item.get_text())]
    marks: dict[int, str] = {}
    begins = [item.x0 for item in letters]
    for item in glyphs:
        if _is_mark(item.get_text()):
            under = _under(item, letters, begins)
            marks[under] = marks.get(under, "") + item.get_text()
    shown: list[str] = []
    back: list[str] = []
    end = None
    for at, item in enumerate(letters):
        if end is not None and item.x0 - end > _GAP * item.size:
            shown.append(" ")
            back.append(" ")
        text = _letters(item.get_text())
        shown.append(text + marks.get(at, ""))
        back.append((text[::-1] if _ARABIC.search(text) else text) + marks.get(at, ""))
        end = item.x1 if end is None else max(end, item.x1)
    return _Line(*(" ".join("".join(parts).split()) for parts in (shown, back)))


def _under(mark: Any, letters: list[Any], begins: list[float]) -> int:
    """The letter that a mark belongs to: where it takes no room, the one that begins where it does; else the one that holds its middle."""
    if mark.x1 > mark.x0:
        return max(0, bisect_right(begins, (mark.x0 + mark.x1) / 2) - 1)
    at = bisect_right(begins, mark.x0)
    return min(
        (place for place in (at - 1, at) if 0 <= place < len(letters)),
        key=lambda place: abs(begins[place] - mark.x0),
        default=0,
    )


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.category(char) == "Mn" for char in text)


def _letters(line: str) -> str:
    """Presentation forms as the letters that they show; everything else as it is."""
    return _FORMS.sub(lambda match: unicodedata.normalize("NFKC", match.group()), line)


def _ordered(lines: list[_Line], source: str) -> list[str]:
    """The lines in reading order. Raises `InputError` where Arabic lines make words in neither order."""
    shown = [line.shown for line in lines]
    arabic = [line for line in lines if _ARABIC.search(line.shown)]
    if not arabic or _known(line.shown for line in arabic) >= _KNOWN_SHARE:
        return shown
    if _known(turned(line.back) for line in arabic) >= _KNOWN_SHARE:
        made = [_turned(line) for line in lines]
        # Where brackets close before they open, they stand as they were typed, and not as the page shows them.
        return made if _paired(made) >= 0 else [_turned(line, mirrored=False) for line in lines]
    detail = "the order of its letters cannot be told from the PDF: save the article as .docx, .html or .txt"
    raise InputError(source, "no-order", detail)


def _turned(line: _Line, *, mirrored: bool = True) -> str:
    """A line of Latin letters alone stands as it reads."""
    latin = _LATIN.search(line.shown) and not _ARABIC.search(line.shown)
    return line.shown if latin else turned(line.back, mirrored=mirrored)


def _paired(lines: list[str]) -> int:
    """How many more brackets open and close than close and open."""
    text = "\n".join(lines)
    return len(_OPEN_CLOSE.findall(text)) - len(_CLOSE_OPEN.findall(text))


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
