"""The denominator after a quantity: لكل مليون رمز، للبرميل، في اليوم، سنويا، دولار/برميل."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import ARTICLE, BA, LAM, LAM_ARTICLE, WAW
from arextract.arabic.word_sets import any_of, word_list, word_of, word_set
from arextract.numbers.number_words import number_words
from arextract.pipes.quantities.cues import role_words
from arextract.pipes.quantities.units import lexicon, unit_at

_EVERY = f" {word_of('little_words.all')} "
_THE_ONE = tuple(f" {word}" for word in word_list("per.the_one"))
_OR_TWO = regex.compile(rf" {any_of('little_words.or')} ([^\W\d_]+)")
_POWERS = word_set("per.powers")

_LIKULL = regex.compile(
    rf" {any_of('per.for_each')} ((?:\d[\d.,]* ?|{any_of('per.magnitudes')} )*+[^\W\d_]+(?: {any_of('little_words.of')} {ARTICLE}[^\W\d_]+)?(?: {any_of('per.each_adjectives')}(?!\w))?)"
)
_LAM = regex.compile(rf"\ {LAM_ARTICLE}([^\W\d_]+(?:\ {ARTICLE}{any_of('per.adjectives')}(?!\w))?)")
_FI = regex.compile(
    rf"\ (?:{any_of('little_words.in')}\ |{BA})({ARTICLE}[^\W\d_]+)(?:\ {any_of('per.the_one')})?(?!\ {any_of('per.periods')})"
)
_OF_SOMETHING = regex.compile(rf" {any_of('little_words.of')} {ARTICLE}[^\W\d_]+(?: {ARTICLE}[^\W\d_]+)?")
_SLASH = regex.compile(
    rf" ?/ ?(?:{ARTICLE})?((?:10{{2,6}}|1[,.]000) [^\W\d_]{{2,}}|[^\W\d_]+)"
)  # «9.5 ولادة/1,000 شخص»
_EACH = regex.compile(rf"{any_of('per.each')}")  # «لكل من الفريقين», «لكل منهما»: each of some, no denominator
_OF_YEAR = regex.compile(
    r" (?:\d{4}(?!\d)|\d{1,2}(?=/\d{4}))"
)  # «في العام 2023», «في الأسبوع 12/2020»: when, not how often
_OFTEN = any_of("per.often")
_ADVERBS = word_set("per.often")
_LATER = regex.compile(rf"(?: ([^\W\d_]+)){{1,3}} ({_OFTEN})(?!\w)")
_EARLIER = regex.compile(
    rf"(?<!\w)({_OFTEN}|{any_of('per.often_adjectives')})،? (?:{any_of('little_words.what')} )?(?:{any_of('little_words.between')} )?$"
)
_EVERY_BEFORE = regex.compile(
    rf"(?<!\w)(?:{any_of('little_words.in')} ({any_of('per.spans')})|{any_of('little_words.all')} ({any_of('per.span')})) (?:{any_of('little_words.what')} (?:[^\W\d_]+ )?|{BA})?$"
)  # «ينتج في اليوم 6 آلاف عبوة», «يودي كل يوم بأربعة»
_FOR_EACH_BEFORE = regex.compile(
    rf"(?<!\w)(?:{any_of('per.from_each')}) {any_of('little_words.all')} ((?!{any_of('per.each')} )[^\W\d_]{{3,}}(?: [^\W\d_]{{3,}})?) $"
)  # «تقاضت عن كل توكيل مزور 6000 جنيه»
_CLAUSES = word_set("per.clauses")
_WORD = regex.compile(r" ([^\W\d_]+)")


def per_beyond(folded: str, end: int) -> tuple[int, int] | None:
    """The denominator after a partitive phrase: «لترين من الماء في اليوم»."""
    phrase = _OF_SOMETHING.match(folded, end)
    found = per_at(folded, phrase.end()) if phrase else None
    return found if found and not folded[found[0] - 1 : found[0]].isalpha() else None


def per_later(folded: str, end: int, ceiling: int) -> tuple[int, int] | None:
    """«900 ألف خبزة تلقى في البلاد يوميا»: how often, a few words on in the same clause, before the next number."""
    match = _LATER.match(folded, end, min(len(folded), ceiling))
    if match is None or any(word[0] == WAW or word in _CLAUSES for word in match.captures(1)):
        return None
    return match.span(2)


def per_earlier(folded: str, start: int, number: int, floor: int) -> tuple[int, int] | None:
    """«يزوره سنويا حوالي 7 ملايين», «بمعدل سنوي 8.5%»: how often, right before the comparator at `start` of a `number`."""
    match = _EARLIER.search(folded, max(floor, start - 24), start)
    if match is None:
        every = _EVERY_BEFORE.search(folded, max(floor, start - 24), start)
        each = every or _FOR_EACH_BEFORE.search(folded, max(floor, start - 40), start)
        return each.span(each.lastindex or 0) if each else None
    return match.span(1) if match.group(1) in _ADVERBS or start == number else None  # «معدل سنوي يفوق 10»: of marks


def per_at(folded: str, end: int) -> tuple[int, int] | None:
    """The span of the denominator whose words start at `end` (just after the unit or the counted noun)."""
    found = _per_at(folded, end)
    if found is None or found[0] == end:
        return found
    unit = unit_at(folded, found[0])  # «لكل ميغاواط ساعة»
    if unit and unit[0].kind == "measure" and unit[1] > found[1]:
        return found[0], unit[1]
    two = _OR_TWO.match(folded, found[1])  # «كل شهر أو شهرين»
    return (found[0], two.end()) if two and two.group(1) in lexicon().twos else found


def _counted_times(folded: str, match: regex.Match[str]) -> tuple[int, int] | None:
    """«لكل خمس سنوات», «كل سنتين»: a number in words with its noun, or a dual of a length of time."""
    word = match.group(1)
    dual = lexicon().twos.get(word)
    if dual is not None and dual.kind == "duration":
        return match.span(1)
    number = number_words().get(word)
    if number is None or number.cls not in ("unit", "ten", "tens") or number.value == 1:
        return None
    noun = _WORD.match(folded, match.end(1))
    return (match.start(1), noun.end()) if noun else None


def _per_at(folded: str, end: int) -> tuple[int, int] | None:
    match = _LIKULL.match(folded, end)
    if match and not _EACH.fullmatch(match.group(1)):
        word = match.group(1)
        counted = _counted_times(folded, match)
        if counted is not None:
            return counted
        if not folded.startswith(_EVERY, end) or word in role_words("per_lam"):
            return match.span(1)
    match = _LAM.match(folded, end)
    if match and _OF_YEAR.match(folded, match.end()):
        return None  # «للعام 2021» is a time
    if match and match.group(1).split()[0] in role_words("per_lam"):
        return match.span(1)
    if match and match.group(1).endswith(_THE_ONE):
        return match.span(1)
    if match and f"{LAM}{match.group(1).split()[0]}" in role_words("per_lam"):
        return match.start(1) - 1, match.end(1)  # للتر is ل and لتر
    match = _FI.match(folded, end)
    if match and match.group(1) in role_words("per_unit") and not _OF_YEAR.match(folded, match.end()):
        following = _WORD.match(folded, match.end())
        if following and following.group(1) in _POWERS:
            return match.start(1), following.end(1)
        if not (following and following.group(1).startswith(ARTICLE)):
            return match.span(1)
    match = _SLASH.match(folded, end)
    if match and (match.group(1) in role_words("per_lam") or match.group(1)[0].isdigit()):
        return match.span(1)
    match = _WORD.match(folded, end)
    if match and match.group(1) in role_words("per_adverb"):
        return match.span(1)
    return None
