"""From what the user names on the command line to an ordered list of files, and what was passed over on the way.

Folders are read recursively; globs are expanded here (a quoted glob reaches us as text); ``-`` is standard input.
The order is that of the sorted paths, so that a run's output never depends on the file system. What a run writes is
never an input.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from arextract.corpus import remote
from arextract.corpus.rows import Skipped
from arextract.errors import InputError, UsageError

STDIN = "-"
SUFFIXES = (
    ".txt", ".md", ".html", ".htm", ".srt", ".vtt", ".docx", ".pdf", ".json", ".jsonl", ".jl", ".ndjson", ".jsonl.gz", ".csv",
    ".tsv", ".xlsx", ".parquet", ".zip",
)  # fmt: skip
_BESIDE = (".txt", ".md", ".html", ".htm")
OWN = "arextract's own output"
_SCHEMA = re.compile(rb'\s*\{\s*"schema"\s*:\s*"arextract/')
_ARTICLES, _ERRORS = "articles.jsonl", "errors.jsonl"


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read. `source` is how the record names it, `id` the path below the folder given, without suffix.

    Bytes of a name that are not UTF-8 stand in both as ``\\xe9``.
    """

    path: str
    source: str
    id: str


@dataclass(slots=True)
class Inputs:
    """The files to read, sorted by path; what stands in the way of others, and what was skipped, sorted too."""

    files: list[InputFile] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def suffix_of(name: str) -> str | None:
    """The suffix of a file that is read (``.jsonl.gz`` before ``.gz``), in lower case; None for others."""
    lower = name.lower()
    return next((s for s in sorted(SUFFIXES, key=len, reverse=True) if lower.endswith(s)), None)


def shown(path: str) -> str:
    """`path` as text that can be written: bytes that are not UTF-8 (which Python keeps as surrogates) as ``\\xe9``."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def kind_of(name: str) -> str:
    """What a file that is not read is counted as: its suffix, in lower case."""
    return os.path.splitext(name)[1].lower() or "without suffix"


def is_own_line(line: bytes) -> bool:
    """Whether a line is an article that arextract has written."""
    return bool(_SCHEMA.match(line))


def _is_own_file(path: str) -> bool:
    """Whether a file below a folder was written by a run: by its first line, or errors beside such articles."""
    folder, name = os.path.split(path)
    if name == _ERRORS:
        path = os.path.join(folder, _ARTICLES)
    try:
        with open(path, "rb") as handle:
            head = handle.read(100)
    except OSError:
        return False
    return is_own_line(head) or (name == _ERRORS and not head)


class _Walk:
    """One folder, walked; `found` gets its files."""

    def __init__(self, root: str, follow: bool, output: str | None, found: Inputs) -> None:
        self._root, self._follow, self._found = root, follow, found
        self._real = os.path.realpath(root)
        # An output folder inside is passed over whole; in one that holds the inputs as well, only what a run writes is.
        self._output = output if output is not None and output.startswith(self._real + os.sep) else None
        self._visited: set[tuple[int, int]] = set()

    def run(self) -> Iterator[InputFile]:
        for here, folders, files in os.walk(self._root, onerror=self._refused, followlinks=self._follow):
            if self._follow and self._seen(here):
                folders[:] = []
                continue
            folders[:] = sorted(f for f in folders if not f.startswith(".") and not self._is_output(here, f))
            for name in sorted(files):
                if not name.startswith("."):
                    yield from self._file(here, name)

    def _refused(self, error: OSError) -> None:
        where = shown(Path(error.filename or self._root).as_posix())
        self._found.errors.append(InputError(where, "unreadable", f"the folder cannot be read: {error.strerror}"))

    def _seen(self, here: str) -> bool:
        """Whether a folder was walked before, by another way: a link that leads back up would never end."""
        status = os.stat(here)
        at = (status.st_dev, status.st_ino)
        known = at in self._visited
        self._visited.add(at)
        return known

    def _is_output(self, here: str, folder: str) -> bool:
        return self._output is not None and os.path.realpath(os.path.join(here, folder)) == self._output

    def _file(self, here: str, name: str) -> Iterator[InputFile]:
        path = os.path.join(here, name)
        source = shown(Path(path).as_posix())
        suffix = suffix_of(name)
        if suffix is None:
            self._found.skipped.append(Skipped(source, kind_of(shown(name))))
        elif os.path.islink(path) and not self._follow and not self._inside(path):
            self._found.skipped.append(Skipped(source, "links out of the folder (see --follow-links)"))
        elif os.path.exists(path) and not os.path.isfile(path):
            self._found.errors.append(InputError(source, "not-a-file", "a pipe, socket or device: name it to read it"))
        elif suffix == ".json" and any(os.path.exists(path[: -len(suffix)] + text) for text in _BESIDE):
            self._found.skipped.append(Skipped(source, ".json beside its text"))
        elif suffix in (".jsonl", ".jl", ".ndjson") and _is_own_file(path):
            self._found.skipped.append(Skipped(source, OWN))
        else:
            below = os.path.relpath(path, self._root).replace(os.sep, "/")
            yield InputFile(path, source, shown(below[: -len(suffix)]))

    def _inside(self, path: str) -> bool:
        return os.path.realpath(path).startswith(self._real + os.sep)


def _single(path: str) -> InputFile:
    name = os.path.basename(path)
    suffix = suffix_of(name) or os.path.splitext(name)[1]
    stem = name[: len(name) - len(suffix)] if suffix else name
    return InputFile(path, shown(Path(path).as_posix()), shown(stem))


def _remote(url: str, found: Inputs) -> Iterator[InputFile]:
    """The files below a URL that fsspec knows (``s3://bucket/folder``), or the one file that it names."""
    root = url.rstrip("/")
    paths = remote.find(url)
    if not paths:
        raise UsageError(f"{url} does not exist, or holds no file")
    for path in paths:
        below = path[len(root) :].lstrip("/") or path.rsplit("/", 1)[-1]
        suffix = suffix_of(path)
        if below.rsplit("/", 1)[-1].startswith("."):
            continue
        if suffix is None:
            found.skipped.append(Skipped(path, kind_of(below)))
        else:
            yield InputFile(path, path, below[: -len(suffix)])


def gather(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    follow_links: bool = False,
    output: str | os.PathLike[str] | None = None,
) -> Inputs:
    """The files that `inputs` name, sorted by path, each once. What lies below a folder `output` is none of them.

    Raises `UsageError` for an input that does not exist, a glob or a folder without any file that can be read.
    """
    made = Inputs()
    found: dict[str, InputFile] = {}
    own = None if output is None or remote.is_url(os.fspath(output)) else os.path.realpath(output)
    for item in (os.fspath(named) for named in inputs):
        if item == STDIN:
            found[STDIN] = InputFile(STDIN, STDIN, "stdin")
        elif remote.is_url(item):
            found.update((f.path, f) for f in _remote(item, made))
        elif os.path.isdir(item):
            files = list(_Walk(item, follow_links, own, made).run())
            if not files and not made.errors:
                raise UsageError(f"no articles in {shown(item)}: it holds no file ending in {', '.join(SUFFIXES)}")
            found.update((f.path, f) for f in files if f.path not in found)
        elif os.path.lexists(item):
            found.setdefault(item, _single(item))
        elif glob.has_magic(item):
            paths = sorted(p for p in glob.glob(item, recursive=True) if os.path.isfile(p))
            if not paths:
                raise UsageError(f"no file matches {shown(item)}")
            for path in paths:
                found.setdefault(path, _single(path))
        else:
            raise UsageError(f"{shown(item)} does not exist: give a file, a folder, a glob or - for standard input")
    made.files = sorted(found.values(), key=lambda f: f.path)
    made.errors = [
        e for e in sorted(made.errors, key=lambda e: e.source) if e.source not in {f.source for f in made.files}
    ]
    made.skipped.sort(key=lambda s: s.source)
    return made


def find_inputs(inputs: Iterable[str | os.PathLike[str]], *, follow_links: bool = False) -> list[InputFile]:
    """The files of `gather` alone."""
    return gather(inputs, follow_links=follow_links).files
