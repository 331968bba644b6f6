"""What one thread needs for itself: a vocabulary that spaCy fills while it reads, and the linear algebra library at one thread;
and what the garbage collector need not look at.

spaCy's vocabulary may not be used from two threads at once. Making an empty one takes some microseconds, so every thread
has its own, and none is kept for long: memory stays flat over any number of articles.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_SPAN = 500_000
"""Characters of text that one vocabulary serves: some hundred articles, at most some ten MB of words."""


_FEW = 50_000
"""Objects that a run makes before the garbage collector looks for rings among them."""


@contextmanager
def loading() -> Iterator[None]:
    """While models and tables are read, the garbage collector rests; afterwards it passes over what was loaded.

    Some 300,000 objects that stay for as long as the process: looking at them again and again took a tenth of the time.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if on:
            gc.enable()


@contextmanager
def few_collections() -> Iterator[None]:
    """In a run, which makes no rings to speak of, the garbage collector comes seldom."""
    before = gc.get_threshold()
    gc.set_threshold(max(_FEW, before[0]) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def twin(vocab: Vocab) -> Vocab:
    """An empty vocabulary that reads words as `vocab` does."""
    from spacy.vocab import Vocab

    return Vocab(
        lex_attr_getters=vocab.lex_attr_getters,  # type: ignore[attr-defined]
        writing_system=vocab.writing_system,
        get_noun_chunks=vocab.get_noun_chunks,
    )


class Vocabularies(threading.local):
    """The vocabulary of the thread that asks: words met again in a run need not be learnt again."""

    def __init__(self, vocab: Vocab) -> None:
        self._model = vocab
        self._vocab: Vocab | None = None
        self._left = 0

    def take(self, size: int) -> Vocab:
        """The vocabulary for a text of `size` characters. Docs made with it stay valid for as long as they are kept."""
        if self._vocab is None or self._left < size:
            self._vocab = twin(self._model)
            self._left = max(_SPAN, size)
        self._left -= size
        return self._vocab


class OneBlasThread:
    """While any article is in work, in whatever thread, the linear algebra library keeps to one thread.

    The models' matrices are small: its threads would only wait for each other. What was set before is put back when the
    last article is done.
    """

    def __init__(self) -> None:
        import numpy  # noqa: F401  (only a library that is loaded can be found, and a pipeline loads its models at first need)

        self._libraries = [lib for lib in ThreadpoolController().lib_controllers if lib.user_api == "blas"]
        self._begin()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._begin)

    def _begin(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._before: list[int] = []

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._before = [lib.get_num_threads() for lib in self._libraries]
                self._set([1] * len(self._libraries))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0:
                self._set(self._before)

    def _set(self, numbers: list[int]) -> None:
        """threadpoolctl 3.8 heeds only the thread that came first, so that threads do not undo each other; here the lock sees to that."""
        for lib, number in zip(self._libraries, numbers, strict=False):
            getattr(lib, "_real_set_num_threads", lib.set_num_threads)(number)
