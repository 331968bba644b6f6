"""Which organisation a possessive («مؤسسها») or a definite class noun («الشركة») stands for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from arextract.arabic.affixes import ARTICLE, HA, HER, TA_MARBUTA
from arextract.arabic.analysis import NOMINAL, VERB, analyse
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.layers import Layers, Mention
from arextract.text.word_layer import Words

_FARTHEST = 1500
_NEAR = 250
_MASCULINE, _FEMININE = "m", "f"


@lru_cache(maxsize=1)
def classes() -> dict[str, tuple[frozenset[str], str]]:
    """Folded class noun without article → the labels that it may stand for, and its gender."""
    return {fold(row["noun"]): (frozenset(row["labels"].split()), row["gender"]) for row in table("claim_classes")}


class Antecedents:
    """The names of one text by what they may be called again."""

    def __init__(self, found: Words, own: Layers) -> None:
        self.found, self.names, self.syntax = found, own.names, own.syntax
        self.mention: dict[int, Mention] = {}  # name → its mention
        for mention in own.syntax.mentions:
            if mention.name is not None:
                self.mention.setdefault(mention.name, mention)
        self.first_word = [found.covering(name.start, name.end)[0] for name in own.names]
        self.sentence = [found.sentence_of(word) for word in self.first_word]

    def gender(self, index: int) -> str:
        """m, f or "": of the class noun before a name, of the noun that opens it, or unknown."""
        mention = self.mention.get(index)
        if mention is not None and mention.word < self.first_word[index] and mention.gender:
            return mention.gender
        name = self.names[index]
        opening = self.found.text[name.start : name.end].split()[0]
        reading = analyse(opening)
        if reading.pos in NOMINAL and (opening[-1] == TA_MARBUTA or fold(opening) in classes()):
            return reading.gender
        known = classes().get(reading.stem)
        return known[1] if known is not None else ""

    def of_noun(self, noun: str, before: int) -> int | None:
        """The name that a definite class noun at a clean offset speaks of: one that is called so, else one of its class."""
        key = noun.removeprefix(ARTICLE)
        labels, gender = classes().get(key, (frozenset({"ORG"}), ""))
        called: list[int] = []
        fitting: int | None = None
        for index in self._before(before, _FARTHEST):
            name = self.names[index]
            if called and self.sentence[index] != self.sentence[called[0]]:
                break
            opening = fold(self.found.text[name.start : name.end].split()[0]).removeprefix(ARTICLE)
            if opening == key or self._introduced(index) == key:
                called.append(index)
            own = self.gender(index)
            if fitting is None and name.label in labels and (not own or not gender or own == gender):
                fitting = index
        if called:
            return next((index for index in reversed(called) if self._is_subject(index)), called[0])
        return None if fitting is None else self._topic(fitting, labels, gender, before)

    def _introduced(self, index: int) -> str:
        """The class noun that introduces a name, "" where none does."""
        mention = self.mention.get(index)
        if mention is None or mention.word >= self.first_word[index]:
            return ""
        return self.syntax.chosen[mention.word].stem

    def _topic(self, index: int, labels: frozenset[str], gender: str, before: int) -> int:
        """The subject of the sentence of `index` if it fits as well: what a sentence is about is spoken of again."""
        inside = [
            other
            for other in self._before(before, _FARTHEST)
            if self.sentence[other] == self.sentence[index]
            and self.names[other].label in labels
            and (not gender or self.gender(other) in ("", gender))
        ]
        subjects = [other for other in inside if self._is_subject(other)]
        return subjects[-1] if subjects else inside[-1] if inside else index

    def of_pronoun(self, pronoun: str, word: int, besides: int) -> int | None:
        """The organisation that a possessive at a word belongs to: the subject of its clause or of the one before."""
        gender = _FEMININE if pronoun == HER else _MASCULINE if pronoun == HA else ""
        offset = self.found.starts[word]
        near = [
            index
            for index in self._before(offset, _NEAR)
            if self.names[index].label == "ORG" and index != besides and self.gender(index) in ("", gender)
        ]
        if not near:
            return None
        sentence = self.found.sentence_of(word)
        inside = [index for index in near if self.sentence[index] == sentence]
        if not inside:
            last = self.sentence[near[0]]
            inside = [index for index in near if self.sentence[index] == last]
            subjects = [index for index in inside if self._is_subject(index)]
            return subjects[-1] if subjects else inside[-1]
        clause = self.syntax.clause_of[word]
        own = [i for i in inside if self.syntax.clause_of[self.first_word[i]] == clause]
        for group in (own, inside):
            subjects = [index for index in group if self._is_subject(index)]
            if subjects:
                return subjects[0]
        return (own or inside)[-1]

    def _is_subject(self, index: int) -> bool:
        """Whether a name follows a verb or أن straight away, with its class noun or without, or begins its sentence."""
        mention = self.mention.get(index)
        first = min(self.first_word[index], mention.word if mention is not None else self.first_word[index])
        if first == self.found.sentences[self.sentence[index]][0]:
            return True
        before = first - 1
        if before >= 0 and self.found.folded[before] == '"':
            before -= 1
        return before >= 0 and self.syntax.chosen[before].pos in (VERB, "comp")

    def _before(self, offset: int, reach: int) -> Iterator[int]:
        """The names that end before an offset, the nearest first."""
        for index in range(len(self.names) - 1, -1, -1):
            if self.names[index].end > offset:
                continue
            if offset - self.names[index].end > reach:
                return
            yield index
