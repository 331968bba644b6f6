"""Two numbers that a dash makes one range: 10-15، 20~100, and «10-15 ألف», whose magnitude is that of both ends."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from arextract.numbers.num import Num
from arextract.numbers.number_tokens import NumberTokens
from arextract.values import EXACT

_DASHES = "-–—~"


def _year(number: Num) -> bool:
    return (
        number.form == "digits"
        and number.value is not None
        and number.end - number.start == 4
        and 1000 <= number.value <= 2100
    )


def low_end(first: Num, second: Num) -> Decimal | None:
    """The lower end of a range: «10-15 ألف» is 10,000 to 15,000."""
    if first.value is None or second.value is None or first.scale > 1 or second.scale == 1:
        return first.value
    scaled = EXACT.multiply(first.value, Decimal(second.scale))
    return scaled if scaled < second.value else first.value


def join_ranges(tokens: NumberTokens, found: list[Num]) -> list[Num]:
    """`found` with each pair that a dash makes a range joined into one. Years (1998-2002) and scores stay apart."""
    out: list[Num] = []
    index = 0
    while index < len(found):
        first = found[index]
        if index + 1 < len(found):
            second = found[index + 1]
            if _dashed(tokens, first, second) and not (
                index + 2 < len(found) and _dashed(tokens, second, found[index + 2])
            ):
                out.append(
                    replace(
                        first,
                        end=second.end,
                        kind="range",
                        value=None,
                        low=low_end(first, second),
                        high=second.value,
                        last=second.last,
                        scale=second.scale,
                    )
                )
                index += 2
                continue
        out.append(first)
        index += 1
    return out


def _dashed(tokens: NumberTokens, first: Num, second: Num) -> bool:
    if first.value is None or second.value is None or first.kind != "cardinal" or second.kind != "cardinal":
        return False
    mark = tokens.mark(first.last)
    if second.first != first.last + 1 or not mark or mark not in _DASHES:
        return False
    if mark == "~" and not (tokens.glued(first.last) and tokens.glued(second.first)):
        return False  # «20 ~100» is about a hundred
    if (_year(first) and _year(second)) or second.signed or first.form == "part" or second.form == "part":
        return False
    return first.value < second.value
