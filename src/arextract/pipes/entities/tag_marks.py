"""A mention as the tagger marks it, and what can be told of its words: what `arextract.pipes.entities.mark_rules` go by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.affixes import (
    ALEF,
    ARTICLE,
    BA,
    CONJUNCTIONS,
    HA,
    LAM_ARTICLE,
    OBLIQUE,
    PLURAL,
    PREPOSITIONS,
    TA,
    TA_MARBUTA,
    WAW,
    YA,
)
from arextract.arabic.analysis import VERB, analyse, proclitic_letters
from arextract.arabic.proclitics import rests
from arextract.arabic.stems import ADJECTIVE, NAME, NOUN
from arextract.arabic.word_sets import word_list, word_set
from arextract.gazetteer.name_lexicon import Lexicon, key, word_key
from arextract.gazetteer.ordinary import is_ordinary
from arextract.pipes.entities.decide import class_label, no_club
from arextract.pipes.entities.inflected import is_common, is_inflected, is_kin, is_object, is_ordinal
from arextract.pipes.entities.institutions import AFFAIRS, generic, of_deputy, patterns
from arextract.pipes.entities.latin_names import english
from arextract.pipes.entities.listed import TITLES, extend, quarters
from arextract.pipes.entities.name_parts import openers
from arextract.pipes.entities.person_shapes import (
    is_given,
    maqsura_words,
    next_to_title,
    noun_of_phrase,
    surnames,
    unknown,
)
from arextract.pipes.entities.tag_pieces import another_person, listed, own_waw, strange
from arextract.pipes.entities.triggers import is_nation, is_nisba, triggers
from arextract.text.word_layer import ARABIC, LATIN, NUMBER, Words
from arextract.translit.arabic_names import bearers

SON = word_set("tagged.son")
DAY_PARTS = word_set("tagged.day_parts")
_IN_OR_AT = word_set("tagged.in_or_at")
_NISBA_ENDINGS = word_list("tagged.nisba_endings")
_ANALYSTS = word_set("tagged.analysts")
_DEGREES = word_set("tagged.degrees")
_CALLED = word_set("tagged.called")
_, _WITH = word_list("tagged.and_with")
_OWNERS = word_list("inflected.kin_pronouns")
_CHANNELS = word_set("media.air")
_SURE_NAME = 0.93
_BORNE = 3  # bearers of a name
_SHORTEST_OWNED = 3  # letters of a noun: «قره» is no «قر» with a pronoun
_PREPOSITION = "prep"
_NEXUS = frozenset({"comp", "sub", "conj"})  # إن and its sisters as `analyse` reads them


@dataclass(slots=True)
class Mark:
    """Words `first` to `last` as a name of the kind `label`, of which rules make what they can; `cut` letters of the first are proclitics.

    It is dropped where `last` comes to stand before `first`.
    """

    found: Words
    lexicon: Lexicon
    first: int
    last: int
    label: str
    score: float
    cut: int = 0

    @property
    def alone(self) -> bool:
        """Whether it is one word."""
        return self.first == self.last

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.last - self.first + 1

    @property
    def head(self) -> str:
        """The first word, folded."""
        return self.found.folded[self.first]

    @property
    def tail(self) -> str:
        """The last word, folded."""
        return self.found.folded[self.last]

    @property
    def words(self) -> list[str]:
        """Its words, folded."""
        return self.found.folded[self.first : self.last + 1]

    @property
    def before(self) -> str:
        """The word before it, folded."""
        return self.found.at(self.first - 1)

    @property
    def after(self) -> str:
        """The word behind it, folded."""
        return self.found.at(self.last + 1)

    def listed(self, less: int = 0) -> bool:
        """Whether its words, the last `less` aside, are a listed name."""
        return listed(self.found, self.first, self.last - less, self.lexicon)

    def of_institution(self) -> bool:
        """Whether an institution's noun opens it, perhaps behind a proclitic."""
        return any(rest in patterns()[0] for _, rest in rests(self.head))


def cut_of(mark: Mark) -> int:
    """How many letters of the first word are proclitics; a listed name decides («فورد», «وسامبا»)."""
    found, index, word = mark.found, mark.first, mark.head
    if found.kinds[index] != ARABIC or is_given(word):
        return 0
    if own_waw(found, index, mark.lexicon):
        return 0
    if another_person(found, index):
        return 1
    following = word_key(found.at(index + 1)) if found.kind(index + 1) == ARABIC else ""
    for cut, rest in rests(word):
        keys = mark.lexicon.keys
        if len(rest) > 2 and (word_key(rest) in keys or word_key(rest) + following in keys):
            return cut
    cut = proclitic_letters(found.surface(index))
    # «بوعشرين» is no ب before وعشرين: nothing that joins stands after a preposition.
    return 0 if cut == 1 and word[0] in PREPOSITIONS and word[1] == WAW else cut


def of_phrase(mark: Mark) -> bool:
    """Whether the word is a noun behind its preposition («بصلاح الحال»)."""
    return mark.alone and noun_of_phrase(mark.found, mark.first, mark.cut)


def score_at(mark: Mark) -> int:
    """The last word before a score («7 - 6») within the name, its own last where there is none."""
    found = mark.found
    for at in range(mark.first + 1, mark.last):
        if found.kinds[at] == NUMBER and found.at(at + 1) in ("-", "–", "/") and found.kind(at + 2) == NUMBER:
            return at - 1
    return mark.last


def number_at(mark: Mark) -> int:
    """The last word of a person's name before a number."""
    return next((at - 1 for at in range(mark.first + 1, mark.last + 1) if mark.found.kinds[at] == NUMBER), mark.last)


def stopped(mark: Mark) -> int:
    """The last word before one that never stands in a name («والتي», «التابع», «اليوم»)."""
    found, first, last = mark.found, mark.first, mark.last
    stop = patterns()[2]
    for at in range(first + 1, last + 1):
        word = found.folded[at]
        if any(rest in stop for _, rest in rests(word, CONJUNCTIONS)):
            return at - 1
        if at > first + 1 and _means(word):
            return at - 1  # «طالب اتحاد المصارف بدعم الودائع»
        if word == AFFAIRS and at > first + 1 and of_deputy(found, first):
            return at - 1  # «نائب رئيس هيئة الطيران لشؤون السلامة»: the affairs are the deputy's
    return first - 1 if mark.head in DAY_PARTS and last > first else last


def _means(word: str) -> bool:
    """Whether the word is «ب» and a common noun without the article, as no official name goes on («بدعم», «بحق»)."""
    read = analyse(word)
    return read.proclitics == BA and read.pos == NOUN and not read.article and not read.pronoun and bool(read.lemma)


def before_use(mark: Mark) -> int:
    """The last word of a listed name before «لل…»: «زابوريجيا | للطاقة النووية», «مجلس النواب | للموازنة»; what it is for is no part of it."""
    if mark.listed():
        return mark.last
    for at in range(mark.first + 1, mark.last + 1):
        if mark.found.folded[at].startswith(LAM_ARTICLE) and mark.listed(mark.last - at + 1):
            return at - 1
    return mark.last


def before_purpose(mark: Mark) -> int:
    """The last word of a body before «لل…» with a preposition of its own («الدستور | للإنفاق على الصحة»), which says what something is for.

    In the official name of an institution it stays («الهيئة العامة للرقابة على الصادرات»).
    """
    if mark.of_institution() or mark.listed():
        return mark.last
    folded = mark.found.folded
    for at in range(mark.first + 1, mark.last):
        if folded[at].startswith(LAM_ARTICLE) and analyse(folded[at + 1]).pos == _PREPOSITION:
            return at - 1
    return mark.last


def hyphened(mark: Mark) -> bool:
    """Whether a hyphen behind it joins another word that looks like a name («فياتروس-موتيكا»)."""
    found, at = mark.found, mark.last + 1
    return (
        mark.after == "-"
        and found.touches(at)
        and found.touches(at + 1)
        and found.kind(at + 1) == ARABIC
        and unknown(found.at(at + 1))
    )


def no_name(mark: Mark, at: int) -> bool:
    """Whether the word is a verb or carries a pronoun, and no table lists it as a name."""
    word = mark.found.folded[at]
    return mark.found.kinds[at] == ARABIC and is_inflected(word) and word_key(word) not in mark.lexicon.keys


def no_subject(mark: Mark) -> bool:
    """Whether the word would be a verb in the masculine, dual or plural right behind one in the feminine: «طرحت سيرو» is a firm."""
    verb, word = analyse(mark.before), analyse(mark.head)
    return verb.pos == VERB and verb.gender == "f" and (word.gender == "m" or word.number != "s") and not word.pronoun


def is_rank(mark: Mark) -> bool:
    """Whether a title or an ordinal stands before the name and is no part of it («الأمير هاري», «مساعد أول علي الزغبي»)."""
    second = mark.found.at(mark.first + 1)
    if mark.alone or second in SON:
        return False  # «الشيخ ولد أحمد»: in Mauritania the word is a given name
    titled = any(rest in TITLES for _, rest in rests(mark.head))
    return titled or (is_given(second) and not is_given(mark.head) and is_ordinal(mark.head))


def beside_name(mark: Mark) -> bool:
    """Whether the last word is no part of a person's name: an adjective of several, a preposition with its noun or pronoun, who
    somebody is to one spoken of, what a verb before the name takes."""
    if mark.alone:
        return False
    word, surface = mark.tail, mark.found.surface(mark.last)
    if (is_nisba(word) and word.endswith(_NISBA_ENDINGS)) or is_kin(surface) or surface in maqsura_words():
        return True
    if bearers(word) >= 1:
        return False
    if is_object(word) and not mark.listed():
        return True
    read = analyse(word)
    told = (read.pos == _PREPOSITION and bool(read.pronoun)) or (read.article and read.proclitics == _WITH)
    return told and word_key(word) not in mark.lexicon.keys


def is_predicate(mark: Mark) -> bool:
    """Whether the word says what somebody is, whom a pronoun has named («إنه سعيد», «لكنها خيرت»), and is a name elsewhere."""
    before = analyse(mark.before)
    return before.pos in _NEXUS and bool(before.pronoun)


def is_degree(mark: Mark) -> bool:
    """Whether the first word is a diploma, perhaps behind a proclitic."""
    return any(rest in _DEGREES for _, rest in rests(mark.head))


def is_quality(mark: Mark) -> bool:
    """Whether a word alone is an indefinite adjective behind its noun («شارع مزدحم», «جزء كاريبي») and no listed place."""
    read, noun, word = analyse(mark.head), analyse(mark.before), word_key(mark.head)
    if not mark.alone or read.article or noun.article or not noun.lemma or noun.pos != NOUN:
        return False
    if read.proclitics or read.pronoun or word in mark.lexicon.keys:
        return False  # «مطار بنينا»: no adjective behind an indefinite noun has a proclitic or a pronoun
    return (read.adjectival and bool(read.lemma)) or (ARTICLE + word in mark.lexicon.keys and read.stem[-1:] == YA)


@lru_cache(maxsize=1)
def dual_nouns() -> frozenset[str]:
    """Class nouns in the dual: two names follow them and neither holds the noun."""
    return frozenset(
        w for w in triggers().classes if w.endswith((TA + ALEF, TA + YA)) and w[:-2] + HA in triggers().classes
    )


def object_after(mark: Mark) -> bool:
    """Whether the last word is a definite noun behind a definite adjective or noun, which ends a name: «رفع البنك المركزي الفائدة»,
    «من مقر جهاز مكافحة الإرهاب النصر»."""
    read, before = analyse(mark.tail), analyse(mark.found.folded[mark.last - 1])
    noun = read.pos == NOUN and read.article and not read.adjectival and not read.proclitics and bool(read.lemma)
    known = before.pos == ADJECTIVE or (before.pos == NOUN and bool(before.lemma) and not before.human)
    return noun and known and before.article and not before.proclitics and not mark.listed()


def office_behind(mark: Mark) -> bool:
    """Whether the last word of a person's name is an office with the article by which hardly anybody is called («يوسف | القيادي»)."""
    tail = mark.tail
    office = not mark.alone and tail.startswith(ARTICLE) and tail in triggers().titles and tail not in TITLES
    return office and bearers(tail) < _BORNE and bearers(tail[len(ARTICLE) :]) < _BORNE and not mark.listed()


def is_clause(mark: Mark) -> bool:
    """Whether two words are a definite noun and what is said of it, or adjectives of several («البحر هادئ», «كرام صابرون»): no place."""
    tail, head = analyse(mark.tail), analyse(mark.head)
    if mark.alone or tail.article or not (tail.adjectival and tail.lemma) or mark.listed():
        return False
    several = tail.number == "p" and mark.tail.endswith((PLURAL, OBLIQUE))
    return several or (mark.size == 2 and head.pos == NOUN and head.article and not head.adjectival)


def nation_of_strangers(mark: Mark) -> bool:
    """Whether an adjective of nationality ends the foreign name of a club or firm («رايون سبورت | الرواندي»)."""
    return (
        not mark.alone
        and is_nation(mark.tail)
        and not mark.of_institution()
        and not mark.listed()
        and strange(mark.found, mark.first, mark.last - 1, mark.cut)
    )


def is_owned(mark: Mark) -> bool:
    """Whether the first word is a known noun with a pronoun, which says whose the thing behind it is («مئذنته | الحدباء»)."""
    read, surface = analyse(mark.head), mark.found.surface(mark.first)
    owned = read.pos == NOUN and read.pronoun in _OWNERS and not surface.endswith(TA_MARBUTA)
    return owned and len(read.lemma) >= _SHORTEST_OWNED and not mark.alone and not mark.listed()


def noun_outside(mark: Mark) -> bool:
    """Whether a class noun without the article opens the mark and the rest is a listed name («صحيفة | نيكاي»); institutions keep theirs."""
    if mark.alone or mark.of_institution() or mark.listed() or mark.head.startswith(ARTICLE):
        return False
    known = any(rest in triggers().classes for _, rest in rests(mark.head))
    return known and listed(mark.found, mark.first + 1, mark.last, mark.lexicon) and mark.tail not in quarters()


def event_noun(mark: Mark) -> int | None:
    """How many letters of the word before are proclitics, where it is the noun of an event or a prize without the article, which
    belongs to its name («مهرجان | الكليجا»)."""
    if mark.found.kind(mark.first - 1) != ARABIC or mark.found.touches(mark.first):
        return None
    nouns = patterns()[0]
    for cut, rest in rests(mark.before):
        row = nouns.get(rest)
        if row is not None and row["label"] == "MISC" and row["name"] == "yes" and not rest.startswith(ARTICLE):
            return cut
    return None


def is_numbered(mark: Mark) -> bool:
    """Whether a number of one or two digits that counts nothing stands behind the name of a channel («قناة | فرانس 3»)."""
    found, at = mark.found, mark.last + 1
    channel = any(rest in _CHANNELS for _, rest in rests(mark.before))
    return channel and found.kind(at) == NUMBER and len(found.at(at)) <= 2 and extend(found, mark.last) == at


def is_quality_told(mark: Mark) -> bool:
    """Whether a man's given name that is an adjective as well is the adjective: behind an indefinite noun («تصرف كريم») or beside
    another one («نبيل وجميل»), where neither a title asks for a name nor the tag is very sure."""
    found, at = mark.found, mark.first
    if not mark.alone or mark.score >= _SURE_NAME or next_to_title(found, at):
        return False
    rest = mark.head[1:] if mark.head[0] == WAW and not is_given(mark.head) else mark.head
    if not (is_given(rest) and analyse(rest).adjectival):
        return False
    noun, after, before = analyse(mark.before), mark.after, mark.before
    indefinite = (
        not found.surface(at - 1).endswith(TA_MARBUTA)
        and noun.pos == NOUN
        and bool(noun.lemma)
        and not (noun.article or noun.pronoun or noun.human or is_given(before))
    )
    joined = after[:1] == WAW and is_given(after[1:]) and analyse(after[1:]).adjectival
    behind = rest != mark.head and is_given(before) and analyse(before).adjectival
    return joined or behind or (rest == mark.head and indefinite and noun.gender == "m")


def is_person(mark: Mark) -> bool:
    """Whether a given name and a foreign surname stand where no class noun says what is called so («مارينا سيلفا»)."""
    if mark.size != 2 or mark.listed() or mark.score >= _SURE_NAME or class_label(mark.found, mark.first) is not None:
        return False
    known = is_given(mark.head) or (analyse(mark.head).pos == NAME and mark.head not in openers())
    return known and mark.tail in surnames()


def bare_noun(mark: Mark, at: int) -> bool:
    """Whether the word is an institution's noun alone («البنك», «المنظمة»): it stands for a name and is none."""
    return any(
        rest in patterns()[0] and word_key(rest) not in mark.lexicon.keys for _, rest in rests(mark.found.folded[at])
    )


def common_after(mark: Mark) -> bool:
    """Whether a listed name stands before a last word that is a common noun («ناسا كويكبا»)."""
    return not mark.alone and is_common(mark.tail) and mark.listed(1) and not mark.listed()


def names_nothing(mark: Mark) -> bool:
    """Whether the words open with a phrase of the shape of an official name that names nothing, and no nation follows.

    «الأمن القومي والنمو الاقتصادي», «مجلس الإدارة الجديد»; «القوات المسلحة الأردنية» is a name.
    """
    if mark.alone:
        return False
    head, second, *others = mark.words
    return f"{head[cut_of(mark) :]} {second}" in generic() and not any(map(is_nation, others))


def everyday(mark: Mark) -> bool:
    """Whether the words are everyday English or generic acronyms («Generative AI», «LLM», «GMT+0400») that no lexicon lists."""
    found, (acronyms, ordinary, _) = mark.found, english()
    return (
        all(
            found.kinds[i] == LATIN and (found.folded[i].split("+")[0] in acronyms or found.folded[i] in ordinary)
            for i in range(mark.first, mark.last + 1)
        )
        and key(found.text[found.starts[mark.first] : found.ends[mark.last]]) not in mark.lexicon.keys
    )


def is_analysed(mark: Mark) -> bool:
    """Whether the word says who employs an analyst, which is a firm: a place behind «في» or «لدى» and the analyst, or anything
    between him and his name («محلل | بيرنستاين | ستايسي راسغون»)."""
    found, first = mark.found, mark.first
    if mark.before in _IN_OR_AT:
        return mark.label == "LOC" and any(
            rest in _ANALYSTS for at in range(first - 5, first - 1) for _, rest in rests(found.at(at))
        )
    named = all(
        found.kind(at) == ARABIC and (is_given(w := found.at(at)) or unknown(w)) for at in (first + 1, first + 2)
    )
    analyst = any(rest in _ANALYSTS and not rest.startswith(ARTICLE) for _, rest in rests(mark.before))
    return mark.label in ("LOC", "PER", "ORG") and analyst and named


def is_plain(mark: Mark) -> bool:
    """Whether all words are ordinary ones, and no noun of an institution opens them."""
    found = mark.found
    return mark.head[mark.cut :] not in patterns()[0] and all(
        (found.kinds[i] == ARABIC and is_ordinary(found.folded[i]) and not is_given(found.folded[i]))
        or found.kinds[i] == NUMBER
        for i in range(mark.first, mark.last + 1)
    )


def is_sentence(mark: Mark) -> bool:
    """Whether the words are a sentence of known words with a verb («الفائز يحصد كل شيء»), and no noun before says that it is a title."""
    return (
        not mark.alone
        and any(analyse(word).pos == VERB and is_inflected(word) for word in mark.words)
        and all(is_ordinary(word) or (analyse(word).lemma and not is_given(word)) for word in mark.words)
        and class_label(mark.found, mark.first) is None
    )


def in_a_place(mark: Mark) -> bool:
    """Whether a definite word stands behind the noun of a place that is called so («ساحة | الشهداء», «شارع الثورة»)."""
    return (
        mark.head.startswith(ARTICLE)
        and analyse(mark.head).pos == NOUN
        and any(rest in _CALLED for _, rest in rests(mark.before))
    )


def is_quality_of_thing(mark: Mark) -> bool:
    """Whether a woman's given name that is an adjective as well stands indefinite behind a feminine noun that is no person's («مفاجأة سارة»)."""
    found, at = mark.found, mark.first
    read, noun = analyse(mark.head), analyse(mark.before)
    return (
        mark.alone
        and found.kind(at - 1) == ARABIC
        and found.surface(at).endswith(TA_MARBUTA)
        and found.surface(at - 1).endswith(TA_MARBUTA)
        and read.adjectival
        and noun.pos in (NOUN, ADJECTIVE)
        and not (read.article or noun.article or noun.human or is_given(mark.before))
    )


def is_no_club(mark: Mark) -> bool:
    """Whether a word by which a club is called is the plain word («دراسة السد», the dam): nothing near speaks of sport."""
    rest = mark.found.surface(mark.first)[mark.cut :]  # «للسد» leaves «لسد»: the article has lost its alef
    entry = mark.lexicon.keys.get(key(rest)) or mark.lexicon.keys.get(key(ALEF + rest))
    return mark.alone and entry is not None and no_club(mark.found, mark.first, entry)
