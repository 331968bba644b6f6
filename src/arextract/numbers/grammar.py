"""The compositional grammar of cardinal numbers: units × scales × conjunction × digits.

Reads over `NumberTokens`; every method takes the index of a token and gives what it read and the index past it, or None.
Nothing is read twice but a bounded number of tokens of look-ahead, so a text costs time in proportion to its length.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import regex

from arextract.arabic.affixes import CONJUNCTIONS, WAW
from arextract.arabic.word_sets import word_set
from arextract.numbers.digit_runs import said_in_full
from arextract.numbers.number_tokens import NumberToken, NumberTokens
from arextract.values import EXACT

_ONE = word_set("grammar.one")

Amount = int | Decimal | Fraction
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_BEFORE_YEAR = word_set("grammar.before_year")
_LAST_WORD = regex.compile(r"(?<!\w)([^\W\d_]+) $")
_GROUP = frozenset({"unit", "first", "ten", "teen", "tens", "hundred", "zero"})
_MAX_TERMS = 12


def times(a: Amount, b: Amount) -> Amount:
    """a × b, exact."""
    if b == 1:
        return a  # plain arithmetic would round a run of over 28 digits, and overflow on one of a million
    if isinstance(a, Decimal) or isinstance(b, Decimal):
        return EXACT.multiply(to_decimal(a), to_decimal(b))
    return a * b


def plus(a: Amount, b: Amount) -> Amount:
    """a + b, exact."""
    if isinstance(a, Decimal) or isinstance(b, Decimal):
        return EXACT.add(to_decimal(a), to_decimal(b))
    return a + b


def to_decimal(value: Amount) -> Decimal:
    """`value` as a decimal, exact but for endless fractions, which have 28 digits."""
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    return value if isinstance(value, Decimal) else Decimal(value)


@dataclass(slots=True)
class Cardinal:
    """A number that the grammar read: its value, the index past it, and where it could be cut (for «بين X وY»).

    `scale` is the power of ten that a following «ونصف» halves; `top` the largest; `cuts` holds (index of the token that
    starts with و, value up to there).
    """

    value: Amount
    end: int
    scale: int
    digits: bool
    definite: bool
    cuts: list[tuple[int, Amount]]
    part: bool = False


class Cardinals:
    """Reads cardinals over the tokens of one text. `backwards` also reads «أربعون وثلاث» as 43."""

    __slots__ = ("backwards", "tokens")

    def __init__(self, tokens: NumberTokens, backwards: bool = False) -> None:
        self.tokens = tokens
        self.backwards = backwards

    def conjoined(self, index: int) -> int | None:
        """The index of the word that و joins at `index`: the token itself («وخمسة») or the one after a lone و."""
        token = self.tokens[index]
        if token.kind == "wa":
            following = self.tokens[index + 1]
            return index + 1 if not following.proclitic and following.kind in ("word", "num") else None
        if token.kind == "word" and (token.proclitic == WAW or self.and_eleven(index)):
            return index
        if token.kind == "lead" and token.proclitic == WAW and not token.definite:
            return index + 1
        return None

    def and_eleven(self, index: int) -> bool:
        """Whether «واحد» before «عشر» is و and أحد: folded, it looks like the number one."""
        token, after = self.tokens[index], self.tokens[index + 1]
        return (
            token.cls == "unit"
            and not token.proclitic
            and after.cls == "ten"
            and not after.proclitic
            and self.tokens.form(index) in _ONE
        )

    def parts_of(self, index: int) -> bool:
        """Whether a small number and the plural of a part stand at `index`: ثلاثة أرباع، 3 أخماس."""
        token, after = self.tokens[index], self.tokens[index + 1]
        if after.kind != "word" or after.proclitic or after.word is None or after.word.part is None:
            return False
        small = token.cls == "unit" or (token.cls == "num" and token.value is not None and token.value < 100)
        return small and after.word.number == "pl"

    def _plain(self, index: int) -> NumberToken | None:
        """The word at `index` if nothing is written onto its front but the article."""
        token = self.tokens[index]
        return token if token.kind == "word" and not token.proclitic else None

    def ones_and_tens(self, index: int) -> tuple[int, int] | None:
        """Below one hundred, in words: خمسة، خمسة عشر، خمسة وعشرون، عشرون."""
        token = self.tokens[index]
        cls = token.cls
        if cls not in _GROUP or cls in ("hundred", "zero") or token.word is None:
            return None
        value = token.word.value
        if cls == "tens":
            joined = self.conjoined(index + 1)
            unit = self.tokens[joined] if joined is not None else None
            if (
                joined is not None
                and unit is not None
                and unit.cls == "unit"
                and unit.word is not None
                and not unit.definite
            ):
                alone = (
                    self.tokens[joined + 1].cls not in ("ten", "hundred", "vague")
                    and self.conjoined(joined + 1) is None
                )
                if alone and self.backwards and not self._scaled(joined + 1) and not unit.word.part:
                    return value + unit.word.value, joined + 1
            return value, index + 1
        if cls in ("teen", "ten"):
            return value, index + 1
        after = self._plain(index + 1)
        if after is not None and after.cls == "ten" and not (after.definite and token.definite):
            return value + 10, index + 2
        joined = self.conjoined(index + 1)
        if joined is not None:
            tens = self.tokens[joined]
            if tens.cls == "tens" and tens.word is not None and (token.definite or not tens.definite):
                return value + tens.word.value, joined + 1
        return None if cls == "first" else (value, index + 1)

    def below_thousand(self, index: int) -> tuple[int, int, list[tuple[int, int]]] | None:
        """(value, index past it, cuts) of words below one thousand, hundreds first or, as the classics wrote, last."""
        token = self.tokens[index]
        cuts: list[tuple[int, int]] = []
        if token.cls == "zero":
            return 0, index + 1, cuts
        hundreds = self._hundreds(index)
        if hundreds is not None:
            value, at = hundreds
            joined = self.conjoined(at)
            lower = self.ones_and_tens(joined) if joined is not None and not self.parts_of(joined) else None
            if lower is not None and joined is not None:
                if self._hundreds(joined) is not None:
                    return value, at, cuts
                cuts.append((at, value))
                inner = self._inner_cut(joined, lower)
                cuts.extend((cut, value + part) for cut, part in inner)
                value, at = value + lower[0], lower[1]
            return value, at, cuts
        small = self.ones_and_tens(index)
        if small is None:
            return None
        value, at = small
        cuts.extend(self._inner_cut(index, small))
        joined = self.conjoined(at)
        if joined is not None:
            hundreds = self._hundreds(joined)
            if hundreds is not None and not self._scaled(hundreds[1]) and hundreds[0] < 1000:
                cuts.append((at, value))
                value, at = value + hundreds[0], hundreds[1]
        return value, at, cuts

    def _inner_cut(self, index: int, read: tuple[int, int]) -> list[tuple[int, int]]:
        """Where «خمسة وعشرون» could be cut in two."""
        token = self.tokens[index]
        if token.cls == "unit" and token.word is not None and read[0] > 20 and self.conjoined(index + 1) is not None:
            return [(index + 1, token.word.value)]
        return []

    def _scaled(self, index: int) -> bool:
        after = self._plain(index)
        return after is not None and after.cls == "scale"

    def _hundreds(self, index: int) -> tuple[int, int] | None:
        """مئة، مئتان، ثلاثمئة, and in two words ثلاث مئة، ثلاثة مئات."""
        token = self.tokens[index]
        if token.word is None:
            return None
        if token.cls == "hundred":
            return token.word.value, index + 1
        if token.cls == "unit" and token.word.value >= 3:
            after = self._plain(index + 1)
            if (
                after is not None
                and after.word is not None
                and after.word.value == 100
                and after.cls in ("hundred", "vague")
            ):
                return token.word.value * 100, index + 2
        return None

    def _term(self, index: int) -> tuple[Amount, int, int, bool, list[tuple[int, Amount]]] | None:
        """A group with its scales: (value, index past it, product of scales, digits?, cuts)."""
        token = self.tokens[index]
        cuts: list[tuple[int, Amount]] = []
        value: Amount
        digits = False
        grouped = True
        if token.kind == "num":
            if token.cls == "part" or token.value is None:
                return None
            value, at, digits = token.value, index + 1, True
            half = self.tokens[at]
            if half.kind == "half" and half.value is not None and self.tokens.glued(at):
                value, at = value + half.value, at + 1
            elif self._plain(at) is not None and self.tokens[at].cls == "hundred" and self.tokens[at].word.value == 100:  # type: ignore[union-attr]
                if 1 < value < 10 and not self.tokens[at].definite:
                    value, at = value * 100, at + 1
        elif token.kind == "word" and token.cls in _GROUP:
            read = self.below_thousand(index)
            if read is None:
                return None
            value, at = read[0], read[1]
            cuts = list(read[2])
        elif token.kind == "word" and token.cls == "scale":
            value, at, grouped = 1, index, False
        else:
            return None
        scale = 1
        first = True
        while True:
            word = self.tokens[at]
            if word.kind != "word" or word.cls != "scale" or word.word is None:
                break
            if first and digits and word.word.number == "acc" and self._dates(index):
                break
            if word.proclitic and not (first and not grouped and at == index):
                break
            number = word.word.number
            if first and not grouped:
                if number == "pl":
                    return None
                if number == "du" or (number == "acc" and self._dual_construct(at)):
                    value = 2
            elif number == "du":
                break
            if scale > 10**18:
                break
            written = self.tokens.folded[token.start : token.end] if first and digits else ""
            if written and said_in_full(written, to_decimal(value), word.word.value):
                value = _divide(value, word.word.value)  # «330,000 ألف طفل»
            scale *= word.word.value
            at += 1
            first = False
        if scale == 1 and not grouped:
            return None
        return times(value, scale), at, scale, digits, cuts

    def _dates(self, index: int) -> bool:
        """Whether digits are a year: «الربع الأول من 2023 مليونا و219 ألفا»."""
        token = self.tokens[index]
        if token.value is None or token.end - token.start != 4 or not _FIRST_YEAR <= token.value <= _LAST_YEAR:
            return False
        lead = _LAST_WORD.search(self.tokens.folded, max(0, token.start - 12), token.start)
        return lead is not None and lead.group(1) in _BEFORE_YEAR

    def _dual_construct(self, index: int) -> bool:
        """Whether «مليونا دولار» is two millions of something: a noun follows, not و nor a preposition."""
        token, after = self.tokens[index], self.tokens[index + 1]
        if after.start > token.end + 1 or after.kind not in ("x", "word"):
            return False
        if after.kind == "word" and (after.proclitic or after.cls in ("of", "over", "after", "scale")):
            return after.cls == "scale" and not after.proclitic
        first = self.tokens.folded[after.start : after.start + 20].split(maxsplit=1)[0]
        return first[0].isalpha() and first not in _AFTER_ACCUSATIVE and first[0] not in CONJUNCTIONS

    def read(self, index: int) -> Cardinal | None:
        """The longest cardinal that starts at `index`."""
        start = self.tokens[index]
        term = self._term(index)
        if term is None:
            return None
        value, at, scale, digits, cuts = term
        last = scale if scale > 1 else 0
        if scale == 1:
            last = 0 if digits else 1
            if digits and self.tokens[at - 1].cls == "hundred":
                last = 100  # «3 مئة و21»
        top = scale
        rest: Amount = 0
        for _ in range(_MAX_TERMS):
            joined = self.conjoined(at)
            if joined is None or last <= 1:
                # The classical order goes up: سبعة وتسعين وتسعمئة وألف.
                if joined is not None and not digits and scale == 1:
                    upward = self.tokens[joined]
                    if upward.cls == "scale" and upward.word is not None and upward.word.value == 1000 and value < 1000:
                        number = upward.word.number
                        if number in ("sg", "du") and (value > 99 or self.tokens[at - 1].cls in ("hundred",)):
                            cuts.append((at, value))
                            value = plus(value, 1000 if number == "sg" else 2000)
                            at = joined + 1
                break
            if self.parts_of(joined):
                break  # «مليار وثلاثة أرباع»
            following = self._term(joined)
            if following is None:
                break
            more, after, its_scale, its_digits, its_cuts = following
            if its_digits and not self._continues(joined, after, more, last, its_scale):
                break
            if its_scale > last or (its_scale == last and its_scale > 1):
                # «ألف وخمسمئة مليار» is 1500 billion.
                group = more if its_scale == 1 else _divide(more, its_scale)
                if last == 1000 and its_scale > 1000 and rest == 0 and group < 1000 and value < 10**6:
                    cuts.append((at, value))
                    value, at, scale, last, top = (
                        times(plus(value, group), its_scale),
                        after,
                        its_scale,
                        its_scale,
                        its_scale,
                    )
                    continue
                break
            if more >= last:
                break
            cuts.append((at, value))
            cuts.extend((cut, plus(value, part)) for cut, part in its_cuts)
            value, at = plus(value, more), after
            rest = more
            if its_scale > 1:
                scale, last = its_scale, its_scale
            else:
                scale, last = 1, 1
        return Cardinal(value, at, top if scale == 1 and rest == 0 else scale, digits, start.definite, cuts)

    def _continues(self, index: int, after: int, value: Amount, last: int, scale: int) -> bool:
        """Whether digits after و go on with a number in words (21 ألفا و800), not begin one of their own."""
        token = self.tokens[index]
        if value != to_decimal(value).to_integral_value() or token.value is None:
            return False
        mark = self.tokens.mark(after)
        if (mark and mark in "%/°$€£") or (self.tokens.mark(index - 1) and index):
            return False
        if mark and mark in "-–:" and self.tokens.glued(after) and self.tokens[after + 1].kind == "num":
            return False
        if scale == 1 and last == 1000 and value < 1 and value != 0:
            return False
        form = self.tokens.folded[self.tokens[after - 1].end : self.tokens[after - 1].end + 12].split(maxsplit=1)
        return not (form and form[0] in _NOT_A_REST)


def _divide(value: Amount, scale: int) -> Amount:
    return to_decimal(value) / scale


_AFTER_ACCUSATIVE = word_set("grammar.after_accusative")
_NOT_A_REST = word_set("grammar.not_a_rest")
