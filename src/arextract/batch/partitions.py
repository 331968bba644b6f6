"""Inputs in partitions that machines can work on apart: the plan, the work on one, and its files.

A partition is a run of small files, or a slice of a large JSONL or Parquet file. Its output is three files in
``OUTPUT/parts``: articles, errors, and a manifest that appears last. A manifest that still fits is work already done.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from arextract.batch.work import batches, give_date, process_all
from arextract.batch.work import failed as failed_input
from arextract.corpus import remote
from arextract.corpus.delimited import read_parquet
from arextract.corpus.inputs import InputFile, suffix_of
from arextract.corpus.options import ReadOptions
from arextract.corpus.readers import named, open_file, read_jsonl, scan_file
from arextract.corpus.reading_faults import guarded
from arextract.corpus.rows import Item, RawArticle, Skipped
from arextract.errors import InputError, UsageError
from arextract.pipeline import Extractor
from arextract.record import Failure

PARTS = "parts"
_SMALL_FILES = 16  # files a partition: some tenths of a second of work
_SMALL_BYTES = 1024 * 1024  # of small files together from which a partition is full: some seconds of work
_LARGE = 8 * 1024 * 1024  # bytes from which a JSONL file is cut, and about the size of its slices


@dataclass(frozen=True, slots=True)
class Slice:
    """A file, or a part of one: `count` rows from row `first`, at byte `offset` (JSONL) or row group `offset` (Parquet)."""

    path: str
    source: str
    id: str
    offset: int = 0
    first: int = 1
    count: int | None = None

    @property
    def file(self) -> InputFile:
        return InputFile(self.path, self.source, self.id)


@dataclass(frozen=True, slots=True)
class Partition:
    """The `number`-th piece of the work; `key` changes with its inputs, the pipeline and the options."""

    number: int
    key: str
    slices: tuple[Slice, ...]

    @property
    def name(self) -> str:
        return f"part-{self.number:06}"


def plan(
    files: Iterable[InputFile], extractor: Extractor, options: ReadOptions, published: str | None
) -> list[Partition]:
    """The partitions of `files`, in the order that a local run reads them. Raises `UsageError` for standard input."""
    made: list[Partition] = []
    small: list[Slice] = []
    size = 0
    salt = json.dumps([extractor.pipeline, asdict(options), published])

    def close(slices: list[Slice]) -> None:
        if slices:
            digest = hashlib.sha256(salt.encode())
            for part in slices:
                digest.update(json.dumps([*asdict(part).values(), _identity(part.path)]).encode())
            made.append(Partition(len(made), digest.hexdigest(), tuple(slices)))

    for file in files:
        if file.path == "-":
            raise UsageError("standard input cannot be shared out: give files or folders")
        cut = list(_slices(file))
        if len(cut) > 1:
            close(small)
            small, size = [], 0
            for part in cut:
                close([part])
        else:
            small += cut
            size += _size(file.path)
            if len(small) >= _SMALL_FILES or size >= _SMALL_BYTES:
                close(small)
                small, size = [], 0
    close(small)
    return made


def _identity(path: str) -> str:
    try:
        if remote.is_url(path):
            return remote.identity(path)
        status = os.stat(path)
        return f"{status.st_size} {status.st_mtime_ns}"
    except OSError:
        return "missing"


def _size(path: str) -> int:
    """Bytes of a file, 0 for one that is missing."""
    first, _, _ = _identity(path).partition(" ")
    return int(first) if first.isdigit() else 0


def _slices(file: InputFile) -> Iterator[Slice]:
    whole = Slice(file.path, file.source, file.id)
    suffix = suffix_of(file.path)
    try:
        with open_file(file) as handle:
            if suffix == ".jsonl":
                yield from _lines(handle, whole)
                return
            if suffix == ".parquet":
                yield from _row_groups(handle, whole)
                return
    except Exception:
        pass  # the work on it will say what is wrong
    yield whole


def _lines(handle: IO[bytes], whole: Slice) -> Iterator[Slice]:
    offset = begin = 0
    number = first = 1
    for line in handle:
        offset += len(line)
        number += 1
        if offset - begin >= _LARGE:
            yield Slice(whole.path, whole.source, whole.id, begin, first, number - first)
            begin, first = offset, number
    if offset > begin or begin == 0:
        yield Slice(whole.path, whole.source, whole.id, begin, first, number - first) if begin else whole


def _row_groups(handle: IO[bytes], whole: Slice) -> Iterator[Slice]:
    try:
        import pyarrow.parquet as pq

        metadata = pq.ParquetFile(handle).metadata
    except Exception:  # a damaged file: the work on it will say so
        yield whole
        return
    first = 1
    if metadata.num_row_groups < 2:
        yield whole
        return
    for group in range(metadata.num_row_groups):
        count = metadata.row_group(group).num_rows
        yield Slice(whole.path, whole.source, whole.id, group, first, count)
        first += count


def items(part: Slice, options: ReadOptions) -> Iterator[Item]:
    """The articles and errors of one slice, as reading the whole file would give them at that place."""
    if part.count is None:
        return scan_file(part.file, options)
    return guarded(part.source, named(_slice(part, options), part.id), options.max_errors)


def _slice(part: Slice, options: ReadOptions) -> Iterator[Item]:
    with open_file(part.file) as handle:
        if suffix_of(part.path) == ".parquet":
            yield from read_parquet(handle, part.file, options, part.offset, part.first)
        else:
            handle.seek(part.offset)
            yield from read_jsonl(handle, part.file, options, part.first, part.count)


def work(
    partition: Partition, extractor: Extractor, output: str, options: ReadOptions, published: str | None
) -> dict[str, Any]:
    """Extracts one partition and writes its files, the manifest last; returns the manifest.

    An error line tells how many articles of the partition stand before it, so that a merge restores the order.
    """
    articles, errors = io.BytesIO(), io.BytesIO()
    made = failed = 0
    files: list[str] = []  # which file's rows the articles are, one after the other
    every = (item for part in partition.slices for item in items(part, options) if not isinstance(item, Skipped))
    for group in batches(every):
        tasks = [item for item in group if not isinstance(item, InputError)]
        for task in tasks:
            give_date(task, published)
        done = iter(process_all(extractor, tasks))
        for item in group:
            name, file = (
                (None, "")
                if isinstance(item, InputError)
                else (item.id, item.file if isinstance(item, RawArticle) else "")
            )
            answer = failed_input(item) if isinstance(item, InputError) else next(done)
            if isinstance(answer, Failure):
                failed += 1
                row = {"after": made, "id": name, "file": file, "failure": answer.model_dump()}
                errors.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
            else:
                made += 1
                articles.write(answer)
                files.append(file)
    runs = [(name, sum(1 for _ in group)) for name, group in itertools.groupby(files)]
    manifest = {"key": partition.key, "number": partition.number, "articles": made, "failed": failed, "files": runs}
    store = PartFiles(output)
    store.write(f"{partition.name}.articles.jsonl", articles.getvalue())
    store.write(f"{partition.name}.errors.jsonl", errors.getvalue())
    store.write(f"{partition.name}.done.json", json.dumps(manifest).encode())
    return manifest


class PartFiles:
    """The folder of a run's parts, on this machine or behind a URL; every file appears whole or not at all."""

    def __init__(self, output: str) -> None:
        self._url = remote.is_url(output)
        self.root = f"{output.rstrip('/')}/{PARTS}"
        if self._url:
            self._fs, self._path = remote.filesystem(self.root)
        else:
            Path(self.root).mkdir(parents=True, exist_ok=True)

    def write(self, name: str, data: bytes) -> None:
        if self._url:
            self._fs.makedirs(self._path, exist_ok=True)
            self._fs.pipe_file(f"{self._path}/{name}", data)  # one request: object stores show it whole or not at all
            return
        partial = Path(self.root) / f".{name}.{os.getpid()}.partial"
        partial.write_bytes(data)
        os.replace(partial, Path(self.root) / name)

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None where it does not exist."""
        try:
            if self._url:
                return bytes(self._fs.cat_file(f"{self._path}/{name}"))
            return (Path(self.root) / name).read_bytes()
        except FileNotFoundError:
            return None

    def manifests(self) -> list[dict[str, Any]]:
        """The manifests that are there, by number."""
        if self._url:
            names = [p.rsplit("/", 1)[-1] for p in self._fs.find(self._path)] if self._fs.exists(self._path) else []
        else:
            names = os.listdir(self.root)
        found = [self.read(n) for n in names if n.endswith(".done.json") and not n.startswith(".")]
        return sorted((json.loads(data) for data in found if data), key=lambda m: int(m["number"]))

    def remove(self, name: str) -> None:
        if self._url:
            if self._fs.exists(f"{self._path}/{name}"):
                self._fs.rm_file(f"{self._path}/{name}")
        else:
            (Path(self.root) / name).unlink(missing_ok=True)
