"""Numbers in digits: which separator is a decimal sign and which a thousands sign.

A comma (or Arabic comma) followed by exactly three digits after at most three is a thousands sign, any other a decimal
sign; a point is a decimal sign unless it is repeated or the article's other figures write thousands with points.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

_POINTS_AS_THOUSANDS = regex.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3}){2,4}(?![\d.])|(?<![\d.,])[1-9]\d{0,2}\.\d{3},\d"
)
_SEPARATORS = regex.compile(r"[.,،]")


@dataclass(slots=True, frozen=True)
class Habits:
    """How an article writes its figures: with points between thousands or not."""

    point_thousands: bool = False


PLAIN = Habits()


def habits(text: str) -> Habits:
    """What the figures of a clean text show about its separators. Linear time."""
    return Habits(_POINTS_AS_THOUSANDS.search(text) is not None)


def value_of(text: str, habit: Habits) -> Decimal | None:
    """The value of digits with separators, or None where they are no single number (1.2.3, 192.168.1.2).

    >>> [str(value_of(t, Habits())) for t in ("117,74", "16,000", "1.189", "1,234.5", "1.234.567", "2،9", "1.2.3")]
    ['117.74', '16000', '1.189', '1234.5', '1234567', '2.9', 'None']
    """
    marks = _SEPARATORS.findall(text)
    if not marks:
        return Decimal(text)
    pieces = _SEPARATORS.split(text)
    if len(marks) > 9 or len(text) > 60:
        return None
    grouped = 1 <= len(pieces[0]) <= 3 and pieces[0][0] != "0" and all(len(piece) == 3 for piece in pieces[1:])
    if len(marks) == 1:
        point = marks[0] == "."
        thousands = grouped and (habit.point_thousands if point else True)
        return Decimal(pieces[0] + pieces[1]) if thousands else Decimal(f"{pieces[0] or '0'}.{pieces[1]}")
    last = marks[-1]
    if len(set(marks)) == 1:
        return Decimal("".join(pieces)) if grouped else None
    # Two kinds of marks: the last one is the decimal sign if it stands once and the others divide thousands.
    if marks.count(last) != 1 or len(set(marks)) != 2:
        return None
    if not (1 <= len(pieces[0]) <= 3 and all(len(piece) == 3 for piece in pieces[1:-1])):
        return None
    return Decimal(f"{''.join(pieces[:-1])}.{pieces[-1]}")


def ambiguous_thousands(text: str) -> bool:
    """Whether digits hold one point and exactly three digits after it (22.392), so that they may be thousands."""
    whole, point, rest = text.partition(".")
    return (
        bool(point)
        and len(rest) == 3
        and rest.isdigit()
        and whole.isdigit()
        and 1 <= len(whole) <= 3
        and whole[0] != "0"
    )


HALVES = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125", "⅜": "0.375",
    "⅝": "0.625", "⅞": "0.875", "⅒": "0.1",
}  # fmt: skip
THIRDS = {"⅓": (1, 3), "⅔": (2, 3), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅑": (1, 9)}
