"""Numbers in digits: which separator is a decimal sign and which a thousands sign, and which part is the whole one.

A comma (or Arabic comma) followed by exactly three digits after at most three is a thousands sign, any other a decimal
sign; a point is a decimal sign unless it is repeated or the article's other figures write thousands with points. Agencies
write the fraction first («05،64» is 64.05) where a leading zero shows it, and so for the whole article.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import regex

from arextract.arabic.word_sets import any_of

_POINTS_AS_THOUSANDS = regex.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3}){2,4}(?![\d.])|(?<![\d.,])[1-9]\d{0,2}\.\d{3},\d"
)
_POINT = regex.compile(r"(?<![\d.,،/])\d{1,6}\.(\d+)(?![\d.,/])")
_WHOLE_THOUSANDS = regex.compile(
    rf"(?<![\d.,،/])[1-9]\d{{0,2}}\.000(?![\d.,/])(?! ?{any_of('number_tokens.scales')})"  # not «1.000 مليار»
)
_BELOW_ONE = regex.compile(r"(?<![\d.,،/])0\.\d")
_DECIMAL_COMMA = regex.compile(r"(?<![\d.,،/])\d{1,3},\d{1,2}(?![\d.,/])")
_TURNED = regex.compile(r"(?<![\d.,،/])0\d{1,2}،\ ?[1-9]\d*(?![\d.,،/])")
_STRAIGHT = regex.compile(r"(?<![\d.,،/])(?:[1-9]\d*،0\d|0،\d)")
_IN_FULL = {1000: regex.compile(r"\d{1,3}[.,،]000"), 10**6: regex.compile(r"\d{1,3}(?:[.,،]\d{3}){2}")}
_SEPARATORS = regex.compile(r"[.,،]")
LONGEST = 300
"""Digits of a run beyond which it is no number that anything counts."""


@dataclass(slots=True, frozen=True)
class Habits:
    """How an article writes its figures.

    `point_thousands`: with points between thousands, as a figure with two of them shows, or one of full thousands (77.000)
    where no point divides decimals; `comma_decimals`: with decimal
    commas and no decimal point, so that a point before three digits divides thousands, but in prices of three decimals;
    `turned`: with the fraction before the Arabic comma.
    """

    point_thousands: bool = False
    comma_decimals: bool = False
    turned: bool = False


PLAIN = Habits()


def habits(text: str) -> Habits:
    """What the figures of a clean text show about its separators. Linear time."""
    point_decimals = any(len(match.group(1)) != 3 for match in _POINT.finditer(text)) or _BELOW_ONE.search(text)
    return Habits(
        _POINTS_AS_THOUSANDS.search(text) is not None
        or (not point_decimals and _WHOLE_THOUSANDS.search(text) is not None),
        not point_decimals and _DECIMAL_COMMA.search(text) is not None,
        _TURNED.search(text) is not None and _STRAIGHT.search(text) is None,
    )


def value_of(text: str, habit: Habits) -> Decimal | None:
    """The value of digits with separators, or None where they are no single number (1.2.3, 192.168.1.2).

    >>> [str(value_of(t, Habits())) for t in ("117,74", "16,000", "1.189", "1,234.5", "1.234.567", "2،9", "1.2.3")]
    ['117.74', '16000', '1.189', '1234.5', '1234567', '2.9', 'None']
    >>> str(value_of("05،64", Habits(turned=True)))
    '64.05'
    """
    marks = _SEPARATORS.findall(text)
    if not marks:
        return Decimal(text) if len(text) <= LONGEST else None
    pieces = _SEPARATORS.split(text)
    if len(marks) > 9 or len(text) > 60:
        return None
    grouped = 1 <= len(pieces[0]) <= 3 and pieces[0][0] != "0" and all(len(piece) == 3 for piece in pieces[1:])
    if len(marks) == 1:
        if grouped and (marks[0] != "." or habit.point_thousands):
            return Decimal(pieces[0] + pieces[1])
        if marks[0] == "،" and habit.turned and pieces[0].strip("0") and (len(pieces[1]) == 1 or pieces[1][0] != "0"):
            pieces.reverse()
        return Decimal(f"{pieces[0] or '0'}.{pieces[1]}")
    last = marks[-1]
    if len(set(marks)) == 1:
        return Decimal("".join(pieces)) if grouped else None
    # Two kinds of marks: the last one is the decimal sign if it stands once and the others divide thousands.
    if marks.count(last) != 1 or len(set(marks)) != 2:
        return None
    if not (1 <= len(pieces[0]) <= 3 and all(len(piece) == 3 for piece in pieces[1:-1])):
        return None
    return Decimal(f"{''.join(pieces[:-1])}.{pieces[-1]}")


def ambiguous_thousands(text: str, most: int = 3) -> bool:
    """Whether digits hold one point with `most` before it and exactly three after (22.392), so that they may be thousands.

    Four may stand before it where a point was lost (2558.018).
    """
    whole, point, rest = text.partition(".")
    return (
        bool(point)
        and len(rest) == 3
        and rest.isdigit()
        and whole.isdigit()
        and 1 <= len(whole) <= most
        and whole[0] != "0"
    )


def said_in_full(text: str, value: Decimal, magnitude: int) -> bool:
    """Whether digits write out the magnitude of the word behind them, which then only says it again.

    >>> said_in_full("330,000", Decimal(330000), 1000), said_in_full("5,346,253", Decimal(5346253), 10**6)
    (True, True)
    >>> said_in_full("1,200", Decimal(1200), 1000)
    False
    """
    pattern = _IN_FULL.get(magnitude)
    return pattern is not None and value >= magnitude and pattern.fullmatch(text) is not None


HALVES = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125", "⅜": "0.375",
    "⅝": "0.625", "⅞": "0.875", "⅒": "0.1",
}  # fmt: skip
THIRDS = {"⅓": (1, 3), "⅔": (2, 3), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅑": (1, 9)}
