"""Ordinals: الثالث، الرابع عشر، الحادي والعشرون، الأول بعد المئة, and numbers with the article that rank (العشرون)."""

from __future__ import annotations

from decimal import Decimal

from arextract.arabic.affixes import ARTICLE, LAM_ARTICLE, WAW
from arextract.arabic.word_sets import word_set
from arextract.numbers.grammar import to_decimal
from arextract.numbers.num import Num, Reader

_FUNCTION_WORDS = word_set("ordinals.function_words")


class Ordinals(Reader):
    """Reads ordinals."""

    __slots__ = ()

    def ordinal(self, index: int) -> Num | None:
        tokens = self.tokens
        token = tokens[index]
        if token.cls != "ord" or token.word is None:
            return None
        value, at = token.word.value, index + 1
        after = tokens[at]
        if after.cls == "ten" and not after.proclitic and after.word is not None:
            value, at = value + 10, at + 1
        else:
            joined = self.cardinals.conjoined(at)
            tens = tokens[joined] if joined is not None else None
            if (
                joined is not None
                and tens is not None
                and tens.cls == "tens"
                and tens.word is not None
                and tens.definite >= token.definite
            ):
                value, at = value + tens.word.value, joined + 1
            elif token.word.number == "first":
                return None
        made = self.made(index, at, "ordinal", value, 1, "words")
        self.after(made)
        return made

    def after(self, made: Num) -> None:
        """«الأول بعد المئة»."""
        tokens = self.tokens
        if (
            tokens[made.last].cls == "after"
            and tokens[made.last + 1].kind == "word"
            and not tokens[made.last + 1].proclitic
        ):
            first = tokens[made.last + 1]
            if first.definite and first.cls in ("hundred", "scale", "unit", "ten", "tens", "first", "teen"):
                more = self.cardinals.read(made.last + 1)
                if (
                    more is not None
                    and made.value is not None
                    and more.value >= 100
                    and to_decimal(more.value) > made.value
                ):
                    made.value += to_decimal(more.value)
                    made.last, made.end = more.end, tokens[more.end - 1].end

    def ranks(self, index: int, after: int, value: Decimal) -> bool:
        """Whether a number with the article is a rank, «العشرون»: nothing counted follows it."""
        first = self.tokens[index]
        if value < 11 or (first.cls == "unit" and after == index + 1):
            return False
        if value < 20 and first.cls not in ("first", "unit", "teen"):
            return False
        following = self.following_word(after - 1)
        token = self.tokens[after]
        if token.kind == "word" and token.cls in ("of", "over"):
            return True
        return not following or following.startswith((ARTICLE, WAW, LAM_ARTICLE)) or following in _FUNCTION_WORDS
