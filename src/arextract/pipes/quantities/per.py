"""The denominator after a quantity: لكل مليون رمز، للبرميل، في اليوم، سنويا، دولار/برميل."""

from __future__ import annotations

import regex

from arextract.arabic.affixes import ARTICLE, BA, LAM, LAM_ARTICLE
from arextract.arabic.word_sets import any_of, word_list, word_of, word_set
from arextract.pipes.quantities.cues import role_words
from arextract.pipes.quantities.units import unit_at

_EVERY = f" {word_of('little_words.all')} "
_THE_ONE = tuple(f" {word}" for word in word_list("per.the_one"))
_POWERS = word_set("per.powers")

_LIKULL = regex.compile(
    rf" {any_of('per.for_each')} ((?:\d[\d.,]* ?|{any_of('per.magnitudes')} )*+[^\W\d_]+(?: {any_of('little_words.of')} {ARTICLE}[^\W\d_]+)?(?: {any_of('per.each_adjectives')}(?!\w))?)"
)
_LAM = regex.compile(rf"\ {LAM_ARTICLE}([^\W\d_]+(?:\ {ARTICLE}{any_of('per.adjectives')}(?!\w))?)")
_FI = regex.compile(
    rf"\ (?:{any_of('little_words.in')}\ |{BA})({ARTICLE}[^\W\d_]+)(?:\ {any_of('per.the_one')})?(?!\ {any_of('per.periods')})"
)
_OF_SOMETHING = regex.compile(rf" {any_of('little_words.of')} {ARTICLE}[^\W\d_]+(?: {ARTICLE}[^\W\d_]+)?")
_SLASH = regex.compile(rf" ?/ ?(?:{ARTICLE})?([^\W\d_]+)")
_EACH = regex.compile(rf"{any_of('per.each')}")  # «لكل من الفريقين», «لكل منهما»: each of some, no denominator
_OF_YEAR = regex.compile(r" \d{4}(?!\d)")
_WORD = regex.compile(r" ([^\W\d_]+)")


def per_beyond(folded: str, end: int) -> tuple[int, int] | None:
    """The denominator after a partitive phrase: «لترين من الماء في اليوم»."""
    phrase = _OF_SOMETHING.match(folded, end)
    found = per_at(folded, phrase.end()) if phrase else None
    return found if found and not folded[found[0] - 1 : found[0]].isalpha() else None


def per_at(folded: str, end: int) -> tuple[int, int] | None:
    """The span of the denominator whose words start at `end` (just after the unit or the counted noun)."""
    found = _per_at(folded, end)
    if found is None or found[0] == end:
        return found
    unit = unit_at(folded, found[0])  # «لكل ميغاواط ساعة»
    return (found[0], unit[1]) if unit and unit[0].kind == "measure" and unit[1] > found[1] else found


def _per_at(folded: str, end: int) -> tuple[int, int] | None:
    match = _LIKULL.match(folded, end)
    if match and not _EACH.fullmatch(match.group(1)):
        word = match.group(1)
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
    if match and match.group(1) in role_words("per_unit"):
        following = _WORD.match(folded, match.end())
        if following and following.group(1) in _POWERS:
            return match.start(1), following.end(1)
        if not (following and following.group(1).startswith(ARTICLE)):
            return match.span(1)
    match = _SLASH.match(folded, end)
    if match and match.group(1) in role_words("per_lam"):
        return match.span(1)
    match = _WORD.match(folded, end)
    if match and match.group(1) in role_words("per_adverb"):
        return match.span(1)
    return None
