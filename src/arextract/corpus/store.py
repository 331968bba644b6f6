"""Writing ``articles.jsonl`` and ``errors.jsonl`` so that neither ever holds a torn line, and reading them back.

Lines go to a partial file beside the output; the output itself appears by one rename when the run is complete. A partial
file that a killed run leaves is read by the next run (its torn last line dropped) and removed once that run is complete.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from arextract.errors import OutputError, UsageError
from arextract.record import Article, Failure

ARTICLES = "articles.jsonl"
ERRORS = "errors.jsonl"


class Key:
    """What tells that a line is still good: the article's content and the pipeline that made it."""

    __slots__ = ("length", "offset", "path", "stamp")

    def __init__(self, path: str, offset: int, length: int, stamp: bytes) -> None:
        self.path, self.offset, self.length, self.stamp = path, offset, length, stamp


class Writer:
    """Appends lines to partial files in the output folder and puts them in place at the end.

    Raises `OutputError` where the folder cannot be made, and everywhere else where it cannot be written.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.leftovers = sorted(self.folder.glob(f".{ARTICLES}.*.partial"))
            number = 1 + max((int(p.name.split(".")[-2]) for p in self.leftovers), default=0)
            self.partial = self.folder / f".{ARTICLES}.{number:06}.partial"
            self._articles: BinaryIO = self.partial.open("wb")
            self._errors_partial = self.folder / f".{ERRORS}.partial"
            self._errors: BinaryIO = self._errors_partial.open("wb")
        except OSError as error:
            raise OutputError(f"cannot write to {self.folder}: {error.strerror or error}") from error
        self.articles = self.failures = 0

    @contextmanager
    def _kept(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OutputError(
                f"cannot write to {self.folder}: {error.strerror or error}; what is done is kept: put that right "
                "(make room, for example) and give the same command again"
            ) from error

    def article(self, line: bytes) -> None:
        """Appends one article's line (with its line end)."""
        with self._kept():
            self._articles.write(line)
            self._articles.flush()
        self.articles += 1

    def failure(self, failure: Failure) -> None:
        """Appends one line of errors."""
        with self._kept():
            self._errors.write(failure.model_dump_json().encode() + b"\n")
        self.failures += 1

    def close(self) -> None:
        """Puts both files in place, each by one rename, and removes what earlier runs left."""
        with self._kept():
            for handle in (self._articles, self._errors):
                handle.flush()
                os.fsync(handle.fileno())
                handle.close()
            os.replace(self._errors_partial, self.folder / ERRORS)
            os.replace(self.partial, self.folder / ARTICLES)
            for leftover in self.leftovers:
                leftover.unlink(missing_ok=True)

    def abandon(self) -> None:
        """Closes the partial files and leaves them for the next run to pick up."""
        for handle in (self._articles, self._errors):
            try:
                handle.close()
            except OSError:  # a full disk: what was written before stays good
                continue


class Lines:
    """The articles of a run as lines of a stream; failures are counted."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.articles = self.failures = 0

    def article(self, line: bytes) -> None:
        """Writes one article's line (with its line end)."""
        self._out.write(line)
        self._out.flush()
        self.articles += 1

    def failure(self, failure: Failure) -> None:
        """Counts one failure."""
        self.failures += 1

    def close(self) -> None:
        """Nothing is left to be done: every line is out."""

    def abandon(self) -> None:
        """What is out is out."""


def stamp(sha256: str, pipeline: str) -> bytes:
    """The bytes that a line must share with an input to be kept by a resumed run."""
    return f"{sha256}|{pipeline}".encode()


def kept_lines(folder: str | Path) -> dict[str, Key]:
    """The good lines that earlier runs left in `folder`, by article id. Torn or foreign lines are passed over."""
    folder = Path(folder)
    found: dict[str, Key] = {}
    for path in [folder / ARTICLES, *sorted(folder.glob(f".{ARTICLES}.*.partial"))]:
        if not path.is_file():
            continue
        offset = 0
        with path.open("rb") as handle:
            for line in handle:
                head = _head(line)
                if head:
                    found[head[0]] = Key(str(path), offset, len(line), head[1])
                offset += len(line)
    return found


def _head(line: bytes) -> tuple[str, bytes] | None:
    """The id and the stamp of one complete line, else None."""
    if not line.endswith(b"}\n"):
        return None
    try:
        row = json.loads(line)
        return str(row["id"]), stamp(row["sha256"], row["pipeline"]) + b"|" + str(row["source"]).encode()
    except (ValueError, KeyError, TypeError):
        return None


def read(path: str | Path) -> Iterator[Article]:
    """The articles of an ``articles.jsonl`` (or of the folder that holds one), one at a time.

    Raises `UsageError` for a missing file, a line that is not an article, or another schema version.
    """
    path = Path(path)
    if path.is_dir():
        path = path / ARTICLES
    for number, row in read_rows(path):
        try:
            yield Article.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise UsageError(
                f"{path}, line {number}: not an arextract article of version 1 or 2 ({where}: {first['msg']})"
            ) from None


def read_rows(path: str | Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The lines of a JSONL file as (line number, dict). Raises `UsageError` for a missing file or a broken line."""
    try:
        handle = Path(path).open(encoding="utf-8")  # noqa: SIM115
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error
    with handle:
        try:
            for number, line in enumerate(handle, 1):
                if line.strip():
                    yield number, json.loads(line)
        except (ValueError, UnicodeDecodeError):
            raise UsageError(f"{path}: broken JSON; is this an articles.jsonl?") from None
