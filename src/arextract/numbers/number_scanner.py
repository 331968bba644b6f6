"""The numbers of a clean text, left to right, the longest at each place."""

from __future__ import annotations

from functools import lru_cache

from arextract.arabic.affixes import BA
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_of, word_set
from arextract.numbers.num import Num
from arextract.numbers.number_parts import NumberParts
from arextract.numbers.number_tokens import NumberTokens
from arextract.numbers.number_words import analyser

_TWO_OR_MONDAY = word_set("number_scanner.two_or_monday")

# ميتا folds to the same key as مئتا (200), but nobody writes the number like this: it is the company
_META = word_of("number_scanner.meta")
_WITHIN = f" {word_of('little_words.in')} "
_STARTS = frozenset(
    {
        "num",
        "part",
        "unit",
        "first",
        "ten",
        "teen",
        "tens",
        "hundred",
        "zero",
        "scale",
        "ord",
        "frac",
        "vague",
        "few",
        "neg",
        "half",
    }
)


def scan(clean_text: str) -> list[Num]:
    """The numbers of clean text, sorted, without overlap; offsets count its code points. No ranges are joined."""
    return scan_tokens(NumberTokens(clean_text, analyser()))


def scan_tokens(tokens: NumberTokens, ratios: bool = False) -> list[Num]:
    """The numbers among `tokens`; `ratios` also reads «واحد من عشرة» as a fraction."""
    parts = NumberParts(tokens, ratios)
    found: list[Num] = []
    index, count = 0, tokens.count
    items = tokens.items
    while index < count:
        token = items[index]
        kind = token.kind
        if kind == "x" or (token.cls == "hundred" and tokens.text[token.core : token.end] == _META):
            index += 1
            continue
        if token.cls in _STARTS or kind == "lead" or (kind == "mark" and tokens.folded[token.start] in '-+("'):
            if kind == "num" and (_in_latin(tokens, index)):
                index += 1
                continue
            number = parts.number(index)
            if number is not None and number.last > index + 1 and found and _of_percent(tokens, found[-1], index):
                number = parts.made(index, index + 1, "ordinal", 100, 1, "words")
            if number is not None and not _is_weekday(tokens, number):
                found.append(number)
                index = number.last
                continue
        index += 1
    return found


def _of_percent(tokens: NumberTokens, before: Num, index: int) -> bool:
    """Whether «المئة» at `index` closes a percentage: «5 في المئة ونصف» is 5.5 %, and nothing is 100.5."""
    token = tokens[index]
    if not token.definite or token.word is None or token.word.value != 100:
        return False
    gap = tokens.folded[before.end : token.start]
    return gap == _WITHIN or (token.proclitic == BA and gap == " ")


def _in_latin(tokens: NumberTokens, index: int) -> bool:
    """Digits that go on in Latin letters which are no unit (3D, 5G, 4K): they belong to a name."""
    after = tokens[index + 1]
    if after.kind != "latin" or not tokens.glued(index + 1):
        return False
    letters = tokens.folded[after.start : after.end]
    if tokens.mark(index - 1) in ("$", "€", "£", "¥") and tokens.glued(index):
        return False
    return letters not in _latin_units() or letters in ("k", "b", "m")


@lru_cache(maxsize=1)
def _latin_units() -> frozenset[str]:
    """Latin abbreviations that may be glued to digits: units, magnitudes, currencies."""
    forms = [form for row in table("units") for form in row["forms"].split("|")]
    forms += [row["form"] for row in table("latin_scales")] + [row["sign"] for row in table("currency_signs")]
    return frozenset(fold(form) for form in forms if form[:1].isascii())


def _is_weekday(tokens: NumberTokens, number: Num) -> bool:
    """الاثنين alone is Monday."""
    return number.definite and number.last == number.first + 1 and tokens.form(number.first) in _TWO_OR_MONDAY
