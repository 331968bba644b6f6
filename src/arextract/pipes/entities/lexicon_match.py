"""Finds the lexicon's names in a text: the longest at each place, any proclitics taken off, linear in the text.

A key is the name without spaces, so «ديب سيك», «ديبسيك» and «عبدالعزيز», «عبد العزيز» meet. Where the text puts its
spaces elsewhere than the lexicon, the key must be long and none of the pieces may be a function word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.affixes import ARTICLE
from arextract.arabic.proclitics import rests
from arextract.arabic.word_sets import word_of
from arextract.gazetteer.name_lexicon import Entry, Lexicon, word_key
from arextract.gazetteer.ordinary import is_ordinary
from arextract.text.word_layer import ARABIC, LATIN, NUMBER, SIGN, Words

_SERVANT = word_of("little_words.servant")

_JOINERS = frozenset("-.'&")
_LONG_ENOUGH = 6
_REMEMBERED = 20_000
_FEW = 2


@dataclass(slots=True, frozen=True)
class Match:
    """Words `first` to `last` (inclusive) of the text are the entry's name; `cut` letters of the first are proclitics."""

    first: int
    last: int
    cut: int
    entry: Entry
    article: bool = False  # an article that the lexicon does not list stands before the name


def _grow(found: Words, first: int, start_key: str, lexicon: Lexicon) -> Iterator[tuple[int, str, str]]:
    """(last word, joined key, spaced key) for each key that begins at `first`, the shortest first."""
    joined, spaced = start_key, start_key
    yield first, joined, spaced
    kinds, folded = found.kinds, found.folded
    at = first + 1
    count = len(found)
    while at < count and lexicon.goes_on(joined):
        kind = kinds[at]
        if kind == SIGN and folded[at] == "+" and found.touches(at):
            joined += "+"
            spaced += "+"
            yield at, joined, spaced
            at += 1
            continue
        if kind == SIGN:
            if folded[at] not in _JOINERS or at + 1 >= count or not (found.touches(at + 1) or found.touches(at)):
                return
            if kinds[at + 1] not in (ARABIC, LATIN, NUMBER) or (folded[at] == "." and not found.touches(at + 1)):
                return
            at += 1
            kind = kinds[at]
        if kind == ARABIC:
            part = word_key(folded[at])
        elif kind in (LATIN, NUMBER):
            part = folded[at].replace("-", "").replace(".", "").replace("'", "").replace("&", "")
        else:
            return
        joined += part
        spaced += " " + part
        yield at, joined, spaced
        at += 1


def _plausible(joined: str, spaced: str, lexicon: Lexicon) -> bool:
    """Whether spaces set elsewhere than in the lexicon can still be the same name."""
    listed = lexicon.spaced[joined]
    if spaced == listed or " " not in spaced + listed:
        return True
    if len(joined) < _LONG_ENOUGH:
        return False
    return spaced.startswith(f"{_SERVANT} ") or not any(
        len(part) < 2 or (is_ordinary(part) and part not in listed.split()) for part in spaced.split()
    )


def _begins(key: str, lexicon: Lexicon) -> bool:
    """Whether a listed name is `key` or begins with it."""
    return key in lexicon.keys or lexicon.goes_on(key)


@lru_cache(maxsize=_REMEMBERED)
def _splits(word: str) -> tuple[tuple[int, str, str, str], ...]:
    """How any name may begin at a folded Arabic word: (letters cut off, the rest, its key, its key without an article or "")."""
    out = []
    for cut, rest in rests(word):
        bare = ""
        if rest.startswith(ARTICLE) and len(rest) >= 6 and not is_ordinary(rest):
            bare = word_key(rest[2:])
        out.append((cut, rest, word_key(rest), bare))
    return tuple(out)


def _options(word: str, lexicon: Lexicon) -> tuple[tuple[int, str, str, str], ...]:
    """The `_splits` with whose keys listed names begin; a key with which none begins is the empty string.

    Most words have no key at all.
    """
    out = []
    keys, beginnings = lexicon.keys, lexicon.beginnings
    for cut, rest, key, bare in _splits(word):
        # Two letters tell of most keys that no name begins with them.
        begins = key in keys or (key[:_FEW] in beginnings and lexicon.goes_on(key))
        bare_begins = bool(bare) and (bare in keys or (bare[:_FEW] in beginnings and lexicon.goes_on(bare)))
        if begins or bare_begins:
            out.append((cut, rest, key if begins else "", bare if bare_begins else ""))
    if len(lexicon.begun) >= _REMEMBERED:
        lexicon.begun.clear()
    found = lexicon.begun[word] = tuple(out)
    return found


def matches(found: Words, lexicon: Lexicon) -> Iterator[list[Match]]:
    """For each word where names begin, all of them, the longest first."""
    keys, begun = lexicon.keys, lexicon.begun
    options: tuple[tuple[int, str, str, str], ...] | None
    for index, (kind, word) in enumerate(zip(found.kinds, found.folded, strict=True)):
        if kind == ARABIC:
            options = begun.get(word)
            if options is None:
                options = _options(word, lexicon)
        elif kind == LATIN:
            rest = word.replace("-", "").replace(".", "").replace("'", "").replace("&", "")
            options = ((0, rest, rest, ""),) if _begins(rest, lexicon) else ()
        else:
            continue
        if not options:
            continue
        here: list[Match] = []
        for cut, rest, start_key, bare in options:
            for last, joined, spaced in _grow(found, index, start_key, lexicon) if start_key else ():
                entry = keys.get(joined)
                if entry is None or (cut and ("exact" in entry.flags or (last == index and len(rest) < 3))):
                    continue
                if kind == ARABIC and not _plausible(joined, spaced, lexicon):
                    continue
                here.append(Match(index, last, cut, entry))
            if bare:
                for last, joined, _ in _grow(found, index, bare, lexicon):
                    entry = keys.get(joined)
                    if entry is None or entry.ambiguous(last == index) or "exact" in entry.flags:
                        continue
                    if (
                        not {"PRODUCT", "ORG"}.isdisjoint(entry.labels)
                        and lexicon.spaced[joined].split(" ")[0] == rest[2:]
                    ):
                        here.append(Match(index, last, cut, entry, article=True))
        if here:
            here.sort(key=lambda m: (-m.last, m.article, m.cut))
            yield here
