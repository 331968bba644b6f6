"""Compressed inputs: the members of a zip and what a gzip expands to, within limits, never unpacked to disk."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from typing import IO

from arextract.corpus.inputs import InputFile, kind_of, suffix_of
from arextract.corpus.options import ReadOptions
from arextract.corpus.reading_faults import failure
from arextract.corpus.rows import Skipped
from arextract.errors import InputError

_RATIO_FLOOR = 1024 * 1024  # a small file may compress as well as it likes
_HEADER = 30  # bytes of a member's own header, before its name


def members(
    handle: IO[bytes], file: InputFile, options: ReadOptions
) -> Iterator[tuple[InputFile, IO[bytes] | InputError] | Skipped]:
    """The members by name, each with its opened content or the error that stands in its way; others are `Skipped`.

    Raises `InputError` for what is larger than the limits, and whatever `zipfile` raises for what is no zip archive.
    """
    try:
        archive = zipfile.ZipFile(handle)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputError(file.source, "bad-archive", f"not a zip archive that can be read: {error}") from None
    with archive:
        infos = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
        if len(infos) > options.max_members:
            raise InputError(file.source, "too-large", f"more than {options.max_members} members: split the archive")
        if sum(i.file_size for i in infos) > options.max_archive_bytes:
            limit = options.max_archive_bytes >> 30
            raise InputError(file.source, "too-large", f"expands to more than {limit} GB: split the archive")
        if _overlap(infos):
            raise InputError(file.source, "bomb", "members of the archive lie over each other")
        for info in infos:
            suffix = suffix_of(info.filename)
            parts = info.filename.replace("\\", "/").split("/")
            source = f"{file.source}!{info.filename}"
            if parts[-1].startswith(".") or parts[0] == "__MACOSX":
                continue
            if suffix is None or suffix == ".zip":
                yield Skipped(source, kind_of(parts[-1]))
                continue
            inner = InputFile(info.filename, source, f"{file.id}/{info.filename[: -len(suffix)]}")
            try:
                yield inner, _opened(archive, info, parts, source, options)
            except InputError as error:
                yield inner, error
            except Exception as error:  # a damaged header: zipfile raises a dozen kinds
                yield inner, InputError(source, "bad-archive", failure(source, error).detail)


def _overlap(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether two members share bytes of the archive: one kilobyte of it could be thousands of articles."""
    end = 0
    for info in sorted(infos, key=lambda i: i.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + _HEADER + info.compress_size
    return False


def _opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, parts: list[str], source: str, options: ReadOptions
) -> IO[bytes]:
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        raise InputError(source, "unsafe-path", "the member's path leads out of the archive")
    if info.flag_bits & 0x1:
        raise InputError(source, "encrypted", "the member is encrypted: unpack it first")
    if info.file_size > options.max_bytes:
        raise InputError(source, "too-large", f"larger than {options.max_bytes >> 20} MB")
    if info.file_size > _RATIO_FLOOR and info.file_size > options.max_ratio * max(1, info.compress_size):
        raise InputError(source, "bomb", f"expands more than {options.max_ratio} times")
    return archive.open(info)


class _Counted(io.RawIOBase):
    """What a gzip expands to, as long as it is within the limits. Raises `InputError` beyond."""

    def __init__(self, packed: IO[bytes], source: str, options: ReadOptions) -> None:
        self._packed, self._source, self._options = packed, source, options
        self._expanded = gzip.GzipFile(fileobj=packed)
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._expanded.read1(len(buffer))
        self._given += len(data)
        if self._given > self._options.max_archive_bytes:
            limit = self._options.max_archive_bytes >> 30
            raise InputError(self._source, "too-large", f"expands to more than {limit} GB: split it")
        if self._given > _RATIO_FLOOR and self._given > self._options.max_ratio * max(1, self._packed.tell()):
            raise InputError(self._source, "bomb", f"expands more than {self._options.max_ratio} times")
        buffer[: len(data)] = data
        return len(data)


def expanded(handle: IO[bytes], source: str, options: ReadOptions) -> IO[bytes]:
    """What the gzip at `handle` expands to, for reading within the limits."""
    return io.BufferedReader(_Counted(handle, source, options), 1 << 16)
