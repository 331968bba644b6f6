"""The shipped model behind one function, loaded on first use and with a cache."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from arextract import resources
from arextract.translit.letters import source, target
from arextract.translit.translit_model import Spelling, TranslitModel


@lru_cache(maxsize=1)
def shipped() -> TranslitModel:
    """The model that ships with the package. Raises `arextract.translit.translit_files.ModelError` where it is damaged."""
    return TranslitModel.load(resources.model("translit"))


@lru_cache(maxsize=16384)
def _spell(letters: str, person: bool, region: str | None) -> tuple[Spelling, ...]:
    return tuple(shipped().spell(letters, person=person, region=region))


def spell(word: str, person: bool = True, region: str | None = None) -> list[Spelling]:
    """Latin spellings of one Arabic word, of a `person`'s name (from a `region` of `latin_words.REGIONS`, where that is
    known) or of another thing's, best first; empty where it has no Arabic letters. Known ones are cached."""
    letters = source(word)
    return list(_spell(letters, person, region)) if letters else []


def together(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Whether somebody that the model knows bears each pair of neighbouring words of a name; one in 400 is wrong."""
    return shipped().together([(target(one), target(other)) for one, other in pairs])
