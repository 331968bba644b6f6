"""The clean text of a Doc with its map back, whichever tokenizer made it.

arextract's own tokenizer makes Docs whose ``doc.text`` is the clean text. Any other's Doc keeps the text that it was made
of; that text is cleaned beside it, and what the pipes find there is shown at its place in ``doc.text``.
"""

from __future__ import annotations

from array import array
from typing import Any

from arextract.layers import layers
from arextract.pipe_page import PipePage
from arextract.text.clean import Cleaned, clean
from arextract.text.sentences import sentences
from arextract.user_data import kept, stored

CLEANED = "arextract.cleaned"
"""Where ``doc.user_data`` keeps the clean text with its map back (a `Cleaned`)."""
RAW = "arextract.raw"
"""Whether ``doc.text`` is the raw text: true of Docs that another tokenizer made."""


def _write(cleaned: Cleaned) -> dict[str, Any]:
    starts, ends = (None if part is None else part.tobytes() for part in (cleaned.starts, cleaned.ends))
    return {"raw": cleaned.raw, "text": cleaned.text, "starts": starts, "ends": ends}


def _read(found: dict[str, Any]) -> Cleaned:
    starts, ends = (None if found[name] is None else array("I", found[name]) for name in ("starts", "ends"))
    return Cleaned(found["raw"], found["text"], starts, ends)


stored(Cleaned, _write)


def cleaned_of(doc: PipePage) -> Cleaned:
    """The clean text of `doc` with its map to the raw text; the sentences of another tokenizer's Doc are found here as well."""
    found = kept(doc, CLEANED, _read)
    if found is None:
        found = doc.user_data[CLEANED] = clean(doc.text)
        doc.user_data[RAW] = True
        layers(doc).sentences = sentences(found.text)
    return found


def clean_text(doc: PipePage) -> str:
    """The clean text of `doc`: what the offsets of its layers count in."""
    return cleaned_of(doc).text


def to_doc(doc: PipePage, start: int, end: int) -> tuple[int, int]:
    """The place in ``doc.text`` of a span of the clean text."""
    cleaned = cleaned_of(doc)
    return cleaned.to_raw(start, end) if doc.user_data.get(RAW) else (start, end)


def to_raw(doc: PipePage, start: int, end: int) -> tuple[int, int]:
    """The place in the raw text of a span of ``doc.text``. Raises `ValueError` for an empty span."""
    cleaned = cleaned_of(doc)
    return (start, end) if doc.user_data.get(RAW) else cleaned.to_raw(start, end)
