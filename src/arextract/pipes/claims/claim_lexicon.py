"""What the claim rules know about words: verbs with their inflection, nouns of measure and change, function words.

All look-ups take folded keys (`arextract.arabic.fold.fold`). Inflected verb forms are computed once from the perfect
and imperfect in ``arabic/claim_verbs.tsv``; attached pronouns are stripped at look-up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from arextract.arabic.affixes import (
    ALEF,
    ARTICLE,
    BA,
    HA,
    LAM,
    LAM_ARTICLE,
    LONG_VOWELS,
    NUN,
    OBLIQUE,
    PLURAL,
    SIN,
    TA,
    THIRD_PERSON,
    US,
    VERB_PLURAL,
    WAW,
    YA,
)
from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_map, folded_words
from arextract.arabic.tables import table
from arextract.arabic.word_sets import any_of, word_list, word_set

_IS = word_set("claim_lexicon.is")
_OWNERS = word_set("claim_lexicon.owners")

PRONOUNS = word_list("little_words.pronouns")


@dataclass(slots=True, unsafe_hash=True)  # not frozen: thousands are made before the first article
class Verb:
    """One reading of a verb form, never changed. `gender` m/f/"" and `number` s/d/p; `tense` past, present or future."""

    lemma: str
    cls: str
    direction: str
    flags: str
    gender: str
    number: str
    tense: str
    pronoun: str = ""

    @property
    def nounlike(self) -> bool:
        return "n" in self.flags.split()


@dataclass(slots=True, frozen=True)
class Noun:
    """A noun form: its `kind` in ``claim_nouns.tsv`` ("" if it is not there), and what is attached to it."""

    lemma: str
    kind: str
    flags: str
    definite: bool
    pronoun: str


def _perfect(stem: str) -> list[tuple[str, str, str]]:
    weak = stem[-1] in YA + ALEF and len(stem) > 2
    base = stem[:-1] if weak else stem
    return [
        (stem, "m", "s"), (base + TA, "f", "s"), (base + VERB_PLURAL, "m", "p"),
        (stem + ALEF, "m", "d"), (base + TA + ALEF, "f", "d"), (stem + NUN, "f", "p"), (stem + US, "", "p"),
    ]  # fmt: skip


def _imperfect(form: str) -> list[tuple[str, str, str]]:
    stem = form[1:]
    weak = stem[-1] in LONG_VOWELS
    base = stem[:-1] if weak else stem
    shapes = [
        (stem, "s"),
        (base + PLURAL, "p"),
        (base + VERB_PLURAL, "p"),
        (base + NUN, "fp"),
        (stem + ALEF + NUN, "d"),
    ]
    if weak and len(stem) > 2:
        shapes.append((base, "s"))
    if len(stem) >= 3 and stem[-2] in LONG_VOWELS:
        shapes.append((stem[:-2] + stem[-1], "s"))
    found = []
    for shape, number in shapes:
        if number == "fp":
            found.append((YA + shape, "f", "p"))
            continue
        found.append((YA + shape, "m", number))
        found.append((TA + shape, "f", number))
    found += [(NUN + stem, "", "p"), (ALEF + stem, "", "s")]
    return found


@lru_cache(maxsize=1)
def _verb_forms() -> dict[str, Verb]:
    forms: dict[str, Verb] = {}
    lemmas = {fold(row["perfect"]) for row in table("claim_verbs") if fold(row["perfect"])[0] == TA}
    short: dict[str, Verb] = {}  # hollow jussives (يزد, يقل) give way to every full form
    for row in table("claim_verbs"):
        perfect, imperfect = fold(row["perfect"]), fold(row["imperfect"])
        cls, direction, flags = row["class"], row["direction"], row["flags"]
        strong = " ".join(f for f in flags.split() if f != "n")
        if not row["imperfect"]:
            forms[perfect] = Verb(perfect, cls, direction, flags, "f" if perfect.endswith(HA) else "m", "s", "past")
            continue
        for form, gender, number in _perfect(perfect):
            if form in _IS:
                continue  # far more often the imperfect of كان
            own = flags if (gender, number) == ("m", "s") or form == perfect + ALEF or form.endswith(NUN) else strong
            if gender == "m" and number == "d" and perfect[-1] not in YA + ALEF:
                own = (strong + " n").strip()  # the dual looks like an accusative noun (ارتفاعا, سعرا)
            forms.setdefault(form, Verb(perfect, cls, direction, own, gender, number, "past"))
        for form, gender, number in _imperfect(imperfect):
            if form[0] == ALEF or (form[0] == NUN and len(form) < 4):
                continue
            own = (strong + " n").strip() if form in lemmas else strong  # تقدم is also «progress»
            place = short if number == "s" and len(form) < len(imperfect) else forms
            place.setdefault(form, Verb(perfect, cls, direction, own, gender, number, "present"))
            if form[0] in THIRD_PERSON:
                forms.setdefault(SIN + form, Verb(perfect, cls, direction, strong, gender, number, "future"))
    return short | forms


@lru_cache(maxsize=16384)
def verb(key: str) -> Verb | None:
    """The verb that a folded word may be, or None."""
    forms = _verb_forms()
    found = forms.get(key)
    if found is not None:
        return found
    for pronoun in PRONOUNS:
        if key.endswith(pronoun) and len(key) > len(pronoun) + 2:
            base = key[: -len(pronoun)]
            found = forms.get(base) or (forms.get(base + ALEF) if base.endswith(WAW) else None)
            if found is not None and found.number != "d":
                flags = (found.flags + " n").strip() if found.tense == "past" and len(base) == 3 else found.flags
                return Verb(
                    found.lemma, found.cls, found.direction, flags, found.gender, found.number, found.tense, pronoun
                )
    return None


@lru_cache(maxsize=1)
def _nouns() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    order = {"change": 0, "part": 1, "count": 1, "measure": 2, "action": 3, "abstract": 4}
    rows = sorted(table("claim_nouns"), key=lambda row: order[row["kind"]])
    for row in rows:
        if " " not in row["noun"]:
            found.setdefault(fold(row["noun"]), (row["kind"], row["flags"]))
    return found


@lru_cache(maxsize=1)
def abstracts() -> frozenset[str]:
    """Nouns that stay in the metric when they follow a measure."""
    return folded_words("claim_nouns", "noun", kind="abstract")


@lru_cache(maxsize=16384)
def noun(key: str) -> Noun:
    """The noun that a folded word (proclitics split off) is; `kind` "" when it is in no table."""
    definite = key.startswith(ARTICLE) and len(key) > 4
    base = key[2:] if definite else key
    if key.startswith(LAM_ARTICLE) and len(key) > 4:
        definite, base = True, key[2:]
    elif key.startswith(LAM) and not definite and (key[1:] in _nouns() or key[1:] in classes()) and key not in _nouns():
        base = key[1:]
        definite = True
    nouns = _nouns()
    for form in _bases(base):
        if form in nouns:
            kind, flags = nouns[form]
            return Noun(form, kind, flags, definite, "")
    if not definite:
        for pronoun in PRONOUNS:
            if base.endswith(pronoun) and len(base) > len(pronoun) + 2:
                stem = base[: -len(pronoun)]
                for form in (*_bases(stem), stem[:-1] + HA if stem.endswith(TA) else stem):
                    if form in nouns:
                        kind, flags = nouns[form]
                        return Noun(form, kind, flags, True, pronoun)
                if pronoun in _OWNERS:
                    return Noun(stem, "", "", True, pronoun)
                if pronoun == HA and stem.endswith(TA) and len(stem) > 3:
                    return Noun(stem, "", "", True, pronoun)
    if not definite and _MASDAR.fullmatch(base) and base not in _NO_MASDAR:
        return Noun(base, "action", "", False, "")
    return Noun(base, "", "", definite, "")


# Verbal nouns of forms II, VII, VIII and X, told by their shape.
_MASDAR = regex.compile(
    rf"{TA}[^{ALEF}{WAW}{YA}][^{ALEF}{WAW}{YA}]{YA}[^{ALEF}{WAW}{YA}]|{any_of('claim_lexicon.tenth_form')}[^{ALEF}{WAW}{YA}]..?{ALEF}[^{ALEF}{WAW}{YA}]|{any_of('little_words.that')}{TA}?[^{ALEF}{WAW}{YA}][^{ALEF}{WAW}{YA}]{ALEF}[^{ALEF}{WAW}{YA}]"
)
_NO_MASDAR = word_set("claim_lexicon.no_masdar")


def _bases(word: str) -> tuple[str, ...]:
    forms = [word]
    if word.endswith(ALEF) and len(word) > 3:
        forms.append(word[:-1])
    if word.endswith(YA) and len(word) > 4:
        forms.append(word + NUN)  # مستخدمي
    if word.endswith(WAW) and len(word) > 4:
        forms.append(word[:-1] + OBLIQUE)
    if word.endswith(PLURAL) and len(word) > 4:
        forms.append(word[:-2] + OBLIQUE)
    return tuple(forms)


@lru_cache(maxsize=1)
def words() -> dict[str, str]:
    """Function words by folded form: their tag in ``claim_words.tsv``."""
    found: dict[str, str] = {}
    for row in table("claim_words"):
        found.setdefault(fold(row["word"]), row["tag"])
    return found


@lru_cache(maxsize=1)
def no_subjects() -> dict[str, str]:
    """Folded words that are no subject when they stand alone: ``empty`` (كل, وحدها) or an adjective for a ``measure`` (القصوى)."""
    return folded_map("claim_no_subjects", "kind")


@lru_cache(maxsize=1)
def nisbas() -> frozenset[str]:
    """Folded indefinite adjectives of nations and regions, of both genders."""
    forms = (fold(form) for row in table("nisbas") for form in row["forms"].split("|"))
    return frozenset(form + ending for form in forms for ending in ("", HA))


@lru_cache(maxsize=1)
def classes() -> dict[str, tuple[frozenset[str], str]]:
    """Class nouns (شركة, نموذج) by folded form: the labels that they may stand for and their gender."""
    found: dict[str, tuple[frozenset[str], str]] = {}
    for row in table("claim_classes"):
        key = fold(row["noun"])
        labels = frozenset(row["labels"].split())
        if key in found:
            labels |= found[key][0]
        found[key] = (labels, row["gender"])
    return found


def class_of(key: str) -> tuple[frozenset[str], str] | None:
    """The labels and gender of a class noun, whatever its article or preposition: «الشركة», «لشركة»."""
    known = classes()
    for cut in ("", ARTICLE, LAM, LAM_ARTICLE, BA):
        if key.startswith(cut) and key[len(cut) :] in known:
            return known[key[len(cut) :]]
    return None


@lru_cache(maxsize=1)
def change_words() -> dict[str, frozenset[str]]:
    """The folded words and phrases of ``change_words.tsv`` by kind."""
    found: dict[str, set[str]] = {}
    for row in table("change_words"):
        found.setdefault(row["kind"], set()).add(fold(row["words"]))
    return {kind: frozenset(words) for kind, words in found.items()}


Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


@lru_cache(maxsize=8)
def phrases(name: str) -> Phrases:
    """The rows of a table by their first word, longest first: {first: [(words, kind)]}; kind "" where the table has none."""
    found: Phrases = {}
    for row in table(name):
        parts = tuple(fold(row["words"]).split())
        found.setdefault(parts[0], []).append((parts, row.get("kind", "")))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


def is_row(name: str, key: str, kind: str = "") -> bool:
    """Whether a folded word by itself is a row of that kind in a table of phrases."""
    return ((key,), kind) in phrases(name).get(key, ())
