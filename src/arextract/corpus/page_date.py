"""The date on which a page says it was published, and where it says so. Nothing is taken from a footer or a bare year."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import regex

from arextract.arabic.word_sets import any_of
from arextract.corpus.publication_days import iso_day
from arextract.pipes.times import dateline
from arextract.text.clean import clean

# Names of ``meta`` elements that give the first publication: Open Graph, schema.org, Dublin Core, Parse.ly, Sailthru and
# the systems of newspapers; those of a later change (og:updated_time, dateModified) and of copyright are none.
_META = frozenset(
    [
        "article:published_time",
        "og:published_time",
        "og:article:published_time",
        "datepublished",
        "date.published",
        "datecreated",
        "date.created",
        "dc.date",
        "dc.date.issued",
        "dc.date.created",
        "dcterms.date",
        "dcterms.issued",
        "dcterms.created",
        "pubdate",
        "publishdate",
        "publish_date",
        "publish-date",
        "published_date",
        "published-date",
        "published_time",
        "publication_date",
        "publication-date",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "article_date_original",
        "originalpublicationdate",
        "citation_publication_date",
        "citation_date",
        "cxenseparse:recs:publishtime",
        "ptime",
        "displaydate",
        "date",
    ]
)
_PUBLISHED = ("datePublished", "dateCreated", "uploadDate")
_FURNITURE = {"footer", "nav", "aside", "script", "style", "noscript", "template", "form"}
_AROUND = regex.compile(r"foot|comment|related|sidebar|side-bar|widget|copyright|menu|most-?read|trending", regex.I)
_DATE_CLASS = regex.compile(rf"date|publish|posted|time|{any_of('page_date.date')}", regex.I)
_LONGEST_LINE = 120
_MOST = 2_000  # elements with a word like «date» among their classes that are looked at
_DEEPEST = 40


def page_date(tree: Any) -> tuple[str | None, str | None]:
    """The ISO date and how it was found: ``json-ld``, ``metadata``, ``time`` (an element of that name) or ``line``.

    `tree` is the page as lxml reads it. (None, None) where the page does not state its day.
    """
    for way, days in (("json-ld", _json_ld(tree)), ("metadata", _metadata(tree)), ("time", _times(tree))):
        for text in days:
            day = iso_day(text)
            if day is not None:
                return day.isoformat(), way
    line = next(_lines(tree), None)
    return (line, "line") if line else (None, None)


def _json_ld(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _dates_of(data, 0)


def _dates_of(data: Any, depth: int) -> Iterator[str]:
    """Dates of publication in JSON-LD, of the outermost thing first: those within are of its comments and pictures."""
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield from (data[name] for name in _PUBLISHED if isinstance(data.get(name), str))
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _dates_of(data.get(name), depth + 1)
    elif isinstance(data, list):
        for item in data:
            yield from _dates_of(item, depth + 1)


def _metadata(tree: Any) -> Iterator[str]:
    for element in tree.iter("meta"):
        names = (element.get(key) or "" for key in ("property", "name", "itemprop", "http-equiv"))
        if any(name.strip().lower() in _META for name in names):
            yield element.get("content") or element.get("datetime") or ""
    for element in tree.iter():
        if isinstance(element.tag, str) and (element.get("itemprop") or "") == "datePublished":
            yield element.get("datetime") or element.get("content") or ""


def _times(tree: Any) -> Iterator[str]:
    for element in tree.iter("time"):
        if not _in_furniture(element):
            yield element.get("datetime") or ""


def _lines(tree: Any) -> Iterator[str]:
    """Days of short lines in elements that call themselves a date, or that a label («نشر في») opens."""
    seen = 0
    for element in tree.iter("time", "span", "div", "p", "li", "abbr", "td", "em", "i", "small", "h4", "h5", "h6"):
        named = _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if element.tag != "time" and not named:
            continue
        seen += 1
        if seen > _MOST:
            return
        text = " ".join(_some_text(element).split())
        if text and len(text) <= _LONGEST_LINE and not _in_furniture(element):
            found = dateline(clean(text).text)
            if found is not None and found[:4] in clean(text).text:  # a year that is not written is a guess
                yield found


def _some_text(element: Any) -> str:
    parts: list[str] = []
    size = 0
    for piece in element.itertext():
        parts.append(piece)
        size += len(piece)
        if size > 2 * _LONGEST_LINE:
            break
    return " ".join(parts)


def _in_furniture(element: Any) -> bool:
    """Whether an element stands in a footer, a menu, a comment or beside the article."""
    depth = 0
    while element is not None and depth < 200:
        if element.tag in _FURNITURE:
            return True
        if element.tag not in ("html", "body") and _AROUND.search(
            f"{element.get('class') or ''} {element.get('id') or ''}"
        ):
            return True
        element = element.getparent()
        depth += 1
    return False
