"""Ambiguous names: whether a match of the lexicon is the name, and which of its labels holds, by context.

``arabic/homographs.tsv`` lists words that speak for or against a name beside it; a row's name that is not flagged
``ambiguous`` in the lexicon holds unless something speaks against it, and an ambiguous one only if something speaks for it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.affixes import ARTICLE, CONJUNCTIONS, HA, TA_MARBUTA, WAW
from arextract.arabic.analysis import analyse
from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_words
from arextract.arabic.proclitics import rests
from arextract.arabic.stems import NOUN
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.gazetteer.name_lexicon import Entry, key
from arextract.gazetteer.ordinary import ordinary_words
from arextract.pipes.entities.lexicon_match import Match
from arextract.pipes.entities.triggers import is_nation, is_nisba, triggers, without_proclitics
from arextract.text.word_layer import ARABIC, BREAK, LATIN, NUMBER, Words

NATION = word_of("decide.nation_row")

_BEHIND_WAW = word_of("named.no_first")
QUOTES = frozenset("\"'")
NUMERAL = "#"
_WORK = "MISC"
(SEVERAL,) = word_list("decide.several")  # in the table: any indefinite noun in the plural


@dataclass(slots=True, frozen=True)
class Homograph:
    """Words beside a name that speak for it or against it; `#` stands for a numeral."""

    yes_before: frozenset[str]
    yes_after: frozenset[str]
    no_before: frozenset[str]
    no_after: frozenset[str]


@lru_cache(maxsize=1)
def homographs() -> dict[str, Homograph]:
    """The rows of ``arabic/homographs.tsv`` by the name's key."""
    out = {}
    for row in table("homographs"):
        cells = [
            frozenset(fold(w) for w in row[c].split("|") if w)
            for c in ("yes_before", "yes_after", "no_before", "no_after")
        ]
        for name in row["names"].split("|"):
            out[key(name)] = Homograph(*cells)
    return out


def _forms(found: Words, index: int) -> set[str]:
    if found.kind(index) == NUMBER:
        return {NUMERAL}
    return {rest for _, rest in rests(found.at(index))}


_NOT_DEFINITE = word_set("decide.not_definite")


def _several_things(word: str) -> bool:
    """Whether the word is an indefinite noun in the plural: «مصادر سورية»."""
    read = analyse(word)
    return read.pos == NOUN and read.number == "p" and not read.article and not read.pronoun


def _definite(found: Words, index: int) -> bool:
    """Whether the word is a noun or adjective with the article; an adjective may follow it."""
    if found.kind(index) != ARABIC:
        return False
    return any(
        len(rest) > 4 and rest.startswith(ARTICLE) and rest not in _NOT_DEFINITE for _, rest in rests(found.at(index))
    )


def speaks(found: Words, first: int, last: int, cut: int, name_key: str) -> bool | None:
    """True or False where the homograph table decides the words `first` to `last`, None where it says nothing."""
    row = homographs().get(name_key)
    if row is None:
        return None
    proclitic = {found.folded[first][:cut] + "+"} if cut else {"0+"}
    before = _forms(found, first - 1) | proclitic
    before |= {f"{form} {found.at(first - 1)}" for form in _forms(found, first - 2)}  # «المعلوم على | الجولان»
    if _definite(found, first - 1):
        before.add(f"{ARTICLE}*")
    if found.kind(first - 1) == ARABIC and found.at(first - 1).endswith(HA):
        before.add(f"*{HA}")
    if found.kind(first - 1) == ARABIC and _several_things(found.at(first - 1)):
        before.add(SEVERAL)
    after = _forms(found, last + 1)
    if is_nation(found.at(last + 1)):
        after.add(NATION)
    if before & row.no_before or after & row.no_after:
        return False
    if before & row.yes_before or after & row.yes_after:
        return True
    return None


def quoted(found: Words, first: int, last: int) -> bool:
    """Whether the words stand alone between quotation marks. Brackets tell nothing: «في (مارس) الماضي»."""
    return found.at(first - 1) in QUOTES and found.at(last + 1) in QUOTES


def class_label(found: Words, first: int) -> str | None:
    """The label given by a class noun right before word `first` (quotation marks and one adjective aside), or None."""
    at = first - 1
    if found.at(at) in QUOTES or found.at(at) == "(":
        at -= 1
    if found.kind(at) != ARABIC:
        return None
    noun = without_proclitics(found.at(at), "class")
    if noun is not None:
        return triggers().classes[noun]
    if at > 0:
        phrase = without_proclitics(found.at(at - 1) + " " + found.at(at), "class")
        if phrase is not None:
            return triggers().classes[phrase]
    return None


def in_construct(found: Words, first: int) -> bool:
    """Whether a class noun in the singular, without article and pronoun, stands right before word `first`: no «و» or «ف» joins
    the word that completes it («صحيفة | فولها», «قناة | فرانس 2»)."""
    noun = without_proclitics(found.at(first - 1), "class") if found.kind(first - 1) == ARABIC else None
    if noun is None or noun.startswith(ARTICLE):
        return False
    read = analyse(noun)
    return found.surface(first - 1).endswith(TA_MARBUTA) or (
        read.pos == NOUN and read.number == "s" and not read.pronoun
    )


def own_conjunction(found: Words, first: int) -> bool:
    """Whether the «و» or «ف» that word `first` begins with is its own, for it completes a class noun. What is joined to the noun is a
    known noun («شمال | وغرب إفريقيا») or cannot follow a و of its own («فندق | وكازينو بالمز»)."""
    word = found.folded[first]
    if word[0] not in CONJUNCTIONS or (word[0] == WAW and word[1:2] not in _BEHIND_WAW):
        return False
    rest = analyse(word[1:])
    if rest.pos == NOUN and rest.lemma and not (rest.pronoun or rest.proclitics):
        return False
    return in_construct(found, first)


_PERSON_BEFORE, _PERSON_AFTER = word_set("decide.person_before"), word_set("decide.person_after")


def of_a_person(found: Words, first: int, last: int) -> bool:
    """Whether what stands beside the words, quotation marks aside, is said of people alone («ثروة "كامبراد"», «"جوي" الملقب بالبطل»)."""
    before, after = first - 1, last + 1
    if quoted(found, first, last):
        before, after = before - 1, after + 1
    return found.at(after) in _PERSON_AFTER or any(rest in _PERSON_BEFORE for _, rest in rests(found.at(before)))


_SUCH_AS = word_set("decide.such_as")
_NOUN_WINDOW = 9


def exemplified(found: Words, start: int) -> str | None:
    """The label of the class noun that «مثل» or «منها» before offset `start` gives examples of, in the same sentence."""
    at = bisect_right(found.starts, start) - 2
    while found.at(at) in ('"', "'", "("):
        at -= 1
    if found.at(at) not in _SUCH_AS:
        return None
    for back in range(at - 1, max(-1, at - _NOUN_WINDOW), -1):
        if found.kinds[back] != ARABIC:
            return None
        noun = without_proclitics(found.folded[back], "class")
        if noun is not None:
            return triggers().classes[noun]
    return None


def glossed(found: Words, last: int, match: Match) -> bool:
    """Whether the entry's own Latin form follows, bare, in brackets or in quotation marks."""
    at = last + 1
    while found.at(at) in ("(", '"', "'"):
        at += 1
    if found.kind(at) != LATIN:
        return False
    said = key(found.at(at))
    return any(key(form).startswith(said) for form in match.entry.latin)


_SPORT_WINDOW = 18


@lru_cache(maxsize=1)
def sport_words() -> frozenset[str]:
    """Folded words that tell that a sentence is about sport."""
    return folded_words("context_words", kind="sport")


def sporting(found: Words, index: int, least: int = 2) -> bool:
    """Whether two words of sport, or `least`, stand near word `index`, in its line."""
    words = sport_words()
    seen = 0
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(found) and abs(at - index) <= _SPORT_WINDOW and found.kinds[at] != BREAK:
            if found.kinds[at] == ARABIC and any(rest in words for _, rest in rests(found.folded[at])):
                seen += 1
                if seen >= least:
                    return True
            at += step
    return False


_CLUB = word_set("decide.club")
_OWN_CLUB = word_set("decide.own_club")


def _club_before(found: Words, first: int) -> bool:
    """Whether a club's noun with a pronoun stands before the name («مع فريقه الجديد | برشلونة», «ناديها | ليون»)."""
    at = first - 1
    if analyse(found.at(at)).adjectival and found.at(at - 1) in _OWN_CLUB:
        at -= 1
    return found.at(at) in _OWN_CLUB


_HELD_IN = word_set("decide.held_in")  # «دورة روما», «ماراثون باريس»: the town


def _craft_before(found: Words, first: int) -> bool:
    """Whether the noun of a thing with a name of its own stands before the name with its article, perhaps with a nation: it is called
    like the place («الكبسولة | فينيكس», «السفينة السعودية | الرياض»)."""
    at = first - 1
    if is_nation(found.at(at)):
        at -= 1
    noun = without_proclitics(found.at(at), "class") if found.kind(at) == ARABIC else None
    return noun is not None and noun.startswith(ARTICLE) and triggers().classes[noun] == "PRODUCT"


_USED = word_set("decide.used")
_OWNED = word_set("decide.owned")


def label_of(found: Words, match: Match) -> tuple[str, ...]:
    """The entry's labels, the one that a class noun before the name asks for first."""
    labels = match.entry.labels
    before = {rest for _, rest in rests(found.at(match.first - 1))}
    if labels == ("LOC",) and "team" in match.entry.flags and not before & _HELD_IN and sporting(found, match.first):
        return ("ORG", "LOC")
    if labels == ("LOC",) and _club_before(found, match.first):
        return ("ORG",)
    if labels == ("LOC",) and _craft_before(found, match.first):
        return ("PRODUCT",)
    if labels == ("LOC",) and before & _CLUB and found.kind(match.first) == ARABIC:
        return ("ORG", "LOC")
    if len(labels) == 1:
        return labels
    asked = class_label(found, match.first)
    if asked is None and {"ORG", "PRODUCT"} <= set(labels):
        asked = "PRODUCT" if before & _USED else "ORG" if before & _OWNED or before & triggers().verbs else None
    if asked in labels:
        return (asked, *[label for label in labels if label != asked])
    return labels


def evidence(found: Words, match: Match) -> bool | None:
    """Whether the context speaks for (True) or against (False) the match being its entry's name; None if silent."""
    first, last = match.first, match.last
    if match.cut and own_conjunction(found, first):
        return False
    said = speaks(found, first, last, match.cut, key(found.text[found.starts[first] + match.cut : found.ends[last]]))
    if said is not None:
        return said
    if glossed(found, last, match):
        return True
    if first == last and no_club(found, first, match.entry):
        return False
    asked = class_label(found, first)
    if asked is not None and asked in match.entry.labels:
        return True
    if asked == "PRODUCT" and match.entry.ambiguous(first == last):
        return False  # «المركب البركة»: a boat, whatever bank is called so
    if asked == _WORK and quoted(found, first, last):
        return False  # «فيلم "البركة"»
    if quoted(found, first, last):
        # «نصفها "ميت"»: quotation marks alone make no product of an ordinary word.
        plain = first == last and "PRODUCT" in match.entry.labels and found.at(first) in ordinary_words()
        return None if plain else True
    if "PER" in match.entry.labels and without_proclitics(found.at(first - 1), "title"):
        word = found.at(first)
        # «الرئيس السوداني», «المسؤول الكبير»: after a title an adjective is no family name.
        if not is_nisba(word) and not (
            word.startswith(ARTICLE) and (word in ordinary_words() or word[2:] in ordinary_words())
        ):
            return True
    if "team" in match.entry.flags and sporting(found, first):
        return True
    if match.entry.ambiguous(first == last) and first == last and _of_a_phrase(found, first, match.cut):
        return False
    return None


def no_club(found: Words, at: int, entry: Entry) -> bool:
    """Whether a word by which a club alone is called («السد») is the plain word: no word of sport stands near, and no club's noun."""
    if not {"team", "ambiguous"} <= entry.flags or entry.labels != ("ORG",):
        return False
    return fold(entry.arabic[0]).startswith(ARTICLE) and not sporting(found, at, 1) and class_label(found, at) is None


def _of_a_phrase(found: Words, at: int, cut: int) -> bool:
    """Whether a definite word is part of a phrase of plain words: an adjective joined to another one of its gender
    («المراقبة الصحية | والاقتصادية»), or a noun with its own adjective behind it («العواصم و | المدن الإسلامية»)."""
    word, before, after = (analyse(form) for form in (found.folded[at][cut:], found.at(at - 1), found.at(at + 1)))
    if not word.article:
        return False
    if cut and found.folded[at][:cut] == WAW and word.adjectival and before.adjectival and before.article:
        return found.kind(at - 1) == ARABIC and word.gender == before.gender
    return (
        found.kind(at + 1) == ARABIC
        and word.number == "p"
        and not word.human
        and after.adjectival
        and after.article
        and not after.proclitics
        and after.gender == "f"
        and not is_nation(found.at(at + 1))
    )
