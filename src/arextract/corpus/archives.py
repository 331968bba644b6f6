"""Zip archives: their members, one at a time, within limits, never unpacked to disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO

from arextract.corpus.inputs import ARCHIVED, InputFile, suffix_of
from arextract.corpus.options import ReadOptions
from arextract.errors import InputError

_RATIO_FLOOR = 1024 * 1024  # a small file may compress as well as it likes


def members(
    handle: IO[bytes], file: InputFile, options: ReadOptions
) -> Iterator[tuple[InputFile, IO[bytes] | InputError]]:
    """The readable members by name, each with its opened content or the error that stands in its way.

    Raises `InputError` for what is no zip archive, and for one that is larger than the limits.
    """
    try:
        archive = zipfile.ZipFile(handle)
        infos = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InputError(file.source, "bad-archive", f"not a zip archive that can be read: {error}") from None
    if len(infos) > options.max_members:
        raise InputError(file.source, "too-large", f"more than {options.max_members} members: split the archive")
    if sum(i.file_size for i in infos) > options.max_archive_bytes:
        limit = options.max_archive_bytes >> 30
        raise InputError(file.source, "too-large", f"expands to more than {limit} GB: split the archive")
    for info in infos:
        suffix = suffix_of(info.filename)
        parts = info.filename.replace("\\", "/").split("/")
        if suffix not in ARCHIVED or parts[-1].startswith(".") or parts[0] == "__MACOSX":
            continue
        source = f"{file.source}!{info.filename}"
        inner = InputFile(info.filename, source, f"{file.id}/{info.filename[: -len(suffix)]}")
        yield inner, _opened(archive, info, parts, source, options)
    archive.close()


def _opened(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, parts: list[str], source: str, options: ReadOptions
) -> IO[bytes] | InputError:
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        return InputError(source, "unsafe-path", "the member's path leads out of the archive")
    if info.flag_bits & 0x1:
        return InputError(source, "encrypted", "the member is encrypted: unpack it first")
    if info.file_size > options.max_bytes:
        return InputError(source, "too-large", f"larger than {options.max_bytes >> 20} MB")
    if info.file_size > _RATIO_FLOOR and info.file_size > options.max_ratio * max(1, info.compress_size):
        return InputError(source, "bomb", f"expands more than {options.max_ratio} times")
    try:
        return archive.open(info)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        return InputError(source, "bad-archive", f"cannot be opened: {error}")
