"""What definite nouns and pronouns stand for: antecedents by type, gender and number."""

from __future__ import annotations

from dataclasses import dataclass, field

from arextract.arabic.affixes import ALEF, ARTICLE, FEMININE_PLURAL, HA, HAMZA, OBLIQUE, PLURAL
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
class AntecedentMention:
    """Something that a pronoun may stand for. `gender` m/f/"" (unknown), `number` s/d/p/""; `weight` ranks it."""

    role: RoleSpan
    gender: str
    number: str
    label: str
    at: int
    weight: int = 0


@dataclass(slots=True)
class Memory:
    """What the article has spoken of so far."""

    text: str
    names: list[Name]
    mentions: list[AntecedentMention] = field(default_factory=list)
    topic: AntecedentMention | None = None
    classes: dict[int, tuple[frozenset[str], str]] = field(default_factory=dict)
    speaker: RoleSpan | None = None

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
        for index in range(len(self.names) - 1, -1, -1):
            name = self.names[index]
            if name.end > before:
                continue
            if before - name.end > 1500:
                break
            if name.label not in labels and not (index in self.classes and self.classes[index][0] & labels):
                continue
            own = self.classes.get(index)
            if own is not None and own[1] == gender:
                return self.name_role(self._first_of(index, labels, before))
            if other is None:
                other = index
            if loose is None and (own is None or own[1] == gender) and self._fits(index, gender):
                loose = index
        loose = other if loose is None else loose
        if loose is None:
            return None
        return self.name_role(self._first_of(loose, labels, before))

    def _named_so(self, key: str, before: int) -> int | None:
        """The last name that opens with the noun itself: «المؤسسة» for «المؤسسة الوطنية للنفط»."""
        noun = claim_lexicon.noun(key).lemma.removeprefix(ARTICLE)
        if len(noun) < 3:
            return None
        for index in range(len(self.names) - 1, -1, -1):
            name = self.names[index]
            if name.end > before:
                continue
            if before - name.end > 1500:
                return None
            first = fold(self.text[name.start : name.end].split()[0])
            if first.removeprefix(ARTICLE) == noun and " " in self.text[name.start : name.end]:
                return index
        return None

    def _fits(self, index: int, gender: str) -> bool:
        own = "" if self.names[index].label == "LOC" else self.name_gender(index)
        return not own or own == gender

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
        """The place that the text up to an offset names most."""
        counts: dict[str, int] = {}
        where: dict[str, int] = {}
        for index, name in enumerate(self.names):
            if name.end > before:
                break
            if name.label == "LOC":
                key = name.canonical or self.text[name.start : name.end]
                counts[key] = counts.get(key, 0) + 1
                where[key] = index
        if not counts:
            return None
        best = max(counts, key=lambda key: (counts[key], where[key]))
        return where[best]

    def remember(self, role: RoleSpan, gender: str, number: str, label: str, weight: int) -> AntecedentMention:
        """Adds a mention; the topic is the last one that was a claim's subject (weight 2 or more)."""
        mention = AntecedentMention(role, gender, number, label, role.start, weight)
        self.mentions.append(mention)
        if weight >= 2:
            self.topic = mention
        return mention


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
