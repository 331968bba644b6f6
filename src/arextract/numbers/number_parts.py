"""Whatever is a number at a token: signs, cardinals, fractions, ordinals, vague plurals, decimals in words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import regex

from arextract.arabic.affixes import BA, CONJUNCTIONS, PREPOSITIONS, WAW
from arextract.arabic.word_sets import word_of
from arextract.numbers.enclosed import OPENERS, enclosed, said_again
from arextract.numbers.fractions import Fractions
from arextract.numbers.grammar import Amount, Cardinal, plus, times, to_decimal
from arextract.numbers.num import Num
from arextract.numbers.ordinals import Ordinals
from arextract.numbers.vague import Vague

_PART = word_of("number_parts.part")

_PROCLITIC = regex.compile(rf"(?<!\w)[{CONJUNCTIONS}]?[{PREPOSITIONS}]?(?<=\w)$")
_POWERS = frozenset(10**n for n in range(1, 19))


class NumberParts(Fractions, Ordinals, Vague):
    """Reads the number at a token. `ratios` also reads «واحد من عشرة» and «ستة على سبعة» as fractions."""

    __slots__ = ()

    def number(self, index: int) -> Num | None:
        """The number that starts at the token `index`, signs and fractions with it."""
        tokens = self.tokens
        token = tokens[index]
        if token.kind == "mark" and tokens.folded[token.start] in OPENERS:
            return enclosed(self, index)
        sign = 1
        at = index
        lead = False
        if token.kind == "lead":
            at += 1
            lead = True
            if self.tokens[at].kind != "num":
                return None
        elif token.cls == "neg":
            if BA in token.proclitic:
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
        found = self._unsigned(at)
        if found is None:
            return None
        if at == index and self.cardinals.and_eleven(index):
            found.start, found.proclitic = token.start + 1, WAW
        if self.ratios and tokens[index - 1].cls == "of" and tokens[index - 2].kind == "x" and found.value:
            before = tokens[index - 2]
            if tokens.folded.endswith(_PART, before.start, before.end):
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
        if before.kind == "lead" or _PROCLITIC.search(tokens.folded, max(0, before.end - 4), before.end):
            return True  # و-7، بـ-1.5
        return before.kind == "mark" and tokens.folded[before.start] in "(\"'<>=~≈$€£%:،"

    def _less(self, index: int, value: Amount, scale: int) -> tuple[Amount, int] | None:
        """«ثلاثة ملايين إلا ربع المليون», «مليون إلا ربعا»: the value less a part of its magnitude, and the index past it."""
        if self.tokens[index].cls != "but" or scale == 1:
            return None
        part = self.fraction(index + 1)
        if part is None or part[0] >= 1:
            return None
        at = part[1]
        word = self.tokens[at]
        if word.cls == "scale" and word.word is not None and not word.proclitic:
            if word.word.value != scale or word.word.number not in ("sg", "acc"):
                return None
            at += 1
        return plus(value, -times(part[0], scale)), at

    def _unsigned(self, index: int) -> Num | None:
        token = self.tokens[index]
        ordinal = self.ordinal(index)
        if ordinal is not None:
            return ordinal
        if token.cls in ("vague", "few") or (
            token.cls == "scale" and token.word is not None and token.word.number == "pl"
        ):
            return self.vague(index)
        if token.kind == "half" and token.value is not None:
            return self.made(index, index + 1, "fraction", token.value, 1, "digits")
        slash = self.slash(index)
        if slash is not None:
            return slash
        part = self.fraction(index)
        if part is not None:
            value, at, scale = self.scales(part[0], part[1])
            return self.made(index, at, "cardinal" if scale > 1 else "fraction", value, scale, "words")
        cardinal = self.cardinals.read(index)
        if cardinal is None:
            if token.cls == "part" and token.value is not None:
                return self.made(index, index + 1, "cardinal", token.value, 1, "part")
            if token.cls == "num" and token.value is not None:
                return self.made(index, index + 1, "cardinal", token.value, 1, "digits")
            return None
        return self._finish(index, cardinal)

    def _finish(self, index: int, cardinal: Cardinal) -> Num:
        """Decimals in words, «ونصف», ratios and compound ordinals after a cardinal."""
        tokens = self.tokens
        at, scale = cardinal.end, cardinal.scale
        value: Amount = cardinal.value
        more: Amount
        kind, form = "cardinal", "digits" if cardinal.digits else "words"
        point = tokens[at]
        if point.cls == "point" and not point.proclitic and point.word is not None:
            read = self.decimals(at + 1)
            if read is not None:
                digits, after = read
                value = plus(value, Decimal("0." + digits)) if to_decimal(value) >= 0 else value
                at = after
                value, at, its_scale = self.scales(value, at)
                scale = max(its_scale, 1)
                if self.ratios and tokens[at].cls == "of" and its_scale == 1:
                    below = self.cardinals.read(at + 1)
                    if below is not None and below.value in _POWERS:
                        value = plus(cardinal.value, times(Fraction(int(digits)), Fraction(1, int(below.value))))
                        at = below.end
                return self.made(index, at, kind, value, scale, form, cardinal)
        twice = said_again(self.cardinals, cardinal)
        if twice is not None:
            value, at, scale = twice
        less = self._less(at, value, scale)
        if less is not None:
            return self.made(index, less[1], kind if scale > 1 else "fraction", less[0], scale, form, cardinal)
        joined = self.cardinals.conjoined(at)
        if joined is not None:
            part = self.fraction(joined)
            if part is not None and part[0] < 1 and not self.part_of_its_own(joined, part[1]):
                unit = tokens[part[1]]
                singular = unit.word is not None and unit.word.number in ("sg", "acc")
                if unit.cls == "scale" and not unit.proclitic and singular:
                    more, at2, its_scale = self.scales(part[0], part[1])
                    if its_scale <= scale or scale == 1:
                        if scale == 1 and its_scale > 1:
                            value, scale = times(value, its_scale), its_scale
                        return self.made(index, at2, kind, plus(value, more), scale, form, cardinal)
                else:
                    value = plus(value, times(part[0], scale))
                    kind = kind if scale > 1 else "fraction"
                    return self.made(index, part[1], kind, value, scale, form, cardinal)
            ordinal = self.ordinal(joined) if cardinal.definite and tokens[joined].definite else None
            if ordinal is not None and ordinal.value is not None and scale == 1:
                return self.made(index, ordinal.last, "ordinal", plus(value, ordinal.value), 1, form)
        if self.ratios or (value == 1 and tokens[at].cls == "over"):  # «واحدا على 20»
            ratio = self.ratio(index, at, value)
            if ratio is not None:
                return ratio
        made = self.made(index, at, kind, value, scale, form, cardinal)
        if cardinal.definite and not cardinal.digits and self.ranks(index, at, to_decimal(value)):
            made.kind = "ordinal"
            self.after(made)
        return made
