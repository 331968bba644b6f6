"""Word files (``.docx``): paragraphs and tables in their order. Needs the extra ``docx`` (python-docx)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from arextract.corpus.document import Document, headline
from arextract.corpus.office import check_package, need
from arextract.corpus.options import ReadOptions
from arextract.errors import InputError

_TITLES = ("Title", "Heading 1")


def word_document(data: bytes, source: str, options: ReadOptions) -> Document:
    """The text of a ``.docx``: a line a paragraph, the cells of a table's row separated by tabs.

    Its title is the first paragraph styled as one, else its headline. Raises `InputError` (``missing-package``,
    ``bad-docx``, ``no-text``, ``bomb``).
    """
    docx = need("docx", source, "docx", "Word files", "python-docx")
    check_package(data, source, options)
    try:
        found = docx.Document(io.BytesIO(data))
        lines = list(_lines(found))
        titles = (p.text.strip() for p in found.paragraphs[:20] if p.style is not None and p.style.name in _TITLES)
        title = next((text for text in titles if text), None)
    except Exception as error:  # a damaged package: python-docx lets through whatever its parts raise
        reason = " ".join(str(error).split())[:100]
        raise InputError(source, "bad-docx", f"not a Word file that can be read: {reason}") from None
    text = "\n".join(lines).strip()
    if not text:
        raise InputError(source, "no-text", "the file holds no text (pictures of text are not read)")
    return Document(text, None, title or headline(text))


def _lines(found: Any) -> Iterator[str]:
    for block in found.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells: list[str] = []
                last = None
                for cell in row.cells:
                    if cell._tc is not last:  # a merged cell is given once for each column
                        cells.append(" ".join(cell.text.split()))
                    last = cell._tc
                yield "\t".join(cells)
        else:
            yield block.text
