"""People by the shape of their names: a known given name, links such as بن and آل, titles, verbs of speech.

A given name opens a person's name if a second name follows. Two unknown words in a row are a person's name only where
a title, a verb of speech or a title in apposition stands beside them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from arextract.arabic.affixes import (
    ALEF,
    ALEF_MAQSURA,
    ARTICLE,
    BA,
    BA_ARTICLE,
    CONJUNCTIONS,
    LAM,
    LAM_ARTICLE,
    LONG_VOWELS,
    MIM,
    OBLIQUE,
    PERSONS,
    PLURAL,
    PREPOSITIONS,
    TA,
    VERB_PLURAL,
    WAW,
    WAW_ARTICLE,
    YA,
)
from arextract.arabic.analysis import UNKNOWN, VERB, analyse, proclitic_letters
from arextract.arabic.fold import fold
from arextract.arabic.little_words import SERVANT
from arextract.arabic.proclitics import rests
from arextract.arabic.stems import ADJECTIVE, NOUN
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.gazetteer.name_lexicon import Lexicon, word_key
from arextract.gazetteer.ordinary import is_ordinary, ordinary_words
from arextract.pipes.entities.inflected import is_inflected, is_kin, is_object
from arextract.pipes.entities.name_parts import parts
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import closers, family_first, is_nisba, triggers, without_proclitics
from arextract.text.word_layer import ARABIC, BREAK, SIGN, Words
from arextract.translit.arabic_names import bearers

_WELL_BORNE, _RATHER = 5, 4
"""Bearers that a name has at least to be whole, and times as many as the rest behind its first letter."""
_JUNIOR = word_set("person_shapes.junior")
_SERVANT_OF = word_of("person_shapes.servant_of")
_SERVANT = word_of("little_words.servant")
_NO_FIRST = word_of("named.no_first")
_FEMININE_ENDS = word_list("person_shapes.feminine_ends")
_FATHERS = word_set("person_shapes.fathers")
IN_THE_NAME = word_set("person_shapes.named")
_NAME = word_set("person_shapes.name")
_NO_NAMES = word_set("person_shapes.no_names")
_TITLE_ADJECTIVES = word_set("person_shapes.title_adjectives")
_GOD = word_set("little_words.god")

_OFFICES = word_set("person_shapes.offices")
_OFFICE_QUALITIES = word_set("person_shapes.office_qualities")
_WOMEN_OR_VERBS = word_set("person_shapes.women_or_verbs")
_CLAUSE_OPENERS = word_set("person_shapes.clause_openers")
_WHITHER = word_set("person_shapes.whither")
_LONG_PARTICIPLE = 4
_BORNE = 3  # bearers of a name
_SHORTEST_PLAIN = 3
_FAR = 5  # words behind a verb among which its «إلى» stands

_LONGEST = 7
_TITLE_WINDOW = 9
_INFLECTED = word_list("person_shapes.inflected")
CLOSED_LINKS = word_set("person_shapes.closed_links")
COMPOUND_TAILS = CLOSED_LINKS - _JUNIOR | word_set("person_shapes.compound_tails")
_ONE_WORD = 7
_SHORT_PARTS = word_set("person_shapes.short_parts")  # other names of two letters are particles
_SPOKESMEN = word_set("person_shapes.spokesmen")
_KUNYA = word_set("person_shapes.kunya")
_MADDA, _WITH_MADDA = (
    word_set("person_shapes.madda"),
    word_set("person_shapes.with_madda"),
)  # «آن» and «آلان» are names, «أن» and «الآن» are none


GIVEN = "given name and surname"
STRANGERS = "unknown words with a title"
COMPOUND = "given name of two parts"
_NO_FIRM = 0.97  # more than a listed firm's

RULES = (
    EntityRule(GIVEN, "قال وزير المالية [فارس الزغلامي] إن", "يقول [محمد] إن الخطة"),
    EntityRule(COMPOUND, "شيعت البلدة [سيفالدين] وأخاه", "عاد [الدين] إلى الواجهة"),
    EntityRule(STRANGERS, "وقال [كرودو برنتيكا]، عميد المعهد", "نموذج [تشات جيتار] الجديد"),
)


def is_given(word: str) -> bool:
    """Whether the folded `word` is a listed given name («عبدالله» and «عبد» with its second part count too)."""
    if len(word) < 3 and word not in _SHORT_PARTS:
        return False
    return word in triggers().first_names or (word.startswith(_SERVANT_OF) and len(word) > 6) or _glued(word)


def lost_hamza(surface: str, cut: int) -> bool:
    """Whether the three letters behind `cut` letters of the word are a plain word that is a given name as well («آني», «أمل»), but
    begin with a bare alef, which neither does: «واني» is a name of its own."""
    rest = surface[cut:]
    return rest[:1] == ALEF and len(rest) == _SHORTEST_PLAIN and weak(fold(rest))


def _glued(word: str) -> bool:
    """Whether the folded `word` is a given name of two written as one: «سيفالدين», «نورالهدى»."""
    at = word.find(ARTICLE, 2)
    return at > 0 and word[:at] in triggers().heads and word[at:] in COMPOUND_TAILS


def weak(word: str) -> bool:
    """Whether a given name is also an ordinary word or very short (أمل, كريم, آن): it opens a name only with support."""
    return len(word) < 3 or word in ordinary_words() or ARTICLE + word in ordinary_words()


@lru_cache(maxsize=16384)
def unknown(word: str) -> bool:
    """Whether the folded `word` looks like a foreign or family name: no ordinary word, no verb, no adjective."""
    if (
        len(word) < 2
        or word in ordinary_words()
        or is_nisba(word)
        or word.startswith(ARTICLE)
        or word.endswith(_INFLECTED)
    ):
        return False
    if word[0] in PERSONS and len(word) <= 5 and not any(c in LONG_VOWELS for c in word[1:]):
        return False
    verb = word[0] == ALEF and word.endswith(TA) and len(word) > 4 and analyse(word).pos != UNKNOWN
    if word.endswith(VERB_PLURAL) or verb:
        return False
    return not is_ordinary(word)


def _surname(found: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether the word can go on a person's name after a given name."""
    if found.kind(index) != ARABIC:
        return False
    word = found.at(index)
    if word in triggers().links:
        return True
    if is_given(word):
        return spelled_as_name(found, index)
    if found.surface(index) in maqsura_words():
        return False
    if named_with_maqsura(found, index) or father_of(word):
        return True
    if word.startswith(WAW_ARTICLE) and len(word) > 5:
        return False
    entry = lexicon.keys.get(word_key(word))
    if entry is not None:
        return "PER" in entry.labels or (entry.ambiguous(True) and unknown(word))
    if word.startswith(ARTICLE):
        if is_nisba(word):
            return False
        known = ordinary_words()
        if word not in known and word[2:] not in known:
            return not word.endswith(_INFLECTED)
        if (
            word.endswith(YA)
            and len(word) > 4
            and (word[2:-1] not in known or is_given(word[2:-1]))
            and word not in known
        ):
            return True
        # «عبد الرزاق الرحال، …»: before a stop even an ordinary word with the article is a family name.
        return (
            found.kind(index + 1) == SIGN
            and found.at(index - 1).startswith(ARTICLE)
            and found.at(index - 2).endswith(_SERVANT)
        )
    # After a given name a word that looks like a verb of the second person may be a name too («دونالد ترمب»).
    return unknown(word) or (
        word[0] == TA and len(word) > 3 and not is_ordinary(word) and not word.endswith(_INFLECTED)
    )


@lru_cache(maxsize=4096)
def father_of(word: str) -> bool:
    """Whether the folded `word` is a surname of the Maghreb that begins with «بو» or «بال» («بوسلامة», «بالحاج»).

    One that would be ب and a known noun as well («بوزير», «بالحافلة») is the surname only where many bear it.
    """
    if not word.startswith((BA + WAW, BA_ARTICLE)) or len(word) < _LONG_PARTICIPLE or word[1:] in _GOD:
        return False
    return bearers(word) >= (_WELL_BORNE if analyse(word).lemma else 1)


def grow(found: Words, first: int, lexicon: Lexicon) -> int:
    """The last word of the person's name that begins with the given name at `first`; `first` if nothing follows."""
    links = triggers().links
    last, at, count = first, first + 1, len(found)
    if found.at(first).endswith(_SERVANT) and found.kind(at) == ARABIC and found.at(at).startswith(ARTICLE):
        last, at = at, at + 1
    while at < count and at - first < _LONGEST and found.kinds[at] == ARABIC:
        word = found.folded[at]
        if word in SERVANT and found.at(at + 1).startswith(ARTICLE):
            last, at = at + 1, at + 2
            continue
        if not _surname(found, at, lexicon) or word in closers() or is_inflected(word) or is_kin(found.surface(at)):
            break
        if title_of_two(found, at) or (word.startswith(ARTICLE) and _said_of_him(word)):
            break  # «نزار بركة | الأمين العام», «أشرف حكيمي | المنتقل حديثا»
        if is_object(word) and bearers(word) < 1:
            break  # «أصدر جون رافيرتي | ألبومين»
        if (
            word[0] in CONJUNCTIONS + LAM
            and (len(word) > 4 or word[1:] in family_first())
            and not is_given(word)
            and (is_given(word[1:]) or word.startswith(LAM_ARTICLE) or proclitic_letters(found.surface(at)))
        ):
            break
        if not is_given(word) and (_joined_on(word, lexicon, titled(found, first)) or _told_with(word)):
            break
        if at - first >= 2 and not is_given(word) and _noun_like(found, at, lexicon):
            break
        if word[0] == MIM and len(word) > 5 and word.endswith((OBLIQUE, PLURAL)) and not is_given(word):
            break
        last = at
        at += 1
        if word in links and word not in CLOSED_LINKS and found.kind(at) == ARABIC and at - first < _LONGEST:
            # What stands after a link belongs to the name, whatever word it is.
            if found.at(at) in SERVANT:
                continue
            if found.at(at) in triggers().titles and not is_given(found.at(at)):
                break
            last = at
            at += 1
    while last > first and found.at(last) in links and found.at(last) not in CLOSED_LINKS:
        last -= 1
    return last


def title_of_two(found: Words, at: int) -> bool:
    """Whether a title of two words begins at the word («الأمين العام», «الناطق الرسمي»)."""
    if found.kind(at + 1) != ARABIC or not found.at(at + 1).startswith(ARTICLE):
        return False
    return found.folded[at] in _OFFICES and found.at(at + 1) in _OFFICE_QUALITIES


def _said_of_him(word: str) -> bool:
    """Whether a word with the article is a participle by which nobody is called («المنتقل», «المستقيل»; «المنصور» is a name)."""
    read = analyse(word)
    bare = word.removeprefix(ARTICLE)
    return (
        bare[:1] == MIM
        and len(bare) > _LONG_PARTICIPLE
        and read.adjectival
        and bool(read.lemma)
        and bearers(word) < 1
        and bearers(bare) < 1
    )


def of_subject(found: Words, at: int) -> bool:
    """Whether the word is a verb that agrees with the definite noun before it and has its preposition behind it
    («المعطيات | تشي بشيء», «الأرقام | تشي بتباطؤ»)."""
    subject, verb, after = (analyse(found.at(i)) for i in (at - 1, at, at + 1))
    plural = subject.number == "p" and not subject.human
    return (
        verb.pos == VERB
        and subject.pos in (NOUN, ADJECTIVE)
        and subject.article
        and ("f" if plural else subject.gender) == verb.gender
        and after.proclitics[:1] in (BA, LAM)
        and not next_to_title(found, at)
    )


def noun_of_phrase(found: Words, at: int, cut: int) -> bool:
    """Whether a given name behind a preposition is a noun that the plain definite one behind it completes («بصلاح الحال»)."""
    word, behind = found.folded[at], found.at(at + 1)
    if not cut or word[cut - 1] not in PREPOSITIONS:
        return False
    noun, after = analyse(word[cut:]), analyse(behind)
    if noun.pos != NOUN or not (after.pos == NOUN and after.article and after.lemma and not after.adjectival):
        return False
    return not {behind, found.at(at + 2)} & closers() and not after.proclitics and bearers(behind) < 1


def verb_of_name(found: Words, first: int) -> bool:
    """Whether a word that is a woman's name and a man's verb («هاجر») is the verb: nothing before it asks for a name, and
    where he went or came from is told behind him.

    «هاجر الشافعي إلى كندا» went there; «قالت هاجر الشافعي», «الطبيبة هاجر الشافعي» and «هاجر الشافعي طبيبة» are a woman.
    """
    if not any(rest in _WOMEN_OR_VERBS for _, rest in rests(found.folded[first], CONJUNCTIONS)):
        return False
    if found.kind(first - 1) == ARABIC and found.at(first - 1) not in _CLAUSE_OPENERS:
        return False
    for at in range(first + 1, first + 1 + _FAR):
        if found.kind(at) != ARABIC or analyse(found.at(at)).pos == VERB:
            return False
        if found.at(at) in _WHITHER:
            return True
    return False


def _joined_on(word: str, lexicon: Lexicon, titled: bool) -> bool:
    """Whether the word is و or ب and a listed name, or و and a foreign name («وكوبايلوت», «وتيمنيت», «بوتين» is not).

    Behind a titled person's given name stands his surname («رئيس الغرفة الهادي باكور»): no firm that ب would leave of it.
    """
    if word[0] not in WAW + BA + LAM or len(word) < 5 or word_key(word) in lexicon.keys:
        return False
    entry = lexicon.keys.get(word_key(word[1:]))
    if entry is not None and not entry.ambiguous(True) and not (titled and word[0] == BA and entry.labels[0] == "ORG"):
        return True
    return word[0] == WAW and len(word) > 5 and word[1] not in _NO_FIRST


def _told_with(word: str) -> bool:
    """Whether the word is ب and one with the article by which nobody is called («بالمتهور»; «بالحاج» is a name)."""
    read = analyse(word)
    return read.article and bool(read.proclitics) and bearers(word) < 1


def _noun_like(found: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether a third word has the ending of a noun: «خالد حميدان متانة …», «ناجي عيسى حكومتي …»."""
    word = found.at(index)
    entry = lexicon.keys.get(word_key(word))
    if entry is not None:
        return "PER" not in entry.labels and not entry.ambiguous(True)
    return found.surface(index).endswith(_FEMININE_ENDS) and not word.startswith(ARTICLE)


@lru_cache(maxsize=1)
def maqsura_words() -> frozenset[str]:
    """Words with a final ى, as written, that are no names though a name has their letters (على, رأى, سعى)."""
    return frozenset(w for r in table("context_words") if r["kind"] == "maqsura" for w in r["words"].split("|"))


def spelled_as_name(found: Words, index: int) -> bool:
    """Whether the last letter is the name's: «على», «رأى» and «حتى» are no names, though «علي» is one.

    After a given name («مصطفى رضى») only those words are none.
    """
    if is_given(found.at(index - 1)):
        return found.surface(index) not in maqsura_words()
    return (
        not found.surface(index).endswith(ALEF_MAQSURA)
        or len(found.at(index)) > 4
        or found.at(index) in triggers().maqsura
    )


def named_with_maqsura(found: Words, index: int) -> bool:
    """Whether a word with a final ى behind a given name is one by which people are called, whatever verb has its letters («مصطفى رضى»)."""
    surface = found.surface(index)
    return (
        surface.endswith(ALEF_MAQSURA)
        and surface not in maqsura_words()
        and is_given(found.at(index - 1))
        and bearers(found.at(index)) >= _BORNE
    )


@lru_cache(maxsize=2048)
def _given_within(word: str) -> tuple[int, str] | None:
    """(letters of proclitics, given name) of the folded `word`, whatever stands beside it; None for most words."""
    for cut, rest in rests(word):
        if (is_given(rest) or rest in SERVANT or rest in _KUNYA) and not (
            cut and (word in ordinary_words() or len(rest) < (3 if word[0] in CONJUNCTIONS else 4))
        ):
            if rest in _KUNYA and cut and rest not in _FATHERS:
                continue
            return cut, rest
    return None


def _given_cut(found: Words, index: int) -> tuple[int, str] | None:
    """(letters of proclitics, given name) of the word, None if it is no given name."""
    word = found.folded[index]
    given = _given_within(word)
    if given is None:
        return None
    if not spelled_as_name(found, index) or (word in _WITH_MADDA and not _MADDA.intersection(found.surface(index)[:2])):
        return None
    if given[0] and lost_hamza(found.surface(index), given[0]):
        return None
    if word in IN_THE_NAME and not next_to_title(found, index):
        return None  # «صاروخ جديد باسم العاصف», «المتحدث باسم»
    if word in _NAME and without_proclitics(found.at(index - 1), "title") in _SPOKESMEN:
        return None
    return given


def titled(found: Words, first: int) -> bool:
    """Whether a title or a verb of speech stands before word `first`, in the same clause and near."""
    verbs = triggers().verbs
    at = first - 1
    while at >= 0 and first - at <= _TITLE_WINDOW:
        kind, word = found.kinds[at], found.folded[at]
        if kind == BREAK or (kind == SIGN and word not in "\"'("):
            return False
        if word in verbs:
            return first - at <= 2
        if kind == ARABIC and without_proclitics(word, "title"):
            return True
        if word in _NO_NAMES and first - at <= 4:
            return False
        at -= 1
    return False


def next_to_title(found: Words, first: int) -> bool:
    """Whether a title, perhaps with an adjective of nationality, or a verb of speech touches word `first`."""
    at = first - 1
    if found.at(at) in ('"', "'"):
        at -= 1
    for _ in range(3):
        if found.kind(at) != ARABIC:
            return False
        word = found.at(at)
        if word in triggers().verbs or without_proclitics(word, "title"):
            return True
        if not (is_nisba(word) or word in _TITLE_ADJECTIVES):
            return False
        at -= 1
    return False


def in_apposition(found: Words, last: int) -> bool:
    """Whether a comma or bracket and a title follow word `last` («وانغ وين، عميد معهد …»)."""
    at = last + 1
    while found.at(at) in ('"', "'", ")"):
        at += 1
    if found.at(at) in ("،", ",", "(", "-", "–"):
        at += 1
        return found.kind(at) == ARABIC and without_proclitics(found.at(at), "title") is not None
    return False


def _score(found: Words, first: int, last: int, given: str, lexicon: Lexicon) -> float:
    """How sure the shape and the context make a person's name that opens with `given`."""
    if given in _KUNYA and found.kind(first + 1) == ARABIC:
        entry = lexicon.keys.get(word_key(given) + word_key(found.at(first + 1)))
        if entry is not None and "PER" not in entry.labels:
            return 0.4
    support = titled(found, first) or in_apposition(found, last)
    second = found.at(first + 1)
    links = triggers().links
    strong_second = (
        (is_given(second) and not weak(second)) or second in links or second.startswith(ARTICLE) or unknown(second)
    )
    if given in _KUNYA and given not in SERVANT:
        return 0.8 if support else 0.4
    if weak(given) and second in _GOD and last == first + 1 and not next_to_title(found, first):
        return 0.4  # «وعد الله», «آية الله»
    if weak(given):
        if support and strong_second:
            return 0.8
        if strong_second and (second in links or (is_given(second) and not weak(second)) or last - first >= 2):
            return 0.65
        return 0.42
    return 0.9 if support else 0.78


@lru_cache(maxsize=16384)
def _opens(word: str) -> bool:
    """Whether a person's name may begin with the folded `word`."""
    return _given_within(word) is not None or (unknown(word) and len(word) > 2)


def people(found: Words, lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """Candidates for people in the text."""
    at, count = 0, len(found)
    while at < count:
        if found.kinds[at] != ARABIC or not _opens(found.folded[at]):
            at += 1
            continue
        given = _given_cut(found, at)
        if given is not None and verb_of_name(found, at):
            at += 1
            continue
        if given is not None:
            cut, name = given
            last = grow(found, at, lexicon)
            if (
                last == at
                and found.kind(at + 1) == ARABIC
                and len(found.at(at + 1)) > 3
                and in_apposition(found, at + 1)
            ):
                last = at + 1
            if last == at and (_glued(name) or (name.startswith(_SERVANT_OF) and len(name) > _ONE_WORD)):
                yield CandidateSpan(found.starts[at] + cut, found.ends[at], ("PER",), "rule", COMPOUND, 0.75, True)
            if last > at and not (last == at + 1 and name in SERVANT and not titled(found, at)):
                score = _score(found, at, last, name, lexicon)
                yield CandidateSpan(
                    found.starts[at] + cut,
                    found.ends[last],
                    ("PER",),
                    "rule",
                    COMPOUND if _glued(name) else GIVEN,
                    score,
                    score > 0.6,
                )
                at = last + 1 if score > 0.6 else at + 1
                continue
        word = found.folded[at]
        strangers = unknown(word) and len(word) > 2 and found.kind(at + 1) == ARABIC and unknown(found.at(at + 1))
        if strangers and not of_subject(found, at):
            last = at + 1
            while (
                last + 1 < count
                and last - at < 3
                and found.kinds[last + 1] == ARABIC
                and unknown(found.folded[last + 1])
            ):
                last += 1
            if _firm_before_surname(found, at, lexicon) and next_to_title(found, at) and not _employer(found, at, last):
                yield CandidateSpan(found.starts[at], found.ends[at + 1], ("PER",), "rule", STRANGERS, _NO_FIRM, True)
                at += 2
                continue
            if _free(found, at, last, lexicon) and (next_to_title(found, at) or in_apposition(found, last)):
                labels = ("ORG", "PER") if _firm(found, at, last) else ("PER",)
                yield CandidateSpan(found.starts[at], found.ends[last], labels, "rule", STRANGERS, 0.7, True)
                at = last + 1
                continue
        at += 1


def _firm_before_surname(found: Words, first: int, lexicon: Lexicon) -> bool:
    """Whether a listed firm's name of one word stands before a foreign surname («المهاجم السويدي | سوني أندرسون»): it is a given name."""
    entry = lexicon.keys.get(word_key(found.folded[first]))
    return entry is not None and entry.labels == ("ORG",) and found.at(first + 1) in surnames()


def _employer(found: Words, first: int, last: int) -> bool:
    """Whether a name of two words or more stands behind the first one, and a title without the article before it
    («محلل | غولدمان | جان هاتزيوس»): the first word is whom the title's bearer works for."""
    title = without_proclitics(found.at(first - 1), "title")
    return last - first > 1 and title is not None and not title.startswith(ARTICLE)


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """The folded words of foreign people's names that the package knows the origin of."""
    return frozenset(
        fold(form)
        for row in table("name_words")
        if row["origin"] not in ("", "Arabic")
        for form in row["arabic"].split("|")
    )


def _firm(found: Words, first: int, last: int) -> bool:
    """Whether unknown words after a verb are a firm: «أعلنت سافي غيمز», «كشف سيتيزن لاب»."""
    if found.at(last) in parts()[1] or any(found.at(i) in parts()[0] for i in range(first, last + 1)):
        return True
    verb = found.at(first - 1)
    return verb in triggers().verbs and verb.endswith(TA) and not is_given(found.at(first))


def _free(found: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether no word of the range is a listed name of something else, nor comes after a class noun."""
    if found.kind(first - 1) == ARABIC and (without_proclitics(found.at(first - 1), "class") is not None):
        return False
    for index in range(first, last + 1):
        for cut, rest in rests(found.folded[index]):
            entry = lexicon.keys.get(word_key(rest))
            if entry is not None and "PER" not in entry.labels and len(rest) > 2 + cut and not entry.ambiguous(True):
                return False
    return True


def borne_whole(word: str) -> bool:
    """Whether a word with what may be a proclitic is a name that far more people bear than what would be left («فراج», «كمال»)."""
    return bearers(word) >= _WELL_BORNE and bearers(word) > _RATHER * bearers(word[1:])
