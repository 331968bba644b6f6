"""One reading for each word, chosen by the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from arextract.arabic.affixes import AND, BA, KAF
from arextract.arabic.analysis import COMPARATIVE, FOREIGN, NOMINAL, UNKNOWN, VERB, Reading, readings
from arextract.arabic.stems import ADJECTIVE, NAME, NUMERAL, ORDINAL, QUANTITY
from arextract.arabic.word_sets import word_set
from arextract.layers import Name
from arextract.text.word_layer import ARABIC, BREAK, LATIN, NUMBER, Words

_SIGN = Reading("", False, "", "", "sign")
_NUMBER = Reading("", False, "", "", "number")
_LATIN = Reading("", False, "", "", FOREIGN)
_BEFORE_VERB = word_set("tags.before_verb")
_BEFORE_EITHER = word_set("tags.before_either")
_LEAST_AFTER_REL = 0.08
_LEAST_AT_START = 0.25
_LEAST_BEFORE_NAME = 0.1
_LEAST_PAST = 0.5


def agrees(adjective: Reading, head: Reading, definite: bool | None = None) -> bool:
    """Whether an adjective can belong to a noun: both are definite or neither is, gender and number fit.

    `definite` says whether the noun is, where its complement makes it so.
    """
    known = head.definite if definite is None else definite
    if adjective.article != known and not (head.pos == NAME and adjective.article):
        return False
    if adjective.pos in (COMPARATIVE, NUMERAL):
        return adjective.article and (adjective.gender != "f" or head.gender == "f" or head.number == "p")
    if head.number == "p":
        return adjective.number == "p" or (adjective.gender == "f" and adjective.number == "s")
    if head.number == "d":
        return adjective.number in ("d", "p") and adjective.gender == head.gender
    if head.pos in (UNKNOWN, FOREIGN, NAME):
        return adjective.number in ("s", "")
    return adjective.gender == head.gender and adjective.number in ("s", "")


def tagged(found: Words, names: Sequence[Name]) -> list[Reading]:
    """The reading of each word in its place; signs, numbers and line ends have the parts of speech sign and number."""
    named = _named(found, names)
    chosen: list[Reading] = []
    before = _SIGN
    start = True
    surfaces = found.surfaces
    for index, kind in enumerate(found.kinds):
        if kind != ARABIC:
            own = _NUMBER if kind == NUMBER else _LATIN if kind == LATIN else _SIGN
            chosen.append(own)
            start = own is _SIGN and (kind == BREAK or found.folded[index] in '.؟!:"(،؛-' or start)
            before = own
            continue
        options = readings(surfaces[index])
        own = options[0]
        if named[index]:
            own = _as_name(options, own)
        elif len(options) > 1 or own.pos == UNKNOWN:
            own = _chosen(options, own, before, start, found, index, index + 1 < len(named) and named[index + 1])
        chosen.append(own)
        start = own.pos in ("conj", "part") or (start and own.pos in ("neg", "comp"))
        before = own
    return chosen


def _named(found: Words, names: Sequence[Name]) -> list[bool]:
    inside = [False] * len(found)
    for name in names:
        first, last = found.covering(name.start, name.end)
        for index in range(first, last):
            inside[index] = True
    return inside


def _as_name(options: Sequence[Reading], own: Reading) -> Reading:
    for option in options:
        if option.pos in NOMINAL:
            return option
    return Reading(own.proclitics, False, own.stem + own.pronoun, "", NAME)


def _chosen(
    options: Sequence[Reading], own: Reading, before: Reading, start: bool, found: Words, index: int, name_next: bool
) -> Reading:
    verb = next((option for option in options if option.pos == VERB), None)
    noun = next((option for option in options if option.pos in NOMINAL), None)
    proclitics = own.proclitics
    if verb is not None and noun is not None:
        if before.stem in _BEFORE_VERB and not before.pronoun:
            return verb
        if (
            (before.pos in (COMPARATIVE, QUANTITY) and not before.definite)
            or (before.pos in ("prep", "adverbial", "dem") and not before.pronoun)
            or proclitics[-1:] in (BA, KAF)
        ):
            own = noun
        elif (
            (before.pos == "rel" and verb.verbal >= _LEAST_AFTER_REL)
            or (
                before.stem in _BEFORE_EITHER
                and verb.verbal >= (_LEAST_PAST if verb.tense == "past" else _LEAST_AT_START)
            )
            or (
                (start or proclitics[:1] in AND)
                and verb.tense == "past"
                and (
                    (name_next and verb.verbal >= _LEAST_BEFORE_NAME)
                    or (verb.verbal >= _LEAST_AT_START and _subject_follows(found, index))
                )
            )
        ):
            return verb
        elif noun.adjectival and before.pos in NOMINAL and agrees(noun, before):
            own = noun
    if own.pos == VERB:
        return own
    if before.pos in NOMINAL and not proclitics and not (before.pos == COMPARATIVE and not before.article):
        if not own.article and _definite_next(found, index):
            return own  # «سيارة الإسعاف»: what a definite noun completes is a noun
        for option in options:
            if option.pos in (ADJECTIVE, COMPARATIVE, ORDINAL) and agrees(option, before):
                return option
    return own


def _definite_next(found: Words, index: int) -> bool:
    return found.kind(index + 1) == ARABIC and readings(found.surface(index + 1))[0].article


def _subject_follows(found: Words, index: int) -> bool:
    """Whether a definite noun or a word of another script comes next, as the subject of a verb that begins a clause."""
    kind = found.kind(index + 1)
    if kind == LATIN:
        return True
    if kind != ARABIC:
        return False
    following = readings(found.surface(index + 1))[0]
    return following.article or following.pos in (NAME, "prep")


__all__ = ["agrees", "tagged"]
