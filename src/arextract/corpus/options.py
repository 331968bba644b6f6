"""How inputs are to be read: encoding, the columns of tables, and the limits of archives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`encoding` overrides detection; the columns name the fields of JSONL, CSV and Parquet inputs.

    Limits are in bytes: of one article's file (also inside an archive) and of an archive's whole content. A member that
    expands more than `max_ratio` times is refused as a bomb.
    """

    encoding: str | None = None
    text_column: str = "text"
    id_column: str = "id"
    title_column: str = "title"
    published_column: str = "published"
    url_column: str = "url"
    follow_links: bool = False
    max_bytes: int = 256 * 1024 * 1024
    max_archive_bytes: int = 8 * 1024 * 1024 * 1024
    max_members: int = 1_000_000
    max_ratio: int = 300

    def stated(self) -> dict[str, str]:
        """The options that change what a record says and differ from their defaults; links and limits do not."""
        names = ("encoding", "text_column", "id_column", "title_column", "published_column", "url_column")
        return {name: getattr(self, name) for name in names if getattr(self, name) != getattr(DEFAULT, name)}


DEFAULT = ReadOptions()
