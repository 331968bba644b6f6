"""Words → the numbers that the name network reads; shared by training and inference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arextract.ner.word_features import core, proclitic_id, shape, split_word
from arextract.packed_lines import HashedLines

ALPHABET = "ءابتثجحخدذرزسشصضطظعغفقكلمنهويabcdefghijklmnopqrstuvwxyz0123456789-.'&+_/"
CHARS = 16
"""Letters of a stem that are read: all, or the first and the last of a longer one."""
_START, _END, _OTHER = 1, 2, 3
_CHAR = {c: i for i, c in enumerate(ALPHABET, 4)}
CHAR_KINDS = 4 + len(ALPHABET)

LABELS = ("PER", "ORG", "LOC", "PRODUCT", "MISC")
PERSON_BITS = 3
FLAGS = PERSON_BITS + 5
"""Dense features of a word: three person-name bits, no vector, vector of a neighbouring form, three frequency bands."""
GAZETTEER = 2 * len(LABELS)
"""Dense features of a token: begins / continues a listed name of each label."""


@dataclass(slots=True, unsafe_hash=True)  # not frozen: every new word makes one
class WordFeatures:
    """The features of one word form. `row` is its vector's row (0: none), `chars` has `CHARS` + 2 bytes, `flags` `FLAGS`."""

    stem: str
    row: int
    proclitics: int
    shape: int
    chars: bytes
    flags: bytes


def char_ids(stem: str) -> bytes:
    """The letters of a stem as ids with start and end marks, padded with zeros to `CHARS` + 2."""
    if len(stem) > CHARS:
        stem = stem[: CHARS // 2] + stem[-CHARS // 2 :]
    return bytes([_START, *[_CHAR.get(c, _OTHER) for c in stem], _END]).ljust(CHARS + 2, b"\0")


def stacked(found: Sequence[WordFeatures]) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """The characters (words, `CHARS` + 2) and flags (words, `FLAGS`) of some words."""
    chars = np.frombuffer(b"".join([features.chars for features in found]), dtype=np.uint8)
    flags = np.frombuffer(b"".join([features.flags for features in found]), dtype=np.uint8)
    return chars.reshape(-1, CHARS + 2), flags.reshape(-1, FLAGS).astype(np.float32)


class Vocabulary:
    """Stems with vectors (rows 1 …, most frequent first) and the bits of listed person-name words."""

    def __init__(self, words: HashedLines, persons: Mapping[str, int]) -> None:
        self.words, self.persons = words, persons

    def _row(self, stem: str) -> int:
        return self.words.find(stem) + 1

    def features(self, word: str) -> WordFeatures:
        """The features of a surface word of clean text; a pure function of the word."""
        bare = core(word)
        proclitics, stem = split_word(bare)
        row, near = self._row(stem), 0
        if not row:
            for other in (stem[2:] if stem.startswith("ال") else f"ال{stem}", stem.strip("-.'"), stem.replace("-", "")):
                row = near = self._row(other)
                if row:
                    break
        bits = self.persons.get(stem, 0)
        persons = [bits >> i & 1 for i in range(PERSON_BITS)]
        flags = bytes([*persons, not row, near > 0, row > 1000, row > 6000, row > 25000])
        split = proclitics, stem
        return WordFeatures(stem, row, proclitic_id(proclitics), shape(bare, split), char_ids(stem), flags)


class Gazetteer:
    """Names as stems parted by spaces → bits of their labels; finds the longest listed name at every word."""

    def __init__(self, names: Mapping[str, int]) -> None:
        self.names = dict(names)
        self._longest: dict[str, int] = {}
        for name in self.names:
            first, size = name.partition(" ")[0], name.count(" ") + 1
            self._longest[first] = max(self._longest.get(first, 0), size)

    @classmethod
    def of_lines(cls, lines: Iterable[str]) -> Gazetteer:
        """From lines of ``bits<TAB>stem stem …``."""
        names = {}
        for line in lines:
            bits, _, name = line.partition("\t")
            names[name] = int(bits)
        return cls(names)

    def lines(self) -> list[str]:
        """The lines that `of_lines` reads, sorted."""
        return sorted(f"{bits}\t{name}" for name, bits in self.names.items())

    def found(self, stems: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """(first word, words, bits of its labels) of each listed name, the longest at every word, without overlap."""
        free = 0
        for i, stem in enumerate(stems):
            longest = self._longest.get(stem, 0)
            if not longest or i < free:
                continue
            for size in range(min(longest, len(stems) - i), 0, -1):
                bits = self.names.get(" ".join(stems[i : i + size]), 0)
                if bits:
                    yield i, size, bits
                    free = i + size
                    break

    def match(self, stems: Sequence[str]) -> NDArray[np.float32]:
        """(words, `GAZETTEER`) zeros and ones."""
        out = np.zeros((len(stems), GAZETTEER), dtype=np.float32)
        for i, size, bits in self.found(stems):
            begins, goes_on = name_flags(bits)
            out[i] = begins
            out[i + 1 : i + size] = goes_on
        return out


@lru_cache(maxsize=1 << len(LABELS))
def name_flags(bits: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """What the first word of a listed name with these label bits has of the `GAZETTEER` features, and what the others."""
    begins, goes_on = np.zeros((2, GAZETTEER), dtype=np.float32)
    for label in range(len(LABELS)):
        if bits >> label & 1:
            begins[2 * label] = goes_on[2 * label + 1] = 1
    return begins, goes_on


def tags_of(labels: Sequence[str]) -> list[str]:
    """The BIO tags of a head with these labels, O first."""
    return ["O", *(f"{place}-{label}" for label in labels for place in "BI")]


def allowed(tags: Sequence[str]) -> NDArray[np.bool_]:
    """(tags + 1, tags): whether a tag may follow another; the last row is for the sentence's start."""
    table = np.ones((len(tags) + 1, len(tags)), dtype=bool)
    for j, tag in enumerate(tags):
        if tag.startswith("I-"):
            table[:, j] = [before[:1] in "BI" and before[2:] == tag[2:] for before in tags] + [False]
    return table


Meta = dict[str, Any]
