"""The trigger tables: class nouns, titles, nouns of institutions and events, nisba adjectives, first names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from arextract.arabic.affixes import ALEF_MAQSURA, ARTICLE
from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_words
from arextract.arabic.proclitics import rests
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_list

_ENDINGS = word_list("triggers.endings")


@dataclass(slots=True, frozen=True)
class Triggers:
    """Folded words and phrases by kind. `classes` maps a class noun to the label of what it names; `maqsura` are the
    given names that end in ى, `heads` the words that make a given name with الدين or الله, `bare` the class nouns of events whose names follow without quotation marks."""

    classes: dict[str, str]
    titles: frozenset[str]
    institutions: dict[str, str]
    events: frozenset[str]
    nisbas: frozenset[str]
    nations: frozenset[str]
    first_names: frozenset[str]
    links: frozenset[str]
    heads: frozenset[str]
    verbs: frozenset[str]
    maqsura: frozenset[str]
    bare: frozenset[str]


@lru_cache(maxsize=1)
def triggers() -> Triggers:
    """The tables ``arabic/triggers.tsv``, ``nisbas.tsv``, ``first_names.tsv`` and ``speech_verbs.tsv``, read once."""
    by_kind: dict[str, dict[str, str]] = {"class": {}, "title": {}, "institution": {}, "event": {}}
    for row in table("triggers"):
        for word in row["words"].split("|"):
            by_kind[row["kind"]].setdefault(fold(word), row["label"])
    stems = {fold(form)[:-1] for row in table("nisbas") for form in row["forms"].split("|")}
    nations = {
        fold(form)[:-1] for row in table("nisbas") if row["kind"] == "nation" for form in row["forms"].split("|")
    }
    names = {(fold(name), row["kind"]) for row in table("first_names") for name in row["names"].split("|")}
    return Triggers(
        by_kind["class"],
        frozenset(by_kind["title"]),
        by_kind["institution"],
        frozenset(by_kind["event"]),
        frozenset(stem + ending for stem in stems for ending in _ENDINGS),
        frozenset(stem + ending for stem in nations for ending in _ENDINGS),
        frozenset(name for name, kind in names if kind == "first"),
        frozenset(name for name, kind in names if kind == "link"),
        frozenset(name for name, kind in names if kind == "head"),
        folded_words("speech_verbs", "forms"),
        frozenset(
            fold(name)
            for row in table("first_names")
            for name in row["names"].split("|")
            if name.endswith(ALEF_MAQSURA)
        ),
        folded_words("triggers", noun="bare"),
    )


@lru_cache(maxsize=1)
def family_first() -> frozenset[str]:
    """Family names that stand before the given name (Chinese, Korean, Vietnamese)."""
    return frozenset(
        fold(name) for row in table("first_names") if "family" in row["origin"] for name in row["names"].split("|")
    )


@lru_cache(maxsize=1)
def closers() -> frozenset[str]:
    """Folded words that never stand in a name and end one: «التابع», «اليوم», «رحمه الله»."""
    return folded_words("institution_words", kind="stop")


@lru_cache(maxsize=4096)
def without_proclitics(word: str, kind: str) -> str | None:
    """The trigger of `kind` (class, title, institution, event) that the folded `word` is, proclitics aside, or None."""
    tables = triggers()
    known = {
        "class": tables.classes,
        "title": tables.titles,
        "institution": tables.institutions,
        "event": tables.events,
    }[kind]
    for _, rest in rests(word):
        if rest in known:
            return rest
    return None


@lru_cache(maxsize=4096)
def is_nisba(word: str) -> bool:
    """Whether the folded `word` is an adjective of a nation or region, with the article or without.

    >>> [is_nisba(w) for w in ("الصينيه", "اميركي", "الشركه")]
    [True, True, False]
    """
    known = triggers().nisbas
    return any((rest[2:] if rest.startswith(ARTICLE) else rest) in known for _, rest in rests(word))


def is_nation(word: str) -> bool:
    """Whether the folded `word` is an adjective of a nation with the article («الإسباني», not «الدولي»)."""
    return word.startswith(ARTICLE) and word[2:] in triggers().nations
