"""From what the user names on the command line to an ordered list of files.

Folders are read recursively; globs are expanded here (a quoted glob reaches us as text); ``-`` is standard input.
The order is that of the sorted paths, so that a run's output never depends on the file system.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from arextract.corpus import remote
from arextract.errors import UsageError

STDIN = "-"
ARCHIVED = (".txt", ".md", ".html", ".htm", ".jsonl")
SUFFIXES = (*ARCHIVED, ".jsonl.gz", ".csv", ".parquet", ".zip")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read. `source` is how the record names it, `id` the path below the folder given, without suffix."""

    path: str
    source: str
    id: str


def suffix_of(name: str, suffixes: Iterable[str] = SUFFIXES) -> str | None:
    """The suffix of a file that is read (``.jsonl.gz`` before ``.gz``), in lower case; None for others."""
    lower = name.lower()
    return next((s for s in sorted(suffixes, key=len, reverse=True) if lower.endswith(s)), None)


def _walk(folder: str, suffixes: tuple[str, ...], follow: bool) -> Iterator[InputFile]:
    root = os.path.realpath(folder)
    for here, folders, files in os.walk(folder, followlinks=follow):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(files):
            suffix = suffix_of(name, suffixes)
            path = os.path.join(here, name)
            if name.startswith(".") or suffix is None:
                continue
            if not follow and os.path.islink(path) and not os.path.realpath(path).startswith(root + os.sep):
                continue  # a link that leads out of the folder is followed only when asked
            below = os.path.relpath(path, folder).replace(os.sep, "/")
            yield InputFile(path, Path(path).as_posix(), below[: -len(suffix)])


def _single(path: str) -> InputFile:
    name = os.path.basename(path)
    suffix = suffix_of(name) or os.path.splitext(name)[1]
    return InputFile(path, Path(path).as_posix(), name[: len(name) - len(suffix)] if suffix else name)


def _remote(url: str, suffixes: tuple[str, ...]) -> Iterator[InputFile]:
    """The files below a URL that fsspec knows (``s3://bucket/folder``), or the one file that it names."""
    root = url.rstrip("/")
    paths = remote.find(url)
    if not paths:
        raise UsageError(f"{url} does not exist, or holds no file")
    for path in paths:
        below = path[len(root) :].lstrip("/") or path.rsplit("/", 1)[-1]
        suffix = suffix_of(path, suffixes)
        if suffix is not None and not below.rsplit("/", 1)[-1].startswith("."):
            yield InputFile(path, path, below[: -len(suffix)])


def find_inputs(
    inputs: Iterable[str | os.PathLike[str]], *, suffixes: tuple[str, ...] = SUFFIXES, follow_links: bool = False
) -> list[InputFile]:
    """The files that `inputs` name, sorted by path, each once.

    Raises `UsageError` for an input that does not exist, a glob or a folder without any file that can be read.
    """
    found: dict[str, InputFile] = {}
    for item in (os.fspath(named) for named in inputs):
        if item == STDIN:
            found[STDIN] = InputFile(STDIN, STDIN, "stdin")
        elif remote.is_url(item):
            found.update((f.path, f) for f in _remote(item, suffixes))
        elif os.path.isdir(item):
            files = list(_walk(item, suffixes, follow_links))
            if not files:
                raise UsageError(f"no articles in {item}: it holds no file ending in {', '.join(suffixes)}")
            found.update((f.path, f) for f in files if f.path not in found)
        elif os.path.lexists(item):
            found.setdefault(item, _single(item))
        elif glob.has_magic(item):
            paths = sorted(p for p in glob.glob(item, recursive=True) if os.path.isfile(p))
            if not paths:
                raise UsageError(f"no file matches {item}")
            for path in paths:
                found.setdefault(path, _single(path))
        else:
            raise UsageError(f"{item} does not exist: give a file, a folder, a glob or - for standard input")
    return sorted(found.values(), key=lambda f: f.path)
