"""Fractions, ordinals, vague plurals and decimals in words, on top of the cardinals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from arextract.numbers.grammar import Amount, Cardinal, Cardinals, plus, times, to_decimal
from arextract.numbers.lex import Tokens


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


_AMBIGUOUS_PARTS = frozenset({5, 7, 8, 9, 10})


class Parts:
    """Reads whatever is a number at a token. `ratios` also reads «واحد من عشرة» and «ستة على سبعة» as fractions."""

    __slots__ = ("cardinals", "ratios", "tokens")

    def __init__(self, tokens: Tokens, ratios: bool = False) -> None:
        self.tokens = tokens
        self.cardinals = Cardinals(tokens, backwards=ratios)
        self.ratios = ratios

    # -- fractions --------------------------------------------------------------------------------------------------

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
            if word.value == 8 and word.number == "sg":
                return None  # ثمن is nearly always the price
            return word.part, index + 1
        if word.number == "du" and token.cls == "unit" and self._before_whole(index):
            return word.part, index + 1  # خمسا السكان: else خمسا is five in the accusative
        # خمس، سبع، تسع، عشر: five or a fifth; a fifth of what has the article.
        if token.definite or word.number in ("acc", "du"):
            return None
        return (word.part, index + 1) if self._before_whole(index) else None

    def _before_whole(self, index: int) -> bool:
        following = self.following_word(index)
        if following in ("علي", "عن"):
            return True
        return (
            (len(following) > 3 and following.startswith("ال")) or following in ("هذه", "هذا", "ذلك", "تلك")
        ) and self.tokens[index + 1].cls not in ("scale", "tens", "hundred")

    def following_word(self, index: int) -> str:
        """The folded word right after the token at `index`, whatever it is; empty at punctuation or the end."""
        token = self.tokens[index]
        after = self.tokens[index + 1]
        if after.kind not in ("x", "word", "wa") or after.start != token.end + 1:
            return ""
        return self.tokens.folded[after.start : after.start + 30].split(maxsplit=1)[0].rstrip("،.؛:!؟\"')")

    def _scales(self, value: Amount, index: int) -> tuple[Amount, int, int]:
        """`value` times the scale words at `index` (نصف المليون، ثلثي مليار)."""
        scale = 1
        while True:
            word = self.tokens[index]
            if word.kind != "word" or word.proclitic or word.word is None or word.cls not in ("scale", "hundred"):
                break
            if word.word.number == "pl" or word.word.number == "du" or word.word.value in range(101, 1000):
                break
            if word.cls == "hundred" and scale > 1:
                break
            scale *= word.word.value
            index += 1
        return times(value, scale), index, scale

    # -- everything -------------------------------------------------------------------------------------------------

    def number(self, index: int, between: bool = False) -> Num | None:
        """The number that starts at the token `index`, signs and fractions with it."""
        tokens = self.tokens
        token = tokens[index]
        sign = 1
        at = index
        lead = False
        if token.kind == "lead":
            at += 1
            lead = True
            if self.tokens[at].kind != "num":
                return None
        elif token.cls == "neg":
            if "ب" in token.proclitic:
                return None  # «بناقص 0,7 في المائة» is a fall by 0.7, as the Maghreb press says it
            at += 1
            sign = -1
            if self.tokens[at].kind not in ("word", "num") or self.tokens[at].proclitic:
                return None
        elif token.kind == "mark" and self.tokens.mark(index) in ("-", "+"):
            if not self._is_sign(index):
                return None
            at += 1
            sign = -1 if self.tokens.mark(index) == "-" else 1
        found = self._unsigned(at, between)
        if found is None:
            return None
        if at == index and self.cardinals.and_eleven(index):
            found.start, found.proclitic = token.start + 1, "و"
        if self.ratios and tokens[index - 1].cls == "of" and tokens[index - 2].kind == "x" and found.value:
            before = tokens[index - 2]
            if tokens.folded.endswith("جزء", before.start, before.end):
                found.value, found.kind = 1 / found.value, "fraction"
        if at != index:
            found.first = index
            if lead:
                found.proclitic, found.definite = token.proclitic, token.definite
            else:
                found.start = token.core
                found.proclitic = token.proclitic
                found.signed = True
                if sign < 0 and found.value is not None:
                    found.value = -found.value
        return found

    def _is_sign(self, index: int) -> bool:
        tokens = self.tokens
        if tokens[index + 1].kind != "num" or not tokens.glued(index + 1):
            return False
        if not tokens.glued(index):
            before = tokens[index - 1]
            return not (before.kind == "num" and before.end == tokens[index].start)
        before = tokens[index - 1]
        if before.kind == "lead":
            return True
        return before.kind == "mark" and tokens.folded[before.start] in "(\"'<>=~≈$€£%:،"

    def _unsigned(self, index: int, between: bool) -> Num | None:
        token = self.tokens[index]
        ordinal = self._ordinal(index)
        if ordinal is not None:
            return ordinal
        if token.cls in ("vague", "few") or (
            token.cls == "scale" and token.word is not None and token.word.number == "pl"
        ):
            return self._vague(index)
        if token.kind == "half" and token.value is not None:
            return self._made(index, index + 1, "fraction", token.value, 1, "digits")
        slash = self._slash(index)
        if slash is not None:
            return slash
        part = self.fraction(index)
        if part is not None:
            value, at, scale = self._scales(part[0], part[1])
            return self._made(index, at, "cardinal" if scale > 1 else "fraction", value, scale, "words")
        cardinal = self.cardinals.read(index, between)
        if cardinal is None:
            if token.cls == "part" and token.value is not None:
                return self._made(index, index + 1, "cardinal", token.value, 1, "part")
            if token.cls == "num" and token.value is not None:
                return self._made(index, index + 1, "cardinal", token.value, 1, "digits")
            return None
        return self._finish(index, cardinal)

    def _finish(self, index: int, cardinal: Cardinal) -> Num:
        """Decimals in words, «ونصف», ratios and compound ordinals after a cardinal."""
        tokens = self.tokens
        at, value, scale = cardinal.end, cardinal.value, cardinal.scale
        kind, form = "cardinal", "digits" if cardinal.digits else "words"
        point = tokens[at]
        if point.cls == "point" and not point.proclitic and point.word is not None:
            read = self._decimals(at + 1)
            if read is not None:
                digits, after = read
                value = plus(value, Decimal("0." + digits)) if to_decimal(value) >= 0 else value
                at = after
                value, at, more = self._scales(value, at)
                scale = max(more, 1)
                if self.ratios and tokens[at].cls == "of" and more == 1:
                    below = self.cardinals.read(at + 1)
                    if below is not None and below.value in _POWERS:
                        value = plus(cardinal.value, times(Fraction(int(digits)), Fraction(1, int(below.value))))
                        at = below.end
                return self._made(index, at, kind, value, scale, form, cardinal)
        joined = self.cardinals.conjoined(at)
        if joined is not None:
            part = self.fraction(joined)
            if part is not None and part[0] < 1 and not self._part_of_its_own(joined, part[1]):
                after = tokens[part[1]]
                if (
                    after.cls == "scale"
                    and not after.proclitic
                    and after.word is not None
                    and after.word.number in ("sg", "acc")
                ):
                    more, at2, its_scale = self._scales(part[0], part[1])
                    if its_scale <= scale or scale == 1:
                        if scale == 1 and its_scale > 1:
                            value, scale = times(value, its_scale), its_scale
                        return self._made(index, at2, kind, plus(value, more), scale, form, cardinal)
                else:
                    value = plus(value, times(part[0], scale))
                    kind = kind if scale > 1 else "fraction"
                    return self._made(index, part[1], kind, value, scale, form, cardinal)
            ordinal = self._ordinal(joined) if cardinal.definite and tokens[joined].definite else None
            if ordinal is not None and ordinal.value is not None and scale == 1:
                return self._made(index, ordinal.last, "ordinal", plus(value, ordinal.value), 1, form)
        if self.ratios:
            ratio = self._ratio(index, at, value)
            if ratio is not None:
                return ratio
        made = self._made(index, at, kind, value, scale, form, cardinal)
        if cardinal.definite and not cardinal.digits and self._ranks(index, at, to_decimal(value)):
            made.kind = "ordinal"
            self._after(made)
        return made

    def _part_of_its_own(self, index: int, after: int) -> bool:
        """Whether «ونصف …» counts something else: «5 ملايين ونصف السكان»."""
        if self.tokens[index].definite:
            return True
        following = self.following_word(after - 1)
        word = self.tokens[after]
        return following.startswith("ال") and len(following) > 4 and word.cls != "scale" and word.kind == "x"

    def _ranks(self, index: int, after: int, value: Decimal) -> bool:
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
        return not following or following.startswith(("ال", "و", "لل")) or following in _FUNCTION_WORDS

    def _ratio(self, index: int, at: int, value: Amount) -> Num | None:
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
            return self._made(index, below.end, "fraction", _over(value, below.value), 1, "words")
        joined = self.cardinals.conjoined(at)
        if joined is not None:  # ستة عشر وسبعة عشر على ثلاثة
            above = self.cardinals.read(joined)
            if above is not None and tokens[above.end].cls == "over":
                below = self.cardinals.read(above.end + 1)
                if below is not None and below.value != 0:
                    return self._made(
                        index, below.end, "fraction", plus(value, _over(above.value, below.value)), 1, "words"
                    )
        if (
            token.cls == "scale"
            and token.proclitic == "ب"
            and token.definite
            and token.word is not None
            and token.word.value == 1000
        ):
            return self._made(index, at + 1, "fraction", _over(value, 1000), 1, "words")
        if token.word is not None and token.word.part is not None and token.word.number == "sg" and not token.proclitic:
            if isinstance(value, int) and value > 10 and not self.following_word(at):
                return self._made(index, at + 1, "fraction", value * token.word.part, 1, "words")
        return None

    def _decimals(self, index: int) -> tuple[str, int] | None:
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

    def _slash(self, index: int) -> Num | None:
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
        return self._made(index, at + 3, "fraction", whole + above / below, 1, "slash")

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

    # -- ordinals ---------------------------------------------------------------------------------------------------

    def _ordinal(self, index: int) -> Num | None:
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
        made = self._made(index, at, "ordinal", value, 1, "words")
        self._after(made)
        return made

    def _after(self, made: Num) -> None:
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

    # -- vague plurals ----------------------------------------------------------------------------------------------

    def _vague(self, index: int) -> Num | None:
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
        made = self._made(index, at, "range", None, scale, form)
        made.low, made.high = low, high
        return made

    def _made(
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


def _over(value: Amount, below: Amount) -> Amount:
    if isinstance(value, Decimal) or isinstance(below, Decimal):
        return to_decimal(value) / to_decimal(below)
    return Fraction(value) / Fraction(below)


_POWERS = frozenset(10**n for n in range(1, 19))
_FUNCTION_WORDS = frozenset(
    [
        "من",
        "في",
        "علي",
        "الي",
        "عن",
        "مع",
        "بعد",
        "قبل",
        "منذ",
        "حتي",
        "غير",
        "هو",
        "هي",
        "كان",
        "كانت",
        "ثم",
        "او",
        "لا",
        "لم",
        "لن",
        "ان",
        "قد",
        "هذا",
        "هذه",
    ]
)
