"""The shipped model behind one function, loaded on first use and with a memory."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from arextract import resources
from arextract.translit.letters import source, target
from arextract.translit.translit_model import Spelling, TranslitModel

Asked = tuple[str, bool, str | None]
"""A word in the letters that the model reads, whether it is of a person's name, and the region that its bearer is from."""
_REMEMBERED = 16384


@lru_cache(maxsize=1)
def shipped() -> TranslitModel:
    """The model that ships with the package. Raises `arextract.translit.translit_files.ModelError` where it is damaged."""
    return TranslitModel.load(resources.model("translit"))


_known: dict[Asked, tuple[Spelling, ...]] = {}


class _Gathered(threading.local):
    words: dict[Asked, None] | None = None


_gathered = _Gathered()


def spell(word: str, person: bool = True, region: str | None = None) -> list[Spelling]:
    """Latin spellings of one Arabic word, of a `person`'s name (from a `region` of `latin_words.REGIONS`, where that is
    known) or of another thing's, best first; empty where it has no Arabic letters. Known ones are remembered."""
    letters = source(word)
    if not letters:
        return []
    at = (letters, person, region)
    try:
        return list(_known[at])
    except KeyError:  # another thread may empty the memory at any time
        pass
    if _gathered.words is not None:
        _gathered.words[at] = None
        return []
    return list(_learnt([at])[0])


def _learnt(words: Sequence[Asked]) -> list[tuple[Spelling, ...]]:
    found = [tuple(own) for own in shipped().spell_all(words)]
    if len(_known) + len(words) > _REMEMBERED:
        _known.clear()
    _known.update(zip(words, found, strict=True))
    return found


@contextmanager
def gathering() -> Iterator[dict[Asked, None]]:
    """Within it, `spell` gives nothing for a new word of this thread but notes it in the dictionary, which `learn` takes: so many
    words are spelled in one go. What is made of the answers is to be thrown away."""
    before, _gathered.words = _gathered.words, {}
    try:
        yield _gathered.words
    finally:
        _gathered.words = before


def learn(words: Iterable[Asked]) -> None:
    """Spells the words and remembers them."""
    if new := list(words):
        _learnt(new)


def together(pairs: Sequence[tuple[str, str]]) -> list[bool]:
    """Whether somebody that the model knows bears each pair of neighbouring words of a name; one in 400 is wrong."""
    return shipped().together([(target(one), target(other)) for one, other in pairs])
