"""Forked worker processes that share one loaded model, answer in order, and may die without taking the run along.

Each worker holds at most two articles. A worker that dies or exceeds the time limit is replaced; the article it was
working on is tried once more by itself when the worker was killed, and then given up as a failure.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from arextract.corpus.rows import RawArticle
from arextract.pipeline import Extractor
from arextract.record import Failure

_QUEUED = 2  # articles a worker holds: one in work and one waiting, so that it never idles between two
_WINDOW = 16  # answers per worker that may wait for an earlier one: bounds the memory of an ordered run

Answer = bytes | Failure


def process(extractor: Extractor, article: RawArticle) -> Answer:
    """The line of one article, or the failure that a pipe's exception makes of it."""
    try:
        made = extractor.extract(
            article.text,
            id=article.id,
            source=article.source,
            published=article.published,
            title=article.title,
            url=article.url,
            encoding=article.encoding,
            meta=article.meta,
            sha256=article.sha256,
        )
        return made.model_dump_json(by_alias=True).encode("utf-8") + b"\n"
    except MemoryError:
        return Failure(
            source=article.source, error="out-of-memory", detail="the article needs more memory than there is"
        )
    except RecursionError as error:
        return Failure(source=article.source, error="pipe-failed", detail=f"RecursionError: {error}")
    except Exception as error:
        detail = " ".join(str(error).split())[:300]
        return Failure(source=article.source, error="pipe-failed", detail=f"{type(error).__name__}: {detail}")


def _serve(extractor: Extractor, pipe: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    gc.freeze()  # what was loaded before the fork stays: the collector need not look at it, nor copy its pages
    _answer(extractor, pipe)


def _answer(extractor: Extractor, pipe: Connection) -> None:
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            os._exit(0)
        if task is None:
            os._exit(0)
        try:
            pipe.send(process(extractor, task))
        except (BrokenPipeError, OSError):
            os._exit(0)


@dataclass(slots=True)
class _Worker:
    process: Any
    pipe: Connection
    held: deque[tuple[int, RawArticle]] = field(default_factory=deque)
    since: float = 0.0


class Workers:
    """A pool of `count` forked workers; use as a context manager.

    `timeout` is in seconds for one article, None for no limit.
    """

    def __init__(self, extractor: Extractor, count: int, timeout: float | None = None) -> None:
        self._extractor = extractor
        self._timeout = timeout
        self._context = multiprocessing.get_context("fork")
        self._workers = [self._start() for _ in range(count)]

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        child = self._context.Process(target=_serve, args=(self._extractor, theirs), daemon=True)
        child.start()
        theirs.close()
        return _Worker(child, ours)

    def map(self, articles: Iterable[RawArticle]) -> Iterator[Answer]:
        """The answers in the order of `articles`, which are drawn only as far as the window allows."""
        source = iter(articles)
        done: dict[int, Answer] = {}
        again: deque[tuple[int, RawArticle]] = deque()
        tried: set[int] = set()
        drawn = given = 0
        exhausted = False
        while True:
            while given in done:
                yield done.pop(given)
                given += 1
            for index, worker in enumerate(self._workers):
                while len(worker.held) < _QUEUED:
                    if again:
                        if worker.held:
                            break  # a second try stands alone, so that its neighbour cannot be blamed
                        task = again.popleft()
                    elif not exhausted and drawn - given < _WINDOW * len(self._workers):
                        try:
                            task = (drawn, next(source))
                        except StopIteration:
                            exhausted = True
                            break
                        drawn += 1
                    else:
                        break
                    self._give(index, task, done, again, tried)
                    worker = self._workers[index]
                    if task[0] in tried:
                        break
            busy = [w for w in self._workers if w.held]
            if not busy:
                if exhausted and not again and given == drawn:
                    return
                continue
            self._collect(busy, done, again, tried)

    def _give(
        self, index: int, task: tuple[int, RawArticle], done: dict[int, Answer],
        again: deque[tuple[int, RawArticle]], tried: set[int],
    ) -> None:  # fmt: skip
        worker = self._workers[index]
        if not worker.held:
            worker.since = time.monotonic()
        worker.held.append(task)
        try:
            worker.pipe.send(task[1])
        except OSError:
            self._lost(worker, done, again, tried)

    def _collect(
        self, busy: list[_Worker], done: dict[int, Answer], again: deque[tuple[int, RawArticle]], tried: set[int]
    ) -> None:
        ready = wait([w.pipe for w in busy], timeout=self._patience(busy))
        for worker in busy:
            if worker.pipe in ready:
                try:
                    answer = worker.pipe.recv()
                except (EOFError, OSError):
                    self._lost(worker, done, again, tried)
                    continue
                number, _ = worker.held.popleft()
                done[number] = answer
                worker.since = time.monotonic()
            elif self._timeout is not None and time.monotonic() - worker.since > self._timeout:
                number, article = worker.held.popleft()
                done[number] = Failure(
                    source=article.source,
                    error="timeout",
                    detail=f"took longer than {self._timeout:g} s; raise --timeout-per-article",
                )
                self._replace(worker, again)

    def _patience(self, busy: list[_Worker]) -> float | None:
        if self._timeout is None:
            return None
        oldest = min(w.since for w in busy)
        return max(0.01, oldest + self._timeout - time.monotonic())

    def _lost(
        self, worker: _Worker, done: dict[int, Answer], again: deque[tuple[int, RawArticle]], tried: set[int]
    ) -> None:
        """A worker died: its first article is tried once more, alone; a second death is that article's failure."""
        number, article = worker.held.popleft()
        if number in tried:
            done[number] = Failure(
                source=article.source,
                error="worker-died",
                detail="the process that worked on it was killed twice (out of memory?)",
            )
        else:
            tried.add(number)
            again.append((number, article))
        self._replace(worker, again)

    def _replace(self, worker: _Worker, again: deque[tuple[int, RawArticle]]) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        again.extendleft(reversed(worker.held))
        self._workers[self._workers.index(worker)] = self._start()
