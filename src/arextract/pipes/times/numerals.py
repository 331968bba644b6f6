"""Numbers of several words within time expressions, as one token each.

Only what dates, periods and years need: cardinals below ten thousand and ordinals below a hundred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from arextract.pipes.times.time_lexicon import TimeWord

if TYPE_CHECKING:
    from arextract.pipes.times.time_tokens import TimeToken


def merge_numbers(items: list[TimeToken]) -> list[TimeToken]:
    """`items` with each run of number words, and each ال before digits, made one token."""
    out: list[TimeToken] = []
    index, count = 0, len(items)
    while index < count:
        token = items[index]
        if token.cls == "card":
            token, index = _cardinal(items, index)
        elif token.cls == "ord":
            token, index = _ordinal(items, index)
        elif token.cls == "al" and (after := _digits_after(items, index)):
            digits = items[after - 2] if items[after - 1].cls == "rp" else items[after - 1]
            token = type(token)("num", token.start, items[after - 1].end, TimeWord("num", "", digits.number, True))
            index = after
        else:
            index += 1
        out.append(token)
    return out


def _digits_after(items: list[TimeToken], index: int) -> int:
    """The index past the digits of «ال14», «ال 14», «ال(14)» whose article stands at `index`; 0 where none follow."""
    at = index + 1
    if at >= len(items) or items[at].start - items[index].end > 1:
        return 0
    if items[at].cls == "num":
        return at + 1
    return at + 3 if [_class(items, at + n) for n in range(3)] == ["lp", "num", "rp"] else 0


def _class(items: list[TimeToken], index: int) -> str:
    return items[index].cls if index < len(items) else ""


def _is_ten(items: list[TimeToken], index: int) -> bool:
    """Whether the second word of a teen (عشر) stands at `index`."""
    return _class(items, index) == "card" and items[index].number == 10 and not items[index].word.definite


def _tens_follow(items: list[TimeToken], index: int) -> bool:
    """Whether و and a ten (والعشرين) stand at `index`."""
    return _class(items, index) == "wa" and _class(items, index + 1) == "card" and items[index + 1].value == "ten"


def _part(items: list[TimeToken], index: int) -> tuple[int, int, int]:
    """(value, its order of magnitude, index past it) of the thousands, hundreds or lower part that starts at `index`."""
    token = items[index]
    value = token.number
    if token.value == "thousand":
        return value, 1000, index + 1
    if token.value == "hundred":
        return value, 100, index + 1
    if token.value in ("unit", "first") and value < 10:
        if _is_ten(items, index + 1):
            return value + 10, 1, index + 2
        if _tens_follow(items, index + 1):
            return value + items[index + 2].number, 1, index + 3
        if value >= 3 and _class(items, index + 1) == "card" and items[index + 1].number == 100:
            return value * 100, 100, index + 2
    return value, 1, index + 1


def _cardinal(items: list[TimeToken], index: int) -> tuple[TimeToken, int]:
    first = items[index]
    value, order, index = _part(items, index)
    total = value
    if order == 1 and _class(items, index) == "wa" and _class(items, index + 1) == "card":
        value, higher, after = _part(items, index + 1)
        if higher == 100:  # تسع وعشرين ومائتين, as old books count
            return type(first)(
                "card", first.start, items[after - 1].end, TimeWord("card", "", total + value, first.word.definite)
            ), after
    while order > 1 and _class(items, index) == "wa" and _class(items, index + 1) == "card":
        value, lower, after = _part(items, index + 1)
        if lower >= order:
            break
        total, order, index = total + value, lower, after
    return type(first)(
        "card", first.start, items[index - 1].end, TimeWord("card", "", total, first.word.definite)
    ), index


def _ordinal(items: list[TimeToken], index: int) -> tuple[TimeToken, int]:
    first = items[index]
    total, index = first.number, index + 1
    if (1 < total < 10 or first.value == "teen") and _is_ten(items, index):
        total, index = total + 10, index + 1
    elif total < 10 and first.word.definite and _tens_follow(items, index) and items[index + 1].word.definite:
        total, index = total + items[index + 1].number, index + 2
    return type(first)("ord", first.start, items[index - 1].end, TimeWord("ord", "", total, first.word.definite)), index
