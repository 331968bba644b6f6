"""The words of time expressions, read from the tables months, time_units, time_words and time_numbers.

A word is looked up folded and without its proclitics; the article is part of what is known about it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import table


@dataclass(frozen=True, slots=True)
class Word:
    """What a word says: its class, a value, and for units number (sg, du, pl); `definite` with the article."""

    cls: str
    value: str = ""
    number: int = 0
    definite: bool = False
    context: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A proclitic or the word itself, as a part ``start:end`` of the written word."""

    word: Word
    start: int
    end: int


CONJUNCTION = {"و": Word("wa", "و"), "ف": Word("wa", "ف")}
PREPOSITION = {"ب": Word("bi", "ب"), "ل": Word("li", "ل"), "ك": Word("ka", "ك")}


@lru_cache(maxsize=1)
def words() -> dict[str, Word]:
    """Every single word of the tables, folded; nouns of units, months and decades with and without the article."""
    found: dict[str, Word] = {}

    def add(form: str, word: Word) -> None:
        found.setdefault(form, word)

    def both(form: str, cls: str, value: str = "", number: int = 0, context: bool = False) -> None:
        add(form, Word(cls, value, number, False, context))
        add("ال" + form, Word(cls, value, number, True, context))

    for row in table("time_words"):
        form = fold(row["form"])
        if row["class"] in ("decname", "edge", "tod"):
            both(form, row["class"], row["value"])
        else:
            add(form, Word(row["class"], row["value"], definite=form.startswith("ال")))
    for row in table("time_units"):
        both(fold(row["form"]), "unit", row["unit"], {"sg": 1, "du": 2, "pl": 3}[row["number"]])
    for row in table("months"):
        form = fold(row["form"])
        if " " not in form:
            cls = "hmonth" if row["calendar"] == "hijri" else "month"
            add(form, Word(cls, row["tradition"], int(row["month"]), False, row["flag"] == "context"))
    for row in table("time_numbers"):
        form, value = fold(row["form"]), int(row["value"])
        add(form, Word(row["class"], row["part"], value))
        if not form.startswith("ال"):
            add("ال" + form, Word(row["class"], row["part"], value, True))
    return found


@lru_cache(maxsize=1)
def compounds() -> dict[str, list[tuple[str, Word]]]:
    """Month names of two words by their first word: (rest with its leading space, Word), longest first."""
    found: dict[str, list[tuple[str, Word]]] = {}
    for row in table("months"):
        first, _, rest = fold(row["form"]).partition(" ")
        if rest:
            cls = "hmonth" if row["calendar"] == "hijri" else "month"
            found.setdefault(first, []).append((" " + rest, Word(cls, row["tradition"], int(row["month"]))))
    for rests in found.values():
        rests.sort(key=lambda item: -len(item[0]))
    return found


def _known(form: str) -> Word | None:
    word = words().get(form)
    return word if word is not None else (Word("compound") if form in compounds() else None)


@lru_cache(maxsize=65536)
def analyse(form: str) -> tuple[Piece, ...] | None:
    """The proclitics and the known word that make up the folded word `form`, or None if it is no word of time.

    >>> [form.word.cls for form in analyse("وللعام")]
    ['wa', 'li', 'unit']
    """
    size = len(form)
    word = _known(form)
    if word is not None:
        return (Piece(word, 0, size),)
    if size < 2 or form[0] not in "وفبلك":
        return None
    if form in ("و", "ف", "ب", "ل", "ك"):
        return None
    at = 0
    pieces: list[Piece] = []
    if form[0] in CONJUNCTION:
        pieces.append(Piece(CONJUNCTION[form[0]], 0, 1))
        at = 1
        word = _known(form[1:])
        if word is not None:
            return (*pieces, Piece(word, 1, size))
    if at < size - 1 and form[at] in PREPOSITION:
        rest = form[at + 1 :]
        if form.startswith("لل", at):
            word = (_known("ا" + rest) or _known("ال" + rest)) if len(rest) > 2 else None
        else:
            word = _known(rest)
        if word is not None:
            return (*pieces, Piece(PREPOSITION[form[at]], at, at + 1), Piece(word, at + 1, size))
    return None


@cache
def context(use: str) -> frozenset[str]:
    """The folded words of the table time_context for one use."""
    return frozenset(fold(row["word"]) for row in table("time_context") if row["use"] == use)
