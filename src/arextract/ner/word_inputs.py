"""What words give the first layer of the name tagger: computed once for each form and remembered, half of the work.

Rows are computed in matrices of one fixed number of rows, so that none depends on what is computed beside it.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arextract.ner.features import GAZETTEER, Gazetteer, Vocabulary, WordFeatures, name_flags, stacked
from arextract.ner.lstm import LstmLayer

Floats = NDArray[np.float32]
_KNOWN = 8_000
"""Word forms whose features are remembered."""
_ROWS = 1_200
"""Word forms whose rows are remembered, 5 KB each: so many of late, and so many before them."""
_BLOCK = 8
"""New word forms read at once."""
_CACHED = 64
"""Word forms whose letters are read at once: their tables stay in the processor's cache."""
Form = str | tuple[str, bytes]
"""A word, and in a listed name what its place there is."""


class _Memory:
    """A table with a row for each form in `rows`; the memory of its empty part is never touched."""

    def __init__(self, size: int, width: int) -> None:
        self.rows: dict[Form, int] = {}
        self.table: Floats = np.empty((size, width), dtype=np.float32)

    def add(self, forms: Sequence[Form], rows: Floats) -> None:
        """Remembers a row for each of some forms that are not there."""
        begin = len(self.rows)
        self.table[begin : begin + len(forms)] = rows
        self.rows.update(zip(forms, range(begin, begin + len(forms)), strict=True))


class WordInputs:
    """Reads words for `layer` with the weights `net` and the vectors (int8 with a scale for each word)."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        gazetteer: Gazetteer,
        vectors: NDArray[np.int8],
        scales: Floats,
        net: Mapping[str, Floats],
        layer: LstmLayer,
    ) -> None:
        self._vocabulary, self._gazetteer, self._layer = vocabulary, gazetteer, layer
        self._vectors, self._scales = vectors, scales
        # (3, characters, filters): what a character before, at and after a place adds to the filters there.
        self._conv = np.einsum("ce,fek->kcf", net["chars.weight"], net["conv.weight"])
        self._conv_bias = net["conv.bias"]
        self._proclitics, self._shapes = net["proclitics.weight"], net["shapes.weight"]
        self._seen: dict[str, WordFeatures] = {}
        self._memory = self._before = _Memory(0, 0)
        self._lock = threading.Lock()

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_memory": _Memory(0, 0), "_before": _Memory(0, 0), "_lock": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__ = {**state, "_lock": threading.Lock()}

    def __len__(self) -> int:
        """How many forms are remembered."""
        return max(len(self._memory.rows), len(self._seen))

    def __call__(self, sentences: Sequence[Sequence[str]]) -> tuple[Floats, list[list[int]]]:
        """A table, and for each word of each sentence its row there."""
        forms: list[list[Form]] = []
        for sentence in sentences:
            own: list[Form] = list(sentence)
            seen = self._seen
            stems = [(seen.get(word) or self.features(word)).stem for word in sentence]
            for first, size, bits in self._gazetteer.found(stems):
                begins, goes_on = name_flags(bits)
                own[first] = sentence[first], begins.tobytes()
                for at in range(first + 1, first + size):
                    own[at] = sentence[at], goes_on.tobytes()
            forms.append(own)
        with self._lock:
            memory = self._memory
            every = {form for own in forms for form in own}
            new = [form for form in every if form not in memory.rows]
            if len(memory.rows) + len(new) > len(
                memory.table
            ):  # full: what was not met since it was begun is forgotten
                self._before, new = memory, list(every)
                memory = self._memory = _Memory(max(_ROWS, len(new)), self._layer.weights.shape[1])
            before = self._before.rows
            if old := [form for form in new if form in before]:
                memory.add(old, self._before.table.take([before[form] for form in old], axis=0))
                new = [form for form in new if form not in before]
            if new:
                memory.add(new, self._read(new))
        rows = memory.rows
        return memory.table, [[rows[form] for form in own] for own in forms]

    def features(self, word: str) -> WordFeatures:
        """The features of a word, remembered."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) >= _KNOWN:
                self._seen = {}
            found = self._seen[word] = self._vocabulary.features(word)
        return found

    def vectors(self, words: Sequence[str]) -> Floats:
        """(words, size): the words' own vectors, zeros where there is none."""
        seen = self._seen
        rows = np.array([(seen.get(word) or self.features(word)).row for word in words], dtype=np.intp)
        found: Floats = self._vectors.take(rows - 1, axis=0, mode="wrap") * self._scales.take(
            rows - 1, axis=0, mode="wrap"
        )
        found[rows == 0] = 0
        return found

    def _filters(self, chars: NDArray[np.uint8]) -> Floats:
        """(words, filters): what the filters find in the letters of some words."""
        places = chars.T.astype(np.intp)
        before, here, after = self._conv
        found = before.take(places[:-2], axis=0)
        found += here.take(places[1:-1], axis=0)
        found += after.take(places[2:], axis=0)
        most: Floats = np.maximum.reduce(found)
        most += self._conv_bias
        return np.maximum(most, 0, out=most)

    def _read(self, new: Sequence[Form]) -> Floats:
        """The rows of forms, in blocks."""
        words = [form if isinstance(form, str) else form[0] for form in new]
        found = [self.features(word) for word in words]
        chars, flags = stacked(found)
        convolved = np.concatenate([self._filters(chars[at : at + _CACHED]) for at in range(0, len(chars), _CACHED)])
        listed = np.zeros((len(new), GAZETTEER), dtype=np.float32)
        for row, form in enumerate(new):
            if not isinstance(form, str):
                listed[row] = np.frombuffer(form[1], dtype=np.float32)
        parts = [
            self.vectors(words),
            convolved,
            self._proclitics[[features.proclitics for features in found]],
            self._shapes[[features.shape for features in found]],
            flags,
            listed,
        ]
        blocks = -(-len(new) // _BLOCK)
        given = np.zeros((blocks * _BLOCK, len(self._layer.weights)), dtype=np.float32)
        np.concatenate(parts, axis=1, out=given[: len(new)])
        read = self._layer.read(given.reshape(blocks, _BLOCK, -1))
        return read.reshape(blocks * _BLOCK, -1)[: len(new)]
