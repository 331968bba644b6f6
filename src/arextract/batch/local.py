"""The run over many articles on one machine: read, skip what is done, extract, write in order."""

from __future__ import annotations

import logging
import os
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from arextract.batch.ids import Ids
from arextract.batch.work import TOGETHER, Answer, Task, batches, failed, give_date, process_all
from arextract.batch.workers import Workers
from arextract.corpus.aliases import learn
from arextract.corpus.inputs import Inputs, gather
from arextract.corpus.lock import locked
from arextract.corpus.options import ReadOptions
from arextract.corpus.readers import scan_file
from arextract.corpus.rows import RawArticle, Skipped
from arextract.corpus.store import Key, Lines, Writer, kept_lines, read, stamp
from arextract.errors import InputError, UsageError
from arextract.memory import few_collections
from arextract.pipeline import Extractor
from arextract.record import Failure
from arextract.values import check_date

Progress = Callable[[int, int | None], None]
_KEPT_FAILURES = 1_000
_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Summary:
    """What a run did. `seconds` is wall time without the loading of the pipeline.

    `failed` counts what ``errors.jsonl`` holds, `failures` are the first thousand of it; `skipped` counts what was passed
    over, by suffix or by what it is. `warned` counts articles that lost something on the way, such as a date that cannot be
    read; `warnings` are the first thousand of them.
    """

    articles: int = 0
    kept: int = 0
    failed: int = 0
    failures: list[Failure] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    output: Path = Path("outputs")
    pipeline: str = ""
    warned: int = 0
    warnings: list[Failure] = field(default_factory=list)

    def warn(self, warning: Failure) -> None:
        """Counts a warning and keeps it where there are not too many."""
        self.warned += 1
        if len(self.warnings) < _KEPT_FAILURES:
            self.warnings.append(warning)


@dataclass(slots=True)
class _Kept:
    key: Key


_Step = Task | Failure | _Kept


class _Plan:
    """Reads the inputs in order and decides for each: a failure, a line that is kept, or work."""

    def __init__(
        self, extractor: Extractor, published: str | None, kept: dict[str, Key], options: ReadOptions, summary: Summary
    ) -> None:
        self._extractor = extractor
        self._published = published
        self._kept = kept
        self._options = options
        self._summary = summary
        self._ids = Ids()

    def steps(self, inputs: Inputs) -> Iterator[_Step]:
        yield from map(failed, inputs.errors)
        for file in inputs.files:
            _LOG.debug("reading %s", file.source)
            for item in scan_file(file, self._options):
                if isinstance(item, Skipped):
                    self._summary.skipped[item.kind] += 1
                else:
                    yield self._step(item)

    def _step(self, item: Task | InputError) -> _Step:
        if isinstance(item, InputError):
            return failed(item)
        name = self._ids.take(item.id, item.source, item.file if isinstance(item, RawArticle) else "")
        if isinstance(name, Failure):
            return name
        item.id = name
        if isinstance(item, RawArticle) and item.warning is not None:
            self._summary.warn(Failure(source=item.source, error="unread-date", detail=item.warning))
        give_date(item, self._published)
        key = self._kept.get(item.id)
        if key and key.stamp == stamp(item.sha256, self._extractor.pipeline) + b"|" + item.source.encode():
            return _Kept(key)
        return item


def run(
    inputs: Iterable[str | os.PathLike[str]] | str | os.PathLike[str],
    output: str | os.PathLike[str] = "outputs",
    *,
    pipeline: str | Path | Extractor = "default",
    workers: int = 1,
    published: str | None = None,
    lexicon: str | Path | None = None,
    learn_aliases: str | Path | None = None,
    min_score: float | None = None,
    overwrite: bool = False,
    timeout: float | None = None,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
    on_failure: Callable[[Failure], None] | None = None,
    out: BinaryIO | None = None,
) -> Summary:
    """Extracts every article of `inputs` into ``output/articles.jsonl``; what fails goes to ``output/errors.jsonl``.

    The same inputs with the same pipeline give the same bytes for any number of `workers`. Lines that an earlier run
    of the same pipeline left for unchanged inputs are kept unless `overwrite`. `published` is an ISO date for articles
    that state none; `timeout` is in seconds for one article, its reading included; `options` says how inputs are read.
    `progress` is called with (done, total files or None). What `output` holds, and what arextract has written elsewhere, is
    no input. With `out` the lines go to that stream, and nothing is kept, locked or written below `output`. Raises `UsageError` for wrong usage and where another run is writing to `output`; a bad input never raises.
    """
    if workers < 1:
        raise UsageError(f"workers must be at least 1, not {workers}")
    check_date(published)
    options = options or ReadOptions()
    named = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    found = gather(named, follow_links=options.follow_links, output=output)
    with few_collections(), nullcontext() if out is not None else locked(Path(output)):
        if isinstance(pipeline, Extractor):
            extractor = pipeline
        else:
            extractor = Extractor(pipeline, lexicon=lexicon, learn_aliases=learn_aliases, min_score=min_score)
        _LOG.info("%d files to read, %d skipped", len(found.files), len(found.skipped))
        extractor = extractor.stated(published=published, **options.stated())
        summary = Summary(output=Path(output), pipeline=extractor.pipeline)
        summary.skipped.update(item.kind for item in found.skipped)
        _LOG.info("pipeline %s", extractor.pipeline)
        kept = {} if overwrite or out is not None else kept_lines(summary.output)
        steps = _Plan(extractor, published, kept, options, summary).steps(found)
        began = time.monotonic()
        # Who reads the lines from a stream gets each as soon as it is made.
        answers = _answers(extractor, steps, workers, timeout, summary, TOGETHER if out is None else 1)
        writer = Writer(summary.output) if out is None else Lines(out)
        _write(answers, summary, len(found.files), progress, on_failure, writer)
        if learn_aliases is not None and out is None:
            learn(read(summary.output), learn_aliases)
        summary.seconds = time.monotonic() - began
        _LOG.info("%d articles, %d failed in %.1f s", summary.articles, summary.failed, summary.seconds)
    return summary


def _write(
    answers: Iterator[Answer],
    summary: Summary,
    files: int,
    progress: Progress | None,
    on_failure: Callable[[Failure], None] | None,
    writer: Writer | Lines,
) -> None:
    try:
        for done, answer in enumerate(answers, 1):
            if isinstance(answer, Failure):
                writer.failure(answer)
                summary.failed += 1
                if len(summary.failures) < _KEPT_FAILURES:
                    summary.failures.append(answer)
                if on_failure:
                    on_failure(answer)
            else:
                writer.article(answer)
                summary.articles += 1
            if progress:
                progress(done, files)
        writer.close()
    except BaseException:
        writer.abandon()
        raise


def _answers(
    extractor: Extractor, steps: Iterator[_Step], workers: int, timeout: float | None, summary: Summary, together: int
) -> Iterator[Answer]:
    """The lines and failures in the order of the inputs; work is shared out, everything else waits its turn.

    `together` articles are worked on at once.
    """
    if workers == 1 and timeout is None:
        for group in batches(steps, together):
            done = iter(process_all(extractor, [step for step in group if not isinstance(step, Failure | _Kept)]))
            for step in group:
                yield _ready(step, summary) if isinstance(step, Failure | _Kept) else next(done)
        return
    # The plan runs ahead of the answers; a marker keeps the place of every article that is being worked on.
    waiting: deque[Failure | _Kept | None] = deque()

    def work() -> Iterator[Task]:
        for step in steps:
            if isinstance(step, Failure | _Kept):
                waiting.append(step)
            else:
                waiting.append(None)
                yield step

    tasks = work()
    if (first := next(tasks, None)) is not None:  # else there is no work for anybody
        with Workers(extractor, workers, timeout, together if timeout is None else 1) as pool:
            for answer in pool.map(chain([first], tasks)):
                while waiting and (ready := waiting.popleft()) is not None:
                    yield _ready(ready, summary)
                yield answer
    for ready in waiting:
        if ready is not None:
            yield _ready(ready, summary)


def _ready(step: Failure | _Kept, summary: Summary) -> Answer:
    if isinstance(step, Failure):
        return step
    with open(step.key.path, "rb") as handle:
        handle.seek(step.key.offset)
        line = handle.read(step.key.length)
    summary.kept += 1
    return line
