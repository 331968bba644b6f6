"""Arabic names as their bearers and the press of their countries write them: look-up in the shipped table (``models/names``).

The table counts, for 23 thousand words of names and 48 thousand full names, the Latin forms by country and role. A form
is chosen by the counts of the country that is asked for, of the countries that spell like it, and of all.
"""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from arextract import resources
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.packed_lines import SortedLines

FILE = "names.txt.xz"
ROLES = {"given": "g", "surname": "s"}
_OTHER_ROLE = 0.25  # what a form counts in the role that is not asked for
_GROUP, _ALL = 4.0, 2.0  # bearers that the shares of the group and of all countries are worth beside the country's own
_LISTED = 30  # bearers that a form is worth that the press of a country is known to write
_LITTLE = 0.001
_FEW = 3.0  # bearers of a word that is listed and not counted
_LATIN_FRENCH = frozenset({"maghreb"})  # groups that say little of how others spell

Counts = Mapping[str, Mapping[str, float]]


@lru_cache(maxsize=1)
def groups() -> dict[str, str]:
    """Country → group of countries that spell alike."""
    return {row["code"]: row["group"] for row in table("arab_countries")}


@lru_cache(maxsize=1)
def _lines() -> tuple[SortedLines, SortedLines]:
    """(words, full names): folded name → its cell of the table, read when it is asked for."""
    one, _, several = lzma.decompress((resources.model("names") / FILE).read_bytes()).partition(b"\n\n")
    return SortedLines(one), SortedLines(several.rstrip(b"\n"))


@lru_cache(maxsize=1)
def _press() -> dict[str, dict[str, dict[str, float]]]:
    """Folded word → Latin form that a country's press is known to write → country and role (a capital) → what it is worth."""
    out: dict[str, dict[str, dict[str, float]]] = {}
    for row in table("country_names"):
        at = row["country"] + ROLES[row["role"]].upper()
        out.setdefault(fold(row["arabic"]), {}).setdefault(row["latin"], {})[at] = _LISTED
    return out


@lru_cache(maxsize=4096)
def counts(word: str) -> Counts:
    """The Latin forms of a folded `word` with their counts by country and role (``DZg``, ``DZG`` for one that is listed); empty
    for an unknown one.

    >>> max(counts("بوتفليقه"), key=lambda latin: sum(counts("بوتفليقه")[latin].values()))
    'Bouteflika'
    """
    out: dict[str, dict[str, float]] = {}
    cell = _lines()[0].get(word)
    for form in cell.split("|") if cell else ():
        latin, _, where = form.partition(":")
        out[latin] = {at[:3]: int(at[3:]) for at in where.split(",")}
    for latin, own in _press().get(word, {}).items():
        out.setdefault(latin, {}).update(own)
    return out


@lru_cache(maxsize=16384)
def bearers(word: str) -> float:
    """How many bearers of the folded `word` the table counts, as given name or surname; a few where it is listed alone."""
    cell = _lines()[0].get(word)
    if cell is None:
        return _FEW if word in _press() else 0.0
    return float(sum(int(at[3:]) for form in cell.split("|") for at in form.partition(":")[2].split(",")))


def weigh(found: Counts, country: str | None, role: str | None) -> list[tuple[str, float]]:
    """The Latin forms of `found` with their shares, the likeliest first, for a `country` (ISO code) and a `role`
    (``given`` or ``surname``), where these are known."""
    letter = ROLES.get(role or "", "")
    own: dict[str, float] = defaultdict(float)
    near: dict[str, float] = defaultdict(float)
    every: dict[str, float] = defaultdict(float)
    group = groups().get(country or "")
    for latin, where in found.items():
        for at, number in where.items():
            there = groups().get(at[:2], "")
            weight = number * (1.0 if not letter or at[2].lower() in (letter, "u") else _OTHER_ROLE)
            own[latin] += weight * (at[:2] == country)
            if at[2].isupper():  # a listed form says nothing of how others spell what is counted
                every[latin] += _LITTLE * weight
                continue
            near[latin] += weight * (group is not None and there == group)
            # The Maghreb writes in French and is half of the table: elsewhere it counts for less.
            every[latin] += weight * (0.2 if there in _LATIN_FRENCH else 1.0)
    score = {latin: own[latin] + _GROUP * _share(near, latin) + _ALL * _share(every, latin) for latin in found}
    total = sum(score.values()) or 1.0
    return sorted(((latin, value / total) for latin, value in score.items()), key=lambda item: (-item[1], item[0]))


def _share(votes: dict[str, float], latin: str) -> float:
    total = sum(votes.values())
    return votes[latin] / total if total else 0.0


def full_name(name: str, country: str | None = None) -> list[str]:
    """The Latin forms in which people of that full `name` are known, those of `country` first; empty for an unknown one.

    Namesakes whom only the other half of the Arab world knows (Mohamed Ben Salem in a text from Riyadh) do not count.
    """
    cell = _lines()[1].get(" ".join(fold(name).split()))
    if cell is None:
        return []
    forms = [form.partition(":") for form in cell.split("|")]
    french = groups().get(country or "") in _LATIN_FRENCH
    if country is not None:
        forms = [
            form
            for form in forms
            if any((groups().get(at, "") in _LATIN_FRENCH) == french for at in form[2].split(","))
        ]
    ranked = sorted(forms, key=lambda form: (country not in form[2].split(","), -len(form[2]), form[0]))
    return [latin for latin, _, _ in ranked]
