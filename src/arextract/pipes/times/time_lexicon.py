"""The words of time expressions, read from the tables months, time_units, time_words and those of numbers.

A word is looked up folded and without its proclitics; the article is part of what is known about it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import regex

from arextract.arabic.affixes import (
    ANY_LETTER,
    ARTICLE,
    BA,
    CONJUNCTIONS,
    FA,
    KAF,
    LAM,
    SIN,
    THIRD_PERSON,
    WAW,
)
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import rests
from arextract.arabic.tables import table


@dataclass(frozen=True, slots=True)
class TimeWord:
    """What a word says: its class, a value, and for units number (sg, du, pl); `definite` with the article."""

    cls: str
    value: str = ""
    number: int = 0
    definite: bool = False
    context: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A proclitic or the word itself, as a part ``start:end`` of the written word."""

    word: TimeWord
    start: int
    end: int


PROCLITIC = {
    letter: TimeWord(cls, letter) for letter, cls in ((WAW, "wa"), (FA, "wa"), (BA, "bi"), (LAM, "li"), (KAF, "ka"))
}


@lru_cache(maxsize=1)
def words() -> dict[str, TimeWord]:
    """Every single word of the tables, folded; nouns of units, months and decades with and without the article."""
    found: dict[str, TimeWord] = {}

    def add(form: str, word: TimeWord) -> None:
        found.setdefault(form, word)

    def both(form: str, cls: str, value: str = "", number: int = 0) -> None:
        add(form, TimeWord(cls, value, number))
        add(ARTICLE + form, TimeWord(cls, value, number, True))

    for row in table("time_words"):
        form = fold(row["form"])
        if row["class"] in ("edge", "tod"):
            both(form, row["class"], row["value"])
        elif row["class"] in ("ord", "decname"):
            both(form, row["class"], row["value"], int(row["value"]))
        else:
            add(form, TimeWord(row["class"], row["value"], definite=form.startswith(ARTICLE)))
    for row in table("time_units"):
        both(fold(row["form"]), "unit", row["unit"], {"sg": 1, "du": 2, "pl": 3}[row["number"]])
    for row in table("months"):
        form = fold(row["form"])
        if " " not in form:
            cls = "hmonth" if row["calendar"] == "hijri" else "month"
            add(form, TimeWord(cls, row["tradition"], int(row["month"]), False, row["flag"] == "context"))
    for form, word in _number_words():
        add(form, word)
        add(ARTICLE + form, replace(word, definite=True))
    return found


_SHORTEST_MONTH = 3
_PARTS = {"unit": "unit", "ten": "unit", "first": "first", "tens": "ten", "hundred": "hundred"}


def _number_words() -> Iterator[tuple[str, TimeWord]]:
    """The number words of dates and periods, folded, without the article, from the tables of numbers."""
    stems: list[tuple[str, int]] = []
    tails: list[str] = []
    for row in table("numerals"):
        forms, value = [fold(form) for form in row["forms"].split("|")], int(row["value"])
        if row["class"] in _PARTS:
            yield from ((form, TimeWord("card", _PARTS[row["class"]], value)) for form in forms)
        elif row["class"] == "decade":
            yield from ((form, TimeWord("decname", str(value))) for form in forms)
        elif row["class"] == "hundred_stem":
            stems += ((form, value) for form in forms)
        elif row["class"] == "hundred_tail":
            tails += forms
    yield from ((stem + tail, TimeWord("card", "hundred", value)) for stem, value in stems for tail in tails)
    for row in table("ordinals"):
        part = "teen" if row["part"] == "first" else "unit"
        yield from ((fold(form), TimeWord("ord", part, int(row["value"]))) for form in row["forms"].split("|"))
    for row in table("scales"):
        if row["exponent"] == "3":
            yield fold(row["singular"]), TimeWord("card", "thousand", 1000)
            yield from ((fold(form), TimeWord("card", "thousand", 2000)) for form in row["dual"].split("|"))


@lru_cache(maxsize=1)
def compounds() -> dict[str, list[tuple[str, TimeWord]]]:
    """Month names of two words by their first word: (rest with its leading space, Word), longest first."""
    found: dict[str, list[tuple[str, TimeWord]]] = {}
    for row in table("months"):
        first, _, rest = fold(row["form"]).partition(" ")
        if rest:
            cls = "hmonth" if row["calendar"] == "hijri" else "month"
            found.setdefault(first, []).append((" " + rest, TimeWord(cls, row["tradition"], int(row["month"]))))
    for endings in found.values():
        endings.sort(key=lambda item: -len(item[0]))
    return found


def _known(form: str) -> TimeWord | None:
    word = words().get(form)
    return word if word is not None else (TimeWord("compound") if form in compounds() else None)


@lru_cache(maxsize=16384)
def analyse(form: str) -> tuple[Piece, ...] | None:
    """The proclitics and the known word that make up the folded word `form`, or None if it is no word of time.

    >>> [form.word.cls for form in analyse("وللعام")]
    ['wa', 'li', 'unit']
    """
    size = len(form)
    word = _known(form)
    if word is not None:
        return (Piece(word, 0, size),)
    if size > _SHORTEST_MONTH + 4 and (cut := form.find(ARTICLE, _SHORTEST_MONTH)) > 0:
        month, told = words().get(form[:cut]), words().get(form[cut:])  # «نوفمبرالماضي»
        if month is not None and told is not None and month.cls == "month" and told.cls == "adj":
            return Piece(month, 0, cut), Piece(told, cut, size)
    if form in context("whole-word"):
        return None
    for cut, rest in rests(form):
        word = _known(rest) if cut else None
        if word is not None:
            return *(Piece(PROCLITIC[form[at]], at, at + 1) for at in range(cut)), Piece(word, cut, size)
    return None


@cache
def given_names() -> frozenset[str]:
    """The folded Arabic given names, after which a weekday may be a family's name (سالم الجمعة)."""
    rows = (row for row in table("first_names") if row["kind"] == "first" and row["origin"] in ("Arabic", "Maghrebi"))
    return frozenset(fold(name) for row in rows for name in row["names"].split("|"))


@cache
def context(use: str) -> frozenset[str]:
    """The folded words of the table time_context for one use."""
    return frozenset(fold(row["word"]) for row in table("time_context") if row["use"] == use)


@lru_cache(maxsize=1)
def future_words() -> regex.Pattern[str]:
    """Words of the future, and verbs with its prefix (سيعلن, ستبدأ) that are no other word (سياسة, سيارة, ستين)."""
    words = "|".join(sorted(context("future")))
    others = "|".join(word.replace("*", f"{ANY_LETTER}*") for word in sorted(context("no-future")))
    return regex.compile(rf"\b(?:{words}|[{CONJUNCTIONS}]?(?!(?:{others})\b){SIN}[{THIRD_PERSON}][ء-ي]{{3,}})\b")
