"""Figures that a page breaks in two: «25 ، 000», «10، 000», «3 . 9 مليار», «37، 13 في المائة», «860 ر25», «5و3%», « ,89 دولار».

Tokenised text has a blank on either side of the sign; agencies write the fraction first and lose the sign's place, so that
two numbers with a sign between them stand where one percent or one magnitude is meant. Each rule asks for what a list of two
numbers would not have: three digits after a tokenised comma, or a percent, magnitude or currency that only one number takes.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from arextract.arabic.affixes import ALEF, BA, CONJUNCTIONS, DAL, FEMININE_PLURAL, LAM, RA, WAW
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.word_sets import any_of

if TYPE_CHECKING:
    from arextract.numbers.number_tokens import NumberToken

# What stands between the two: a tokenised thousands or decimal sign; a decimal sign of an agency; a lost one.
_TOKENISED = frozenset({" , ", " ، "})
_POINTED = frozenset({" . ", " , ", " ,"})
_AGENCY = frozenset({f" {RA}", f"{RA} ", f" {RA} "})
_LOST = frozenset({"، ", " ، ", " ،"})
_APART = frozenset({"، ", ", "})
_GROUPS = regex.compile(r"[1-9]\d{0,2}(?: ?[,،] ?\d{3})*")
_WAW = WAW
_WIDEST = 3
_LIST_BEFORE = regex.compile(rf"\d[,،]? ?(?:[,،]|{WAW}) ?$")
_LIST_AFTER = regex.compile(
    rf" ?[,،] ?\d|(?: [^\W\d_]+){{0,3}} {WAW} ?\d+ ?(?:%|{any_of('broken_figures.per_hundred')})"
)
_BETWEEN = regex.compile(
    rf"(?<!\w)(?:[{CONJUNCTIONS}]?(?:{any_of('little_words.what')} )?[{BA}{LAM}]?{any_of('little_words.between')}|{any_of('broken_figures.between')}) $"
)
_OUT_OF = regex.compile(rf"\d {any_of('little_words.of')} $")  # «(211 من 340، 62%)»: two numbers
_DINAR = regex.compile(rf" ?(?:{any_of('broken_figures.dinars')}|{DAL}\.|{any_of('broken_figures.dinar_sign')})")


@lru_cache(maxsize=1)
def _measure_after() -> regex.Pattern[str]:
    """A percent or a magnitude right after a number: what one number of a pair that only looks like a list takes."""
    scales = {
        fold(form)
        for row in table("scales")
        for column in ("singular", "accusative", "plural")
        for form in row[column].split("|")
    }
    rows = (row for row in table("units") if row["code"] in ("%", "‰"))
    percents = {fold(form) for row in rows for form in row["forms"].split("|")}
    either = "|".join(
        regex.escape(form) for form in sorted(scales | percents, key=lambda form: (-len(form), form)) if form
    )
    return regex.compile(rf" ?(?:{either})(?!\w)")


@lru_cache(maxsize=1)
def _money_after() -> regex.Pattern[str]:
    """A currency, or a point of an index, right after a number."""
    forms = {fold(form) for row in table("currency_nouns") for form in row["singular"].split("|") if len(form) > 3}
    forms |= {
        fold(form) for row in table("units") if row["code"] == "point" for form in row["singular"].split("|") if form
    }
    return regex.compile(
        rf" (?:{'|'.join(sorted(map(regex.escape, forms), key=len, reverse=True))})(?:{ALEF}|{FEMININE_PLURAL})?(?!\w)"
    )


@lru_cache(maxsize=1)
def _leads() -> regex.Pattern[str]:
    """A word that cannot end a clause, right before a number that begins with its decimal sign."""
    forms = sorted(fold(row["form"]) for row in table("number_leads"))
    return regex.compile(rf"(?<!\w)(?:{'|'.join(forms)}) $")


def mended(items: list[NumberToken], folded: str) -> list[NumberToken]:
    """`items` with the figures of each broken number as one token. Linear time: each pair is looked at once."""
    out: list[NumberToken] = []
    index, count = 0, len(items)
    while index < count:
        token = items[index]
        if token.kind != "num" or token.cls != "num":
            out.append(token)
            index += 1
            continue
        if out and out[-1].kind == "mark" and folded[out[-1].start] in ",،" and _bare_fraction(token, out[-1], folded):
            mark = out.pop()
            token = replace(
                token, start=mark.start, core=mark.start, value=Decimal(f"0.{folded[token.start : token.end]}")
            )
        step = 1
        while True:
            after = next(
                (k for k in (1, 2) if index + step + k - 1 < count and items[index + step + k - 1].kind == "num"), None
            )
            second = items[index + step + after - 1] if after else None
            if after is None or second is None or second.cls != "num" or second.start - token.end > _WIDEST:
                break
            value = _whole(folded, token, second)
            if value is None:
                break
            token = replace(token, end=second.end, value=value)
            step += after
        out.append(token)
        index += step
    return out


def _bare_fraction(token: NumberToken, mark: NumberToken, folded: str) -> bool:
    """«إلى ,89 دولار»: a decimal sign with nothing before it, where no clause can end."""
    digits = folded[token.start : token.end]
    return (
        mark.end == token.start
        and digits.isdigit()
        and len(digits) <= 2
        and _leads().search(folded, max(0, mark.start - 16), mark.start) is not None
        and (_measure_after().match(folded, token.end) or _money_after().match(folded, token.end)) is not None
    )


def _whole(folded: str, first: NumberToken, second: NumberToken) -> Decimal | None:
    """The value of two figures that are one, or None."""
    gap = folded[first.end : second.start]
    left, right = folded[first.start : first.end], folded[second.start : second.end]
    if not right.isdigit() or not left[:1].isdigit() or len(left) > 12 or len(right) > 9:
        return None
    grouped = _GROUPS.fullmatch(left) is not None
    if grouped and ((gap in _TOKENISED and len(right) == 3) or (gap in _APART and right == "000")):
        return Decimal(regex.sub(r"\D", "", left) + right)
    if not left.isdigit():
        fraction = grouped and gap in _TOKENISED and len(right) < 3
        told = fraction and (_measure_after().match(folded, second.end) or _money_after().match(folded, second.end))
        return Decimal(f"{first.value}.{right}") if told else None
    if gap in _AGENCY:
        return Decimal(f"{right}.{left}")
    if len(left) > 4 or len(right) > 4 or _BETWEEN.search(folded, max(0, first.start - 9), first.start):
        return None
    if _LIST_BEFORE.search(folded, max(0, first.start - 5), first.start) or _LIST_AFTER.match(folded, second.end):
        return None
    if _OUT_OF.search(folded, max(0, first.start - 9), first.start):
        return None
    one = _measure_after().match(folded, second.end) is not None
    if (
        gap in _POINTED
        and not (gap == " ," and _is_year(left))
        and (one or (gap == " , " and len(right) < 3 and _money_after().match(folded, second.end)))
    ):
        return Decimal(f"{left}.{right}")
    if gap == _WAW and one:
        return Decimal(f"{right}.{left}")
    if gap in _LOST and (one or _money_after().match(folded, second.end)) and not _is_year(left):
        straight = (len(right) > 1 and right[0] == "0") or left == "0"
        return Decimal(f"{left}.{right}" if straight else f"{right}.{left}")
    return None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and "1000" <= digits <= "2100"


def in_dinars(folded: str, end: int) -> bool:
    """Whether a figure that ends at `end` is a price in dinars, which have three decimals."""
    return _DINAR.match(folded, end) is not None
