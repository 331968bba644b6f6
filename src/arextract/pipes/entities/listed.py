"""Mentions of names that the lexicon lists, with the versions and years that belong to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from arextract.arabic.affixes import ARTICLE, HA, HAMZA_LETTERS, PROCLITICS, TA_MARBUTA
from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_words
from arextract.arabic.little_words import IN
from arextract.arabic.proclitics import rests
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_list, word_set
from arextract.gazetteer.name_lexicon import Entry, Lexicon, word_key
from arextract.gazetteer.ordinary import is_ordinary, ordinary_words
from arextract.pipes.entities.decide import class_label, evidence, label_of
from arextract.pipes.entities.lexicon_match import Match, matches
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import is_nation
from arextract.text.word_layer import ARABIC, LATIN, NUMBER, Words

_HUNDRED = word_set("listed.hundred")
_SCALES = word_list("listed.scales")
_STORMS = word_list("listed.storms")
_HOLDING = word_set("listed.holding")
_CLUB = word_set("listed.club")

SURE, LIKELY, UNSURE = 0.95, 0.8, 0.4


WITH_NOUN = "listed place with its noun"

RULES = (
    EntityRule("listed name", "تستضيفها ب[الصين] غدا", "ارتفاع [وفيات] الوباء"),
    EntityRule(WITH_NOUN, "انهار السد في [وادي درنة] أمس", "جرت المياه في [وادي] عميق"),
)


@lru_cache(maxsize=1)
def version_words() -> tuple[frozenset[str], frozenset[str]]:
    """(words that continue a product's name: plus, pro, max …; words after which a number counts something)."""
    rows = table("version_words")
    forms = {
        kind: frozenset(fold(w) for r in rows if r["kind"] == kind for w in r["forms"].split("|"))
        for kind in ("version", "counted")
    }
    return forms["version"], forms["counted"]


_VERSION_LETTERS = word_set("listed.version_letters")
_NUMBERS = word_set("listed.numbers")


def extend(found: Words, last: int) -> int:
    """The last word of a product's name whose listed part ends at word `last`: version numbers and words follow.

    «آيفون 16 برو ماكس» and «جي بي تي 5» grow; «آيفون 16 مليون» does not, for there the number counts.
    """
    versions, counted = version_words()
    at = last
    while True:
        nxt = at + 1
        if found.at(nxt) == "-" and found.touches(nxt) and found.touches(nxt + 1):
            nxt += 1
        kind, word = found.kind(nxt), found.at(nxt)
        if kind == NUMBER:
            after = found.at(nxt + 1)
            if (
                len(word) > 4
                or "/" in word
                or "," in word
                or ":" in word
                or after == "%"
                or (len(word) == 4 and word[:2] in ("19", "20"))
            ):
                return at
            if after in IN and found.at(nxt + 2) in _HUNDRED:
                return at
            if found.kind(nxt + 1) == ARABIC and (
                after in counted or (after not in versions and after.startswith(_SCALES))
            ):
                return at
            at = nxt
        elif _continues(found, last, at, nxt):
            at = nxt
        else:
            return at


def _continues(found: Words, last: int, at: int, nxt: int) -> bool:
    """Whether the word at `nxt` is a version word or letter after the product's name that reaches to `at`."""
    versions, _ = version_words()
    kind, word = found.kind(nxt), found.at(nxt)
    after_number = found.kind(at) == NUMBER
    if kind == ARABIC:
        if word in versions or (word in _NUMBERS and found.at(nxt + 1) in versions):
            return True
        return after_number and at > last and word in _VERSION_LETTERS
    if kind != LATIN or not found.touches(nxt):
        return False
    return (word[0].isdigit() and len(word) <= 5) or (len(word) <= 3 and at == nxt - 1 and after_number)


@lru_cache(maxsize=1)
def firm_words() -> frozenset[str]:
    """Words that belong to a firm's name and are no ordinary ones («جوميا فود», «غوغل كلاود»)."""
    rows = table("name_parts")
    return frozenset(
        w for r in rows if r["kind"] == "firm" for w in map(fold, r["forms"].split("|")) if not is_ordinary(w)
    )


@lru_cache(maxsize=1)
def quarters() -> frozenset[str]:
    """Folded names of the quarters of the sky."""
    return folded_words("context_words", kind="quarter")


def _year(found: Words, last: int) -> int:
    """The last word of an event's name with its year («كأس العالم 2026»)."""
    word = found.at(last + 1)
    if found.kind(last + 1) == NUMBER and len(word) == 4 and word[:2] in ("19", "20"):
        return last + 1
    return last


TITLES = word_set("listed.titles")
_OUTSIDE = word_set("listed.outside")
CLASS_NOUNS = {
    "LOC": word_set("listed.class_nouns"),
    "MISC": _STORMS,
}
_DATED = word_list("listed.dated")
_PLACE_NOUNS = word_set("listed.place_nouns")


def _shape_fits(found: Words, match: Match) -> bool:
    """Latin names keep their capitals: «meta» in running text is not Meta, «iPhone» is listed with its small i."""
    surface = found.surface(match.first)
    if found.kind(match.first) != LATIN:
        return True
    if any(c.isupper() for c in surface) or any(c.isdigit() for c in surface):
        return True
    return any(form.startswith(surface) for form in match.entry.latin)


def place_noun(found: Words, first: int) -> int | None:
    """How many letters of the word before are proclitics, where it is a noun that belongs to a place's name («تلة | الخياط», «مطار | بنينا»)."""
    if found.kind(first - 1) != ARABIC:
        return None
    return next((cut for cut, rest in rests(found.at(first - 1)) if rest in _PLACE_NOUNS), None)


def _span(found: Words, match: Match, labels: tuple[str, ...], score: float, sure: bool) -> CandidateSpan:
    last = match.last
    if "PRODUCT" in labels and labels[0] != "ORG" and "MISC" not in labels:
        grown = extend(found, last)
        if grown > last:
            last, labels = grown, ("PRODUCT",)
    elif labels[0] == "ORG" and found.kinds[last] == ARABIC:
        firm = firm_words()
        while found.kind(last + 1) == ARABIC and (found.at(last + 1) in firm or found.at(last + 1) in _HOLDING):
            last += 1
    elif labels[0] == "MISC" and found.folded[match.first][match.cut :].startswith(_DATED):
        last = _year(found, last)
    start = found.starts[match.first] + match.cut
    if last > match.first:
        opening = found.folded[match.first][match.cut :]
        outside = {"PER": TITLES, "ORG": _OUTSIDE, **CLASS_NOUNS}.get(labels[0], frozenset())
        # «حقل الشمال» is nothing without its noun: what would be left is a quarter of the sky.
        left_over = last == match.first + 1 and labels[0] == "LOC" and found.at(last) in quarters()
        if opening in outside and not left_over:
            start = found.starts[match.first + 1]
        bare = "nisba" in match.entry.flags and last == match.last and opening not in _CLUB
        if bare and is_nation(found.folded[last]) and last > match.first:
            last -= 1
    if (
        labels[0] == "LOC"
        and start == found.starts[match.first]
        and (noun := place_noun(found, match.first)) is not None
    ):
        start = found.starts[match.first - 1] + noun
        return CandidateSpan(start, found.ends[last], ("LOC",), "rule", WITH_NOUN, score, sure)
    return CandidateSpan(start, found.ends[last], labels, "lexicon", "listed name", score, sure, match.entry)


def listed(found: Words, lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """The lexicon's names in the text, at each place the longest that the context lets stand.

    Unsure ones (ambiguous names for which nothing speaks) come out with the score `UNSURE`, for the policy to weigh.
    """
    skip_to = 0
    for options in matches(found, lexicon):
        if options[0].first < skip_to:
            continue
        for match in options:
            if not _shape_fits(found, match):
                continue
            if match.first == match.last and _another_letter(found.folded[match.first][match.cut :], match):
                continue
            if match.first == match.last and other_hamza(found.surface(match.first)[match.cut :], match.entry):
                continue
            said = evidence(found, match)
            if said is False:
                continue
            labels = label_of(found, match)
            if (
                labels[0] == "LOC"
                and match.first == match.last
                and not match.cut
                and found.at(match.first - 1) in TITLES
                and found.at(match.first - 1).startswith(ARTICLE)  # «دوقة كامبريدج» has the town
            ):
                yield replace(_span(found, match, ("PER",), LIKELY, True), rule="after a title", entry=None)
                break  # «الملكة صوفيا» is nobody's capital
            if labels == ("ORG",) and match.first == match.last and class_label(found, match.first) == "LOC":
                # «ولد في مدينة ميلان»: the town, not the club of its name.
                town = replace(match, entry=Entry(("LOC",), match.entry.arabic, (), "article", frozenset()))
                yield replace(_span(found, town, ("LOC",), LIKELY, True), rule="after a class noun", entry=None)
                break
            single = match.last == match.first
            risky = match.entry.ambiguous(single) and found.kind(match.first) == ARABIC
            if (
                single
                and not risky
                and found.surface(match.first)[-1] == HA
                and any(f[-1] == TA_MARBUTA for f in match.entry.arabic)
            ):
                risky = found.folded[match.first].startswith(tuple(PROCLITICS))
            if match.cut and single and not risky and _also_a_word(found.folded[match.first], match.cut):
                risky = True
            if risky and said is None:
                yield _span(found, match, labels, UNSURE, False)
                continue
            span = _span(found, match, labels, SURE if not risky else LIKELY, True)
            yield span
            while skip_to < len(found) and found.starts[skip_to] < span.end:
                skip_to += 1
            break


def _another_letter(word: str, match: Match) -> bool:
    """Whether the word is a name only by the letter that it spells: «أس» is no «آيس», though both may write an S."""
    if word_key(word) == word and all(word_key(fold(form)) == fold(form) for form in match.entry.arabic):
        return False
    return word not in {fold(form) for form in match.entry.arabic}


def other_hamza(surface: str, entry: Entry) -> bool:
    """Whether the word has a hamza where the name has none: «بأول» is not باول, «فئات» not فيات."""
    if set(HAMZA_LETTERS).isdisjoint(surface):
        return False
    folded = fold(surface)
    forms = [form for form in entry.arabic if fold(form) == folded]
    return bool(forms) and all(
        any(c in HAMZA_LETTERS and f == fold(c) for c, f in zip(surface, form, strict=True)) for form in forms
    )


def _also_a_word(word: str, cut: int) -> bool:
    """Whether a word that would be a proclitic and a name is an ordinary word as it stands («وفيات», «بسام»)."""
    return word in ordinary_words() and not word.startswith(ARTICLE, cut)
