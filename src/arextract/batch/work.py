"""The work on one article: read it where that is still to be done, extract, and make the line, or the failure, of it."""

from __future__ import annotations

from arextract.corpus.readers import opened
from arextract.corpus.reading_faults import failure
from arextract.corpus.rows import RawArticle, Unread
from arextract.errors import InputError
from arextract.pipeline import Extractor
from arextract.record import Failure
from arextract.text.broken import broken_lines, mostly_broken

Task = RawArticle | Unread
Answer = bytes | Failure


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


def process(extractor: Extractor, task: Task) -> Answer:
    """The line of one article, or the failure that reading it or a pipe's exception makes of it."""
    try:
        article = task if isinstance(task, RawArticle) else opened(task)
    except Exception as error:
        return failed(failure(task.source, error))
    try:
        lines = [] if extractor.repairs else broken_lines(article.text)
        if lines and mostly_broken(article.text, lines):
            kinds = ", ".join(sorted({line.kind for line in lines}))
            detail = f"the text is broken ({kinds}): put it right at its source, or read it with --repair"
            return Failure(source=article.source, error="broken-text", detail=detail)
        return extractor.line(
            article.text,
            id=article.id,
            source=article.source,
            published=article.published,
            published_by=article.published_by,
            title=article.title,
            url=article.url,
            encoding=article.encoding,
            meta=article.meta,
            sha256=article.sha256,
        )
    except MemoryError:
        detail = "the article needs more memory than there is"
        return Failure(source=article.source, error="out-of-memory", detail=detail)
    except Exception as error:
        detail = " ".join(str(error).split())[:300]
        return Failure(source=article.source, error="pipe-failed", detail=f"{type(error).__name__}: {detail}")
