"""Names after a class noun: شركة “أومنيوكس”, منصة مونشوت, مدينة كريات. The noun is not in the name and gives the label.

In quotation marks anything short may be a name; bare, only words that look like foreign names, up to the first
ordinary word. A chain of names joined by «و» or commas goes on under the same noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from arextract.arabic.affixes import ALEF, ARTICLE, LAM_ARTICLE, LINKS, TA_MARBUTA, WAW
from arextract.arabic.analysis import UNKNOWN, analyse
from arextract.arabic.fold import fold
from arextract.arabic.little_words import IN, THAT
from arextract.arabic.proclitics import rests
from arextract.arabic.stems import ADJECTIVE, NOUN
from arextract.arabic.tables import read_once
from arextract.arabic.word_counts import word_counts
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.gazetteer.name_lexicon import Lexicon, key, word_key
from arextract.gazetteer.ordinary import ordinary_words
from arextract.pipes.entities.decide import QUOTES, exemplified, of_a_person
from arextract.pipes.entities.inflected import is_common, is_inflected, is_object, is_several, may_be_verb
from arextract.pipes.entities.listed import extend, version_words
from arextract.pipes.entities.name_parts import openers, parts
from arextract.pipes.entities.person_shapes import is_given, unknown, weak
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import is_nation, is_nisba, triggers, without_proclitics
from arextract.text.word_layer import ARABIC, LATIN, NUMBER, SIGN, Words
from arextract.translit.sound import likeness

_RELATIVES = {word_of("named.who"): "m", word_of("little_words.which"): "f"}

_FEMININE_OWNED = word_list("named.feminine_owned")
_SENTENCE_WORDS = word_set("named.sentence_words")
_T = word_set("named.t")
_EM_OR_EL = word_set("named.em_or_el")
_NO_FIRST = word_of("named.no_first")

_QUOTED_LONGEST = 6
_QUOTED_BARE, _QUOTED_SHORTEST = 4, 5
_UNSURE = 0.45  # one strange word in quotation marks may be a term as well as a name: the model must agree
_POSSESSIVE = word_list("named.possessive")
_PARTICIPLE = regex.compile(word_list("named.participle")[0])
_LETTERS_AND_PARTICLES = frozenset(map(fold, word_list("named.letters_and_particles")))
_WORKS = "MISC"
_CHRISTENED = 0.96  # more than a listed name's
_SHORT_TITLE = 2
_GLOSS = 0.6
_OF_A_PERSON = 0.9
_COMMON_COUNT, _COMMON_FEMININE = 60, 8  # foreign names seldom end in ة
_BARE_LONGEST = {"ORG": 5, "PRODUCT": 5, "LOC": 3, "MISC": 4}


DEFINITE = "name by agreement"

RULES = (
    EntityRule(DEFINITE, "أضاف تطبيق [مشوار]، المملوك لشركة، خدمة", "أطلق تطبيق [مراسلة] جديدا"),
    EntityRule("quoted after a class noun", 'شركة "[أومنيوكس]" الناشئة', 'قال إن الشركة "[ستعلن قريبا]" أرباحها'),
    EntityRule("after a class noun", "طرحته شركة [زيلوتك] الناشئة", "شركة [ناشئة] في القطاع"),
    EntityRule(
        "foreign words in quotation marks",
        'تنافس شركات مثل "[كردوبلاتس]" في السوق',
        'قال إن ذلك "[جيد جدا]" للسوق',
    ),
)


@lru_cache(maxsize=1)
def _phrase_heads() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in triggers().classes if " " in phrase)


def _opens_phrase(word: str) -> bool:
    """Whether a class noun of two words may open with the folded `word`, proclitics aside."""
    rests = (word, word[1:], word[2:], ALEF + word[1:], ALEF + word[2:])
    return not _phrase_heads().isdisjoint(rests)


@lru_cache(maxsize=16384)
def _opens_class(word: str) -> bool:
    """Whether the folded `word` is a class noun or may open one, proclitics aside: most words do not."""
    return _opens_phrase(word) or without_proclitics(word, "class") is not None


def _class_at(found: Words, index: int) -> tuple[str, int] | None:
    """(label, index of the word after) of a class noun at `index`, an adjective of nationality after it skipped."""
    word = found.folded[index]
    if found.kinds[index] != ARABIC or not _opens_class(word):
        return None
    after = index + 1
    noun = None
    if _opens_phrase(word) and found.kind(after) == ARABIC:
        noun = without_proclitics(word + " " + found.at(after), "class")
    if noun is not None:
        after += 1
    else:
        noun = without_proclitics(word, "class")
    if noun is None:
        return None
    return triggers().classes[noun], after


def _of_the_language(found: Words, at: int) -> bool:
    """Whether the word is a noun or adjective that the lexicon knows, or a participle: «مدينة أشباح», «شبكة اتجار», «سيارة ملغومة»."""
    read = analyse(found.folded[at])
    known = read.pos in (NOUN, ADJECTIVE) and bool(read.lemma) and not read.article
    return known or bool(_PARTICIPLE.fullmatch(found.surface(at)))


def _own_quality(found: Words, index: int, at: int) -> bool:
    """Whether an adjective with the article stands behind a class noun with a pronoun: «هاتفها الجديد سيرو نوفا»."""
    if not found.folded[index].endswith(_FEMININE_OWNED):
        return False
    read = analyse(found.at(at))
    return read.article and read.adjectival


def indefinite(found: Words, at: int) -> bool:
    """Whether a known noun has an indefinite adjective behind it, as no name has: «فريق غوص تابع للحماية المدنية»."""
    word, after = analyse(found.at(at)), analyse(found.at(at + 1))
    return (
        word.pos == NOUN
        and bool(word.lemma)
        and found.kind(at + 1) == ARABIC
        and after.adjectival
        and not after.article
    )


def _agrees(found: Words, index: int, at: int) -> bool:
    """Whether what follows the word behind a class noun is definite, as it is only if that word is a name.

    «تطبيق مشوار، المملوك لرايدكو», «نموذج بيان الذي أطلقته»: of any app one would say «تطبيق مملوك», «نموذج أطلقته».
    """
    noun, word = analyse(found.at(index)), analyse(found.at(at))
    if found.kind(at) != ARABIC or noun.article or noun.pronoun or noun.number != "s":
        return False
    if word.pos not in (NOUN, UNKNOWN) or word.article or word.adjectival or word.proclitics or word.pronoun:
        return False
    after = at + 1
    if found.at(after) in ("،", ","):
        after += 1
    if found.kind(after) != ARABIC or is_nisba(found.at(after)):
        return False
    relative = _RELATIVES.get(found.at(after))
    if relative is not None:
        return (relative == noun.gender and word.gender != noun.gender) or (after == at + 1 and relative == noun.gender)
    follower = analyse(found.at(after))
    return after > at + 1 and follower.article and follower.adjectival and follower.gender == noun.gender


def name_word(found: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether a bare word can be part of a foreign name."""
    if found.kind(index) != ARABIC:
        return False
    word = found.at(index)
    if is_inflected(word):
        return False
    if word.startswith(LAM_ARTICLE) and len(word) > 3:
        return False  # «ريال للدولار»: a preposition with an article stands in no foreign name
    letters, firm = parts()
    if word in _LETTERS_AND_PARTICLES:
        after = found.at(index + 1)
        if word in _SENTENCE_WORDS:
            # A particle between a name and what follows it, a letter before another letter or a version.
            before = found.at(index - 1) in letters and found.at(index - 1) not in _LETTERS_AND_PARTICLES
            return (after in letters and after not in _SENTENCE_WORDS) or (
                before and (word not in IN or found.at(index - 1) in _T or found.kind(index + 1) == NUMBER)
            )
        if word in THAT and after.startswith(ARTICLE) and len(after) > 3:
            return False  # «على منصة إكس إن المنافس قوي»: what was said begins
        if word in _EM_OR_EL and found.kind(index + 1) == NUMBER and len(after) < 4:
            return True
        return any(w in letters and w not in _LETTERS_AND_PARTICLES for w in (found.at(index - 1), after))
    if word in letters or word in firm:
        return True
    entry = lexicon.keys.get(word_key(word))
    if entry is not None:
        return not entry.ambiguous(True) or unknown(word)
    return unknown(word) and len(word) > 2


def hidden_name(found: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether the word is a proclitic and another name, and no name as it stands («بلوس» before أنجلوس, «وكوبايلوت»)."""
    word = found.at(index)
    if len(word) < 4 or word[0] not in LINKS or word_key(word) in lexicon.keys:
        return False
    following = word_key(found.at(index + 1)) if found.kind(index + 1) == ARABIC else ""
    for cut, rest in rests(word):
        if not cut or len(rest) < 3:
            continue
        for form in (word_key(rest), word_key(rest) + following):
            entry = lexicon.keys.get(form)
            if entry is not None and not (form == word_key(rest) and entry.ambiguous(True)):
                return True
    # «وتيمنيت»: foreign names that begin with و have a vowel or a liquid after it.
    return word[0] == WAW and len(word) > 5 and word[1] not in _NO_FIRST and not is_given(word)


def common(found: Words, index: int) -> bool:
    """Whether a word that no lexicon lists is an adjective or a noun of running text («محدثة», «صرافة»)."""
    word = found.at(index)
    least = _COMMON_FEMININE if found.surface(index).endswith(TA_MARBUTA) else _COMMON_COUNT
    return word in _adjectives() or word_counts().get(word, 0) >= least


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return frozenset(row["form"] for row in read_once("adjectives"))


def _bare_event(found: Words, index: int) -> bool:
    return any(rest in triggers().bare for _, rest in rests(found.folded[index]))


def _quoted_end(found: Words, opening: int) -> int | None:
    """Index of the quotation mark that closes the one at `opening`, if few words lie between."""
    mark = found.folded[opening]
    if found.kind(opening + 1) == SIGN:
        return None  # «…". واعتبر أن "…»: the mark closes what stands before it
    for at in range(opening + 1, min(len(found), opening + _QUOTED_LONGEST + 2)):
        if found.folded[at] == mark or (mark == "'" and found.folded[at] in QUOTES):
            return at if at > opening + 1 else None
        if found.kinds[at] not in (ARABIC, LATIN, NUMBER) and found.folded[at] not in "-.&+":
            return None
    return None


def _label(asked: str, surface_key: str, lexicon: Lexicon) -> tuple[tuple[str, ...], float]:
    entry = lexicon.keys.get(surface_key)
    if entry is not None:
        labels = (asked, *[x for x in entry.labels if x != asked]) if asked in entry.labels else entry.labels
        return labels, 0.9
    return ((asked, "PRODUCT") if asked == "ORG" else (asked,)), 0.0


@lru_cache(maxsize=1)
def _vessels() -> frozenset[str]:
    return word_set("named.vessels")


def christened(found: Words, index: int) -> bool:
    """Whether the word is the noun of a vessel or a work, which has a name of its own whoever else is called so («سفينة "البركة"»)."""
    noun = without_proclitics(found.at(index), "class")
    return noun is not None and (noun in _vessels() or triggers().classes[noun] == _WORKS)


def _arabic_part(found: Words, first: int, last: int) -> int:
    """The last word of a quoted name without a Latin gloss of the same sound at its end."""
    cut = last
    while cut > first and found.kinds[cut] == LATIN:
        cut -= 1
    if cut == last or found.kinds[first] != ARABIC:
        return last
    said = " ".join(found.folded[first : cut + 1])
    return cut if likeness(said, found.text[found.starts[cut + 1] : found.ends[last]]) > _GLOSS else last


def quoted_names(found: Words, lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """Foreign words alone in quotation marks, without a class noun: “كيمي كيه 2”, “أومنيوكس”."""
    at, count = 0, len(found)
    while at < count:
        if found.folded[at] not in QUOTES:
            at += 1
            continue
        close = _quoted_end(found, at)
        if close is None or close - at - 1 > _QUOTED_BARE:
            at += 1
            continue
        first, last = at + 1, close - 1
        at = close + 1
        if found.kinds[first] != ARABIC or not all(
            name_word(found, i, lexicon)
            or (i > first and (found.kinds[i] == NUMBER or found.folded[i] in version_words()[0]))
            for i in range(first, last + 1)
        ):
            continue
        text = found.text[found.starts[first] : found.ends[last]]
        if len(text) < _QUOTED_SHORTEST or key(text) in lexicon.keys:
            continue
        if all(found.folded[i] in parts()[0] for i in range(first, last + 1)):
            continue
        if is_given(found.folded[first]) and last > first:
            continue
        versioned = any(
            found.kinds[i] == NUMBER or found.folded[i] in version_words()[0] for i in range(first + 1, last + 1)
        )
        asked = exemplified(found, found.starts[first])
        labels: tuple[str, ...] = ("PRODUCT",) if versioned else ("ORG", "PRODUCT")
        if asked is not None:
            labels = (asked, *[x for x in labels if x != asked])
        score = 0.62 if last > first or asked is not None else _UNSURE
        if of_a_person(found, first, last):
            labels, score = ("PER",), _OF_A_PERSON
        yield CandidateSpan(
            found.starts[first],
            found.ends[last],
            labels,
            "rule",
            "foreign words in quotation marks",
            score,
            score > _UNSURE,
        )


def named(found: Words, lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """Candidates after class nouns."""
    count = len(found)
    for index in range(count):
        head = _class_at(found, index)
        if head is None:
            continue
        asked, at = head
        if found.kind(at) == ARABIC and (is_nisba(found.at(at)) or _own_quality(found, index, at)):
            at += 1
        if found.at(at) in QUOTES:
            close = _quoted_end(found, at)
            if close is None:
                continue
            first, last = at + 1, close - 1
            if all(found.kinds[i] == LATIN for i in range(first, last + 1)):
                continue
            last = _arabic_part(found, first, last)
            text = found.text[found.starts[first] : found.ends[last]]
            labels, sure = _label(asked, key(text), lexicon)
            if found.folded[index].endswith(_POSSESSIVE):
                continue
            if christened(found, index) and (asked not in labels or (asked != _WORKS and last - first < _SHORT_TITLE)):
                labels, sure = (asked,), _CHRISTENED
            foreign = any(name_word(found, i, lexicon) or found.kinds[i] == LATIN for i in range(first, last + 1))
            plain = (asked == "ORG" and last - first < 2) or (asked == _WORKS and last - first < 5)
            score = sure or (0.85 if foreign else 0.6 if plain else 0.4)
            yield CandidateSpan(
                found.starts[first], found.ends[last], labels, "rule", "quoted after a class noun", score, score > 0.6
            )
            continue
        if asked == _WORKS and not _bare_event(found, index):
            continue
        first = at
        last = at - 1
        if hidden_name(found, at, lexicon):
            continue
        if asked == "LOC" and found.at(at) in openers() and found.kind(at + 1) == ARABIC:
            last = at + 1
        longest = _BARE_LONGEST.get(asked, 4)
        while last + 1 < count and last + 1 - first < longest and name_word(found, last + 1, lexicon):
            word = found.folded[last + 1]
            if last >= first and (
                is_nation(word)
                or (
                    is_given(word)
                    and not weak(word)
                    and key(found.text[found.starts[first] : found.ends[last]]) in lexicon.keys
                )
                or (
                    is_common(word)
                    and (is_object(word) or common(found, last + 1) or found.surface(last + 1).endswith(TA_MARBUTA))
                    and key(found.text[found.starts[first] : found.ends[last]]) in lexicon.keys
                )
                or (word[0] == WAW and len(word) > 4 and word_key(word) not in lexicon.keys)
                or hidden_name(found, last + 1, lexicon)
            ):
                break
            last += 1
        if last < first and at == index + 1 and asked in ("ORG", "PRODUCT") and _agrees(found, index, first):
            yield CandidateSpan(found.starts[first], found.ends[first], (asked,), "rule", DEFINITE, 0.75, True)
            continue
        if last < first:
            continue
        if asked in ("PRODUCT", _WORKS):
            last = extend(found, last)
        text = found.text[found.starts[first] : found.ends[last]]
        labels, sure = _label(asked, key(text), lexicon)
        if last == first and not sure and common(found, first) and _agrees(found, index, first):
            yield CandidateSpan(found.starts[first], found.ends[first], labels, "rule", DEFINITE, 0.75, True)
            continue
        if (
            last == first
            and not sure
            and (
                may_be_verb(found.folded[first])
                or indefinite(found, first)
                or (asked == "PRODUCT" and is_several(found.folded[first]))
            )
        ):
            continue
        long_enough = last > first or len(found.folded[first]) > 3
        if last == first and not sure and (found.folded[first] in parts()[0] | parts()[1] or common(found, first)):
            continue
        if not sure and (found.folded[first] in ordinary_words() or (last == first and _of_the_language(found, first))):
            continue
        entry = lexicon.keys.get(key(text))
        if entry is not None and asked not in entry.labels:
            continue
        score = sure or (0.7 if long_enough else 0.5)
        yield CandidateSpan(
            found.starts[first], found.ends[last], labels, "rule", "after a class noun", score, score > 0.6
        )
