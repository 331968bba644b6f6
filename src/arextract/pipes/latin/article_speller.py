"""Spells the names of one article that nothing better gives, by what the article speaks of: its countries and nations."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter

from arextract.arabic.affixes import ALEF, LAM
from arextract.arabic.fold import fold
from arextract.arabic.spoken_countries import spoken_at
from arextract.gazetteer.name_lexicon import Entry
from arextract.layers import Name
from arextract.pipes.latin import arabic
from arextract.pipes.latin.candidate import Form
from arextract.pipes.latin.common import common_phrase
from arextract.pipes.latin.countries import code, languages, likeliest
from arextract.pipes.latin.identity import nations_at, spelled_as
from arextract.pipes.latin.lookup import Lookup, foreign
from arextract.pipes.latin.spelled_names import BY, spell_name
from arextract.pipes.latin.translation_tables import nisba
from arextract.translit.arabic_names import bearers

CONTEXT = 160
"""Characters around a name that tell whose it is."""
LEAST = 0.05
"""The least score of a spelling."""
_AGAIN = 2  # times that an article must speak of countries where nothing near a name does
_NEAR, _TOLD = 3, 3  # what a nation near a name counts, and what the most spoken of has to
_OPENING = 100  # characters in which a dateline or a first sentence stands
_NAMESAKES = 60  # bearers of the first word of a place that is called after a person


def said(text: str, name: Name) -> str:
    """The words of the name; «لحبيب» behind ل is the «الحبيب» whose article has lost its alef, if more are called so."""
    span = text[name.start : name.end]
    if name.label != "PER" or not span.startswith(LAM) or text[max(0, name.start - 1) : name.start] != LAM:
        return span
    word = fold(span.split()[0])
    return ALEF + span if bearers(ALEF + word) > bearers(word) else span


class Speller:
    """Spells the names of one article that nothing better gives; each is asked once."""

    def __init__(self, text: str, lookup: Lookup | None, home: str | None = None) -> None:
        self._text = text
        self._lookup = lookup
        self._spoken = spoken_at(text)
        self._everywhere = Counter(owner for _, owner in self._spoken)
        self._home = None if self._everywhere else code(home)  # where the article appeared, if it speaks of no country
        self._languages: list[tuple[int, int, str]] | None = None
        self._told: list[tuple[int, str]] = []
        self._known: dict[tuple[str, str, str | None, str | None], Form | None] = {}

    def form(self, name: Name) -> Form | None:
        """The spelling of the name, by the country that the text around it speaks of; None for a phrase of common words."""
        at = self._at(name)
        if at not in self._known:
            self._known[at] = self._spelled(*at, self._around(name))
        return self._known[at]

    def ask(self, name: Name) -> None:
        """Asks for the spelling as `form` does, and forgets it."""
        self._spelled(*self._at(name), self._around(name))

    def _at(self, name: Name) -> tuple[str, str, str | None, str | None]:
        return said(self._text, name), name.label, self.country(name), self._language(name)

    def _language(self, name: Name) -> str | None:
        """The language that a person in full is called in, by the nation that is told beside the name («البرازيلي | لويس …»), else by
        the one that the text around it and then all of it speaks of most; None for an Arab's and where nothing tells."""
        if name.label != "PER" or " " not in self._text[name.start : name.end]:
            return None
        if self._languages is None:
            self._languages = sorted(
                (start, end, languages()[nation])
                for start, end, nation in nations_at(fold(self._text))
                if nation in languages()
            )
        votes = Counter({"": sum(self._weight(name, start) for start, _ in self._spoken)})
        for start, end, language in self._languages:
            if name.start <= start < name.end:
                continue
            if _apart(self._text[end : name.start], 1) or _apart(self._text[name.end : start], 0):
                return language or None
            if language:
                votes[language] += self._weight(name, start)
        for start, language in self._told:
            votes[language] += self._weight(name, start)
        (first, most), (_, second) = [*votes.most_common(2), ("", 0), ("", 0)][:2]
        return first or None if most > second and most >= _TOLD else None

    def _around(self, name: Name) -> str:
        return self._text[max(0, name.start - CONTEXT) : name.end + CONTEXT]

    def told_by(self, person: Entry, start: int) -> None:
        """Takes a person of the lexicon, spoken of at offset `start`, for evidence of his country."""
        own = {at for country in person.country if (at := code(country))}
        if len(own) == 1:
            insort(self._spoken, (start, next(iter(own))))
            self._everywhere.update(own)
        self._told += [(start, languages()[nation]) for nation in person.country if languages().get(nation)]

    def country(self, name: Name) -> str | None:
        """The Arab country (ISO code) that the text speaks of most, what stands around the name before what stands elsewhere."""
        at = bisect_left(self._spoken, (name.start, ""))
        if at and name.label == "PER" and self._beside(self._spoken[at - 1][0], name.start):
            return self._spoken[at - 1][1]
        first = bisect_left(self._spoken, (name.start - CONTEXT, ""))
        last = bisect_left(self._spoken, (name.end + CONTEXT, ""))
        near = Counter(
            owner
            for start, owner in self._spoken[first:last]
            if name.label != "LOC"
            or not name.start <= start < name.end  # of which country a town is, it does not say itself
        )
        if not near and len(self._spoken) < _AGAIN and self._spoken and self._spoken[0][0] > _OPENING:
            return self._home  # one word far inside the article does not tell whose press spells a name
        return likeliest(near, self._everywhere) or self._home

    def _beside(self, start: int, end: int) -> bool:
        """Whether an adjective of a nation at `start` stands before the name at `end` with no more than one word between
        («الشاعر | الفلسطيني | محمود درويش», «رئيس الوزراء | اللبناني | السابق سعد الحريري»)."""
        words = self._text[start:end].split()
        return 0 < len(words) <= 2 and nisba(fold(words[0])) is not None and all(word.isalpha() for word in words)

    def _weight(self, name: Name, start: int) -> int:
        return _NEAR if name.start - CONTEXT <= start < name.end + CONTEXT else 1

    def _spelled(self, span: str, label: str, country: str | None, language: str | None, context: str) -> Form | None:
        if label == "PER" and " " not in span and self._lookup and (text := spelled_as(span, self._lookup)):
            return Form(text, BY, 0.8)
        if common_phrase(span, label) or (label == "MISC" and _in_arabic(span)):
            return None
        if label == "LOC" and " " in span and arabic.known(fold(span.split()[0])) >= _NAMESAKES:
            label = "PER"  # «ملعب | مصطفى بن جنات» is called after a person, and spelled like him
        role = "surname" if label == "PER" and " " not in span else None
        found = spell_name(span, label, context, country, role, language)
        return Form(found[0].text, BY, found[0].score) if found and found[0].score >= LEAST else None


def _apart(between: str, most: int) -> bool:
    """Whether no more than so many words stand between a nation and a name, and no mark does."""
    return (
        between[:1] == " "
        and between[-1:] == " "
        and len(words := between.split()) <= most
        and all(w.isalpha() for w in words)
    )


def _in_arabic(name: str) -> bool:
    """Whether a title of several words has one that Arabic has («أولاد حارتنا», «لعبة العروش»): it is translated or left, not spelled."""
    words = fold(name).split()
    return len(words) > 1 and any(word.isalpha() and not foreign(word) for word in words)
