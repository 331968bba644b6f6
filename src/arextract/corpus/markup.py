"""HTML pages: the main text, title, date and address, taken out by trafilatura; nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import regex

from arextract.errors import InputError

_DECLARED = regex.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_.-]{2,40})",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; `published` is an ISO date."""

    text: str
    title: str | None
    published: str | None
    url: str | None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's head declares, where Python knows it and the bytes decode; else None."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    match = _DECLARED.search(data[:4096])
    if not match:
        return None
    name = (match.group(1) or match.group(2)).decode("ascii")
    try:
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None
    return name


def main_text(page: str, source: str) -> Page:
    """The main text of an HTML page. Raises `InputError` (``no-text``) where there is none."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document, use_config

    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # no signals: they belong to the run
    try:
        found = bare_extraction(page, with_metadata=True, include_comments=False, favor_recall=True, config=config)
    except Exception as error:
        raise InputError(source, "bad-html", f"not a page that can be read: {' '.join(str(error).split())}") from None
    text = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text:
        raise InputError(source, "no-text", "no main text was found in the page")
    return Page(text, found.title or None, _iso(found.date), found.url or None)


def _iso(value: str | None) -> str | None:
    try:
        return date.fromisoformat(value or "").isoformat()
    except ValueError:
        return None
