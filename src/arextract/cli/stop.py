"""A run that is told to stop, by the system or because its terminal is gone, ends as it does on Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGBREAK")


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, SIGTERM, SIGHUP and Windows' Ctrl-Break raise `KeyboardInterrupt`; one that was ignored (nohup) stays so."""
    before = {}
    for name in _SIGNALS:
        known = getattr(signal, name, None)
        if known is not None and signal.getsignal(known) == signal.SIG_DFL:
            before[known] = signal.signal(known, _stop)
    try:
        yield
    finally:
        for known, handler in before.items():
            signal.signal(known, handler)
