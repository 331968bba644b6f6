"""The lexicon of stems: which nouns, adjectives and verbs a folded string can be, with what their endings say.

Stems stand in ``nominals.tsv`` and ``verb_stems.tsv``; endings are composed here, never enumerated. All strings are
folded (`arextract.arabic.fold.fold`) and carry neither proclitics nor the article. Look-ups are linear in the word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import table

NOUN, ADJECTIVE, NUMERAL, ORDINAL, QUANTITY, NAME = "NOUN", "ADJ", "NUM", "ORD", "QUANT", "NAME"
MASCULINE, DUAL, PLURAL, FEMININE, FEMININE_DUAL, FEMININE_PLURAL = "123456"
"""The endings that a nominal takes, as the column `endings` writes them: none, ان, ون, ة, تان, ات."""


_HEADS = frozenset("أإآ")


@dataclass(slots=True, frozen=True)
class Nominal:
    """A noun's or adjective's stem. `gender` m, f or "" (its ending says), `number` s, d or p; `endings` as above.

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
    for row in (*table("nominals"), *table("more_nominals")):
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
    for row in table("verb_stems"):
        for entry in row["stems"].split("|"):
            stem, _, lemma = entry.partition("=")
            found[stem] = (*found.get(stem, ()), VerbStem(lemma or stem, row["tense"], row["flags"]))
    return found


# ending → (the letters that the base has in its place, the class of ending, gender, number).
Row = tuple[str, str, str, str, str]
_SUFFIXES: tuple[Row, ...] = (
    ("ات", "", FEMININE_PLURAL, "f", "p"),
    ("ات", "ه", FEMININE_PLURAL, "f", "p"),
    ("ات", "ا", FEMININE_PLURAL, "f", "p"),
    ("وات", "اء", FEMININE_PLURAL, "f", "p"),
    ("وات", "ه", FEMININE_PLURAL, "f", "p"),
    ("ون", "", PLURAL, "m", "p"),
    ("ون", "ي", PLURAL, "m", "p"),
    ("ين", "", PLURAL, "m", "p"),
    ("ين", "ي", PLURAL, "m", "p"),
    ("ان", "", DUAL, "m", "d"),
    ("ين", "", DUAL, "m", "d"),
    ("تان", "", FEMININE_DUAL, "f", "d"),
    ("تين", "", FEMININE_DUAL, "f", "d"),
    ("تان", "ه", FEMININE_DUAL, "f", "d"),
    ("تين", "ه", FEMININE_DUAL, "f", "d"),
)
# What stands before a pronoun or a complement: the ن of dual and plural falls.
_CONSTRUCT: tuple[Row, ...] = (
    ("و", "", PLURAL, "m", "p"),
    ("ي", "", PLURAL, "m", "p"),
    ("ا", "", DUAL, "m", "d"),
    ("ي", "", DUAL, "m", "d"),
    ("تا", "ه", FEMININE_DUAL, "f", "d"),
    ("تي", "ه", FEMININE_DUAL, "f", "d"),
    ("تا", "", FEMININE_DUAL, "f", "d"),
    ("تي", "", FEMININE_DUAL, "f", "d"),
)
_HAMZA = frozenset("وي")


def _by_last_letter(rows: tuple[Row, ...]) -> dict[str, tuple[Row, ...]]:
    return {last: tuple(row for row in rows if row[0][-1] == last) for last in {row[0][-1] for row in rows}}


_SUFFIXES_OF, _CONSTRUCT_OF = _by_last_letter(_SUFFIXES), _by_last_letter(_CONSTRUCT)


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
        if not (attached and key[-1] == "ه" and entry.gender == "f"):
            yield entry, entry.gender or "m", entry.number
    last = key[-1]
    if attached:
        if last == "ت":
            for entry in listed.get(key[:-1] + "ه", ()):
                yield entry, "f", entry.number
            for entry in _with(listed.get(key[:-1], ()), FEMININE):
                yield entry, "f", "s"
        if last in _HAMZA:
            for entry in listed.get(key[:-1] + "ء", ()):
                yield entry, entry.gender or "m", entry.number
        if last == "ا":
            for entry in listed.get(key[:-1] + "ي", ()):
                yield entry, entry.gender or "m", entry.number
    elif last == "ه":
        for entry in _with(listed.get(key[:-1], ()), FEMININE):
            yield entry, "f", "s"
    if tied:
        return
    for suffix, mended, ending, gender, number in _SUFFIXES_OF.get(last, ()):
        if key.endswith(suffix) and len(key) > len(suffix) + 1:
            entries = listed.get(key[: -len(suffix)] + mended)
            if entries:
                for entry in _with(entries, ending):
                    yield entry, gender, number
    if not attached and last == "ا" and len(key) > 2:
        for entry in listed.get(key[:-1], ()):
            if not (key[-2] == "ه" and entry.gender == "f"):
                yield entry, entry.gender or "m", entry.number
        if key[-2] == "ي":  # شيئا، جزءا
            for entry in listed.get(key[:-2] + "ء", ()):
                yield entry, entry.gender or "m", entry.number
    for suffix, mended, ending, gender, number in _CONSTRUCT_OF.get(last, ()):
        if key.endswith(suffix) and len(key) > len(suffix) + 1:
            entries = listed.get(key[: -len(suffix)] + mended)
            if entries:
                for entry in _with(entries, ending):
                    yield entry, gender, number


def _with(entries: tuple[Nominal, ...], ending: str) -> list[Nominal]:
    return [entry for entry in entries if ending in entry.endings and entry.number != "p"]


# ending → (flag that the stem needs, gender, number, person) of the past and of the imperfect.
_PAST = (
    ("", "z", "m", "s", "3"),
    ("ت", "v", "f", "s", "3"),
    ("وا", "vu", "m", "p", "3"),
    ("ا", "v", "m", "d", "3"),
    ("تا", "v", "f", "d", "3"),
    ("نا", "c", "", "p", "1"),
    ("ن", "c", "f", "p", "3"),
    ("ت", "c", "", "s", "1"),
    ("تم", "c", "m", "p", "2"),
)
_PAST_ATTACHED = (
    ("", "z", "m", "s", "3"),
    ("ت", "v", "f", "s", "3"),
    ("و", "vu", "m", "p", "3"),
    ("نا", "c", "", "p", "1"),
    ("ت", "c", "", "s", "1"),
)
_IMPERFECT = (
    ("", "zj", "s"),
    ("ون", "vu", "p"),
    ("وا", "vu", "p"),
    ("ان", "v", "d"),
    ("ا", "v", "d"),
    ("ن", "c", "fp"),
    ("ين", "v", "2"),
)
_IMPERFECT_ATTACHED = (("", "zj", "s"), ("ون", "vu", "p"), ("و", "vu", "p"), ("ان", "v", "d"), ("ا", "v", "d"))


def _endings_of(rows: tuple[tuple[str, ...], ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The rows that a word with a last letter may have, in their order; those of every word under the empty string."""
    lasts = {row[0][-1:] for row in rows}
    return {last: tuple(row for row in rows if row[0][-1:] in ("", last)) for last in lasts}


_PAST_OF, _PAST_ATTACHED_OF = _endings_of(_PAST), _endings_of(_PAST_ATTACHED)
_IMPERFECT_OF, _IMPERFECT_ATTACHED_OF = _endings_of(_IMPERFECT), _endings_of(_IMPERFECT_ATTACHED)
_PREFIXES = {"ي": ("m", "3"), "ت": ("f", "3"), "ن": ("", "1"), "ا": ("", "1")}


def verb_readings(key: str, attached: bool) -> Iterator[tuple[VerbStem, str, str, str, str]]:
    """(verb, tense past or present, gender, number, person) of each way to read `key`, which has no future «س»."""
    if len(key) < 2:
        return
    listed, last = verb_stems(), key[-1]
    prefix = _PREFIXES.get(key[0])
    if prefix is not None and len(key) > 2:
        gender, person = prefix
        endings = _IMPERFECT_ATTACHED_OF if attached else _IMPERFECT_OF
        for ending, flags, number in endings.get(last, endings[""]):
            if ending and not key.endswith(ending):
                continue
            stems = listed.get(key[1 : len(key) - len(ending)])
            for verb in _fits(stems, "i", flags) if stems else ():
                if number == "s":
                    yield verb, "present", gender, "p" if key[0] == "ن" else "s", person
                elif number == "2":
                    if key[0] == "ت":
                        yield verb, "present", "f", "s", "2"
                elif key[0] in "يت":
                    yield verb, "present", *(("f", "p") if number == "fp" else (gender, number)), "3"
    past = _PAST_ATTACHED_OF if attached else _PAST_OF
    for ending, flags, gender, number, person in past.get(last, past[""]):
        if key.endswith(ending) and len(key) > len(ending) + 1:
            stems = listed.get(key[: len(key) - len(ending)])
            for verb in _fits(stems, "p", flags) if stems else ():
                yield verb, "past", gender, number, person
    if attached and key[-1] == "ا" and len(key) > 2:  # رمى, رماه
        for verb in _fits(listed.get(key[:-1] + "ي", ()), "p", "z"):
            yield verb, "past", "m", "s", "3"
        if prefix is not None:
            for verb in _fits(listed.get(key[1:-1] + "ي", ()), "i", "z"):
                yield verb, "present", prefix[0], "s", prefix[1]


def _fits(stems: tuple[VerbStem, ...], tense: str, flags: str) -> list[VerbStem]:
    """The stems of a tense that have one of two flags, or the one."""
    one, other = flags[0], flags[-1]
    return [stem for stem in stems if stem.tense == tense and (one in stem.flags or other in stem.flags)]
