"""What the reader of a document gives, and the title that a text has where nothing else states one."""

from __future__ import annotations

from dataclasses import dataclass

_TITLE_MAX = 200


@dataclass(frozen=True, slots=True)
class Document:
    """What the reader of a document gives; `published` is an ISO date and `published_by` where it stood."""

    text: str
    encoding: str | None = None
    title: str | None = None
    published: str | None = None
    published_by: str | None = None
    url: str | None = None


def headline(text: str) -> str | None:
    """The first line, where it stands alone above a longer text and is not a sentence; else None."""
    lines = text.lstrip().split("\n", 1)
    if len(lines) < 2 or not lines[1].strip():
        return None
    line = lines[0].strip()
    return line if line and len(line) <= _TITLE_MAX and line[-1] not in ".!…،؛:" else None
