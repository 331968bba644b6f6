"""The tagger's BIO tags as candidate spans: proclitics trimmed, labels and scores taken over.

What the tags get wrong for certain is mended here: numbers that count, a Latin gloss in the same span, two listed names
joined by «و», and plain words that only a very sure tag makes a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

from arextract.arabic.affixes import (
    ALEF,
    ARTICLE,
    BA,
    CONJUNCTIONS,
    HA,
    LAM_ARTICLE,
    PREPOSITIONS,
    TA,
    WAW,
    WAW_ARTICLE,
    YA,
)
from arextract.arabic.analysis import VERB, analyse, proclitic_letters
from arextract.arabic.proclitics import rests
from arextract.arabic.stems import ADJECTIVE, NOUN
from arextract.arabic.word_sets import word_list, word_set
from arextract.gazetteer.name_lexicon import Lexicon, key, word_key
from arextract.gazetteer.ordinary import is_ordinary
from arextract.ner import load_model, shared_model
from arextract.ner.conll import bio_spans
from arextract.pipes.entities.decide import class_label, speaks
from arextract.pipes.entities.inflected import (
    is_common,
    is_inflected,
    is_kin,
    is_object,
    is_ordinal,
    is_several,
    may_be_verb,
)
from arextract.pipes.entities.institutions import AFFAIRS, generic, of_deputy, patterns
from arextract.pipes.entities.latin_names import english, is_code
from arextract.pipes.entities.listed import CLASS_NOUNS, TITLES, extend, place_noun
from arextract.pipes.entities.named import hidden_name, indefinite
from arextract.pipes.entities.person_shapes import (
    is_given,
    maqsura_words,
    next_to_title,
    of_subject,
    unknown,
    verb_of_name,
    weak,
)
from arextract.pipes.entities.spans import LABELS, CandidateSpan
from arextract.pipes.entities.tag_pieces import (
    Run,
    another_person,
    joined,
    listed,
    months,
    person_after,
    pieces,
    served,
    strange,
)
from arextract.pipes.entities.triggers import is_nation, is_nisba, triggers
from arextract.text.word_layer import ADDRESS, ARABIC, BREAK, LATIN, NUMBER, SIGN, Words, split_sentences
from arextract.translit.arabic_names import bearers

_SON = word_set("tagged.son")
_SHEIKH = word_set("tagged.sheikh")
_WHICH = word_set("little_words.which")
_RELATIVES = word_set("tagged.relatives")
_NO_OWNER = word_list("tagged.no_owner")
_IN_OR_AT = word_set("tagged.in_or_at")
_NISBA_DUALS = word_list("tagged.nisba_duals")
_NISBA_ENDINGS = word_list("tagged.nisba_endings")

_LONGEST_SENTENCE = 200
_UNREAD = frozenset({BREAK, ADDRESS})
LEAST = {"PER": 0.6, "LOC": 0.6, "ORG": 0.7, "PRODUCT": 0.7, "MISC": 0.8}
LEAST_STRANGE = 0.5
LEAST_PLAIN = {"PER": 0.93, "LOC": 0.9, "ORG": 1.01, "PRODUCT": 0.97, "MISC": 0.97}
_REPEATED = 0.95
_SURE_ALONE = 0.8
_SURE_STRANGER = 0.9
_SURE_TITLE = 0.75
_UNSURE = 0.45
_HOLDING = word_set("tagged.holding")
_MAKES = word_set("tagged.makes")
_ANALYSTS = word_set("tagged.analysts")
_OWNED = word_set("tagged.owned")
_DAY_PARTS = word_set("tagged.day_parts")
_NO_PERSON = word_set("tagged.no_person")
_FOR_SAKE = word_set("tagged.for_sake")
_DEGREES = word_set("tagged.degrees")
_CALLED = word_set("tagged.called")
_REGIONS = word_set("tagged.regions")
_AND, _WITH = word_list("tagged.and_with")
_PREPOSITION = "prep"
_NEXUS = frozenset({"comp", "sub", "conj"})  # إن and its sisters as `analyse` reads them


class Tagger(Protocol):
    """What the pipe needs of a model: BIO tags with scores for sentences of surface words."""

    def tag(self, sentences: list[list[str]]) -> list[list[tuple[str, float]]]:
        """One (tag, score) for each word of each sentence."""
        ...


def read_by_tagger(found: Words, sentences: Sequence[tuple[int, int]] | None) -> list[list[int]]:
    """The words of each sentence that the tagger reads."""
    ranges: list[list[int]] = []
    kinds = found.kinds
    for begin, stop in split_sentences(found, sentences):
        indices = [i for i in range(begin, stop) if kinds[i] not in _UNREAD]
        for at in range(0, len(indices), _LONGEST_SENTENCE):
            ranges.append(indices[at : at + _LONGEST_SENTENCE])
    return ranges


def tagged(
    found: Words, tagger: Tagger, lexicon: Lexicon, sentences: Sequence[tuple[int, int]] | None = None
) -> Iterator[CandidateSpan]:
    """The tagger's mentions in the text."""
    ranges, surfaces = read_by_tagger(found, sentences), found.surfaces
    tags = tagger.tag([[surfaces[i] for i in indices] for indices in ranges])
    for indices, row in zip(ranges, tags, strict=True):
        for first, last, label, score in joined(found, list(_runs(indices, row))):
            for begin, end in pieces(found, first, last, label, lexicon):
                after = begin > first and label != "PER" and person_after(found, first, begin, lexicon)
                own = "PER" if after else "ORG" if end < last and served(found, begin) else label
                yield from _span(found, begin, end, own, score, lexicon)


def _runs(indices: list[int], row: Sequence[tuple[str, float]]) -> Iterator[Run]:
    """(first word, last word, label, mean score) of each mention that the tags mark."""
    for first, stop, label in bio_spans([tag for tag, _ in row]):
        if label in LABELS:
            yield indices[first], indices[stop - 1], label, sum(score for _, score in row[first:stop]) / (stop - first)


def _span(found: Words, first: int, last: int, label: str, score: float, lexicon: Lexicon) -> Iterator[CandidateSpan]:
    while first <= last and (found.kinds[first] == SIGN or found.folded[first] in (WAW, ARTICLE)):
        first += 1
    while last >= first and found.kinds[last] in (SIGN, NUMBER):
        last -= 1
    if last < first:
        return
    if (score_at := _score_in(found, first, last)) is not None:
        last = score_at - 1  # «البلجيكي كزافييه ماليس | 7 - 6»: a player
        label = "PER" if label == "PRODUCT" and is_nation(found.at(first - 1)) else label
    while label in ("PER", "LOC") and first < last and found.kinds[first] == NUMBER:
        first += 1  # «3 مخابئ»
    if label == "PER":
        last = _before_number(found, first, last)
    if (
        label == "ORG"
        and found.kinds[first] == NUMBER
        and last - first == 1
        and not listed(found, first, last, lexicon)
    ):
        return  # «20 غيغاواط»
    if label in ("PRODUCT", "MISC"):
        last = extend(found, last)
    while label == "PER" and _hyphened(found, last + 1):
        last += 2
    last = _stopped(found, first, last)
    if label != "MISC":
        while last > first and _no_name(found, last, lexicon):
            last -= 1
        if first == last and (
            (_no_name(found, first, lexicon) and not (score >= _SURE_STRANGER and _no_subject(found, first)))
            or (
                label in ("PER", "LOC", "PRODUCT")
                and is_several(found.folded[first])
                and key(found.surface(first)) not in lexicon.keys
            )
        ):
            return
    if label == "PER" and first < last and _rank(found, first):
        first += 1
    while (
        label == "PER"
        and last > first
        and (
            _of_several(found.folded[last])
            or _beside_name(found, last, lexicon)
            or is_kin(found.surface(last))
            or found.surface(last) in maqsura_words()
            or _object(found, first, last, lexicon)
        )
    ):
        last -= 1  # «سمير بن يعقوب تونسيان», «استقبال أنان له», «أبو حيدر | جاره», «أصدر رافيرتي | ألبومين»
    if label == "PER" and first == last and found.folded[first] in triggers().links:
        return  # «ابن | عمه»
    if label == "PER" and not is_given(found.folded[first]) and of_subject(found, first):
        return
    if label == "PER" and verb_of_name(found, first):
        if first == last:
            return
        first += 1  # «هاجر | محمد الشافعي إلى كندا»
    if label == "ORG" and first < last and is_nation(found.folded[last]) and found.folded[last].endswith(_NISBA_DUALS):
        last -= 1  # «شركتا مينيماكس وزد إي الصينيتان»: two firms have it
    if label == "PER" and (_predicate(found, first) or found.folded[first] in _NO_PERSON):
        return
    if label == "ORG" and found.folded[first] in _FOR_SAKE:
        return  # «لمصلحة الخليج»
    if label in ("ORG", "MISC") and any(rest in _DEGREES for _, rest in rests(found.folded[first])):
        return  # «دبلوم الدراسات العليا»
    if label == "LOC" and first < last and is_nation(found.folded[last]) and listed(found, first, last - 1, lexicon):
        if not listed(found, first, last, lexicon):
            last -= 1  # «غوانتانامو الأميركي»
    if label == "LOC" and first == last and _quality(found, first, lexicon):
        return
    if label == "PER" and found.folded[first] in _SON and found.at(first - 1) in _SHEIKH:
        first -= 1
    if label == "PER" and found.folded[first] in triggers().links and is_given(found.at(first - 1)):
        first -= 1  # «المتحدثة، أمل | بن يوسف»: a link joins, also where the given name is a word as well
    if label == "PRODUCT" and found.at(first - 1) in _OWNED:
        label = "ORG"  # «تطبيق مشوار المملوك لرايدكو»
    if (
        label == "LOC"
        and first < last
        and found.folded[first] in CLASS_NOUNS["LOC"]
        and not listed(found, first, last, lexicon)
    ):
        first += 1  # «هور الحويزة»: the noun says what it is
    if first < last and found.folded[first] in _dual_nouns():
        first += 1  # «شركتا مينيماكس وزد إي»
    last = _before_use(found, first, last, lexicon)
    if label == "ORG" and first < last and is_nation(found.folded[last]) and _firm_of(found, first, last - 1, lexicon):
        last -= 1
    while (
        label == "ORG" and last - first > 1 and _object_after(found, last) and not listed(found, first, last, lexicon)
    ):
        last -= 1
    if label == "ORG":
        last = _before_purpose(found, first, last, lexicon)
    if label == "ORG" and first == last and _bare_noun(found, first, lexicon):
        return
    both = label == "ORG" and first + 1 == last and found.folded[last].startswith(WAW_ARTICLE)
    if both and _bare_noun(found, first, lexicon) and _bare_noun(found, last, lexicon):
        return  # «قوات الجيش والأمن»
    while last > first and label in ("ORG", "LOC") and _common_after(found, first, last, lexicon):
        last -= 1
    if label == "ORG" and first < last and _generic(found, first, last, lexicon):
        return
    if first == last and label in ("LOC", "MISC") and found.folded[first] in months():
        return
    if label == "ORG" and found.at(last + 1) in _HOLDING:
        last += 1
    if last >= first and (_everyday(found, first, last, lexicon) or is_code(found, first, last)):
        return
    if last < first or (label == "PER" and found.folded[last] in _DAY_PARTS and found.at(last + 1).startswith(ARTICLE)):
        return
    if first == last and label in ("ORG", "PRODUCT") and class_label(found, first) and indefinite(found, first):
        return
    if first == last and label == "PER" and found.at(last + 1) in _WHICH and strange(found, first, last, 0):
        label = "ORG"  # «ترك داتافيو التي أسسها»
    if label == "ORG" and found.at(first - 1) in _MAKES and found.at(first - 2) in _RELATIVES:
        label = "PRODUCT"  # «التي طورت نيمبو»: who developed it has been named
    if label == "ORG" and first + 1 == last and class_label(found, last) and _plain(found, first, last, 0):
        first = last  # «نادي | الكرامة»: a noun of every day that names a club behind the noun that says so
    cut = cut_of(found, first, lexicon)
    if label == "LOC" and (place_noun(found, first) is not None or found.at(first - 1) in _REGIONS):
        cut = 0  # «مطار بنينا», «منطقة واسيلا»: no proclitic stands behind a noun that wants its complement
    if cut == 0 and found.folded[first][0] == _AND and hidden_name(found, first, lexicon):
        cut = 1  # «ومايبيلين», «وفوتيس كوفيليس»
    if label == "PER" and cut == 1 and found.folded[first][0] in PREPOSITIONS and next_to_title(found, first):
        cut = 0  # «الرئيس التنفيذي بادي بادماناثان»: no preposition stands behind a title
    if first == last and strange(found, first, last, cut) and _analysed(found, first, label):
        label, score = "ORG", max(score, LEAST_STRANGE)  # «محلل الشحن في درويري», «محلل بيرنستاين ستايسي راسغون»
    if first == last and speaks(found, first, last, cut, key(found.surface(first)[cut:])) is False:
        return
    doubtful = (
        first == last and may_be_verb(found.folded[first][cut:]) and key(found.surface(first)) not in lexicon.keys
    )
    # «مالك» is oftener an owner than a person: a given name that is a word stands alone only where the tag is sure.
    doubtful = doubtful or (
        label == "PER" and first == last and weak(found.folded[first][cut:]) and score < _SURE_ALONE
    )
    least = LEAST_STRANGE if label in ("ORG", "PRODUCT") and strange(found, first, last, cut) else LEAST[label]
    if score < least or (doubtful and score < _REPEATED):
        score = min(score, _UNSURE)
    elif (score < LEAST_PLAIN[label] or (label == "MISC" and last - first > 1)) and (
        _plain(found, first, last, cut) or (label == "MISC" and _sentence(found, first, last))
    ):
        if not (label == "LOC" and first == last and cut == 0 and _in_a_place(found, first)):
            score = _UNSURE
    sure = score >= _REPEATED and (last > first or label != "MISC")
    if label == "ORG" and last - first > 1 and score >= _SURE_TITLE and found.folded[first][cut:] in patterns()[0]:
        sure = True  # a name of several words behind an institution's noun says itself what it is
    if label == "LOC" and cut == 0 and (noun := place_noun(found, first)) is not None:
        first, cut = first - 1, noun
    yield CandidateSpan(found.starts[first] + cut, found.ends[last], (label,), "ner", "model", score, sure)


def _sentence(found: Words, first: int, last: int) -> bool:
    """Whether the words are a sentence of known words with a verb («الفائز يحصد كل شيء»), and no noun before says that it is a title."""
    words = found.folded[first : last + 1]
    return (
        last > first
        and any(analyse(word).pos == VERB and is_inflected(word) for word in words)
        and all(is_ordinary(word) or (analyse(word).lemma and not is_given(word)) for word in words)
        and class_label(found, first) is None
    )


def _in_a_place(found: Words, at: int) -> bool:
    """Whether a definite word stands behind the noun of a place that is called so («ساحة | الشهداء», «شارع الثورة»)."""
    before = found.at(at - 1)
    return (
        found.folded[at].startswith(ARTICLE)
        and analyse(found.folded[at]).pos == NOUN
        and any(rest in _CALLED for _, rest in rests(before))
    )


def _before_purpose(found: Words, first: int, last: int, lexicon: Lexicon) -> int:
    """The last word of a body before «لل…» with a preposition of its own («الدستور | للإنفاق على الصحة»), which says what something is for.

    In the official name of an institution it stays («الهيئة العامة للرقابة على الصادرات»).
    """
    if any(rest in patterns()[0] for _, rest in rests(found.folded[first])) or listed(found, first, last, lexicon):
        return last
    for at in range(first + 1, last):
        if found.folded[at].startswith(LAM_ARTICLE) and analyse(found.folded[at + 1]).pos == _PREPOSITION:
            return at - 1
    return last


def _before_use(found: Words, first: int, last: int, lexicon: Lexicon) -> int:
    """The last word of a listed name before «لل…»: «زابوريجيا | للطاقة النووية», «مجلس النواب | للموازنة»; what it is for is no part of it."""
    if listed(found, first, last, lexicon):
        return last
    for at in range(first + 1, last + 1):
        if found.folded[at].startswith(LAM_ARTICLE) and listed(found, first, at - 1, lexicon):
            return at - 1
    return last


def _object(found: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the last word is a noun in the dual or the accusative that nobody is called by: what a verb before the name takes."""
    return is_object(found.folded[last]) and not listed(found, first, last, lexicon) and bearers(found.folded[last]) < 1


def _score_in(found: Words, first: int, last: int) -> int | None:
    """The first word of a score («7 - 6») within the name, None where there is none."""
    for at in range(first + 1, last):
        if found.kinds[at] == NUMBER and found.at(at + 1) in ("-", "–", "/") and found.kind(at + 2) == NUMBER:
            return at
    return None


def _before_number(found: Words, first: int, last: int) -> int:
    """The last word of a person's name before a number."""
    return next((at - 1 for at in range(first + 1, last + 1) if found.kinds[at] == NUMBER), last)


def _beside_name(found: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the word is a preposition with a pronoun («له»), or one with an adjective or noun («بالمتهور»), that nobody
    is called («بالحاج»)."""
    read = analyse(found.folded[at])
    told = (read.pos == _PREPOSITION and bool(read.pronoun)) or (read.article and read.proclitics == _WITH)
    return told and word_key(found.folded[at]) not in lexicon.keys and bearers(found.folded[at]) < 1


def _predicate(found: Words, first: int) -> bool:
    """Whether the word says what somebody is, whom a pronoun has named («إنه سعيد», «لكنها خيرت»), and is a name elsewhere."""
    before = analyse(found.at(first - 1))
    return before.pos in _NEXUS and bool(before.pronoun)


def _quality(found: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a word alone is an indefinite adjective behind its noun («شارع مزدحم», «جزء كاريبي») and no listed place."""
    read, noun = analyse(found.folded[at]), analyse(found.at(at - 1))
    if read.article or noun.article or not noun.lemma or noun.pos != NOUN or word_key(found.folded[at]) in lexicon.keys:
        return False
    if read.proclitics or read.pronoun:
        return False  # «مطار بنينا»: no adjective behind an indefinite noun has either
    return (read.adjectival and bool(read.lemma)) or (
        ARTICLE + word_key(found.folded[at]) in lexicon.keys and read.stem[-1:] == YA
    )


def _hyphened(found: Words, at: int) -> bool:
    """Whether a hyphen at word `at` joins two words that look like names («فياتروس-موتيكا»)."""
    return (
        found.at(at) == "-"
        and found.touches(at)
        and found.touches(at + 1)
        and found.kind(at + 1) == ARABIC
        and unknown(found.at(at + 1))
    )


def _generic(found: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words open with a phrase of the shape of an official name that names nothing, and no nation follows.

    «الأمن القومي والنمو الاقتصادي», «مجلس الإدارة الجديد»; «القوات المسلحة الأردنية» is a name.
    """
    head = f"{found.folded[first][cut_of(found, first, lexicon) :]} {found.folded[first + 1]}"
    return head in generic() and not any(is_nation(word) for word in found.folded[first + 2 : last + 1])


def _rank(found: Words, first: int) -> bool:
    """Whether a title or an ordinal stands before the name and is no part of it («الأمير هاري», «مساعد أول علي الزغبي»)."""
    word = found.folded[first]
    if found.folded[first + 1] in _SON:
        return False  # «الشيخ ولد أحمد»: in Mauritania the word is a given name
    return any(rest in TITLES for _, rest in rests(word)) or (
        is_given(found.folded[first + 1]) and not is_given(word) and is_ordinal(word)
    )


def _bare_noun(found: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the word is an institution's noun alone («البنك», «المنظمة»): it stands for a name and is none."""
    return any(rest in patterns()[0] and word_key(rest) not in lexicon.keys for _, rest in rests(found.folded[at]))


def _common_after(found: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a listed name stands before a last word that is a common noun («ناسا كويكبا»)."""
    return (
        is_common(found.folded[last])
        and listed(found, first, last - 1, lexicon)
        and not listed(found, first, last, lexicon)
    )


def _firm_of(found: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words are a listed firm or club: in «النصر السعودي» and «أرامكو السعودية» the adjective stays out.

    That of an institution stays in («الهيئة العامة للغذاء والدواء السعودية»).
    """
    return not any(rest in patterns()[0] for _, rest in rests(found.folded[first])) and listed(
        found, first, last, lexicon
    )


def _no_name(found: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the word is a verb or carries a pronoun, and no table lists it as a name."""
    return (
        found.kinds[at] == ARABIC and is_inflected(found.folded[at]) and word_key(found.folded[at]) not in lexicon.keys
    )


def _analysed(found: Words, first: int, label: str) -> bool:
    """Whether the word says who employs an analyst, which is a firm: a place behind «في» or «لدى» and the analyst, or anything
    between him and his name («محلل | بيرنستاين | ستايسي راسغون»)."""
    if found.at(first - 1) in _IN_OR_AT:
        return label == "LOC" and any(
            rest in _ANALYSTS for at in range(first - 5, first - 1) for _, rest in rests(found.at(at))
        )
    named = all(
        found.kind(at) == ARABIC and (is_given(w := found.at(at)) or unknown(w)) for at in (first + 1, first + 2)
    )
    analyst = any(rest in _ANALYSTS and not rest.startswith(ARTICLE) for _, rest in rests(found.at(first - 1)))
    return label in ("LOC", "PER", "ORG") and analyst and named


def _no_subject(found: Words, at: int) -> bool:
    """Whether the word would be a verb in the masculine, dual or plural right behind one in the feminine: «طرحت سيرو» is a firm."""
    verb, word = analyse(found.at(at - 1)), analyse(found.at(at))
    return verb.pos == VERB and verb.gender == "f" and (word.gender == "m" or word.number != "s") and not word.pronoun


def _of_several(word: str) -> bool:
    """Whether the word is an adjective of a nation in the dual or plural, as no surname is."""
    return is_nisba(word) and word.endswith(_NISBA_ENDINGS)


@lru_cache(maxsize=1)
def _dual_nouns() -> frozenset[str]:
    """Class nouns in the dual: two names follow them and neither holds the noun."""
    return frozenset(
        w for w in triggers().classes if w.endswith((TA + ALEF, TA + YA)) and w[:-2] + HA in triggers().classes
    )


def _everyday(found: Words, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the words are everyday English or generic acronyms («Generative AI», «LLM», «GMT+0400») that no lexicon lists."""
    acronyms, everyday, _ = english()
    return (
        all(
            found.kinds[i] == LATIN and (found.folded[i].split("+")[0] in acronyms or found.folded[i] in everyday)
            for i in range(first, last + 1)
        )
        and key(found.text[found.starts[first] : found.ends[last]]) not in lexicon.keys
    )


def _stopped(found: Words, first: int, last: int) -> int:
    """The last word before one that never stands in a name («والتي», «التابع», «اليوم»)."""
    stop = patterns()[2]
    for at in range(first + 1, last + 1):
        word = found.folded[at]
        if any(rest in stop for _, rest in rests(word, CONJUNCTIONS)):
            return at - 1
        if at > first + 1 and _means(word):
            return at - 1  # «طالب اتحاد المصارف بحماية الودائع»
        if word == AFFAIRS and at > first + 1 and of_deputy(found, first):
            return at - 1  # «نائب رئيس هيئة الطيران لشؤون السلامة»: the affairs are the deputy's
    return first - 1 if found.folded[first] in _DAY_PARTS and last > first else last


def _object_after(found: Words, at: int) -> bool:
    """Whether a definite noun follows a definite adjective, which ends a name: «رفع البنك المركزي الفائدة»."""
    read, before = analyse(found.folded[at]), analyse(found.folded[at - 1])
    noun = read.pos == NOUN and read.article and not read.adjectival and not read.proclitics and bool(read.lemma)
    return noun and before.pos == ADJECTIVE and before.article and not before.proclitics


def _means(word: str) -> bool:
    """Whether the word is «ب» and a common noun without the article, as no official name goes on («بحماية», «بحق»)."""
    read = analyse(word)
    return read.proclitics == BA and read.pos == NOUN and not read.article and not read.pronoun and bool(read.lemma)


def _plain(found: Words, first: int, last: int, cut: int) -> bool:
    """Whether all words are ordinary ones, and no noun of an institution opens them."""
    if found.folded[first][cut:] in patterns()[0]:
        return False
    return all(
        (found.kinds[i] == ARABIC and is_ordinary(found.folded[i]) and not is_given(found.folded[i]))
        or found.kinds[i] == NUMBER
        for i in range(first, last + 1)
    )


def cut_of(found: Words, index: int, lexicon: Lexicon) -> int:
    """How many letters of the word that begins a name are proclitics; a listed name decides («فورد», «وسامبا»)."""
    if found.kinds[index] != ARABIC:
        return 0
    word = found.folded[index]
    if is_given(word):
        return 0
    if another_person(found, index):
        return 1
    following = word_key(found.at(index + 1)) if found.kind(index + 1) == ARABIC else ""
    for cut, rest in rests(word):
        if len(rest) > 2 and (word_key(rest) in lexicon.keys or word_key(rest) + following in lexicon.keys):
            return cut
    cut = proclitic_letters(found.surface(index))
    # «بوعشرين» is no ب before وعشرين: nothing that joins stands after a preposition.
    return 0 if cut == 1 and word[0] in PREPOSITIONS and word[1] == WAW else cut


def load_tagger(model: str | None) -> Tagger | None:
    """The shipped tagger for "ner", the one in a folder for a path, none for None. Raises `ModelError` where it is missing."""
    if model is None:
        return None
    tagger: Tagger = shared_model() if model == "ner" else load_model(model)
    return tagger
