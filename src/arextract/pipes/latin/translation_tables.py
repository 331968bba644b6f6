"""The tables that translation is put together from: nations, heads, nouns, adjectives, whole phrases."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from arextract.arabic.affixes import ARTICLE, YA
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_list, word_of

_AMERICA_ALSO = word_of("translation_tables.america_also")
_AMERICA = word_of("translation_tables.america")
_NISBAS = word_list("translation_tables.nisbas")
_ENDINGS = word_list("translation_tables.endings")


@dataclass(slots=True, frozen=True)
class Head:
    """The noun that opens an institution's name. `form`: ``pre`` (X University) or ``of`` (Ministry of X)."""

    english: str
    form: str


@dataclass(slots=True)
class TranslationParts:
    """All parts by folded Arabic form; nouns are keyed without the article, adjectives by masculine singular."""

    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heads: dict[str, Head] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    nations: dict[str, str] = field(default_factory=dict)
    nisbas: dict[str, tuple[str, str]] = field(default_factory=dict)
    countries: set[str] = field(default_factory=set)
    ministries: dict[str, str] = field(default_factory=dict)
    naming: set[str] = field(default_factory=set)
    directions: dict[str, str] = field(default_factory=dict)
    ordinals: dict[str, str] = field(default_factory=dict)
    titled: dict[tuple[str, str], str] = field(default_factory=dict)  # (head, what it is for) → both


def bare(word: str) -> str:
    """A folded word without the article.

    >>> bare("الماليه")
    'ماليه'
    """
    return word[2:] if word.startswith(ARTICLE) and len(word) > 3 else word


def phrase_key(name: str) -> str:
    """Key of a whole phrase: folded, single spaces, every word without its article."""
    return " ".join(bare(word) for word in fold(name).replace(_AMERICA_ALSO, _AMERICA).split())


def masculine(word: str) -> list[str]:
    """What the masculine singular of a folded adjective without article may be, the likeliest first."""
    found = [word]
    for ending in _NISBAS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            found.append(word[: -len(ending)] + YA)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            found.append(word[: -len(ending)])
    return found


@lru_cache(maxsize=1)
def parts() -> TranslationParts:
    """The parts, read once."""
    out = TranslationParts()
    for row in table("nations"):
        english = tuple(row["english"].split("|"))
        for form in row["arabic"].split("|"):
            out.nations[phrase_key(form)] = english[0]
            out.phrases[phrase_key(form)] = english
        if row["adjective"]:
            for form in filter(None, row["nisba"].split("|")):
                out.nisbas[fold(form)] = (row["adjective"], english[0])
            if row["nisba"]:
                out.countries.add(english[0])
    for row in table("institutions"):
        for form in row["arabic"].split("|"):
            key = fold(form)
            if row["kind"] == "phrase":
                out.phrases[phrase_key(form)] = tuple(row["english"].split("|"))
            elif row["kind"] == "head":
                out.heads.setdefault(key, Head(row["english"], row["form"]))
            elif row["kind"] == "ministry":
                out.ministries[key] = row["english"]
            elif row["kind"] == "noun":
                out.nouns.setdefault(phrase_key(form), row["english"])
            elif row["kind"] == "direction":
                out.directions[key] = row["english"]
            elif row["kind"] == "titled":
                head, purpose = form.split(" + ")
                out.titled[fold(head), phrase_key(purpose)] = row["english"]
            elif row["kind"] == "ordinal":
                out.ordinals[key] = row["english"]
            else:
                out.adjectives.setdefault(key, row["english"])
    out.naming = {fold(form) for row in table("naming_heads") for form in row["words"].split("|")}
    return out


def adjective(word: str) -> str | None:
    """English of a folded Arabic adjective that is no nation's, or None."""
    known = parts().adjectives
    return next((known[form] for form in masculine(bare(word)) if form in known), None)


def nisba(word: str) -> tuple[str, str] | None:
    """(adjective, nation) of a folded Arabic adjective of a nation, or None."""
    everything = parts()
    # «المالية» is finance before it is Mali's.
    if bare(word) in everything.nouns or any(form in everything.adjectives for form in masculine(bare(word))):
        return None
    known = everything.nisbas
    return next((known[form] for form in masculine(bare(word)) if form in known), None)
