"""Number words from the tables, looked up by folded form with their proclitics and article.

A lexicon is a dict from a folded word without proclitics to a `NumberWord`; `Analyser` adds the proclitics (و ف ب ل ك) and the
article by rule and remembers what it has seen, so that a word of running text costs one look-up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from arextract.arabic.affixes import BA, PREPOSITIONS, WAW
from arextract.arabic.folded_tables import folded_cell
from arextract.arabic.proclitics import splits
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_of, word_set

_CACHE_LIMIT = 16_000
_OWNERS = word_set("number_words.owners")


@dataclass(slots=True, frozen=True)
class NumberWord:
    """What a word says about numbers.

    `cls` is unit, first, ten, teen, tens, hundred, scale, zero, ord, frac, vague, few, decade, neg, point, or a class of
    the caller's own; `value` its number; `number` sg, acc, du or pl; `part` the fraction it may also be (خمس);
    `must` a letter that the unfolded text must have.
    """

    cls: str
    value: int = 0
    number: str = ""
    part: Fraction | None = None
    must: str = ""


@dataclass(slots=True, frozen=True)
class WordHit:
    """A word in the text: letters of proclitics before it, whether they are just و, whether it has the article."""

    word: NumberWord
    skip: int
    proclitic: str
    definite: bool


@lru_cache(maxsize=1)
def number_words() -> Mapping[str, NumberWord]:
    """Every number word by its folded form, without article and proclitics."""
    words: dict[str, NumberWord] = {}
    stems: dict[str, list[tuple[int, str]]] = {"hundred": [], "teen": []}
    tails: dict[str, list[str]] = {}
    for row in table("numerals"):
        cls, value = row["class"], int(row["value"])
        kind, _, role = cls.partition("_")
        if role == "stem":
            stems[kind].extend((value, form) for form in folded_cell(row["forms"]))
        elif role == "tail":
            tails[kind] = folded_cell(row["forms"])
        else:
            for form in folded_cell(row["forms"]):
                words.setdefault(form, NumberWord(cls, value, must=row["must"]))
    for kind, found in stems.items():
        for value, stem in found:
            for tail in tails[kind]:
                words.setdefault(stem + tail, NumberWord(kind, value))
    for row in table("scales"):
        value = 10 ** int(row["exponent"])
        for column, number in (("singular", "sg"), ("accusative", "acc"), ("dual", "du"), ("plural", "pl")):
            for form in folded_cell(row[column]):
                words.setdefault(form, NumberWord("scale", value, number))
    for row in table("vague_numbers"):
        cls = "vague" if row["role"] == "plural" else "few"
        for form in folded_cell(row["forms"]):
            words.setdefault(form, NumberWord(cls, int(row["low"]), must=row["must"]))
    for row in table("ordinals"):
        for form in folded_cell(row["forms"]):
            words.setdefault(form, NumberWord("ord", int(row["value"]), "first" if row["part"] == "first" else ""))
    for row in table("fractions"):
        below = int(row["denominator"])
        for column, number, above in (("singular", "sg", 1), ("dual", "du", 2), ("plural", "pl", 1)):
            for form in folded_cell(row[column]):
                part = Fraction(above, below)
                if form in words:
                    old = words[form]
                    words[form] = NumberWord(old.cls, old.value, number, part)
                else:
                    words[form] = NumberWord("frac", below, "spoken" if row["only"] else number, part)
                if number == "pl":
                    for owner in _OWNERS:  # ثلاثة أرباعها
                        words.setdefault(form + owner, NumberWord("frac", below, number, part))
    words[word_of("little_words.after")] = NumberWord("after")
    words[word_of("little_words.but")] = NumberWord("but")
    words[word_of("little_words.on")] = NumberWord("over")
    words[word_of("little_words.of")] = NumberWord("of")
    words[WAW] = NumberWord("wa")
    return words


@lru_cache(maxsize=1)
def fraction_nouns() -> Mapping[str, Decimal]:
    """The folded nouns of one part or two (نصف, ثلثا) → their value."""
    return {
        form: Decimal(above) / int(row["denominator"])
        for row in table("fractions")
        for column, above in (("singular", 1), ("dual", 2))
        for form in folded_cell(row[column])
    }


_SHORTEST_PAIR = 7
_PARTNERS = {
    "hundred": frozenset({"unit", "tens", "teen", "ten"}), "unit": frozenset({"tens"}),
    "scale": frozenset({"hundred", "unit", "tens", "teen", "ten"}),
}  # fmt: skip
_SINGLE = frozenset({"of", "over", "after", "wa", "but"})
CARDINALS = frozenset({"unit", "ten", "teen", "tens", "hundred", "scale"})
"""The classes of words that say how many there are."""


class Analyser:
    """Looks words up in a lexicon, with their proclitics and article. Keeps no state but its memory of what it has seen.

    `pieces` is the tokenizer's memory of pieces of text; it is filled by `remember`.
    """

    __slots__ = ("_seen", "pieces", "words")

    def __init__(self, words: Mapping[str, NumberWord]) -> None:
        self.words = words
        self.pieces: dict[str, Any] = {}
        self._seen: dict[str, WordHit | None] = {}

    def remember(self, piece: str, shape: object) -> None:
        """Keeps what a piece of text is made of; forgets everything first where too much is kept."""
        if len(self.pieces) >= _CACHE_LIMIT:
            self.pieces.clear()
        self.pieces[piece] = shape

    def __call__(self, form: str) -> WordHit | None:
        """The reading of a folded word, or None for one that the lexicon lacks."""
        try:
            return self._seen[form]
        except KeyError:
            pass
        if len(self._seen) > _CACHE_LIMIT:
            self._seen.clear()
        hit = self._seen[form] = self._analyse(form) if len(form) <= 40 else None
        return hit

    def parted(self, form: str) -> int:
        """Where a word that two number words make by running together parts (مئتانسبعة، سبعةوثمانون); 0 for any other."""
        if not _SHORTEST_PAIR <= len(form) <= 24:
            return 0
        for at in range(3, len(form) - 2):
            first = self.words.get(form[:at])
            if (
                first is None
                or first.cls not in ("hundred", "unit", "scale")
                or (first.cls == "unit" and form[at] != WAW)
            ):
                continue
            second = self.words.get(form[at:].removeprefix(WAW))
            if second is not None and second.cls in _PARTNERS[first.cls]:
                return at
        return 0

    def _analyse(self, form: str) -> WordHit | None:
        word = self.words.get(form)
        if word is not None:
            return WordHit(word, 0, "", False)
        for split in splits(form):
            word = self.words.get(split.stem)
            if word is None or word.cls in _SINGLE or (split.article and word.cls in ("neg", "point", "few")):
                continue
            if len(split.stem) == 2 and split.proclitics[-1:] in _NEVER_BEFORE_SIX:
                continue
            return WordHit(word, len(split.proclitics), split.proclitics, split.article) if form not in _NEVER else None
        return None


# Words that look like a proclitic and a number word but hardly ever are: لست 'I am not', كمية 'amount', كالفين Calvin.
_NEVER = word_set("number_words.never")
_NEVER_BEFORE_SIX = frozenset(PREPOSITIONS) - {BA}  # «بست وسبعين»; but «ولست» is 'and I am not'


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    """The analyser of number words alone, shared by `find_numbers` and whoever needs no units."""
    return Analyser(number_words())
