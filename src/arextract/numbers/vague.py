"""Vague amounts: عشرات، مئات الآلاف، ملايين، بضعة آلاف."""

from __future__ import annotations

from decimal import Decimal

from arextract.numbers.num import Num, Reader


class Vague(Reader):
    """Reads vague plurals."""

    __slots__ = ()

    def vague(self, index: int) -> Num | None:
        """عشرات، مئات الآلاف، ملايين، بضعة آلاف، بضع مئات."""
        tokens = self.tokens
        token = tokens[index]
        if token.word is None:
            return None
        at = index + 1
        scale = 1
        form = "vague"
        if token.cls == "few":
            low, high = Decimal(3), Decimal(9)
            form = "few"
            after = tokens[at]
            if after.kind == "word" and not after.proclitic and after.word is not None:
                if after.cls == "ten":
                    low, high, at = Decimal(13), Decimal(19), at + 1
                elif after.cls == "vague" or (after.cls == "scale" and after.word.number == "pl"):
                    low, high, at = low * after.word.value, high * after.word.value, at + 1
                    scale = after.word.value
                    form = "vague"
        elif token.cls == "vague":
            low, high = Decimal(token.word.value), Decimal(token.word.value * 10)
        else:
            low, high = Decimal(token.word.value), Decimal(token.word.value * 1000)
            scale = token.word.value
        for _ in range(3):
            after = tokens[at]
            if after.kind != "word" or after.proclitic or after.word is None:
                break
            if after.cls == "scale" and after.word.number != "du":
                low, high = low * after.word.value, high * after.word.value
                scale = after.word.value
            elif after.cls == "vague":
                low, high = low * after.word.value, high * after.word.value
            else:
                break
            at += 1
        made = self.made(index, at, "range", None, scale, form)
        made.low, made.high = low, high
        return made
