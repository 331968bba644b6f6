"""The progress bar of a run: articles, articles a second, time left. Nothing is drawn in a pipe."""

from __future__ import annotations

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Bar:
    """A context manager whose `update` is the run's progress callback."""

    def __init__(self, console: Console, *, shown: bool) -> None:
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]:.1f} articles/s"),
            TimeRemainingColumn(),
            console=console,
            disable=not shown,
            transient=True,
        )
        self._task = self._progress.add_task("articles", total=None, speed=0.0)
        self._began: float | None = None

    def update(self, done: int, total: int | None) -> None:
        """`done` articles of `total`, which is None where it cannot be known beforehand."""
        now = time.monotonic()
        if self._began is None:
            self._began = now
        speed = (done - 1) / (now - self._began) if now > self._began else 0.0
        self._progress.update(self._task, completed=done, total=total, speed=speed)

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()
