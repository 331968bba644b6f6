"""What an Arabic word is: proclitics, stem, article, attached pronoun, part of speech, gender, number, lemma.

One reading for every pipe. A word is read alone, without its neighbours; where a form has several readings the likeliest
comes first and `readings` gives the others. Proclitics are cut by the lexicon (`arextract.arabic.stems`) and, where it
allows both or neither, by how often the forms occur in plain text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from arextract.arabic.affixes import (
    ALEF,
    ARTICLE,
    BA,
    BOTH,
    BOUND_PREPOSITIONS,
    CONJUNCTIONS,
    FA,
    FEMININE_NISBA,
    FEMININE_PLURAL,
    HA,
    HAMZA,
    HAMZA_ALEFS,
    HER,
    KAF,
    LAM,
    LAM_ARTICLE,
    OBLIQUE,
    PERSONS,
    PLURAL,
    PREPOSITIONS,
    PROCLITICS,
    SIN,
    TA,
    TA_MARBUTA,
    THEM,
    WAW,
    YA,
)
from arextract.arabic.fold import fold
from arextract.arabic.stems import (
    ADJECTIVE,
    NAME,
    NOUN,
    NUMERAL,
    ORDINAL,
    QUANTITY,
    Nominal,
    nominal_readings,
    verb_readings,
)
from arextract.arabic.tables import read_once, table
from arextract.arabic.word_counts import word_counts
from arextract.arabic.word_sets import word_list, word_set

_FIRST = word_set("analysis.first")
_NO_NUMERALS = word_set("analysis.no_numerals")
_SHORTEST = word_set("analysis.shortest")

VERB, COMPARATIVE, UNKNOWN, FOREIGN = "VERB", "COMP", "X", "F"
NOMINAL = frozenset({NOUN, ADJECTIVE, COMPARATIVE, NUMERAL, ORDINAL, QUANTITY, NAME, UNKNOWN, FOREIGN})
"""Parts of speech of words that can stand in a noun phrase; every other one but `VERB` is a class of function words."""
FUNCTION_CLASSES = frozenset(
    {"prep", "adverbial", "conj", "comp", "sub", "rel", "dem", "pron", "neg", "part", "adv", "ques"}
)
PRONOUNS = word_list("analysis.pronouns")
_SURE_PRONOUNS = word_list("little_words.pronouns")

# A split needs the rest as a word of its own: seen at least _SEEN times and at least _RATIO times as often as the whole.
_RATIO = {WAW: 0.5, FA: 2.0, BA: 2.0, KAF: 2.0, LAM: 0.3}
_SEEN = 10
_LOOSE = {WAW: 0.1, FA: 0.5, BA: 0.1, KAF: 1.0, LAM: 0.1}  # where the lexicon knows the rest and not the whole
_SHORT_RESTS = word_set("analysis.short_rests")
_LONGEST = 40
_SOON = 1 << 11
"""Words whose options are remembered: who asks again is the reading of the same word, which is remembered longer."""


class Reading(NamedTuple):
    """One reading of a word form.

    `proclitics`: its letters («وب»), the future «س» among them; `article`; `stem`: folded, without article and pronoun;
    `pronoun`: the attached one. `pos`: a part of speech (`NOMINAL`, `VERB`) or a class of function words
    (`FUNCTION_CLASSES`). `gender` m, f or ""; `number` s, d, p or ""; `person` 1–3 and `tense` past, present or future of
    verbs; `human`: said of persons; `verbal`: how likely the form is a verb, 0–1; `adjectival`: whether it may be an
    adjective; `lemma`: folded, "" where unknown.
    """

    proclitics: str
    article: bool
    stem: str
    pronoun: str
    pos: str
    gender: str = ""
    number: str = ""
    person: str = ""
    tense: str = ""
    lemma: str = ""
    human: bool = False
    verbal: float = 0.0
    adjectival: bool = False

    @property
    def definite(self) -> bool:
        """Whether the article or a pronoun makes the word definite."""
        return self.article or bool(self.pronoun)

    @property
    def nominal(self) -> bool:
        """Whether the word can stand in a noun phrase."""
        return self.pos in NOMINAL


@lru_cache(maxsize=1)
def function_words() -> dict[str, tuple[str, str, str]]:
    """Folded function word → (class, gender, number); with its pronouns where it takes them (عليه, لأنها)."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in table("function_words"):
        for word in row["words"].split("|"):
            found.setdefault(fold(word), (row["class"], row["gender"], row["number"]))
    return found


@lru_cache(maxsize=1)
def _attaching() -> dict[str, tuple[str, str, str]]:
    """Folded function word with a pronoun → (class, word, pronoun)."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in table("function_words"):
        if row["attaches"] != "y":
            continue
        for word in row["words"].split("|"):
            key = fold(word)
            for pronoun in _SURE_PRONOUNS:
                found.setdefault(key + pronoun, (row["class"], key, pronoun))
    return found


@lru_cache(maxsize=1)
def verb_shares() -> dict[str, float]:
    """Folded forms that may be verb or noun → how often they are verbs, 0–1."""
    return {
        word: (int(row["tenths"]) + 0.5) / 10
        for row in read_once("verb_shares")
        for word in row["words"].split("|")
        if word
    }


@lru_cache(maxsize=1)
def _listed_cuts() -> dict[str, int]:
    return {fold(row["word"]): int(row["letters"]) for row in table("proclitics")}


@lru_cache(maxsize=1)
def _numerals() -> dict[str, tuple[str, str]]:
    """Folded number word → (NUM or ORD, gender)."""
    found: dict[str, tuple[str, str]] = {}
    for row in table("ordinals"):
        for form in row["forms"].split("|"):
            key = fold(form)
            found[key] = (ORDINAL, "f" if form.endswith(TA_MARBUTA) or key in _FIRST else "m")
    for row in table("numerals"):
        for form in row["forms"].split("|"):
            key = fold(form)
            if row["class"] not in ("neg", "point") and key not in _NO_NUMERALS:
                found[key] = (NUMERAL, "")
    return found


def _known(word: str, bare: bool = False) -> bool:
    """Whether `word` is one by the lexicon: with article or pronoun unless `bare`."""
    key = fold(word)
    if key in function_words() or key in _numerals() or key in _attaching():
        return True
    return bool(nominal_options(word, not bare)) or bool(verb_options(word))


@lru_cache(maxsize=_SOON)
def nominal_options(word: str, article: bool = True) -> tuple[Reading, ...]:
    """The nominal readings of a word without proclitics, in the order of the lexicon."""
    found: list[Reading] = []
    loose: list[Reading] = []  # ه written for ة
    tied = word[-1:] == TA_MARBUTA
    starts = (2, 0) if article and word.startswith(ARTICLE) and len(word) > 3 else (0,)
    for start in starts:
        definite, stem, head = start > 0, fold(word[start:]), word[start]
        numeral = _numerals().get(stem)
        if numeral is not None:
            found.append(
                Reading(
                    "", definite, stem, "", numeral[0], numeral[1], "s", lemma=stem,
                    adjectival=numeral[0] == ORDINAL,
                )
            )  # fmt: skip
        for entry, gender, number in nominal_readings(stem, False, tied, head):
            place = loose if not tied and stem[-1] == HA and gender == "f" else found
            place.append(_nominal(stem, definite, "", entry, gender, number))
        if definite and found:
            break
        if definite or tied or not stem.endswith(_SURE_PRONOUNS):
            continue
        for pronoun in _SURE_PRONOUNS:
            if stem.endswith(pronoun) and len(stem) > len(pronoun) + 1:
                cut = stem[: -len(pronoun)]
                found += [
                    _nominal(cut, False, pronoun, entry, gender, number)
                    for entry, gender, number in nominal_readings(cut, True, head=head)
                ]
    return tuple(found or loose)


def _nominal(stem: str, article: bool, pronoun: str, entry: Nominal, gender: str, number: str) -> Reading:
    return Reading(
        "", article, stem, pronoun, entry.pos, gender, number, lemma=entry.lemma, human=entry.person,
        adjectival=entry.pos in (ADJECTIVE, ORDINAL, COMPARATIVE),
    )  # fmt: skip


@lru_cache(maxsize=_SOON)
def verb_options(word: str) -> tuple[Reading, ...]:
    """The verbal readings of a word without proclitics other than the future «س»."""
    key = fold(word)
    found = _verbs(key, "")
    if key[:1] == SIN and len(key) > 3 and key[1] in PERSONS:
        found += _verbs(key[1:], SIN)
    if len(found) < 2:
        return tuple(found)
    return tuple(sorted(found, key=lambda option: (bool(option.pronoun), option.person != "3", option.number != "s")))


def _verbs(key: str, future: str) -> list[Reading]:
    found: list[Reading] = []
    parted = [(key, "")]
    if key.endswith(_SURE_PRONOUNS):
        parted += [(key[: -len(p)], p) for p in _SURE_PRONOUNS if key.endswith(p)]
    for stem, pronoun in parted:
        for verb, tense, gender, number, person in verb_readings(stem, bool(pronoun)):
            if future and tense != "present":
                continue
            found.append(
                Reading(
                    future, False, stem, pronoun, VERB, gender, number, person, "future" if future else tense,
                    verb.lemma,
                )
            )  # fmt: skip
    return found


def _conjunction(word: str) -> bool:
    """Whether the first letter, و or ف, is a conjunction."""
    key, rest, counts = fold(word), fold(word[1:]), word_counts()
    if len(rest) < 2:
        return False
    seen, whole = counts.get(rest, 0), counts.get(key, 0)
    if rest.startswith(ARTICLE) and len(rest) >= 5:
        return seen * 5 >= whole
    if rest.startswith(LAM_ARTICLE) and len(rest) >= 5:
        return True
    alone = _known(word, bare=True)
    known = _known(word[1:]) or (len(rest) > 3 and rest[0] in PREPOSITIONS and not alone and _known(word[2:]))
    if known and not alone:
        return (len(rest) > 2 and key[0] == WAW) or seen >= max(1, whole * _LOOSE[key[0]])
    if alone and not known:
        return False
    return seen >= _SEEN and seen >= whole * _RATIO[key[0]]


def _preposition(word: str) -> bool:
    """Whether the first letter, ب ل or ك, is a preposition."""
    key, rest, counts = fold(word), fold(word[1:]), word_counts()
    if key.startswith(LAM_ARTICLE) and len(key) >= 5:
        return True
    if len(rest) < 3 and rest not in _SHORT_RESTS:
        return False
    seen, whole = counts.get(rest, 0), counts.get(key, 0)
    if key[0] != LAM and rest.startswith(ARTICLE) and len(rest) >= 5:
        return seen * 5 >= whole
    alone = _known(word, bare=True)
    known = bool(nominal_options(word[1:])) or rest in function_words() or rest in _attaching()
    if key[0] == LAM and not known:
        known = any(option.tense == "present" for option in verb_options(word[1:]))
    if alone and not known:
        return False
    if known and not alone:
        return seen >= whole * _LOOSE[key[0]] and (key[0] != KAF or seen > 0)
    return seen >= _SEEN and seen >= whole * _RATIO[key[0]]


@lru_cache(maxsize=1 << 14)
def proclitic_letters(word: str) -> int:
    """How many leading letters of `word` (clean text) are conjunction and preposition: 0, 1 or 2.

    >>> [proclitic_letters(w) for w in ("والصين", "وزارة", "للصين", "وبالصين", "بكين", "بطولة", "بشركة")]
    [1, 0, 1, 2, 0, 0, 1]
    """
    if len(word) < 3 and word not in _SHORTEST:
        return 0
    key = fold(word)
    if key[0] not in PROCLITICS or len(key) > _LONGEST:
        return 0
    listed = _listed_cuts()
    if key in listed:
        return listed[key]
    if key in function_words():
        return 0
    if key[0] not in CONJUNCTIONS:
        return int(_preposition(word))
    rest = key[1:]
    if rest in listed and len(rest) > 2:
        return 1 + listed[rest]
    if word[1] in HAMZA_ALEFS[:2] and word[0] == WAW and len(word) > 3:
        return 1
    if not _conjunction(word):
        return 0
    return 1 + int(rest[0] in PREPOSITIONS and len(key) > 3 and rest not in function_words() and _preposition(word[1:]))


def _unknown(proclitics: str, rest: str, article: bool, tied: bool) -> Reading:
    """What can be said of a word that no table knows: its ending."""
    gender, number = ("f", "s") if tied or rest.endswith(ALEF + HAMZA) else ("m", "s")
    if rest.endswith(FEMININE_PLURAL) and len(rest) > 4:
        gender, number = "f", "p"
    elif rest.endswith((PLURAL, OBLIQUE)) and len(rest) > 4 and article:
        number = "p"
    pronoun = next((p for p in (BOTH, HER, THEM) if rest.endswith(p) and len(rest) > len(p) + 2), "")
    if pronoun and not article:
        stem = rest[: -len(pronoun)]
        return Reading(proclitics, False, stem, pronoun, UNKNOWN, "f" if stem[-1] == TA else "m", "s")
    adjectival = len(rest) > 3 and rest.endswith((YA, FEMININE_NISBA))
    return Reading(proclitics, article, rest, "", UNKNOWN, gender, number, adjectival=adjectival)


def _ranked(nominal: tuple[Reading, ...], verbal: tuple[Reading, ...], key: str) -> list[Reading]:
    """Both kinds of readings of a word without proclitics, the likelier kind first."""
    if not verbal:
        share = 0.0
    elif not nominal:
        share = 1.0
    else:
        share = verb_shares().get(key, _SHARE[verbal[0].tense])
    adjectival = any(option.adjectival for option in nominal)
    names = [
        option if option.verbal == share and option.adjectival == adjectival else
        option._replace(verbal=share, adjectival=adjectival)
        for option in (sorted(nominal, key=_preference) if len(nominal) > 1 else nominal)
    ]  # fmt: skip
    acts = [option._replace(verbal=share) for option in verbal]
    return acts + names if share >= 0.5 else names + acts


_SHARE = {"past": 0.35, "present": 0.85, "future": 0.1}  # of forms that may be nouns too
_ORDER = {NUMERAL: 0, ORDINAL: 0, NOUN: 1, COMPARATIVE: 2, QUANTITY: 2, ADJECTIVE: 2, NAME: 4}


def _preference(option: Reading) -> tuple[bool, int, int]:
    """A word without pronoun before one with; relation adjectives, whole stems and nouns first; one before many."""
    feminine = option.gender == "f" and option.number == "s" and not option.lemma.endswith(HA)
    base = f"{option.stem[:-1]}{HA}" if option.pronoun and option.stem[-1] == TA and not feminine else option.stem
    broken = option.number == "p" and not option.stem.startswith(option.lemma[:-1])
    composed = base != option.lemma and not broken
    if option.pos == ADJECTIVE and option.lemma.endswith(YA) and _living(option.lemma, option.stem):
        order = 1
    elif option.pos == NOUN and feminine and not option.human and option.stem != option.lemma:
        order = 6  # «كبيرة» as the noun of «كبير»
    else:
        order = 2 * _ORDER.get(option.pos, 4) + (2 if composed else -1)
        if option.adjectival and composed and option.number in ("p", "d"):
            order = 8  # a name before them: «ماكرون», «بكين»
    return bool(option.pronoun), order, "spd".find(option.number) if option.stem[-1] != ALEF else option.number == "d"


def _living(masculine: str, form: str) -> bool:
    """Whether an adjective in ي is met beside its `form`: «بريطاني» is beside «بريطانية», «اتفاقي» hardly beside «اتفاقية»."""
    counts = word_counts()
    own = counts.get(masculine, 0) + counts.get(ARTICLE + masculine, 0)
    return own * 5 >= counts.get(form, 0) + counts.get(ARTICLE + form, 0)


@lru_cache(maxsize=1 << 14)
def readings(form: str) -> tuple[Reading, ...]:
    """The readings of a word of clean text, the likeliest first; at least one.

    >>> [(r.proclitics, r.article, r.pronoun, r.pos, r.gender, r.number) for r in readings("وبأرباحها")[:1]]
    [('وب', False, 'ها', 'NOUN', 'm', 'p')]
    """
    key = fold(form)
    if not form or not (HAMZA <= form[0] <= YA or "\u066e" <= form[0] <= "\u077f") or len(form) > _LONGEST:
        return (Reading("", False, key, "", FOREIGN),)
    function = function_words().get(key)
    if function is not None:
        return (Reading("", False, key, "", function[0], function[1], function[2], lemma=key),)
    attached = _attaching().get(key)
    if attached is not None:
        return (Reading("", False, attached[1], attached[2], attached[0], lemma=attached[1]),)
    cut = proclitic_letters(form)
    proclitics, rest, tied = key[:cut], key[cut:], form[-1] == TA_MARBUTA
    if cut:
        function = function_words().get(rest)
        if function is not None:
            return (Reading(proclitics, False, rest, "", function[0], function[1], function[2], lemma=rest),)
        attached = _attaching().get(rest)
        if attached is not None:
            return (Reading(proclitics, False, attached[1], attached[2], attached[0], lemma=attached[1]),)
    if proclitics[-1:] in BOUND_PREPOSITIONS and rest in _SURE_PRONOUNS:
        return (Reading(proclitics[:-1], False, proclitics[-1], rest, "prep", lemma=proclitics[-1]),)
    own, article = form[cut:], False
    if proclitics[-1:] == LAM and rest.startswith(LAM) and len(rest) > 2:
        article = True  # «للصين»; of «للغة» the ل is the noun's
        if nominal_options(own[1:], False) or not nominal_options(own, False):
            own = own[1:]
        nominal = tuple(o._replace(article=True) for o in nominal_options(own, False) if not o.pronoun)
    else:
        nominal = nominal_options(own)
    acts: tuple[Reading, ...] = ()
    if not article and proclitics[-1:] not in (BA, KAF) and not tied:
        acts = verb_options(own)
        if proclitics[-1:] == LAM:
            acts = tuple(option for option in acts if option.tense == "present")
    if nominal and nominal[0].article:
        acts = ()
    found = _ranked(nominal, acts, rest)
    if not found:
        if not article and own.startswith(ARTICLE) and len(own) > 4:
            own, article = own[2:], True
        return (_unknown(proclitics, fold(own), article, tied),)
    if not proclitics:
        return tuple(found[:6])
    return tuple([option._replace(proclitics=proclitics + option.proclitics) for option in found[:6]])


@lru_cache(maxsize=1 << 14)
def analyse(form: str) -> Reading:
    """The likeliest reading of a word of clean text.

    >>> reading = analyse("ستطلقها")
    >>> reading.proclitics, reading.pos, reading.tense, reading.pronoun
    ('س', 'VERB', 'future', 'ها')
    """
    return readings(form)[0]
