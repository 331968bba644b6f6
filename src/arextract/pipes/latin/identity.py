"""Whom a surname alone names: somebody of the lexicon only where the text speaks of his office, country or firm.

A title that stands before the surname must be one that he held, a nation beside it must be his. Where nothing speaks for
one reading, or something for two, the surname is a spelling and nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from arextract.arabic.affixes import ARTICLE, PROCLITICS
from arextract.arabic.alternatives import one_of
from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_map
from arextract.arabic.proclitics import rests
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_of, word_set
from arextract.gazetteer.name_lexicon import Entry
from arextract.pipes.latin import arabic
from arextract.pipes.latin.countries import code
from arextract.pipes.latin.lookup import Lookup, foreign
from arextract.pipes.latin.translation_tables import nisba, parts
from arextract.translit.letters import compare
from arextract.translit.sound import likeness

_UNITED_STATES = word_of("identity.united_states")

_BEFORE, _AFTER = 70, 50
_MANY = 60  # bearers of both words of a name that is many people's
_GAP = 5
_NOT_BETWEEN = word_set("identity.not_between")
_END = re.compile(r"[.؟!؛\n:«»\"]")
_WORD = re.compile(r"\w+")

# (text with the surname in ‹›, whom it names: None where it names nobody)
EXAMPLES: tuple[tuple[str, str | None], ...] = (
    ("قال الرئيس الفرنسي ‹ماكرون› إن", "Emmanuel Macron"),
    ("قال ‹ماكرون› في باريس إن", "Emmanuel Macron"),
    ("قال ‹تبون› في الجزائر إن", None),
    ("قال الرئيس الجزائري ‹تبون› إن", "Abdelmadjid Tebboune"),
    ("قال الطبيب ‹ماكرون› في باريس إن", None),
    ("قال رئيس الوزراء اللبناني ‹ميقاتي› إن", "Najib Mikati"),
    ("قال رئيس الوزراء اللبناني ‹سلام› إن", None),  # Tammam in 2014, Nawaf in 2025
    ("قال ‹سلام› في بيروت إن", None),
    ("قال وزير الخارجية اللبناني ‹سلام› إن", None),
    ("قال رئيس الوزراء العراقي ‹سلام› إن", None),
    ("قال الرئيس ‹منصور› إن", None),
)


@lru_cache(maxsize=1)
def _titles() -> tuple[re.Pattern[str], dict[str, str]]:
    owner: dict[str, str] = {}
    for row in table("titles"):
        for form in row["words"].split("|"):
            owner.setdefault(fold(form), row["role"])
    return re.compile(rf"(?<!\w)[{PROCLITICS}]?({one_of(owner)})(?!\w)"), owner


@lru_cache(maxsize=1)
def capitals() -> dict[str, str]:
    """The capitals and seats of governments (folded words) with their country in English."""
    return folded_map("capitals", "english")


@lru_cache(maxsize=1)
def _seats() -> tuple[re.Pattern[str], dict[str, str]]:
    owner = capitals()
    return re.compile(rf"(?<!\w)[{PROCLITICS}]?({one_of(owner)})(?!\w)"), owner


@lru_cache(maxsize=8192)
def _nation(word: str) -> str | None:
    """The nation that a folded word names or is the adjective of."""
    known = parts()
    for _, form in rests(word):
        bare = form[2:] if form.startswith(ARTICLE) and len(form) > 4 else form
        if bare in known.nations:
            return known.nations[bare]
        if form.startswith(ARTICLE) and (found := nisba(form)):
            return found[1]
    return None


def nations_at(folded: str) -> list[tuple[int, int, str]]:
    """Where a folded text speaks of which nations (English names): (start, end, nation), in no order."""
    pattern, owner = _seats()
    found = [(match.start(), match.end(), owner[match[1]]) for match in pattern.finditer(folded)]
    found += [(*match.span(), nation) for match in _WORD.finditer(folded) if (nation := _nation(match[0]))]
    at = folded.find(_UNITED_STATES)
    while at >= 0:
        found.append((at, at + len(_UNITED_STATES), "United States"))
        at = folded.find(_UNITED_STATES, at + 1)
    return found


def nations(folded: str) -> frozenset[str]:
    """The nations that a folded text speaks of (English names)."""
    return frozenset(nation for _, _, nation in nations_at(folded))


@dataclass(slots=True, frozen=True)
class Near:
    """What stands beside a surname: the office of its title (None where it has none) and the nations named there."""

    role: str | None
    nations: frozenset[str]


class IdentityEvidence:
    """An article's evidence of who its people are. `text` is the clean text, `published` its ISO date where it is known."""

    def __init__(self, text: str, lookup: Lookup, published: str | None = None) -> None:
        self._folded = fold(text)
        self._lookup = lookup
        self._year = int(published[:4]) if published and published[:4].isdigit() else None
        self._near: dict[tuple[int, int], Near] = {}

    @cached_property
    def nations(self) -> frozenset[str]:
        """The nations that the article speaks of anywhere."""
        return nations(self._folded)

    def near(self, start: int, end: int) -> Near:
        """What stands beside the name at [start, end)."""
        before = _END.split(self._folded[max(0, start - _BEFORE) : start])[-1]
        role: str | None = None
        beside = ""
        pattern, owner = _titles()
        for match in pattern.finditer(before):
            gap = before[match.end() :].split()
            if len(gap) <= _GAP and not _NOT_BETWEEN.intersection(gap):
                role, beside = owner[match[1]], before[match.start() :]
        after = _END.split(self._folded[end : end + _AFTER])[0]
        if role is None and after[:2].strip()[:1] in ("،", "(", "-", "–", ","):
            behind = pattern.search(after[:25])
            if behind is not None:
                role, beside = owner[behind[1]], after
        return Near(role, nations(beside))

    def person(self, word: str, start: int, end: int, *, named: bool = False) -> Entry | None:
        """The one person of the lexicon whom the surname `word` at [start, end) names, or None.

        Where the article has `named` a bearer in full, only a title tells of another one.
        """
        rows = [row for row in self._lookup.surnamed(word) if row.roles]
        if not rows:
            return None
        near = self.near(start, end)
        if named and near.role is None:
            return None
        fits = self._in_office([row for row in rows if self._fits(row, near, word)])
        people = {compare(row.latin[0]) for row in fits}
        return fits[0] if len(people) == 1 else None

    def bears(self, row: Entry, name: str, start: int, end: int) -> bool:
        """Whether the name in full at [start, end) is that of the person of `row`: a name that many bear («محمد مصطفى») only
        where the text speaks of his office or country."""
        words = fold(name).split()
        if len(words) != 2 or not all(arabic.known(word) >= _MANY for word in words):
            return True
        near = self.near(start, end)
        if not row.roles:
            return near.role is None
        return self._spoken(row) and (near.role is None or _held(near.role, row.roles))

    def _in_office(self, rows: list[Entry]) -> list[Entry]:
        """Those of the rows who held their office in the year of the article: of several the one who came to it last.

        Where the year or the beginning of an office is not known, the rows as they are.
        """
        year = self._year
        if year is None:
            return rows
        rows = [row for row in rows if row.since is None or row.since <= year]
        if len(rows) < 2 or any(row.since is None for row in rows):
            return rows
        last = max(row.since or 0 for row in rows)
        return [row for row in rows if row.since == last]

    def speaks_of(self, row: Entry) -> bool:
        """Whether the article speaks of the country by which a body of many countries («حزب العمال») is that of `row`."""
        return not row.country or bool(self.nations & set(row.country))

    def famous(self, word: str) -> bool:
        """Whether somebody is known by this foreign surname alone."""
        return foreign(fold(word)) and any(row.roles for row in self._lookup.surnamed(word))

    def _spoken(self, row: Entry) -> bool:
        """Whether the article speaks of the country or the firm of a person."""
        return bool(self.nations & set(row.country)) or any(
            re.search(rf"(?<!\w)[{PROCLITICS}]?{re.escape(term)}", self._folded) for term in row.context
        )

    def _fits(self, row: Entry, near: Near, word: str) -> bool:
        if near.role is not None and not _held(near.role, row.roles):
            return False
        if near.nations and row.country and not near.nations & set(row.country):
            return False
        spoken = self._spoken(row)
        if near.role is not None:
            return spoken or not (row.country or row.context)
        # An Arab's surname is borne by many of his country: there the country alone says nothing.
        return spoken and foreign(fold(word)) and not any(code(country) for country in row.country)


def _held(role: str, roles: Sequence[str]) -> bool:
    """Whether a person of such offices goes by the title of `role`."""
    return role in roles or (role == "minister" and any(own.endswith("minister") for own in roles))


def surname_of(entry: Entry, word: str) -> str | None:
    """The Latin words of a person's name that are the surname `word`, or None where none sounds like it."""
    latin = entry.latin[0].split()
    best: tuple[float, str] | None = None
    for size in range(1, min(4, len(latin) + 1)):
        text = " ".join(latin[-size:])
        alike = likeness(word, text)
        if alike >= 0.6 and (best is None or alike > best[0]):
            best = (alike, text)
    return best[1] if best else None


def spelled_as(word: str, lookup: Lookup) -> str | None:
    """How the press writes a foreign surname by the people of the lexicon who bear it (Trump, Macron): a spelling, no identity.

    None where they are written in several ways, or for an Arab's surname, which each country spells on its own.
    """
    if not foreign(fold(word)):
        return None
    found = {text for row in lookup.surnamed(word) if (text := surname_of(row, word))}
    return found.pop() if len({compare(text) for text in found}) == 1 else None
