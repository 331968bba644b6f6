"""The run over many articles on one machine: read, skip what is done, extract, write in order."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from arextract.batch.workers import Answer, Workers, process
from arextract.corpus.aliases import learn
from arextract.corpus.inputs import InputFile, find_inputs
from arextract.corpus.options import ReadOptions
from arextract.corpus.readers import read_file
from arextract.corpus.rows import RawArticle
from arextract.corpus.store import Key, Writer, kept_lines, read, stamp
from arextract.errors import InputError, UsageError
from arextract.pipeline import Extractor, check_date
from arextract.record import Failure

Progress = Callable[[int, int | None], None]


@dataclass(slots=True)
class Summary:
    """What a run did. `seconds` is wall time without the loading of the pipeline."""

    articles: int = 0
    kept: int = 0
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0
    output: Path = Path("outputs")
    pipeline: str = ""


@dataclass(slots=True)
class _Kept:
    key: Key


_Step = RawArticle | Failure | _Kept


def duplicate(name: str, source: str, first: str) -> Failure:
    """The failure of an input whose id another has."""
    return Failure(source=source, error="duplicate-id", detail=f"the id {name!r} is already that of {first}")


class _Plan:
    """Reads the inputs in order and decides for each: a failure, a line that is kept, or work."""

    def __init__(self, extractor: Extractor, published: str | None, kept: dict[str, Key], options: ReadOptions) -> None:
        self._extractor = extractor
        self._published = published
        self._kept = kept
        self._options = options
        self._seen: dict[str, str] = {}

    def steps(self, inputs: Iterable[InputFile]) -> Iterator[_Step]:
        for file in inputs:
            for item in read_file(file, self._options):
                yield self._step(item)

    def _step(self, item: RawArticle | InputError) -> _Step:
        if isinstance(item, InputError):
            return Failure(source=item.source, error=item.code, detail=item.detail)
        first = self._seen.setdefault(item.id, item.source)
        if first is not item.source:
            return duplicate(item.id, item.source, first)
        if item.published is None:
            item.published = self._published
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
    overwrite: bool = False,
    timeout: float | None = None,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
    on_failure: Callable[[Failure], None] | None = None,
) -> Summary:
    """Extracts every article of `inputs` into ``output/articles.jsonl``; what fails goes to ``output/errors.jsonl``.

    The same inputs with the same pipeline give the same bytes for any number of `workers`. Lines that an earlier run
    of the same pipeline left for unchanged inputs are kept unless `overwrite`. `published` is an ISO date for articles
    that state none; `timeout` is in seconds for one article; `options` says how inputs are read. `progress` is called with (done, total files or None).
    Raises `UsageError` for wrong usage; a bad input never raises.
    """
    if workers < 1:
        raise UsageError(f"workers must be at least 1, not {workers}")
    check_date(published)
    options = options or ReadOptions()
    named = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    files = find_inputs(named, follow_links=options.follow_links)
    if isinstance(pipeline, Extractor):
        extractor = pipeline
    else:
        extractor = Extractor(pipeline, lexicon=lexicon, learn_aliases=learn_aliases)
    extractor = extractor.stated(published=published, **options.stated())
    folder = Path(output)
    kept = {} if overwrite else kept_lines(folder)
    writer = Writer(folder)
    summary = Summary(output=folder, pipeline=extractor.pipeline)
    began = time.monotonic()
    try:
        steps = _Plan(extractor, published, kept, options).steps(files)
        for done, answer in enumerate(_answers(extractor, steps, workers, timeout, summary), 1):
            if isinstance(answer, Failure):
                writer.failure(answer)
                summary.failures.append(answer)
                if on_failure:
                    on_failure(answer)
            else:
                writer.article(answer)
                summary.articles += 1
            if progress:
                progress(done, len(files))
        writer.close()
    except BaseException:
        writer.abandon()
        raise
    if learn_aliases is not None:
        learn(read(folder), learn_aliases)
    summary.seconds = time.monotonic() - began
    return summary


def _answers(
    extractor: Extractor, steps: Iterator[_Step], workers: int, timeout: float | None, summary: Summary
) -> Iterator[Answer]:
    """The lines and failures in the order of the inputs; work is shared out, everything else waits its turn."""
    if workers == 1 and timeout is None:
        for step in steps:
            yield process(extractor, step) if isinstance(step, RawArticle) else _ready(step, summary)
        return
    from collections import deque

    # The plan runs ahead of the answers; a marker keeps the place of every article that is being worked on.
    waiting: deque[Failure | _Kept | None] = deque()

    def work() -> Iterator[RawArticle]:
        for step in steps:
            if isinstance(step, RawArticle):
                waiting.append(None)
                yield step
            else:
                waiting.append(step)

    with ExitStack() as stack:
        pool = stack.enter_context(Workers(extractor, workers, timeout))
        for answer in pool.map(work()):
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
