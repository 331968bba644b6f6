"""Fractions: نصف، ثلاثة أرباع، 3/4، واحد على عشرين, and the digits after فاصلة."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import regex

from arextract.arabic.affixes import ARTICLE, BA, CONJUNCTIONS
from arextract.arabic.word_sets import word_list, word_of, word_set
from arextract.numbers.grammar import Amount, plus, to_decimal
from arextract.numbers.num import Num, Reader

_BEFORE_WHOLE = word_set("fractions.before_whole")
_OWNERS = word_list("fractions.owners")
_THESE = word_set("fractions.these")
_WHOLES = word_set("fractions.wholes")
_OWNED = word_of("fractions.owned")
_LEADS = word_set("fractions.leads")
_ENDS = word_set("fractions.ends")
_LAST_WORD = regex.compile(rf"(?:^|\W)[{CONJUNCTIONS}]?([^\W\d_]+) $")


class Fractions(Reader):
    """Reads fractions."""

    __slots__ = ()

    def fraction(self, index: int) -> tuple[Fraction, int] | None:
        """نصف، ثلثي، ثلاثة أرباع، 3 أرباع."""
        token = self.tokens[index]
        word = token.word
        after = self.tokens[index + 1]
        if (
            after.kind == "word"
            and not after.proclitic
            and after.word is not None
            and after.word.part is not None
            and after.word.number == "pl"
        ):
            above = None
            if token.cls == "unit" and word is not None and word.value >= 3:
                above = word.value
            elif token.kind == "num" and token.cls == "num" and token.value is not None and 2 < token.value < 100:
                above = int(token.value) if token.value == int(token.value) else None
            if above is not None:
                return above * after.word.part, index + 2
        if token.kind != "word" or word is None or word.part is None:
            return None
        if token.cls == "frac":
            if word.number == "pl":
                return None
            if word.number == "spoken" and after.cls != "scale":
                return None  # نص: a text, but in «نص مليون»
            if word.value == 8 and word.number == "sg":
                return None  # ثمن is nearly always the price
            return word.part, index + 1
        if word.number == "du" and token.cls == "unit" and self._before_whole(index):
            return word.part, index + 1  # خمسا السكان: else خمسا is five in the accusative
        # خمس، سبع، تسع، عشر: five or a fifth; a fifth of what has the article.
        if token.definite:
            return (word.part, index + 1) if self._share_itself(index) else None
        if word.number in ("acc", "du"):
            return None
        following = self.following_word(index)
        if following in _WHOLES or any(following.endswith(o) and following.removesuffix(o) in _WHOLES for o in _OWNERS):
            return (
                word.part,
                index + 1,
            )  # «يقارب سبع طلبة المحافظة»: five and seven have a plural of their own gender after them
        if word.value in (7, 9) and not self.ratios:
            return None  # «تسع القاعة 500» holds them
        return (word.part, index + 1) if self._before_whole(index) else None

    def _share_itself(self, index: int) -> bool:
        """«تراجعت بمقدار الخمس», «لا ينشط منها سوى الخمس»: behind such a word, with no noun after it, not five known things."""
        token = self.tokens[index]
        if token.proclitic or token.word is None or token.word.number in ("acc", "du"):
            return False
        lead = _LAST_WORD.search(self.tokens.folded, max(0, token.start - 16), token.start)
        following = self.following_word(index)
        return lead is not None and lead.group(1) in _LEADS and (not following or following in _ENDS)

    def _before_whole(self, index: int) -> bool:
        following = self.following_word(index)
        if following in _BEFORE_WHOLE:
            return True
        return (
            (len(following) > 3 and following.startswith(ARTICLE))
            or (len(following) > 5 and following.endswith(_OWNERS))  # خمس إيراداتها
            or (len(following) > 4 and following.endswith(_OWNED))  # خمس مساحته
            or following in _THESE
        ) and self.tokens[index + 1].cls not in ("scale", "tens", "hundred")

    def part_of_its_own(self, index: int, after: int) -> bool:
        """Whether «ونصف …» counts something else: «5 ملايين ونصف السكان»."""
        if self.tokens[index].definite:
            return True
        following = self.following_word(after - 1)
        word = self.tokens[after]
        return following.startswith(ARTICLE) and len(following) > 4 and word.cls != "scale" and word.kind == "x"

    def ratio(self, index: int, at: int, value: Amount) -> Num | None:
        """«واحد على عشرين»، «واحد من واحد وعشرين»، «مئة بالألف»، «مئة وثلاثون خمسا»."""
        tokens = self.tokens
        token = tokens[at]
        if token.cls == "over" or (token.cls == "of" and tokens[index].kind == "word"):
            below_token = tokens[at + 1]
            if below_token.kind == "word" and (below_token.proclitic or below_token.definite):
                return None
            if token.cls == "of" and below_token.kind != "word":
                return None
            below = self.cardinals.read(at + 1)
            if below is None or to_decimal(below.value) == 0 or below.value == 1:
                return None
            if token.cls == "of" and to_decimal(value) >= to_decimal(below.value):
                return None
            return self.made(index, below.end, "fraction", _over(value, below.value), 1, "words")
        joined = self.cardinals.conjoined(at)
        if joined is not None:  # ستة عشر وسبعة عشر على ثلاثة
            above = self.cardinals.read(joined)
            if above is not None and tokens[above.end].cls == "over":
                below = self.cardinals.read(above.end + 1)
                if below is not None and below.value != 0:
                    return self.made(
                        index, below.end, "fraction", plus(value, _over(above.value, below.value)), 1, "words"
                    )
        if (
            token.cls == "scale"
            and token.proclitic == BA
            and token.definite
            and token.word is not None
            and token.word.value == 1000
        ):
            return self.made(index, at + 1, "fraction", _over(value, 1000), 1, "words")
        if token.word is not None and token.word.part is not None and token.word.number == "sg" and not token.proclitic:
            if isinstance(value, int) and value > 10 and not self.following_word(at):
                return self.made(index, at + 1, "fraction", value * token.word.part, 1, "words")
        return None

    def decimals(self, index: int) -> tuple[str, int] | None:
        """The digits after فاصلة: «صفر صفر سبعة» → 007, «اثنان وأربعون» → 42, «5» → 5."""
        tokens = self.tokens
        zeros = ""
        while tokens[index].cls == "zero" and not tokens[index].proclitic:
            zeros += "0"
            index += 1
            if len(zeros) > 12:
                return None
        token = tokens[index]
        if token.proclitic:
            return (zeros, index) if zeros else None
        digits = tokens.folded[token.start : token.end]
        if token.kind == "num" and token.cls == "num" and digits.isdigit():
            return zeros + digits, index + 1
        read = self.cardinals.below_thousand(index) if token.kind == "word" and token.cls != "scale" else None
        if read is None:
            return (zeros, index) if zeros else None
        value, at = read[0], read[1]
        if tokens[at].cls == "scale" and not tokens[at].proclitic and tokens[at].word is not None:
            if tokens[at].word.value == 1000 and value >= 10:  # type: ignore[union-attr]
                whole = self.cardinals.read(index)
                if whole is not None and isinstance(whole.value, int):
                    return zeros + str(whole.value), whole.end
        return zeros + str(value), at

    def slash(self, index: int) -> Num | None:
        """3/4 and 2 1/4; not dates, seasons or scores."""
        tokens = self.tokens
        token = tokens[index]
        if token.kind != "num" or token.cls != "num" or token.value is None:
            return None
        whole = Decimal(0)
        at = index
        if (
            token.value < 1000
            and tokens[index + 1].kind == "num"
            and tokens[index + 1].start == token.end + 1
            and tokens.folded[token.end] == " "
            and self._fraction_at(index + 1)
        ):
            above, below = tokens[index + 1].value, tokens[index + 3].value
            if above is not None and below is not None and above < below:
                whole, at = token.value, index + 1
        if not self._fraction_at(at):
            return None
        above, below = tokens[at].value, tokens[at + 2].value
        if above is None or below is None:
            return None
        return self.made(index, at + 3, "fraction", whole + above / below, 1, "slash")

    def _fraction_at(self, index: int) -> bool:
        tokens = self.tokens
        if tokens.mark(index + 1) != "/" or not tokens.glued(index + 1) or not tokens.glued(index + 2):
            return False
        above, below = tokens[index], tokens[index + 2]
        if above.cls != "num" or below.cls != "num" or above.value is None or below.value is None:
            return False
        if tokens.mark(index - 1) in ("/", "-") and tokens.glued(index) and tokens[index - 2].kind == "num":
            return False
        if tokens.mark(index + 3) in ("/", "-") and tokens.glued(index + 3) and tokens[index + 4].kind == "num":
            return False
        whole = above.value == int(above.value) and below.value == int(below.value)
        plain = above.end - above.start <= 3 and below.end - below.start <= 4 and below.value > 1
        return whole and plain and not (1900 <= below.value <= 2100)


def _over(value: Amount, below: Amount) -> Amount:
    """The quotient, exact where both are whole."""
    if isinstance(value, Decimal) or isinstance(below, Decimal):
        return to_decimal(value) / to_decimal(below)
    return Fraction(value) / Fraction(below)
