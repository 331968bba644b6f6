"""Which mentions of an article are one thing: by spelling, sound, lexicon entry, gloss, and short forms of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arextract.arabic.fold import fold
from arextract.pipes.entities.lexicon import Entry, key
from arextract.pipes.latin import sound
from arextract.translit.letters import compare

_PARTICLES = frozenset(
    {"بن", "ابن", "بنت", "دي", "دا", "فان", "فون", "ال", "ابو", "ام", "لو", "لا", "ديل", "de", "van", "von", "der", "bin", "al", "del", "la", "le"}
)  # fmt: skip
_SON = frozenset({"بن", "ابن", "بنت", "ابو", "ام"})
_MOST = 300
"""Different names of one script that are compared across scripts, so that an endless list of names stays cheap."""
_SAME_KIND = {
    "ORG": {"ORG", "PRODUCT", "MISC"},
    "PRODUCT": {"ORG", "PRODUCT", "MISC"},
    "MISC": {"ORG", "PRODUCT", "MISC"},
}


@dataclass(slots=True)
class Mention:
    """A mention of a name, as the clusters see it."""

    text: str
    label: str
    arabic: bool
    entry: Entry | None = None


class Sets:
    """Disjoint sets of numbers; the smallest number stands for its set."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """The number that stands for the set of `item`."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Makes one set of two."""
        a, b = self.find(one), self.find(other)
        if a != b:
            self._parent[max(a, b)] = min(a, b)


def same_kind(one: str, other: str) -> bool:
    """Whether mentions of these labels may be one thing."""
    return one == other or other in _SAME_KIND.get(one, ())


def cluster(mentions: Sequence[Mention], pairs: Sequence[tuple[int, int]]) -> list[int]:
    """For each mention the index of the first mention of its cluster. `pairs` are known to be one thing (glosses)."""
    sets = Sets(len(mentions))
    for one, other in pairs:
        sets.join(one, other)
    _by_spelling(mentions, sets)
    _by_sound(mentions, sets)
    _across(mentions, sets)
    moved = _people(mentions, sets)
    return [sets.find(moved.get(index, index)) for index in range(len(mentions))]


def _spelling(mention: Mention) -> str:
    name = mention.text
    if not mention.arabic:
        return compare(name)
    if name.startswith("ل") and mention.label == "LOC" and len(name) > 3 and not name.startswith("لل"):
        return key("ا" + name)
    return key(name)


def _by_spelling(mentions: Sequence[Mention], sets: Sets) -> None:
    first: dict[tuple[str, bool], int] = {}
    entries: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        person = mention.label == "PER"
        at = (_spelling(mention), person)
        if at[0]:
            sets.join(index, first.setdefault(at, index))
        if mention.entry is not None:
            sets.join(index, entries.setdefault(id(mention.entry), index))


def _by_sound(mentions: Sequence[Mention], sets: Sets) -> None:
    """Variants of one Arabic spelling (ترامب, ترمب)."""
    groups: dict[str, list[int]] = {}
    spelled: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        if (
            mention.arabic
            and len(mention.text) >= 4
            and spelled.setdefault(mention.text + mention.label, index) == index
        ):
            code = sound.key(mention.text)
            if len(code) >= 3:
                groups.setdefault(code, []).append(index)
    for members in groups.values():
        for place, one in enumerate(members[:40]):
            for other in members[place + 1 : 40]:
                a, b = mentions[one], mentions[other]
                if not same_kind(a.label, b.label) or sets.find(one) == sets.find(other):
                    continue
                if a.entry is not None and b.entry is not None:
                    continue
                if sound.distance(a.text, b.text) <= 0.12 * max(len(a.text), len(b.text)):
                    sets.join(one, other)


def _across(mentions: Sequence[Mention], sets: Sets) -> None:
    """An Arabic and a Latin mention that sound alike, wherever they stand."""
    latin = {compare(m.text): i for i, m in reversed(list(enumerate(mentions))) if not m.arabic and len(m.text) >= 3}
    by_size: dict[int, list[int]] = {}
    for text, i in sorted(latin.items())[:_MOST]:
        by_size.setdefault(sum(c not in "aeiouyhw" for c in text), []).append(i)
    seen: set[str] = set()
    for index, mention in enumerate(mentions):
        if not mention.arabic or mention.text in seen or len(sound.key(mention.text)) < 2:
            continue
        if len(seen) >= _MOST:
            break
        seen.add(mention.text)
        best: tuple[float, int] | None = None
        size = len(sound.key(mention.text))
        # Names that sound alike have about as many consonants.
        for other in [i for near in range(size - 2, size + 4) for i in by_size.get(near, ())]:
            there = mentions[other]
            if not same_kind(mention.label, there.label) or (
                mention.entry and there.entry and mention.entry is not there.entry
            ):
                continue
            score = sound.likeness(mention.text, there.text)
            needed = 0.88 if size >= 3 else 0.95
            if score >= needed and (best is None or score > best[0]):
                best = (score, other)
        if best:
            sets.join(index, best[1])


def _words(mention: Mention) -> list[str]:
    return (fold(mention.text) if mention.arabic else mention.text.casefold()).replace("-", " ").split()


def _people(mentions: Sequence[Mention], sets: Sets) -> dict[int, int]:
    """A surname alone, or a shorter form, is the person of that name last spoken of in full.

    Returns the mentions that leave the set of their spelling, because two people bear the name.
    """
    moved: dict[int, int] = {}
    full: list[tuple[int, list[str]]] = []
    for index, mention in enumerate(mentions):
        words = _words(mention)
        if mention.label == "PER" and len([w for w in words if w not in _PARTICLES]) >= 2:
            full.append((index, words))
    for index, words in full:
        for other, there in full:
            if other < index and len(there) != len(words) and mentions[other].arabic == mentions[index].arabic:
                short, long = sorted((words, there), key=len)
                if short == long[: len(short)] and len(short) >= 2:
                    sets.join(index, other)
    for index, mention in enumerate(mentions):
        words = _words(mention)
        if mention.label != "PER" or not words or any(index == i for i, _ in full):
            continue
        matches = [
            (i, n) for i, n in full if mentions[i].arabic == mention.arabic and _short_of(words, n, mention.arabic)
        ]
        if not matches or sets.find(index) in {sets.find(i) for i, _ in matches}:
            continue
        before = [i for i, _ in matches if i < index]
        if mention.entry is not None and len(mention.entry.latin[0].split()) > 1 and not before:
            # The lexicon knows whom the surname alone means; a bearer who is named later does not take it over.
            continue
        chosen = before[-1] if before else matches[0][0]
        if len({sets.find(i) for i, _ in matches}) > 1:
            # Two people of that name: only this mention goes to the one last named, not all of its spelling.
            moved[index] = chosen
        else:
            sets.join(index, chosen)
    return moved


def _short_of(short: list[str], full: list[str], arabic: bool) -> bool:
    """Whether `short` is the surname (the last words) of `full`, or its first name standing alone."""
    if len(short) >= len(full):
        return False
    tail = full[-len(short) :]
    if arabic and full[-len(short) - 1] in _SON:
        return False  # whoever is «زين العابدين بن علي» is not called «علي»
    if tail == short:
        return True
    if arabic:
        a, b = "".join(short), "".join(tail)
        return len(sound.key(a)) >= 3 and sound.key(a) == sound.key(b) and sound.distance(a, b) <= 0.12 * len(a)
    return False
