"""Worker processes that answer in order, and may die without taking the run along.

On Linux they are forked and share the models and tables, which are all loaded before; elsewhere, or where `multiprocessing.set_start_method` says so, they
load it themselves. A worker holds a few articles, and gets them only while it waits for some: so neither side ever writes
into a pipe that the other does not read, however big they are. A worker that dies or exceeds the time limit is replaced;
its articles are tried once more, one by one, when the worker was killed, and the one that kills it again is given up as a
failure. Workers die with their parent.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any

from arextract.batch.work import Answer, Task, process, process_all
from arextract.errors import UsageError
from arextract.pipeline import Extractor
from arextract.record import Failure

_WINDOW = 16  # answers per worker that may wait for an earlier one: bounds the memory of an ordered run
_READY = "ready"
_DIE_WITH_PARENT = 1  # Linux: prctl(PR_SET_PDEATHSIG, …)


def _serve(extractor: Extractor, pipe: Connection) -> None:
    """The life of a worker: says that it is ready, then answers article by article until its parent is gone."""
    _die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    gc.freeze()  # what was loaded before the fork stays: the collector need not look at it, nor copy its pages
    try:
        pipe.send(_READY)
        while (tasks := pipe.recv()) is not None:
            pipe.send(process_all(extractor, tasks) if len(tasks) > 1 else [process(extractor, tasks[0])])
    except (EOFError, OSError):
        pass  # the parent is gone
    os._exit(0)


def _die_with_parent() -> None:
    """A thread that waits for the parent's end; on Linux the kernel sees to it, even while no thread gets its turn."""
    parent = multiprocessing.parent_process()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if parent is None or (hasattr(os, "getppid") and os.getppid() != parent.pid):
        os._exit(0)  # it has died already

    def watch() -> None:
        parent.join()
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def _context() -> Any:
    chosen = multiprocessing.get_start_method(allow_none=True)
    return multiprocessing.get_context(chosen or ("fork" if sys.platform == "linux" else "spawn"))


@dataclass(slots=True)
class _Worker:
    """`held` are its articles with their numbers, none while it waits; it begins as not `ready`."""

    process: Any
    pipe: Connection
    ready: bool = False
    held: list[tuple[int, Task]] = field(default_factory=list)
    since: float = 0.0


class Workers:
    """A pool of `count` processes; use as a context manager.

    `timeout` is in seconds for one article, None for no limit; a worker gets `together` articles at a time, one where there
    is a limit. Raises `UsageError` where no worker can be started.
    """

    def __init__(self, extractor: Extractor, count: int, timeout: float | None = None, together: int = 1) -> None:
        self._extractor = extractor
        self._timeout = timeout
        self._together = together if timeout is None else 1
        self._most = 1  # how many articles the next worker gets: more and more, so that the first answers come soon
        self._context = _context()
        if self._context.get_start_method() == "fork":
            extractor.warm()  # once, and not once in each worker
        self._stillborn = 0
        self._done: dict[int, Answer] = {}
        self._again: deque[tuple[int, Task]] = deque()
        self._tried: set[int] = set()
        self._workers: list[_Worker] = []
        for _ in range(count):
            self._workers.append(self._start())

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
        try:
            child.start()
        except (RuntimeError, OSError) as error:
            ours.close()
            raise UsageError(f"no worker process can be started: {' '.join(str(error).split())[:300]}") from error
        finally:
            theirs.close()
        return _Worker(child, ours)

    def map(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """The answers in the order of `tasks`, which are drawn only as far as the window allows."""
        source = iter(tasks)
        drawn: deque[tuple[int, Task]] = (
            deque()
        )  # at hand for the next worker that waits, so that none waits for a disk
        count = given = 0
        exhausted = False
        while True:
            while given in self._done:
                yield self._done.pop(given)
                given += 1
            self._hand_out(drawn)
            window = _WINDOW * self._together * len(self._workers)
            while not exhausted and len(drawn) < self._together and count - given < window:
                try:
                    drawn.append((count, next(source)))
                    count += 1
                except StopIteration:
                    exhausted = True
                if exhausted or len(drawn) >= self._most:
                    self._hand_out(drawn)
            if exhausted and not drawn and given == count:
                return
            self._collect()

    def _hand_out(self, drawn: deque[tuple[int, Task]]) -> None:
        for index, worker in enumerate(self._workers):
            waiting, most = (self._again, 1) if self._again else (drawn, self._most)
            if worker.ready and not worker.held and waiting:
                worker.held = [waiting.popleft() for _ in range(min(most, len(waiting)))]
                self._most = min(2 * self._most, self._together)
                worker.since = time.monotonic()
                try:
                    worker.pipe.send([task for _, task in worker.held])
                except OSError:
                    self._lost(index)

    def _collect(self) -> None:
        """Waits for what any worker says, or for the end of the patience with the slowest."""
        said = wait([w.pipe for w in self._workers], timeout=self._patience())
        for index, worker in enumerate(self._workers):
            if worker.pipe in said:
                try:
                    answers = worker.pipe.recv()
                except (EOFError, OSError):
                    self._lost(index)
                    continue
                if not worker.held:
                    worker.ready = True
                    self._stillborn = 0
                else:
                    self._done.update(zip((number for number, _ in worker.held), answers, strict=True))
                    worker.held = []
            elif worker.held and self._timeout is not None and time.monotonic() - worker.since > self._timeout:
                [(number, task)] = worker.held
                self._done[number] = Failure(
                    source=task.source,
                    error="timeout",
                    detail=f"took longer than {self._timeout:g} s; raise --timeout-per-article",
                )
                self._replace(index)

    def _patience(self) -> float | None:
        busy = [w.since for w in self._workers if w.held]
        if self._timeout is None or not busy:
            return None
        return max(0.01, min(busy) + self._timeout - time.monotonic())

    def _lost(self, index: int) -> None:
        """A worker died: its articles are tried once more, each by itself; a second death is that article's failure."""
        held = self._workers[index].held
        if not held:
            self._stillborn += 1
            if self._stillborn > len(self._workers):
                raise UsageError(
                    "worker processes end before they begin: is there too little memory, or does the script that calls "
                    'run() lack its if __name__ == "__main__"?'
                )
        for number, task in held:
            if number in self._tried:
                detail = "the process that worked on it was killed twice (out of memory?)"
                self._done[number] = Failure(source=task.source, error="worker-died", detail=detail)
            else:
                self._tried.add(number)
                self._again.append((number, task))
        self._replace(index)

    def _replace(self, index: int) -> None:
        worker = self._workers[index]
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers[index] = self._start()
