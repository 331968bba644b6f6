"""Official names that open with a noun of an institution: وزارة السياحة, البنك المركزي الأردني, الهيئة العليا المستقلة للانتخابات.

The noun stays in; the tail is read by its shape: a second noun with the article or a name, words with the article that
agree with it, «لل…» phrases and what «و» joins, up to the first word that cannot belong to a title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from arextract.arabic.affixes import (
    ARTICLE,
    BA,
    BA_ARTICLE,
    CONJUNCTIONS,
    FA,
    FEMININE_PLURAL,
    HA,
    KAF,
    LAM,
    LAM_ARTICLE,
    LONG_VOWELS,
    MIM,
    WAW,
    WAW_ARTICLE,
    YA,
)
from arextract.arabic.analysis import analyse
from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_words
from arextract.arabic.proclitics import rests
from arextract.arabic.stems import NOUN
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.gazetteer.cldr import SOURCE as COUNTRIES
from arextract.gazetteer.name_lexicon import Lexicon, word_key
from arextract.gazetteer.ordinary import is_ordinary
from arextract.pipes.entities.decide import QUOTES
from arextract.pipes.entities.named import common, hidden_name, name_word
from arextract.pipes.entities.person_shapes import grow, is_given
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import closers, is_nation, is_nisba, triggers, without_proclitics
from arextract.text.word_layer import ARABIC, Words

_DEFINITE = (ARTICLE, WAW_ARTICLE, BA_ARTICLE, LAM_ARTICLE, FA + ARTICLE, WAW + LAM_ARTICLE, KAF + ARTICLE)

AFFAIRS = word_of("institutions.affairs")
_HONOURED = word_set("institutions.honoured")
_PREPOSITIONS = word_set("institutions.prepositions")
OVERSEEN, OVER = word_set("institutions.overseen"), word_set("institutions.over")
_NISBA = word_list("institutions.nisba")
_PRIZE = word_set("institutions.prize")

_LONGEST = 9
_JOINED = word_list("institutions.joined")
_DEPUTIES = word_set("institutions.deputies")


IN_QUOTES = "official name in quotation marks"
_JOINS = word_set("institutions.joins")
_VERBAL = 0.5
BANK, BY_TOWN = "bank by a noun", "event or line called after a town"
_WITH, _FIELDS = word_set("institutions.with"), word_set("institutions.fields")
_BANKS = word_set("institutions.banks")

RULES = (
    EntityRule(BANK, "أعلن [مصرف الهضاب] أرباحه", "تبرع إلى [بنك الدم] أمس"),
    EntityRule(
        IN_QUOTES, 'نقلت "[جمعية الدفاع عن حرية الصحافة]" الخبر', 'قال إن "[جمعية الصحافة تدافع عن الحرية]" أمس'
    ),
    EntityRule(BY_TOWN, "وكان [اتفاق الدوحة] قد أنهى الأزمة", "أعلن [اتفاق الدوحة] مع جارتها"),
    EntityRule("official name", "حسب معطيات ل[وزارة السياحة] نقلتها", "أعلنت [الوزارة] أن"),
    EntityRule("official name with a name", "تخرج في [جامعة كيوتو] أمس", "درس في [جامعة] كبيرة"),
)


@lru_cache(maxsize=1)
def patterns() -> tuple[dict[str, dict[str, str]], frozenset[str], frozenset[str]]:
    """(nouns by folded form with their row, words that may stand in an official name, words that end one)."""
    nouns: dict[str, dict[str, str]] = {}
    inside: set[str] = set()
    for row in table("institution_words"):
        for word in row["words"].split("|"):
            key = fold(word)
            if row["kind"] == "noun":
                nouns[key] = row
            elif row["kind"] == "inside":
                inside.add(key)
    return nouns, frozenset(inside), closers()


def _name_tail(found: Words, first: int, lexicon: Lexicon) -> int:
    """The last word of the place, person or foreign name that follows the noun at `first`; `first` if none does."""
    at = first + 1
    if found.kind(at) != ARABIC:
        return first
    rest = word_set("institutions.qualities")
    if found.at(at) in _HONOURED:
        at += 1
    last = _person(found, at, lexicon)
    if last < at:
        last = _listed_end(found, at, lexicon)
    if last < at:
        last = at - 1
        while (
            last + 1 - at < 3
            and name_word(found, last + 1, lexicon)
            and not hidden_name(found, last + 1, lexicon)
            and not (last + 1 > at and found.at(last + 1)[0] in WAW + BA and len(found.at(last + 1)) > 4)
        ):
            last += 1
        if last == at and common(found, at) and word_key(found.at(at)) not in lexicon.keys:
            return first  # «كلية خنزير»
        if last == at and found.at(at)[0] == MIM and not any(c in LONG_VOWELS for c in found.at(at)):
            return first  # an adjective («شارع مزدحم»), not a name
        if last == at and found.at(at).endswith(YA) and found.at(first) in triggers().events:
            return first  # «مؤتمر صحافي»
    if last < at:
        return first
    while found.at(last + 1) in rest:
        last += 1
    return last


def _signed_in(found: Words, first: int, lexicon: Lexicon) -> bool:
    """Whether a listed town alone stands behind the noun at word `first`: it names the thing. A country or towns that stand for two are
    whose it is («اتفاق مصر وقطر», «اتفاق بغداد وأربيل»), and so is one that agrees with somebody («اتفاق موسكو مع»)."""
    at = first + 1
    entry = lexicon.keys.get(word_key(found.at(at))) if found.kind(at) == ARABIC else None
    if entry is None or entry.labels != ("LOC",) or entry.ambiguous(True) or entry.source == COUNTRIES:
        return False
    after = found.at(at + 1)
    joined = after[:1] == WAW and word_key(after[1:]) in lexicon.keys
    return not joined and after not in _WITH


def _named_person(found: Words, index: int, lexicon: Lexicon) -> bool:
    """Whether a person's name begins at the word: «قمة ترامب وبوتين» is no name of an event."""
    entry = lexicon.keys.get(word_key(found.at(index)))
    return is_given(found.at(index)) or (entry is not None and "PER" in entry.labels)


def _person(found: Words, first: int, lexicon: Lexicon) -> int:
    if not is_given(found.at(first)) or is_ordinary(found.at(first)):
        return first - 1
    return grow(found, first, lexicon)


def _listed_end(found: Words, first: int, lexicon: Lexicon) -> int:
    """The last word of the listed place or person that begins exactly at `first`, or `first` - 1."""
    joined = ""
    best = first - 1
    for at in range(first, min(first + 5, len(found))):
        if found.kinds[at] != ARABIC:
            break
        joined += word_key(found.folded[at])
        entry = lexicon.keys.get(joined)
        if (
            entry is not None
            and not {"LOC", "PER"}.isdisjoint(entry.labels)
            and not (at == first and is_ordinary(found.folded[at]) and entry.ambiguous(True))
        ):
            best = at
    return best


def of_deputy(found: Words, first: int) -> bool:
    """Whether the body at word `first` is a deputy's («نائب رئيس هيئة الطيران | لشؤون السلامة»): the affairs are his."""
    return found.at(first - 1) in _DEPUTIES or found.at(first - 2) in _DEPUTIES


@lru_cache(maxsize=1)
def generic() -> frozenset[str]:
    """Phrases of the shape of an official name that name nothing («قوات الأمن», «مجلس الإدارة»)."""
    return folded_words("institution_words", kind="generic")


def _says_nothing(noun: str, tail: Sequence[str]) -> bool:
    """Whether the words are a phrase of such a shape, alone or joined with others («المكتب التنفيذي والكتاب»)."""
    return f"{noun} {' '.join(tail)}" in generic() or (
        len(tail) > 1 and f"{noun} {tail[0]}" in generic() and all(word.startswith(_JOINED) for word in tail[1:])
    )


@lru_cache(maxsize=16384)
def _head(word: str) -> tuple[int, dict[str, str]] | None:
    nouns, _, _ = patterns()
    for cut, rest in rests(word):
        row = nouns.get(rest)
        if row is not None:
            return cut, row
    return None


def _tail(found: Words, first: int, row: dict[str, str], lexicon: Lexicon) -> tuple[int, int]:
    """(last word of the official name, how many words of its tail are known to be parts of such names)."""
    _, inside, stop = patterns()
    definite = found.folded[first].startswith(_DEFINITE)
    at, known, last = first + 1, 0, first
    opened = purpose = False
    while at < len(found) and found.kinds[at] == ARABIC and at - first <= _LONGEST:
        word = found.folded[at]
        if word in stop or (word == AFFAIRS and of_deputy(found, first)):
            break
        bare = word
        joined = False
        if (word.startswith(WAW_ARTICLE) and len(word) > 5 and at > first + 1) or (
            word.startswith(WAW + LAM) and len(word) > 4 and word[1:] in inside
        ):
            bare, joined = word[1:], True
        for_phrase = word.startswith(LAM_ARTICLE) and len(word) > 4
        core = ARTICLE + bare[2:] if for_phrase else bare
        part = core in inside or (is_nisba(core) and core.startswith(ARTICLE))
        if not part and bare[:1] == LAM and (bare[1:] in inside or _field(found, at, bare[1:], inside)):
            part, for_phrase = True, True
        if not part and bare in _FIELDS:
            part = _field(found, at, bare, inside)  # «محكمة أمن الدولة»
        if not part and not _is_listed(found, first, at - 1, lexicon) and (end := _of_a_place(found, at, lexicon)) > at:
            return end, known + 1  # «الهيئة الملكية لمدينة الرياض»
        if not part and word in OVER and found.folded[at - 1] in OVERSEEN:
            # «الهيئة العامة للرقابة على الصادرات»: without what it oversees it would be another body.
            if not found.at(at + 1).startswith(ARTICLE):
                return first, 0
            known, last, at = known + 1, at + 1, at + 2
            continue
        if not part and word in _PREPOSITIONS and row.get("prepositions") != "yes":
            break
        if not part:
            break
        if joined and (core not in inside or core in patterns()[0]):
            break
        if purpose and not joined and not for_phrase and not _adjective(core):
            break  # «المؤسسة الوطنية للنفط التصدير …»: what follows is no part of the title
        purpose = purpose or word.startswith(LAM_ARTICLE)
        if not opened and definite and not core.startswith(ARTICLE) and not for_phrase:
            break
        known += 1
        opened = True
        last = at
        at += 1
    if last > first and found.folded[last][0] == LAM and found.folded[last][1:] in inside:
        # «القوات المسلحة لحماية المنطقة»: the purpose needs a complement of the title.
        last, known = last - 1, known - 1
    return last, known


def _is_listed(found: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words are a listed name («البنك الدولي | لمنطقة المغرب العربي»)."""
    rest = "".join(word_key(word) for word in found.folded[first + 1 : last + 1])
    return any(word_key(head) + rest in lexicon.keys for _, head in rests(found.folded[first]))


def _of_a_place(found: Words, at: int, lexicon: Lexicon) -> int:
    """The last word of the listed place that «ل» and the noun of a place open («لمدينة الرياض», «لمحافظة العلا»), or `at` - 1."""
    word = found.folded[at]
    if word[:1] != LAM or triggers().classes.get(word[1:]) != "LOC":
        return at - 1
    return _listed_end(found, at + 1, lexicon)


def _field(found: Words, at: int, word: str, inside: frozenset[str]) -> bool:
    """Whether the word is the noun of a field that the next one names («المعهد القومي ل|علوم التربية»)."""
    return ARTICLE + word in inside and found.at(at + 1).startswith(ARTICLE) and found.at(at + 1) in inside


def _listed_before(found: Words, first: int, cut: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a listed name ends before a «لل…» phrase: «حركة النهضة للانتخابات البلدية» says what the movement does."""
    joined = word_key(found.folded[first][cut:])
    for at in range(first + 1, last):
        joined += word_key(found.folded[at])
        entry = lexicon.keys.get(joined)
        if entry is not None and not entry.ambiguous(False) and found.folded[at + 1].startswith(LAM_ARTICLE):
            return True
    return False


def _free_standing(found: Words, index: int, cut: int) -> bool:
    """Whether «الخارجية» before an adjective of nationality is the ministry.

    «السياسة الخارجية الأميركية» is not; nor is «وزير الخارجية المصري», where the adjective is the minister's: that of the
    ministry is feminine, and after a minister it says nothing.
    """
    before = found.at(index - 1)
    if found.folded[index][0] == BA:
        return False  # «فاز بالرئاسة الأميركية»
    if not found.at(index + 1).endswith(HA) or without_proclitics(before, "title"):
        return False
    if cut and found.folded[index][0] in CONJUNCTIONS:
        return not before.startswith(ARTICLE)
    definite = any(rest.startswith(ARTICLE) and len(rest) > 4 for _, rest in rests(before))
    return (not definite and not before.endswith((HA, FEMININE_PLURAL))) or before in triggers().verbs


def _bank(found: Words, at: int, cut: int) -> bool:
    """Whether a bank's noun stands before a noun with the article alone, by which the bank is called («مصرف الهضاب»)."""
    if found.folded[at][cut:] not in _BANKS or found.kind(at + 1) != ARABIC:
        return False
    word = found.at(at + 1)
    read = analyse(word)
    phrase = f"{found.folded[at][cut:]} {word}"
    return read.article and not read.proclitics and read.pos == NOUN and not read.adjectival and phrase not in generic()


def _quoted_whole(found: Words, first: int, row: dict[str, str]) -> int:
    """The last word of a body's name that fills a pair of quotation marks, prepositions and all: «"جمعية الدفاع عن حرية الصحافة"»; `first`
    where what they hold is no name: a sentence with a verb, or a phrase that names nothing."""
    if found.at(first - 1) not in QUOTES or row["label"] != "ORG":
        return first
    last = first
    while last - first < _LONGEST and found.kind(last + 1) == ARABIC:
        last += 1
    tail = found.folded[first + 1 : last + 1]
    if found.at(last + 1) not in QUOTES or not _JOINS.intersection(tail[1:-1]) or tail[0] not in patterns()[1]:
        return first
    return first if any(analyse(word).verbal >= _VERBAL for word in tail) else last


def _adjective(word: str) -> bool:
    """Whether a word with the article looks like an adjective (التكنولوجية, الصيدلي)."""
    return len(word) > 6 and word.endswith(_NISBA)


def institutions(found: Words, lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """Candidates for official names in the text."""
    at, count = 0, len(found)
    while at < count:
        if found.kinds[at] != ARABIC:
            at += 1
            continue
        head = _head(found.folded[at])
        if head is None:
            at += 1
            continue
        cut, row = head
        following = found.at(at + 1)
        if (
            following.startswith(ARTICLE)
            and following in patterns()[0]
            and not found.folded[at][cut:].startswith(ARTICLE)
            and row["label"] == "ORG"
            and following not in patterns()[1]
        ):
            # «حزب التيار الديمقراطي»: the official name begins with the second noun.
            at += 1
            continue
        end = _quoted_whole(found, at, row)
        if end > at:
            yield CandidateSpan(found.starts[at], found.ends[end], ("ORG",), "rule", IN_QUOTES, 0.95, True)
            at = end + 1
            continue
        if _bank(found, at, cut):
            yield CandidateSpan(found.starts[at] + cut, found.ends[at + 1], ("ORG",), "rule", BANK, 0.75, True)
            at += 2
            continue
        if found.kind(at + 1) == ARABIC and without_proclitics(f"{found.folded[at]} {following}", "class"):
            at += 1  # «مركز الأبحاث البريطاني إمبر»: the name comes behind
            continue
        if row["name"] == "town":
            if _signed_in(found, at, lexicon):
                span = (found.starts[at] + cut, found.ends[at + 1])
                yield CandidateSpan(*span, (row["label"],), "rule", BY_TOWN, 0.92, True)
            at += 1
            continue
        last, known = _tail(found, at, row, lexicon)
        if row["name"] == "yes" and not found.folded[at][cut:].startswith(ARTICLE):
            end = _name_tail(found, at, lexicon)
            if (
                row["label"] == "MISC"
                and found.folded[at][cut:] not in _PRIZE
                and _named_person(found, at + 1, lexicon)
            ):
                end = at
            if end > at:
                yield CandidateSpan(
                    found.starts[at] + cut,
                    found.ends[end],
                    (row["label"],),
                    "rule",
                    "official name with a name",
                    0.92,
                    True,
                )
                at = end + 1
                continue
        if row["prepositions"] == "alone" and (
            found.kind(at - 1) != ARABIC or not _free_standing(found, at, cut) or not is_nation(found.at(at + 1))
        ):
            at += 1
            continue
        if known >= int(row["least"] or 1) and last > at:
            rest = found.folded[at][cut:]
            score = 0.8 if known >= 2 or row["least"] == "1" else 0.6
            if row["name"] == "end":
                last = max(last, _listed_end(found, last + 1, lexicon))  # «غرفة تجارة دمشق»
            if _says_nothing(rest, found.folded[at + 1 : last + 1]):
                at += 1
                continue
            if _listed_before(found, at, cut, last, lexicon):
                at += 1
                continue
            if all(is_nisba(found.folded[i]) for i in range(at + 1, last + 1)) and row["nisba_alone"] != "yes":
                at += 1
                continue
            yield CandidateSpan(
                found.starts[at] + cut, found.ends[last], (row["label"],), "rule", "official name: " + rest, score, True
            )
            at = last + 1
            continue
        at += 1
