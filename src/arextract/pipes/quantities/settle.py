"""Which bare numbers count anything: years, labels and lone number words do not."""

from __future__ import annotations

from functools import lru_cache

import regex

from arextract.arabic.affixes import (
    ANY_PROCLITIC,
    ARTICLE,
    BA,
    CONJUNCTIONS,
    HA,
    LAM,
    LAM_ARTICLE,
    LINKS,
    NUN,
    OBLIQUE,
    PLURAL,
    SIN,
    TA,
    TATWEEL,
    VERB_PLURAL,
    YA,
)
from arextract.arabic.analysis import VERB, analyse
from arextract.arabic.fold import fold
from arextract.arabic.little_words import IN
from arextract.arabic.proclitics import is_one_of
from arextract.arabic.tables import table
from arextract.arabic.word_sets import any_of, word_of, word_set
from arextract.layers import QuantitySpan
from arextract.pipes.quantities.counted import ACCUSATIVE_ENDS, asks_for_accusative, is_adjective
from arextract.pipes.quantities.cues import BREAK, plays, role_words
from arextract.pipes.quantities.item import Item, is_year
from arextract.pipes.quantities.no_quantities import Guard, is_score

_SEVERAL = word_of("settle.several")
_THOUSAND_ACCUSATIVE = word_set("settle.thousand_accusative")
_THOUSAND = word_set("settle.thousand")

_KEEP = regex.compile(
    rf"\s(?:{any_of('little_words.of')}{any_of('settle.them')}?|{any_of('little_words.between')}{any_of('settle.between_them')}|{any_of('settle.other')}(?:{OBLIQUE}|{PLURAL}|{YA})?|{any_of('settle.only')})(?!\w)"
)
_OF_THEM = regex.compile(
    rf"\s{any_of('little_words.of')} (?:{any_of('little_words.all')} )?\d|\s(?:{any_of('little_words.of')}{any_of('settle.them')}|{any_of('little_words.between')}{any_of('settle.between_them')}|{any_of('settle.other')}(?:{OBLIQUE}|{PLURAL})|{any_of('settle.only')})(?!\w)"
)
_BUT = word_set("settle.but")
_OF_MEN = HA + NUN  # ثمانية, اثنان, اثنين
_SURELY, _RATHER = 0.8, 0.6  # how likely a form is a verb
_BREAKS_OFF = regex.compile(rf"\s?(?:[.،؛:!؟)\n]|$)| (?:{any_of('settle.after_subject')})(?!\w)| {LAM}[^\W\d_]{{4,}}")
_NUMBER_OF = regex.compile(rf"(?<!\w)(?:[{LINKS}]|{LAM_ARTICLE})?{any_of('settle.number')}(?!\w)")
_LAST_WORD = regex.compile(r"([^\W\d_]+)[\s\"'(]*$")
_PROCLITIC = regex.compile(rf"(?<!\w)[{CONJUNCTIONS}]?[{BA}{LAM}]{TATWEEL}?\s?(?:{ARTICLE})?$")


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Verbs of the claims' table in the third person, as folded words."""
    out: set[str] = set()
    for row in table("claim_verbs"):
        perfect, imperfect = fold(row["perfect"]), fold(row["imperfect"])
        out.update((perfect, f"{perfect}{TA}", f"{perfect}{VERB_PLURAL}"))
        if imperfect:
            rest = imperfect[1:]
            out.update((imperfect, f"{TA}{rest}", f"{SIN}{imperfect}", f"{SIN}{TA}{rest}", f"{imperfect}{PLURAL}"))
    return frozenset(out)


_OUT_OF = regex.compile(
    rf"(?<!\w){any_of('little_words.of')} {any_of('settle.whole')} $|\d {any_of('little_words.of')} $"
)  # تسعة من أصل عشرة


def _governs(quantity: QuantitySpan, item: Item) -> bool:
    """Whether the noun after a range has the form that its upper number asks for: «22 - 33 نادي» is a score before a club."""
    if (
        quantity.counted is None
        or item.high is None
        or quantity.counted_span is None
        or quantity.counted_span[0] < item.end
    ):
        return quantity.counted is not None
    first = fold(quantity.counted).split(maxsplit=1)[0]
    return not asks_for_accusative(item.high) or first[-1] in ACCUSATIVE_ENDS


def settled(folded: str, item: Item, quantity: QuantitySpan, guard: Guard) -> bool:
    """Whether a quantity stays."""
    if quantity.kind != "count" or item.rule == "cell":
        return True
    counted = quantity.counted is not None
    if item.kind == "range" and item.form == "digits" and is_score(item, counted and _governs(quantity, item)):
        return False
    if item.kind == "range" and not counted and _years(item):
        return False
    if _stands_as_year(folded, item, counted and not _is_verb(quantity.counted or "")):
        return False
    if quantity.rule.startswith("filled"):
        return True
    value = item.value
    if value in (1000, 2000) and item.form == "words" and _is_other_word(folded, item, quantity):
        return False
    if value is None:
        if item.form == "few":
            return counted and not folded.startswith(_SEVERAL, item.start)
        return True
    digits = folded[item.start : item.number_end]
    if item.form in ("digits", "slash"):
        if value == 1 and quantity.counted_span is not None and quantity.comparator == "=":
            return False  # nobody counts «1 كتاب»: the figure numbers what follows
        if digits[:1] == "0" and digits[1:2].isdigit() and not counted:
            return False
        if is_year(item) and not counted and quantity.comparator == "=":
            return False
        if counted or item.scale > 1 or quantity.comparator != "=":
            return True
        return not (value <= 1 or guard.names_end(item.start)) and _spoken_of(folded, item)
    if value <= 1:
        return False
    if counted or item.scale > 1 or quantity.comparator != "=":
        return True
    return (
        value > 10
        or _KEEP.match(folded, item.end) is not None
        or _NUMBER_OF.search(folded, max(0, item.start - 24), item.start) is not None
        or _OUT_OF.search(folded, max(0, item.start - 10), item.start) is not None
        or (not item.definite and (_of_victims(folded, item.start) or _alone(folded, item)))
    )


def _alone(folded: str, item: Item) -> bool:
    """«لم ينج منهم سوى اثنين», «أيدها 271 عضوا وامتنع ثمانية»: so many of those spoken of, the object of 'but' or a verb's subject."""
    if folded[item.end - 1] not in _OF_MEN or not _BREAKS_OFF.match(folded, item.end):
        return False
    last = _LAST_WORD.search(folded, max(0, item.start - 16), item.start)
    if last is None:
        return False
    reading = analyse(last.group(1))
    return last.group(1) in _BUT or (reading.pos == VERB and reading.verbal > _SURELY)


def _of_victims(folded: str, start: int) -> bool:
    """Whether the word before a number in words says what befell so many: «مقتل ضابط وإصابة ثلاثة»، «بينهم عشرة قتلوا»."""
    last = _LAST_WORD.search(folded, max(0, start - 16), start)
    return last is not None and plays(last.group(1), "victims")


def _stands_as_year(folded: str, item: Item, counted: bool) -> bool:
    """«بعد 1804», «إحصاء [2005]»: digits where a year stands, and nothing that they count follows."""
    if (
        item.form != "digits"
        or item.unit is not None
        or item.scale > 1
        or item.value is None
        or not 100 <= item.value <= 2100
    ):
        return False
    digits = item.number_end - item.start
    if digits not in (3, 4) or (counted and not _bracketed_alone(folded, item)):
        return False
    last = _LAST_WORD.search(folded, max(0, item.start - 12), item.start)
    if digits == 3:
        return item.value % 10 > 0 and last is not None and last.group(1) in IN  # «خسرت مصر في 642»
    return _bracketed_alone(folded, item) or (last is not None and last.group(1) in role_words("year_lead"))


def _is_verb(counted: str) -> bool:
    """Whether what follows a number is a verb rather than a noun that it counts: «في 1758 دخل سلك المحاماة»."""
    reading = analyse(fold(counted).split(maxsplit=1)[0]) if counted else None
    return reading is not None and reading.pos == VERB and reading.verbal > _RATHER


def _bracketed_alone(folded: str, item: Item) -> bool:
    around = folded[item.start - 1 : item.start] + folded[item.number_end : item.number_end + 1]
    return around in ("()", "[]") and is_year(item)


def _years(item: Item) -> bool:
    """«بين 1659 و1671»."""
    ends = (item.low, item.high)
    return (
        item.form == "digits"
        and item.scale == 1
        and all(end is not None and 1000 <= end <= 2100 and end == int(end) for end in ends)
    )


def _is_other_word(folded: str, item: Item, quantity: QuantitySpan) -> bool:
    """Whether ألف is the verb ألّف, where only a verb can stand («الذي ألف قصيدة», «ألف الكاتب رواية»), or ألفا the letter alpha («متحور ألفا»)."""
    word = folded[item.start : item.number_end]
    if word in _THOUSAND_ACCUSATIVE:
        return quantity.counted is None or is_adjective(fold(quantity.counted))
    if word not in _THOUSAND:
        return False
    last = _LAST_WORD.search(folded, max(0, item.start - 12), item.start)
    subject = quantity.counted is None and folded.startswith(f" {ARTICLE}", item.number_end)
    return subject or (last is not None and last.group(1) in role_words("before_verb"))


def _spoken_of(folded: str, item: Item) -> bool:
    """Whether the words around a bare number in digits say that it counts: «بلغ عدد القتلى 15», «وأصيب 20», «بـ35»."""
    if item.kind == "range" or _OF_THEM.match(folded, item.end):
        return True
    if _OUT_OF.search(folded, max(0, item.start - 10), item.start):
        return True  # «3 من أصل 10»
    window = max(0, item.start - 70)
    before = folded[window : item.start]
    clause = BREAK.split(before)[-1]
    if _NUMBER_OF.search(clause) or _PROCLITIC.search(before):
        return True
    last = _LAST_WORD.search(before)
    if not last:
        return False
    word = last.group(1)
    return plays(word, "measure_noun") or is_one_of(word, _verbs(), ANY_PROCLITIC)
