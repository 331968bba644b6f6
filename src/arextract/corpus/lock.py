"""One run at a time into one output folder: the first has the lock, the next is told so."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from arextract.errors import OutputError, UsageError

LOCK = ".arextract.lock"


@contextmanager
def locked(folder: str | Path) -> Iterator[None]:
    """Holds the lock of `folder`, which is made where it is missing. The system lets go of it when the process ends, however.

    Raises `UsageError` where another run has it, `OutputError` where the folder cannot be written.
    """
    folder = Path(folder)
    path = folder / LOCK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = _open_the_file_that_stays(path)
    except OSError as error:
        raise OutputError(f"cannot write to {folder}: {error.strerror or error}") from error
    if handle is None:
        raise UsageError(f"another run is writing to {folder}: wait until it is done, or give another folder with -o")
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.close(handle)
            path.unlink(missing_ok=True)  # fails quietly nowhere else: Windows removes no file that is open
        else:
            path.unlink(missing_ok=True)  # while it is held, so that nobody can hold one that is about to go
            os.close(handle)


def _open_the_file_that_stays(path: Path) -> int | None:
    """The opened and locked file, None where somebody else has it. One that its last holder has just removed does not count."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if not _lock(handle):
            os.close(handle)
            return None
        try:
            if os.path.samestat(os.fstat(handle), os.stat(path)):
                return handle
        except FileNotFoundError:
            pass
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
