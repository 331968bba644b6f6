"""What the readers of office formats share: the package that one needs, and limits on the archive that a file is."""

from __future__ import annotations

import io
import zipfile
from importlib import import_module
from typing import Any

from arextract.corpus.options import ReadOptions
from arextract.errors import InputError

_RATIO_FLOOR = 1024 * 1024
_OLD = b"\xd0\xcf\x11\xe0"


def need(module: str, source: str, extra: str, what: str, package: str) -> Any:
    """The module, or an `InputError` (``missing-package``) that names the command which gets it."""
    try:
        return import_module(module)
    except ImportError:
        detail = f"reading {what} needs {package}: pip install 'arextract[{extra}]'"
        raise InputError(source, "missing-package", detail) from None


def check_package(data: bytes, source: str, options: ReadOptions) -> None:
    """Raises `InputError` for bytes that are no such archive (``bad-archive``, ``encrypted``) or expand beyond the limits."""
    if data.startswith(_OLD):  # the old formats, and new ones with a password
        detail = "an old Office format, or a file with a password: save it in the new format without one"
        raise InputError(source, "encrypted", detail)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except Exception:
        raise InputError(source, "bad-archive", "not what its name says: an Office file is a zip archive") from None
    whole = sum(info.file_size for info in infos)
    if whole > options.max_bytes * 4:
        raise InputError(source, "too-large", f"expands to more than {options.max_bytes * 4 >> 20} MB: split it")
    for info in infos:
        if info.file_size > _RATIO_FLOOR and info.file_size > options.max_ratio * max(1, info.compress_size):
            raise InputError(source, "bomb", f"expands more than {options.max_ratio} times")
