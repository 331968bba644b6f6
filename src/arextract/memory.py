"""What spaCy learns from articles is forgotten again, so that memory stays flat over any number of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from spacy.language import Language

_SPAN = 500_000
"""Characters of text between two clearings of a steady memory: some hundred articles, at most some ten MB of words."""


class Memory:
    """The vocabulary's memory of one pipeline: cleared after every article, or now and then while it is `steady`."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._zone: ExitStack | None = None
        self._left = 0

    @contextmanager
    def article(self, size: int) -> Iterator[None]:
        """Surrounds the work on one article of `size` characters."""
        if self._zone is None:
            with self._nlp.memory_zone():
                yield
            return
        if self._left < size:
            self._zone.close()
            self._zone.enter_context(self._nlp.memory_zone())
            self._left = max(_SPAN, size)
        self._left -= size
        yield

    @contextmanager
    def steady(self) -> Iterator[None]:
        """For a run over many articles: words met again need not be learnt again, which saves half of the tokenizer's time.

        No Doc of this pipeline may be kept over two articles meanwhile. Opened within itself, it does nothing.
        """
        if self._zone is not None:
            yield
            return
        with ExitStack() as zone:
            self._zone, self._left = zone, 0
            try:
                yield
            finally:
                self._zone = None
