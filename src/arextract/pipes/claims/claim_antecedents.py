"""What definite nouns and pronouns stand for: antecedents by type, gender and number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from arextract.arabic.affixes import ALEF, ARTICLE, FEMININE_PLURAL, HA, HAMZA, OBLIQUE, PLURAL, TA_MARBUTA
from arextract.arabic.fold import fold
from arextract.arabic.word_sets import word_set
from arextract.layers import Name, RoleSpan
from arextract.pipes.claims import claim_lexicon

_MASCULINE_HEADS = word_set("claim_antecedents.masculine_heads")
_THE_COUNTRY = word_set("claim_antecedents.the_country")
_HER = word_set("claim_antecedents.her")
_THEM = word_set("claim_antecedents.them")
_BOTH = word_set("claim_antecedents.both")


@dataclass(slots=True)
class Topic:
    """What the article speaks of, which a pronoun may stand for. `gender` m/f/"" (unknown), `number` s/d/p/""."""

    role: RoleSpan
    gender: str
    number: str
    label: str


@dataclass(slots=True)
class Memory:
    """What the article has spoken of so far; `since` is how far back the paragraph that is read looks."""

    text: str
    names: list[Name]
    since: int = 0
    classes: dict[int, tuple[frozenset[str], str]] = field(default_factory=dict)
    last_topic: Topic | None = None
    last_speaker: RoleSpan | None = None

    @property
    def topic(self) -> Topic | None:
        """The last subject of a claim, if the paragraph looks back to it."""
        return self.last_topic if self.last_topic is not None and self.last_topic.role.start >= self.since else None

    @property
    def speaker(self) -> RoleSpan | None:
        """Who spoke last, if the paragraph looks back to it."""
        return self.last_speaker if self.last_speaker is not None and self.last_speaker.start >= self.since else None

    def names_before(self, offset: int) -> Iterator[int]:
        """The names that end before an offset, as far back as the paragraph looks, the last first."""
        at = bisect_right(self.names, offset, key=lambda name: name.end)
        return takewhile(lambda index: self.names[index].start >= self.since, range(at - 1, -1, -1))

    def name_role(self, index: int) -> RoleSpan:
        """The role that a name fills."""
        name = self.names[index]
        return RoleSpan(name.start, name.end, name.canonical, index)

    def name_gender(self, index: int) -> str:
        """m, f or "" for a name: by the class noun before it, else by its kind."""
        if index in self.classes:
            return self.classes[index][1]
        name = self.names[index]
        if name.label == "LOC":
            first = self.text[name.start : name.end].split()[0]
            return "m" if first in _MASCULINE_HEADS else "f"
        return ""

    def resolve_class(self, key: str, before: int) -> RoleSpan | None:
        """The last name of the class that a definite class noun («الشركة») speaks of, before an offset."""
        known = claim_lexicon.class_of(key)
        same = self._named_so(key, before)
        if same is not None:
            return self.name_role(same)
        if known is None:
            return None
        labels, gender = known
        if key in _THE_COUNTRY:
            most = self._most_named(before)
            return self.name_role(most) if most is not None else None
        loose = other = None
        for index in self.names_before(before):
            own = self.classes.get(index)
            if self.names[index].label not in labels and not (own is not None and own[0] & labels):
                continue
            if own is not None and own[1] == gender:
                return self.name_role(self._first_of(index, labels, before))
            if own is None and loose is None:
                loose = index
            other = index if other is None else other
        found = other if loose is None else loose
        return self.name_role(self._first_of(found, labels, before)) if found is not None else None

    def _named_so(self, key: str, before: int) -> int | None:
        """The last name that opens with the noun itself: «المؤسسة» for «المؤسسة الوطنية للنفط»."""
        noun = claim_lexicon.noun(key).lemma.removeprefix(ARTICLE)
        if len(noun) < 3:
            return None
        for index in self.names_before(before):
            name = self.names[index]
            first = fold(self.text[name.start : name.end].split()[0])
            if first.removeprefix(ARTICLE) == noun and " " in self.text[name.start : name.end]:
                return index
        return None

    def _first_of(self, index: int, labels: frozenset[str], before: int) -> int:
        """The first name of the class in the sentence of the last one: what a sentence opens with is what it is about."""
        start = max(self.text.rfind(mark, 0, self.names[index].start) for mark in (". ", ".\n", "\n", "؟", "!"))
        first = index
        while first > 0 and self.names[first - 1].start > start:
            first -= 1
        for candidate in range(first, index + 1):
            name = self.names[candidate]
            if name.label in labels and name.end <= before:
                return candidate
        return index

    def _most_named(self, before: int) -> int | None:
        """The place that is named most before an offset; its last mention."""
        places: dict[str, list[int]] = {}
        for index in self.names_before(before):
            name = self.names[index]
            if name.label == "LOC":
                places.setdefault(name.canonical or self.text[name.start : name.end], []).append(index)
        most = max(places.values(), key=lambda found: (len(found), found[0]), default=None)
        return most[0] if most is not None else None

    def nature(self, role: RoleSpan) -> tuple[str, str, str]:
        """Gender, number and label of a role by its name or its first word."""
        if role.name is not None:
            return self.name_gender(role.name), "s", self.names[role.name].label
        words = self.text[role.start : role.end].split()
        return (*noun_gender(fold(words[0]), words[0].endswith(TA_MARBUTA)), "") if words else ("", "", "")

    def remember(self, role: RoleSpan) -> None:
        """Makes what a claim or sentence is about the topic."""
        self.last_topic = Topic(role, *self.nature(role))


def agrees(pronoun: str, gender: str, number: str, label: str) -> bool:
    """Whether an attached pronoun (ه ها هم هما) may stand for something of that gender, number and kind."""
    if pronoun == HA:
        return gender != "f" and number not in ("p", "d")
    if pronoun in _HER:
        return gender != "m" and label != "PER" and number not in ("d", "p")
    if pronoun in _THEM:
        return number in ("p", "") and label in ("", "ORG", "PER", "LOC")
    if pronoun in _BOTH:
        return number in ("d", "")
    return True


def noun_gender(key: str, tied: bool) -> tuple[str, str]:
    """Gender and number of a common noun by its ending: («f», «s») for ة, («», «p») for ون and ين, unknown else."""
    if tied or key.endswith((ALEF + HAMZA, FEMININE_PLURAL)):
        return "f", ""
    if key.endswith((PLURAL, OBLIQUE)) and len(key) > 5:
        return "", "p"
    return "", ""
