"""Comparators before and after a number, negated ones and verbs that compare over a distance."""

from __future__ import annotations

from functools import lru_cache

import regex

from arextract.arabic.affixes import (
    ALEF,
    ANY_PROCLITIC,
    ARTICLE,
    BA,
    CONJUNCTIONS,
    IMPERFECT,
    LAM,
    LAM_ARTICLE,
    MIM,
    PREPOSITIONS,
    PROCLITICS,
    SIN,
    WAW,
)
from arextract.arabic.analysis import VERB, analyse
from arextract.arabic.fold import fold
from arextract.arabic.little_words import ABOUT, OF, THAT, TO
from arextract.arabic.proclitics import forms, is_one_of
from arextract.arabic.tables import table
from arextract.arabic.word_sets import any_of, word_list, word_of, word_set

_COMPARING = word_list("cues.comparing")
_DENYING = word_set("cues.denying")
_BUT = word_of("little_words.but")
_BUT_FOR = word_set("cues.but_for")
_EXCEPT = word_set("cues.except")
_OTHER_CLAUSE = word_set("cues.other_clause")
_LOWER = word_set("cues.lower")
_WAS = word_set("cues.was")
_NOT_THAT = word_set("cues.not_that")
_WITHOUT = word_set("cues.without")
_IT_BEING = word_set("cues.it_being")
_NO_NUMBER_AFTER = word_set("cues.no_number_after")
_REACH_STEM = word_set("cues.reach_stem")
_LED = word_set("cues.led")
_ABOUT_OR_ON = word_set("cues.about_or_on")

_BLANKS = regex.compile(r"\)?\ {0,3}")
_BRACKETS = regex.compile(r"\([^()]*\)")
_BRACKETED = 60  # letters between the brackets of an aside, at most
_TAIL = regex.compile(r"[\s\"'(]+$")
_PROCLITIC = regex.compile(
    rf"(?<!\w)(?:[{CONJUNCTIONS}]?[{PREPOSITIONS}](?:{ARTICLE})?|[{CONJUNCTIONS}]?{ARTICLE} ?|[{CONJUNCTIONS}]?{LAM_ARTICLE})$"
)  # also the article of «الـ400», «الـ 400»
_LAST_WORD = regex.compile(r"[^\s\"'()،.؛:]+$")
_FLIPPED = {">": "<=", "<": ">=", ">=": "<", "<=": ">", "~": "~", "=": "="}
_WORDS = regex.compile(r"[^\W\d_]+")
_FIRST_WORD = regex.compile(r"[^\W\d_]+")
_NEXT_NUMBER = regex.compile(rf" (?:{any_of('little_words.of')}(?!\w)|\d|[^\W\d_]{{4,}}{ALEF}(?!\w))")
STOP = regex.compile(r"[.؛:!؟?\n]")
BREAK = regex.compile(r"[.؟!\n؛]")
"""Ends of sentences and «؛», without the colon: what is counted or paid is not looked for beyond them."""
_CLAUSE_END = regex.compile(r"[.،؛:!؟?\n\"(]")
_WORD_OR_DIGITS = regex.compile(r"[^\W\d_]+|\d+")
_QUOTED = regex.compile(r'"[^"\d]{1,60}"')
_ASIDE = regex.compile(r"،[^،]{1,80}،")
_ASIDES = 160  # letters before a comparator, in which its clause begins even with an aside inside
_POSSIBLE = word_set("cues.possible")
_REACH = word_set("cues.reach")
_STILL = word_set("cues.still")  # لا يزال denies nothing
_AMOUNT = regex.compile(rf"(?<!\w)[{CONJUNCTIONS}]?{BA}(?:\s?|{any_of('cues.amounts')} )$")  # «يفوق الرجال بنسبة 63%»
_BOUNDARY = regex.compile(rf"(?:^|[\s\"'(،.؛:\-–])(?:[{CONJUNCTIONS}]?[{PREPOSITIONS}]?)$")
_NO_SUBJECT_BEYOND = word_set("cues.no_subject_beyond")
_RELATIVES = word_set("hedging.relatives")
_SURELY = 0.9  # how likely a form is a verb
_DISTANCE = 120  # letters between a comparing verb and its number


@lru_cache(maxsize=2)
def _comparators(position: str) -> dict[str, list[tuple[str, str]]]:
    """(form, sign) of what compares before a number or after one, by the word beside the number, the longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("comparators"):
        if row["position"] == position:
            form = fold(row["form"])
            found.setdefault(form.split()[-1 if position == "before" else 0], []).append((form, row["sign"]))
    for listed in found.values():
        listed.sort(key=lambda item: -len(item[0]))
    return found


@lru_cache(maxsize=64)
def role_words(role: str) -> frozenset[str]:
    """The folded words of one role of ``quantity_words.tsv``."""
    return frozenset(fold(row["form"]) for row in table("quantity_words") if row["role"] == role)


def plays(word: str, role: str, admitted: str = PROCLITICS) -> bool:
    """Whether a folded word, proclitics aside, is one of a role of ``quantity_words.tsv``."""
    return is_one_of(word, role_words(role), admitted)


def before(folded: str, start: int) -> tuple[str, int, int] | None:
    """(sign, start, end) of the comparator that stands right before the number at `start`, fillers passed over."""
    window = max(0, start - 80)
    text = folded[window:start]
    text = _TAIL.sub("", text) if not _PROCLITIC.search(text) else text
    by = _PROCLITIC.search(text)
    text = _PROCLITIC.sub("", text)
    known = _comparators("before")
    by_share = False
    for _ in range(3):
        text = _TAIL.sub("", text)
        last = _LAST_WORD.search(text)
        if not last:
            return None
        word = last.group()
        for stem in forms(word, ANY_PROCLITIC):
            for form, sign in known.get(stem, ()):
                begin = len(text) - len(form)
                if begin >= 0 and text.endswith(form) and _begins_word(text, begin, stem != word):
                    if form in _LOWER and (by_share or (by is not None and BA in by.group())):
                        return None  # «نسبة أدنى بـ4 نقاط», «أدنى بنسبة 21%»: by how much
                    return _negated(text[:begin], form, sign, window + begin, window + len(text))
        if plays(word, "filler"):
            by_share = by_share or word[0] == BA
            text = text[: last.start()]
            continue
        return None
    return None


def _begins_word(text: str, begin: int, proclitic: bool) -> bool:
    lead = text[:begin]
    if not lead or _BOUNDARY.search(lead):
        return True
    return proclitic and _BOUNDARY.search(lead.rstrip(SIN)) is not None


def _negated(lead: str, form: str, sign: str, begin: int, end: int) -> tuple[str, int, int]:
    """The sign turned by a negation right before it, or before the verb of its clause («لن نرفع الأسعار بأكثر من 5%»)."""
    if sign not in "<>":
        return sign, begin, end
    comparing = any(bare.startswith(_COMPARING) for bare in forms(form, BA + LAM))
    words = _clause_words(lead)
    if comparing and words and (words[-1] == _BUT or words[-1] in _EXCEPT):
        return sign, begin, end  # «لا يختلف إلا بأقل من 1%»
    if any(plays(" ".join(words[-size:]), "negator", CONJUNCTIONS + BA) for size in (1, 2, 3) if words):
        return _FLIPPED[sign], begin, end
    if _denied(words, comparing) or _was_not(words):
        return _FLIPPED[sign], begin, end
    return sign, begin, end


def _clause_words(lead: str) -> list[str]:
    """The words of the clause that `lead` ends in, without what stands in quotes or as an aside between two commas."""
    text = _ASIDE.sub(" ", _QUOTED.sub(" ", STOP.split(lead[-_ASIDES:])[-1]))
    return _WORD_OR_DIGITS.findall(_CLAUSE_END.split(text)[-1])


def _denied(words: list[str], comparing: bool) -> bool:
    """«لن نرفع الأسعار بأكثر من 5%», «لا يحق له أن يتجاوز 100»: a negation near before, whose verb the bound belongs to."""
    if not comparing and not (words and words[-1] in THAT):
        return False
    for index in range(len(words) - 2, max(-1, len(words) - 8), -1):
        word, after = words[index], words[index + 1]
        if comparing and is_one_of(word, _NOT_THAT, CONJUNCTIONS) and after[0] in IMPERFECT:
            return True  # «يفترض ألا تدوم أكثر من»
        if comparing and is_one_of(word, _WITHOUT, CONJUNCTIONS) and after in THAT:
            return True
        if _ends_reach(word) or (word in THAT and not (index and words[index - 1] in _WITHOUT)):
            return False
        if is_one_of(word, _DENYING, CONJUNCTIONS) and after not in _STILL:
            return True
    return False


def _ends_reach(word: str) -> bool:
    """Whether no negation before `word` reaches beyond it."""
    return word.isdigit() or word in _BUT_FOR or word in _OTHER_CLAUSE


def _was_not(words: list[str]) -> bool:
    """«لم يكن عددهم يزيد على مليون», «التي لم تكن في البداية تتجاوز 5%»: the verb stands under a negated 'was'."""
    for index in range(len(words) - 1, 0, -1):
        if _ends_reach(words[index]):
            return False
        if words[index] in _WAS and is_one_of(words[index - 1], _DENYING, CONJUNCTIONS):
            return True
    return False


def after(folded: str, end: int) -> tuple[str, int] | None:
    """(sign, end) of a comparator that follows at `end` (على الأقل، أو أكثر، تقريبا)."""
    at = _BLANKS.match(folded, end).end()  # type: ignore[union-attr]
    first = _FIRST_WORD.match(folded, at)
    if not first:
        return None
    for form, sign in _comparators("after").get(first.group(), ()):
        stop = at + len(form)
        if folded.startswith(form, at) and not folded[stop : stop + 1].isalpha():
            if form[0] in CONJUNCTIONS and _NEXT_NUMBER.match(folded, stop):
                continue  # «أكبر من 10 وأقل من 20», «100 ألف ألبوم وأكثر 600 ألف أغنية»: it bounds the next number
            return sign, stop
    return None


def bracketed(folded: str, start: int, end: int) -> bool:
    """Whether `start:end` stands inside brackets that open and close near it."""
    opened = folded.rfind("(", max(0, start - _BRACKETED), start)
    closed = folded.find(")", end, end + _BRACKETED)
    return (
        0 <= opened < closed
        and ")" not in folded[opened:start]
        and "(" not in folded[end:closed]
        and "\n" not in folded[opened:closed]
    )


def distant(folded: str, floor: int, start: int) -> str | None:
    """The sign of a comparing verb whose subject stands between it and the number (تجاوزت منصة … 600 مليون)."""
    begin = max(floor, start - _DISTANCE)
    text = _BRACKETS.sub(" ", folded[begin:start])
    text = text[text.rfind("(") + 1 :]  # a number in brackets is compared within them
    pieces = STOP.split(text)
    text = _QUOTED.sub(_unless_verbs, pieces[-1])
    amount = _AMOUNT.search(text) is not None  # «تجاوزت كذا بـ1.25»: by how much, no bound
    words = _WORDS.findall(text)[-14:]
    if begin > floor and words and folded[begin - 1].isalpha() and len(pieces) == 1:
        words = words[1:]
    for index in range(len(words) - 1, -1, -1):
        if index and words[index] in role_words("loose_noun") and words[index - 1] in role_words("loose_noun_after"):
            return None  # «يعمل على تجاوز المعضلة ببرنامج من 3 محاور»: the noun's object is no number
        roles = _verb_roles(words[index])
        if roles or words[index] in _REACH:
            following = words[index + 1 :]
            if _may_reach(words, index, following):
                return "<="
            sign = _verb_sign(roles, following, amount)
        else:
            sign = None
        if sign is None and (plays(words[index], "states") or _opens_clause(words, index)):
            return None
        if sign is None and (words[index] in _NO_SUBJECT_BEYOND or "change_verb" in roles):
            following_participle = words[index] in _IT_BEING and words[index + 1 : index + 2][:1]
            if following_participle and following_participle[0].startswith(MIM):
                continue  # «لا تتعدى سماكته وهو مطوي 8.9»
            if index and "loose_verb" in _verb_roles(words[index - 1]):
                continue  # «ألا يتجاوز تراجع المبيعات 15%»: the subject, a verbal noun
            return None  # another verb has its own number
        if sign:
            before_verb = words[:index]
            negated = (
                (bool(before_verb) and is_one_of(before_verb[-1], _NO_NUMBER_AFTER, CONJUNCTIONS + BA))
                or _denied(before_verb, comparing=False)  # «لا ينبغي أن تزيد المدة على 6»
                or _was_not(before_verb)
            )
            return _FLIPPED[sign] if negated else sign
    return None


def _opens_clause(words: list[str], index: int) -> bool:
    """Whether a verb behind و has its own number: «لا يتعدى سمكها سمك ورقة وتحتوي على عشر طبقات»; not in a relative clause."""
    if words[index][0] != WAW or not _RELATIVES.isdisjoint(words[:index]):
        return False
    reading = analyse(words[index])
    return reading.proclitics == WAW and reading.pos == VERB and reading.verbal > _SURELY


def _unless_verbs(quoted: regex.Match[str]) -> str:
    """A quoted name is passed over, quoted words of a speaker that compare are not («سيزيد قليلا» على 30)."""
    return quoted.group() if any(_verb_roles(word) for word in _WORDS.findall(quoted.group())) else " "


def _may_reach(words: list[str], index: int, following: list[str]) -> bool:
    """«قد تصل الغرامات إلى …», «يمكن أن تبلغ عقوبة السجن …»."""
    if (
        words[index] not in _REACH
        or len(following) > 6
        or (words[index][1:] in _REACH_STEM and not (following and following[-1] in TO))
    ):
        return False
    lead = words[max(0, index - 2) : index]
    return any(word in _POSSIBLE for word in lead[-1:]) or (
        bool(lead) and lead[-1] in THAT and is_one_of(lead[0], _POSSIBLE, CONJUNCTIONS)
    )


_LOOSE = ("loose_verb", "loose_on", "loose_from", "loose_near", "loose_near_from")


@lru_cache(maxsize=16384)
def _verb_roles(word: str) -> frozenset[str]:
    """The roles of verbs that compare or change; empty for nearly every word."""
    return frozenset(role for role in (*_LOOSE, "change_verb") if plays(word, role, ANY_PROCLITIC))


def _verb_sign(roles: frozenset[str], following: list[str], amount: bool) -> str | None:
    last = following[-1] if following else ""
    if not amount and last not in _LED and "loose_verb" in roles:
        return ">"
    if last in _ABOUT_OR_ON and "loose_on" in roles:
        return ">"
    if last in ABOUT and "loose_from" in roles:
        return "<"
    if last in OF and len(following) <= 6 and "loose_near_from" in roles:
        return "~"
    if len(following) <= 6 and not amount and "loose_near" in roles:
        return "~"
    return None
