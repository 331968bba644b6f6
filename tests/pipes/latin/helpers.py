"""Articles with their names marked as ‹name|LABEL›, put through the resolver."""

from __future__ import annotations

import re

from arextract.layers import Name
from arextract.pipes.latin.canonical import resolve
from arextract.pipes.latin.lookup import Lookup

_MARK = re.compile("‹([^›|]*)(?:\\|([A-Z]+))?›")


def marked(text: str) -> tuple[str, list[Name]]:
    """The text without its marks, and the names (label ORG where none is given)."""
    names: list[Name] = []
    out = ""
    at = 0
    for match in _MARK.finditer(text):
        out += text[at : match.start()]
        names.append(Name(len(out), len(out) + len(match[1]), match[2] or "ORG", "test"))
        out += match[1]
        at = match.end()
    return out + text[at:], names


def resolved(text: str, lookup: Lookup | None = None) -> list[tuple[str, str | None, str | None, str | None]]:
    """(text, canonical, canonical_by, cluster) of the marked names."""
    clean, names = marked(text)
    resolve(clean, names, lookup)
    return [(clean[n.start : n.end], n.canonical, n.canonical_by, n.cluster) for n in names]
