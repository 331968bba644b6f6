"""The lexicon of stems: which nouns, adjectives and verbs a folded string can be, with what their endings say.

Stems stand in ``nominals.tsv`` and ``verb_stems.tsv``; endings are composed here, never enumerated. All strings are
folded (`arextract.arabic.fold.fold`) and carry neither proclitics nor the article. Look-ups are linear in the word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.affixes import ALEF, HA, HAMZA, HAMZA_ALEFS, NUN, TA, THIRD_PERSON, WAW, YA
from arextract.arabic.fold import fold
from arextract.arabic.tables import read_once, table

NOUN, ADJECTIVE, NUMERAL, ORDINAL, QUANTITY, NAME = "NOUN", "ADJ", "NUM", "ORD", "QUANT", "NAME"
_FEMININE = "4"
"""The ending ة among those that a nominal takes: 1 none, 2 ان, 3 ون, 4 ة, 5 تان, 6 ات."""


_HEADS = frozenset(HAMZA_ALEFS)


@dataclass(slots=True, unsafe_hash=True)  # not frozen: sixteen thousand are made before the first article
class Nominal:
    """A noun's or adjective's stem, never changed. `gender` m, f or "" (its ending says), `number` s, d or p; `endings` as above.

    `head`: the hamza that the stem begins with where it has one (أ, إ, آ); a text that writes another means another word.
    """

    lemma: str
    pos: str
    gender: str
    number: str
    endings: str
    person: bool
    head: str = ""


@dataclass(slots=True, frozen=True)
class VerbStem:
    """A stem of a verb: `tense` p(ast) or i(mperfect); `flags` which endings it takes.

    z: none; v: those that begin with a vowel (ت, ا, وا, ون); c: those that begin with a consonant (نا, ن);
    j: none after لم; u: وا and ون alone; x: what comes is passive.
    """

    lemma: str
    tense: str
    flags: str


@lru_cache(maxsize=1)
def nominals() -> dict[str, tuple[Nominal, ...]]:
    """Base forms → nominals."""
    found: dict[str, tuple[Nominal, ...]] = {}
    feminine = {
        fold(word): (row["number"], row["pos"]) for row in table("feminine_nouns") for word in row["nouns"].split("|")
    }
    for row in (*read_once("nominals"), *read_once("more_nominals")):
        for entry in row["words"].split("|"):
            written, _, lemma = entry.partition("=")
            lemma = fold(lemma)
            word, head = fold(written), written[0] if written[0] in _HEADS else ""
            gender, number, pos = row["gender"], row["number"], row["pos"]
            if word in feminine and pos != "NAME":
                gender, number, pos = "f", feminine[word][0] or number, feminine[word][1] or pos
            elif gender == "m" and lemma in feminine:
                gender = "f"
            found[word] = (
                *found.get(word, ()),
                Nominal(lemma or word, pos, gender, number, row["endings"], row["person"] == "y", head),
            )
    return found


@lru_cache(maxsize=1)
def verb_stems() -> dict[str, tuple[VerbStem, ...]]:
    """Stems without the prefix of the imperfect → verbs."""
    found: dict[str, tuple[VerbStem, ...]] = {}
    for row in read_once("verb_stems"):
        for entry in row["stems"].split("|"):
            stem, _, lemma = entry.partition("=")
            found[stem] = (*found.get(stem, ()), VerbStem(lemma or stem, row["tense"], row["flags"]))
    return found


Row = tuple[str, str, str, str, str]
"""An ending, the letters that the base has in its place, the class of ending, gender, number."""
_HAMZA = frozenset({WAW, YA})


@lru_cache(maxsize=2)
def _nominal_endings(before: str) -> dict[str, tuple[Row, ...]]:
    """Last letter → the endings with it that stand before nothing ("") or before a complement."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in table("nominal_endings"):
        if row["before"] == before:
            ending: Row = (row["ending"], row["base"], row["takes"], row["gender"], row["number"])
            found[ending[0][-1]] = (*found.get(ending[0][-1], ()), ending)
    return found


def nominal_readings(
    key: str, attached: bool, tied: bool = False, head: str = ""
) -> Iterator[tuple[Nominal, str, str]]:
    """(nominal, gender, number) of each way to read the folded stem `key`, likeliest first.

    `attached`: a pronoun follows; `tied`: the word as written ends in ة; `head`: the letter that it begins with.
    """
    if head in _HEADS:
        yield from (found for found in _nominal_readings(key, attached, tied) if found[0].head in ("", head))
    else:
        yield from _nominal_readings(key, attached, tied)


def _nominal_readings(key: str, attached: bool, tied: bool) -> Iterator[tuple[Nominal, str, str]]:
    if len(key) < 2:
        return
    listed = nominals()
    for entry in listed.get(key, ()):
        if not (attached and key[-1] == HA and entry.gender == "f"):
            yield entry, entry.gender or "m", entry.number
    last = key[-1]
    if attached:
        if last == TA:
            for entry in listed.get(key[:-1] + HA, ()):
                yield entry, "f", entry.number
            for entry in _with(listed.get(key[:-1], ()), _FEMININE):
                yield entry, "f", "s"
        if last in _HAMZA:
            for entry in listed.get(key[:-1] + HAMZA, ()):
                yield entry, entry.gender or "m", entry.number
        if last == ALEF:
            for entry in listed.get(key[:-1] + YA, ()):
                yield entry, entry.gender or "m", entry.number
    elif last == HA:
        for entry in _with(listed.get(key[:-1], ()), _FEMININE):
            yield entry, "f", "s"
    if tied:
        return
    for suffix, mended, ending, gender, number in _nominal_endings("").get(last, ()):
        if key.endswith(suffix) and len(key) > len(suffix) + 1:
            entries = listed.get(key[: -len(suffix)] + mended)
            if entries:
                for entry in _with(entries, ending):
                    yield entry, gender, number
    if not attached and last == ALEF and len(key) > 2:
        for entry in listed.get(key[:-1], ()):
            if not (key[-2] == HA and entry.gender == "f"):
                yield entry, entry.gender or "m", entry.number
        if key[-2] == YA:  # شيئا، جزءا
            for entry in listed.get(key[:-2] + HAMZA, ()):
                yield entry, entry.gender or "m", entry.number
    for suffix, mended, ending, gender, number in _nominal_endings("complement").get(last, ()):
        if key.endswith(suffix) and len(key) > len(suffix) + 1:
            entries = listed.get(key[: -len(suffix)] + mended)
            if entries:
                for entry in _with(entries, ending):
                    yield entry, gender, number


def _with(entries: tuple[Nominal, ...], ending: str) -> list[Nominal]:
    return [entry for entry in entries if ending in entry.endings and entry.number != "p"]


VerbEnding = tuple[str, str, str, str, str]
"""An ending, the flags of a stem that allow it, gender, number, person."""


@lru_cache(maxsize=4)
def _verb_endings(tense: str, attached: bool) -> dict[str, tuple[VerbEnding, ...]]:
    """Last letter of a word → the endings of a tense that it may have; those of every other word under the empty string."""
    rows = [
        (row["ending"], row["flags"], row["gender"], row["number"], row["person"])
        for row in table("verb_endings")
        if row["tense"] == tense and (row["before"] == "pronoun") == attached
    ]
    return {last: tuple(row for row in rows if row[0][-1:] in ("", last)) for last in {row[0][-1:] for row in rows}}


_PREFIXES = {YA: ("m", "3"), TA: ("f", "3"), NUN: ("", "1"), ALEF: ("", "1")}


def verb_readings(key: str, attached: bool) -> Iterator[tuple[VerbStem, str, str, str, str]]:
    """(verb, tense past or present, gender, number, person) of each way to read `key`, which has no future «س»."""
    if len(key) < 2:
        return
    listed, last = verb_stems(), key[-1]
    prefix = _PREFIXES.get(key[0])
    if prefix is not None and len(key) > 2:
        gender, person = prefix
        endings = _verb_endings("i", attached)
        for ending, flags, said, number, whose in endings.get(last, endings[""]):
            if ending and not key.endswith(ending):
                continue
            stems = listed.get(key[1 : len(key) - len(ending)])
            for verb in _fits(stems, "i", flags) if stems else ():
                if whose:
                    if key[0] == TA:
                        yield verb, "present", said, number, whose
                elif number == "s":
                    yield verb, "present", gender, "p" if key[0] == NUN else "s", person
                elif key[0] in THIRD_PERSON:
                    yield verb, "present", said or gender, number, "3"
    endings = _verb_endings("p", attached)
    for ending, flags, gender, number, person in endings.get(last, endings[""]):
        if key.endswith(ending) and len(key) > len(ending) + 1:
            stems = listed.get(key[: len(key) - len(ending)])
            for verb in _fits(stems, "p", flags) if stems else ():
                yield verb, "past", gender, number, person
    if attached and key[-1] == ALEF and len(key) > 2:  # رمى, رماه
        for verb in _fits(listed.get(key[:-1] + YA, ()), "p", "z"):
            yield verb, "past", "m", "s", "3"
        if prefix is not None:
            for verb in _fits(listed.get(key[1:-1] + YA, ()), "i", "z"):
                yield verb, "present", prefix[0], "s", prefix[1]


def _fits(stems: tuple[VerbStem, ...], tense: str, flags: str) -> list[VerbStem]:
    """The stems of a tense that have one of two flags, or the one."""
    one, other = flags[0], flags[-1]
    return [stem for stem in stems if stem.tense == tense and (one in stem.flags or other in stem.flags)]
