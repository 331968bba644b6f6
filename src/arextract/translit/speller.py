"""The shipped model behind one function, loaded on first use and with a cache."""

from __future__ import annotations

from functools import lru_cache

from arextract import resources
from arextract.translit.letters import source
from arextract.translit.model import Model, Spelling

_PLAIN = dict(
    zip(
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويى",
        ["", "a", "a", "o", "i", "i", "a", "b", "a", "t", "th", "j", "h", "kh", "d", "dh", "r", "z", "s", "sh", "s", "d", "t",
         "z", "a", "gh", "f", "q", "k", "l", "m", "n", "h", "o", "i", "a"],
        strict=True,
    )
)  # fmt: skip


def letter_map(word: str) -> str:
    """The plain map of letters, one by one: the yardstick that the model is measured against."""
    return "".join(_PLAIN.get(c, "") for c in source(word))


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that ships with the package. Raises `arextract.translit.store.ModelError` where it is damaged."""
    return Model.load(resources.model("translit"))


@lru_cache(maxsize=65536)
def _spell(letters: str) -> tuple[Spelling, ...]:
    return tuple(shipped().spell(letters))


def spell(word: str) -> list[Spelling]:
    """Latin spellings of one Arabic word, best first; empty where it has no Arabic letters. Known ones are cached."""
    letters = source(word)
    return list(_spell(letters)) if letters else []
