"""HTML pages: the main text, title and address, taken out by trafilatura; nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from arextract.corpus.options import is_text_encoding
from arextract.corpus.page_date import page_date
from arextract.errors import InputError

_DECLARED = regex.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_.-]{2,40})",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; `published` is an ISO date and `published_by` where it stood."""

    text: str
    title: str | None
    published: str | None
    published_by: str | None
    url: str | None


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page's head declares, where the bytes are it; None where they are UTF-8 in any case."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    match = _DECLARED.search(data[:4096])
    if not match:
        return None
    name = (match.group(1) or match.group(2)).decode("ascii")
    if not is_text_encoding(name) or _is(data, "utf-8"):
        return None
    return name if _is(data, name) else None


def _is(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


_LONG_TAG = regex.compile(r"<([A-Za-z][A-Za-z0-9]{0,30}+)(\s[^<>]{5000,})>")
_MOST_ATTRIBUTES = 500


def _within_bounds(page: str) -> str:
    """`page` without the attributes of tags that have hundreds: a parser compares each of them with each."""
    return _LONG_TAG.sub(lambda tag: f"<{tag[1]}>" if len(tag[2].split()) > _MOST_ATTRIBUTES else tag[0], page)


def main_text(page: str, source: str) -> Page:
    """The main text of an HTML page. Raises `InputError` (``no-text``) where there is none, or whatever a parser raises."""
    from trafilatura import bare_extraction, load_html
    from trafilatura.settings import Document, use_config

    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # no signals: they belong to the run
    page = _within_bounds(page)
    tree = load_html(page)
    if tree is None:
        raise InputError(source, "no-text", "no main text was found in the page")
    published, published_by = page_date(tree)
    found = bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        favor_recall=True,
        config=config,
        date_extraction_params={"extensive_search": False, "max_date": "1995-01-02"},  # its dates are not used
    )
    text = (found.text or "").strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text:
        raise InputError(source, "no-text", "no main text was found in the page")
    return Page(text, found.title or None, published, published_by, found.url or None)
