"""How inputs are to be read: encoding, the columns of tables, and the limits on what comes out of them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from arextract.errors import UsageError


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`encoding` overrides detection; the columns name the fields of JSON, CSV, Excel and Parquet inputs, in JSON also a path
    such as ``body.text``. `dayfirst` says how a date such as 3/4/2024 is to be read; without it such a date is none.
    With `repair` broken text (mojibake, lines in visual order) is put right; without, it is not read.

    Limits are on what comes out: bytes of one article, row or member, and of all that one compressed file holds. What
    expands more than `max_ratio` times is refused as a bomb. A file with more than `max_errors` errors and hardly an
    article is given up. Raises `UsageError` for an encoding that is not known.
    """

    encoding: str | None = None
    text_column: str = "text"
    id_column: str = "id"
    title_column: str = "title"
    published_column: str = "published"
    url_column: str = "url"
    dayfirst: bool | None = None
    repair: bool = False
    follow_links: bool = False
    max_bytes: int = 256 * 1024 * 1024
    max_archive_bytes: int = 8 * 1024 * 1024 * 1024
    max_members: int = 1_000_000
    max_ratio: int = 300
    max_errors: int = 1_000

    def __post_init__(self) -> None:
        if self.encoding is not None and not is_text_encoding(self.encoding):
            raise UsageError(f"no encoding {self.encoding!r}: use utf-8, utf-16, windows-1256, iso-8859-6 …")

    def stated(self) -> dict[str, str | bool]:
        """The options that change what a record says and differ from their defaults; links and limits do not."""
        names = (
            "encoding",
            "text_column",
            "id_column",
            "title_column",
            "published_column",
            "url_column",
            "dayfirst",
            "repair",
        )
        return {name: getattr(self, name) for name in names if getattr(self, name) != getattr(DEFAULT, name)}


def is_text_encoding(name: str) -> bool:
    """Whether Python knows `name` as an encoding that files of text have: not base64, not what only domain names use."""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return bool(getattr(found, "_is_text_encoding", True)) and found.name not in _NO_FILES


_NO_FILES = {
    "charmap",
    "idna",
    "punycode",
    "raw-unicode-escape",
    "undefined",
    "unicode-escape",
    "unicode_escape",
    "raw_unicode_escape",
    "utf-7",
}

DEFAULT = ReadOptions()
