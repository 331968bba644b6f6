"""The one place that knows what reading may raise: whatever it is, it becomes an `InputError`, and reading goes on."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from arextract.corpus.rows import Item
from arextract.errors import InputError

_LONGEST = 200
_MUCH_BROKEN = 10
"""A file is given up where it has so many errors for each article, beyond the errors that any file may have."""


def failure(source: str, error: Exception) -> InputError:
    """What `error`, raised while `source` was read, says in a line of ``errors.jsonl``."""
    if isinstance(error, InputError):
        return error
    if isinstance(error, MemoryError):
        return InputError(source, "out-of-memory", "reading it needs more memory than there is")
    if isinstance(error, RecursionError):
        return InputError(source, "too-deep", "nested too deeply to be read")
    reason = " ".join(str(getattr(error, "strerror", None) or error).split())[:_LONGEST]
    if isinstance(error, OSError | EOFError | zlib.error):
        return InputError(source, "unreadable", f"cannot be read: {reason or type(error).__name__}")
    return InputError(source, "unreadable", f"cannot be read: {type(error).__name__}: {reason}")


def guarded(source: str, items: Iterator[Item], most_errors: int) -> Iterator[Item]:
    """`items`, with what stops them as the last; it ends with an error where there are too many errors and few articles."""
    errors = articles = 0
    try:
        for item in items:
            yield item
            if not isinstance(item, InputError):
                articles += 1
                continue
            errors += 1
            if errors > most_errors and errors > _MUCH_BROKEN * articles:
                detail = f"given up after {errors} errors and {articles} articles: is it what its name says?"
                yield InputError(source, "too-many-errors", detail)
                return
    except Exception as error:
        yield failure(source, error)
