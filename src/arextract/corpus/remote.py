"""Addresses that fsspec opens (``s3://``, ``gs://``, ``memory://`` …), where it is installed."""

from __future__ import annotations

from typing import IO, Any, cast

from arextract.errors import UsageError


def is_url(path: str) -> bool:
    """Whether `path` is an address rather than a path of this machine."""
    return "://" in path


def filesystem(url: str) -> tuple[Any, str]:
    """The fsspec file system of `url` and the path in it. Raises `UsageError` where either is unknown."""
    try:
        import fsspec
    except ImportError:
        raise UsageError(f"{url} needs fsspec: pip install fsspec, and the package of its file system") from None
    try:
        fs, path = fsspec.core.url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{url} cannot be opened: {error}") from None
    return fs, path


def find(url: str) -> list[str]:
    """The addresses of all files below `url`, or `url` itself if it is a file, sorted."""
    fs, path = filesystem(url)
    try:
        return sorted(fs.unstrip_protocol(p) for p in fs.find(path))
    except OSError as error:
        raise UsageError(f"{url} cannot be listed: {error}") from error


def open_url(url: str) -> IO[bytes]:
    """The opened file, for reading bytes. Raises `OSError`."""
    fs, path = filesystem(url)
    return cast("IO[bytes]", fs.open(path, "rb"))


def identity(url: str) -> str:
    """What changes when the file does: its size with its etag, checksum or time."""
    fs, path = filesystem(url)
    info = fs.info(path)
    stamp = next((info[k] for k in ("ETag", "etag", "md5Hash", "mtime", "created", "LastModified") if info.get(k)), "")
    return f"{info.get('size')} {stamp}"
