"""The work on one article: read it where that is still to be done, extract, and make the line, or the failure, of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from arextract.corpus.readers import opened
from arextract.corpus.reading_faults import failure
from arextract.corpus.rows import RawArticle, Unread
from arextract.errors import InputError
from arextract.pipeline import Extractor
from arextract.record import Failure
from arextract.text.broken import broken_lines, mostly_broken

Task = RawArticle | Unread
Answer = bytes | Failure
Item = TypeVar("Item")
TOGETHER = 16
"""Articles that are worked on together."""


def failed(error: InputError) -> Failure:
    """The line of errors for an input that cannot be read."""
    return Failure(source=error.source, error=error.code, detail=error.detail)


def duplicate(name: str, source: str, first: str) -> Failure:
    """The failure of an input whose id another has."""
    return Failure(source=source, error="duplicate-id", detail=f"the id {name!r} is already that of {first}")


def give_date(task: Task, published: str | None) -> None:
    """The day that a run is given, for an article that states none."""
    if published is not None and task.published is None:
        task.published = published
        if isinstance(task, RawArticle):
            task.published_by = "given"


def batches(items: Iterable[Item], size: int = TOGETHER) -> Iterator[list[Item]]:
    """`items` in lists of 1, 2, 4 … `size`, the last one shorter: the first answers do not wait for many others."""
    rest, now = iter(items), 1
    while group := list(islice(rest, min(now, size))):
        yield group
        now *= 2


def process_all(extractor: Extractor, tasks: Sequence[Task]) -> list[Answer]:
    """What `process` gives for each task. Where one of them goes wrong, each is worked on by itself."""
    try:
        read = [_ready(extractor, task) for task in tasks]
        lines = iter(extractor.lines([article for article in read if isinstance(article, dict)]))
        return [article if isinstance(article, Failure) else next(lines) for article in read]
    except Exception:  # MemoryError is one
        return [process(extractor, task) for task in tasks]


def process(extractor: Extractor, task: Task) -> Answer:
    """The line of one article, or the failure that reading it or a pipe's exception makes of it."""
    try:
        article = _ready(extractor, task)
        return article if isinstance(article, Failure) else extractor.line(**article)
    except MemoryError:
        detail = "the article needs more memory than there is"
        return Failure(source=task.source, error="out-of-memory", detail=detail)
    except Exception as error:
        detail = " ".join(str(error).split())[:300]
        return Failure(source=task.source, error="pipe-failed", detail=f"{type(error).__name__}: {detail}")


def _ready(extractor: Extractor, task: Task) -> dict[str, Any] | Failure:
    """The arguments of `Extractor.line` for an article, read where that is still to be done, or why it is not extracted."""
    try:
        article = task if isinstance(task, RawArticle) else opened(task)
    except Exception as error:
        return failed(failure(task.source, error))
    lines = [] if extractor.repairs else broken_lines(article.text)
    if lines and mostly_broken(article.text, lines):
        kinds = ", ".join(sorted({line.kind for line in lines}))
        detail = f"the text is broken ({kinds}): put it right at its source, or read it with --repair"
        return Failure(source=article.source, error="broken-text", detail=detail)
    return {name: getattr(article, name) for name in _FIELDS}


_FIELDS = ("text", "id", "source", "published", "published_by", "title", "url", "encoding", "meta", "sha256")
