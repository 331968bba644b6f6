"""Two numbers that bound a range: 10-15، من 10 إلى 15، بين خمسة وعشرة."""

from __future__ import annotations

from dataclasses import replace

from arextract.numbers.lex import Tokens
from arextract.numbers.num import Num

_DASHES = "-–—"


def _year(number: Num) -> bool:
    return (
        number.form == "digits"
        and number.value is not None
        and number.end - number.start == 4
        and 1000 <= number.value <= 2100
    )


def join_ranges(tokens: Tokens, found: list[Num]) -> list[Num]:
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
                        low=first.value,
                        high=second.value,
                        last=second.last,
                    )
                )
                index += 2
                continue
        out.append(first)
        index += 1
    return out


def _dashed(tokens: Tokens, first: Num, second: Num) -> bool:
    if first.value is None or second.value is None or first.kind != "cardinal" or second.kind != "cardinal":
        return False
    if second.first != first.last + 1 or tokens.mark(first.last) not in _DASHES or not tokens.mark(first.last):
        return False
    if (_year(first) and _year(second)) or second.signed or first.form == "part" or second.form == "part":
        return False
    return first.value < second.value
