"""Numerals in Arabic text, in digits and in words, with exact values and exact spans. Usable alone.

>>> [(n.text, str(n.value)) for n in find_numbers("بيع ٣ ملايين و200 ألف جهاز، أي ثلثا الإنتاج")]
[('٣ ملايين و200 ألف', '3200000'), ('ثلثا', '0.6666666666666666666666666667')]
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from arextract.numbers.dash_ranges import join_ranges
from arextract.numbers.num import Num
from arextract.numbers.number_parts import NumberParts
from arextract.numbers.number_scanner import scan, scan_tokens
from arextract.numbers.number_tokens import NumberTokens
from arextract.numbers.number_words import analyser
from arextract.text.clean import clean

__all__ = ["Num", "Number", "NumberParts", "NumberTokens", "find_numbers", "scan", "scan_tokens"]


@dataclass(slots=True, frozen=True)
class Number:
    """A numeral of the raw text: ``text[start:end]`` is `text`.

    `kind` is cardinal, ordinal, fraction or range; a range (10-20, عشرات الآلاف) has `low` and `high` and no `value`.
    """

    start: int
    end: int
    text: str
    kind: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


def find_numbers(text: str) -> list[Number]:
    """Every numeral of raw text, also inside dates and phone numbers, sorted, without overlap; offsets count `text`.

    Digits that belong to a Latin word (H20, GPT-4.5) are no numeral. Raises nothing. Linear time.
    """
    cleaned = clean(text)
    tokens = NumberTokens(cleaned.text, analyser())
    found = join_ranges(tokens, scan_tokens(tokens, ratios=True))
    out = []
    for number in found:
        start, end = cleaned.to_raw(number.start, number.end)
        out.append(Number(start, end, text[start:end], number.kind, number.value, number.low, number.high))
    return out
