"""A number of the clean text, and what the readers of its kinds share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from arextract.numbers.grammar import Amount, Cardinal, Cardinals, times, to_decimal
from arextract.numbers.number_tokens import NumberTokens


@dataclass(slots=True)
class Num:
    """A number in the clean text.

    `kind` is cardinal, ordinal, fraction or range (a vague plural); `first` and `last` are the indices of its first
    token and of the one past it; `scale` the power of ten of its last scale word, 1 without; `form` digits, words,
    vague, few or part (digits that belong to something longer, as in 192.168.1.2).
    """

    start: int
    end: int
    kind: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    first: int = 0
    last: int = 0
    scale: int = 1
    form: str = "words"
    definite: bool = False
    proclitic: str = ""
    signed: bool = False
    cuts: tuple[tuple[int, Decimal], ...] = ()


class Reader:
    """The tokens and the cardinals that every reader of a kind of number works on."""

    __slots__ = ("cardinals", "ratios", "tokens")

    def __init__(self, tokens: NumberTokens, ratios: bool = False) -> None:
        self.tokens = tokens
        self.cardinals = Cardinals(tokens, backwards=ratios)
        self.ratios = ratios

    def following_word(self, index: int) -> str:
        """The folded word right after the token at `index`, whatever it is; empty at punctuation or the end."""
        token = self.tokens[index]
        after = self.tokens[index + 1]
        if after.kind not in ("x", "word", "wa") or after.start != token.end + 1:
            return ""
        return self.tokens.folded[after.start : after.start + 30].split(maxsplit=1)[0].rstrip("،.؛:!؟\"')")

    def scales(self, value: Amount, index: int, plurals: bool = False) -> tuple[Amount, int, int]:
        """`value` times the scale words at `index` (نصف المليون، ثلثي مليار), their `plurals` with them (3 ملايين)."""
        scale = 1
        while True:
            word = self.tokens[index]
            if word.kind != "word" or word.proclitic or word.word is None or word.cls not in ("scale", "hundred"):
                break
            if (
                (word.word.number == "pl" and not plurals)
                or word.word.number == "du"
                or word.word.value in range(101, 1000)
            ):
                break
            if word.cls == "hundred" and scale > 1:
                break
            scale *= word.word.value
            index += 1
        return times(value, scale), index, scale

    def made(
        self,
        first: int,
        last: int,
        kind: str,
        value: Amount | None,
        scale: int,
        form: str,
        cardinal: Cardinal | None = None,
    ) -> Num:
        token, end = self.tokens[first], self.tokens[last - 1]
        cuts = tuple((index, to_decimal(part)) for index, part in cardinal.cuts) if cardinal else ()
        return Num(
            token.core,
            end.end,
            kind,
            None if value is None else to_decimal(value),
            None,
            None,
            first,
            last,
            scale,
            form,
            token.definite,
            token.proclitic,
            False,
            cuts,
        )
