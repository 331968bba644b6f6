"""Several years behind one noun: «عامي 1994 و1998», «الأعوام 2017 و2018 و2019», «سنتي 300 ق.م و300 م».

The noun makes years of early numbers too, each of its own era or of the one that stands at the end.
"""

from __future__ import annotations

from arextract.pipes.times.hijri import to_gregorian
from arextract.pipes.times.meaning import Between, Known, Meaning, Nothing
from arextract.pipes.times.time_rules import Read, rule
from arextract.pipes.times.time_tokens import TimeTokens
from arextract.pipes.times.time_values import Period, Value, years_of
from arextract.pipes.times.years import counts, era, pair

_MOST = 12
_SURE, _EARLY = 1000, 100


@rule(
    "years",
    "unit",
    yes=(
        ("بين عامي 1994 و1998، أنها", "عامي 1994 و1998", "1994/1998"),
        ("خلال الأعوام 2017 و2018 و2019", "الأعوام 2017 و2018 و2019", "2017/2019"),
        ("خلال السنوات 2018-2023 كلها", "السنوات 2018-2023", "2018/2023"),
        ("بين عامي 813 و833 في بغداد", "عامي 813 و833", "0813/0833"),
        ("بين عامي 30 و33 للميلاد", "عامي 30 و33 للميلاد", "0030/0033"),
        ("بين عامي 431 و432 هـ", "عامي 431 و432 ه", "1039/1041"),
        ("بين سنتي 300 ق.م. و300 م", "سنتي 300 ق.م. و300 م", None),
    ),
    no=("خلال سنوات 5", "عامين و3 أشهر", "خلال سنوات 300 شركة و400 مصنع", "في عامي 5 و6"),
)
def _years(tokens: TimeTokens, index: int) -> Read | None:
    if not tokens.is_unit(index, "year") or tokens[index].number < 2:
        return None
    found: list[tuple[int, str]] = []
    best: Read | None = None
    at = index + 1
    if tokens.cls(at) == "prep" and tokens.val(at) in ("of", "between"):
        at += 1
    while len(found) < _MOST:
        two = pair(tokens, at)
        if two is not None:
            numbers, end = list(two[:2]), two[2]
        elif tokens.cls(at) == "num" or (tokens.cls(at) == "card" and tokens[at].number >= _SURE):
            numbers, end = [tokens[at].number], at + 1
        else:
            break
        counted = numbers[-1] < _SURE and counts(tokens, end - 1)
        which, end = era(tokens, end)
        found += ((number, which) for number in numbers)
        meaning = _meaning(found) if which or not counted else None
        best = (meaning, end) if meaning is not None else best
        following = _following(tokens, end)
        if following is None:
            break
        at = following
    return best


def _following(tokens: TimeTokens, index: int) -> int | None:
    """Where the next number stands behind و, a comma, a dash or إلى; the point of «ق.م.» may stand before them."""
    at = index
    if tokens.cls(at) == "dot" and tokens.cls(at - 1) == "bce" and tokens.glued(at):
        at += 1
    start = at
    while tokens.cls(at) in ("wa", "comma", "dash") or (tokens.cls(at) == "prep" and tokens.val(at) in ("to", "until")):
        at += 1
    if at > start and tokens.is_unit(at, "year", number=1):
        at += 1
    return at if at > start and tokens.cls(at) in ("num", "card") else None


def _meaning(found: list[tuple[int, str]]) -> Meaning | None:
    """From the first to the last year; nothing where one is before our era; None where a number is no year."""
    last = found[-1][1]
    before = 0
    for number, which in found:
        early = number < _SURE and not which
        if number > 2150 or (early and not last and not max(before, _EARLY - 1) < number):
            return None
        before = max(before, number)
    if len(found) == 1 and before < _SURE:
        return None
    values = [_value(number, which or last) for number, which in found]
    known = sorted((value for value in values if value is not None), key=lambda value: years_of(value) or (0, 0))
    if len(known) < len(values):
        return Nothing()
    return Between(Known(known[0]), Known(known[-1]))


def _value(number: int, which: str) -> Value | None:
    if which == "ah":
        return to_gregorian(number)
    return Period(number) if which != "bce" and 1 <= number <= 2150 else None
