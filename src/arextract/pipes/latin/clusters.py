"""Which mentions of an article are one thing: by spelling, sound, lexicon entry, gloss, and short forms of people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from arextract.arabic.affixes import ALEF, ARTICLE, LAM, LAM_ARTICLE
from arextract.arabic.fold import fold
from arextract.arabic.little_words import SERVANT
from arextract.arabic.word_sets import word_set
from arextract.gazetteer.name_lexicon import Entry, key
from arextract.pipes.latin.firm_forms import head_of
from arextract.pipes.latin.lookup import apart, foreign
from arextract.translit import sound
from arextract.translit.letters import compare

_PARTICLES = word_set("clusters.particles")
_SON = word_set("clusters.son")
_VARIANT = 0.4
_YOUNGER = word_set("clusters.younger")
_RANKS = word_set("clusters.ranks")  # they end names and are titles too
_MOST = 300
"""Different names of one script that are compared across scripts, so that an endless list of names stays cheap."""
_SAME_KIND = {
    "ORG": {"ORG", "PRODUCT", "MISC"},
    "PRODUCT": {"ORG", "PRODUCT", "MISC"},
    "MISC": {"ORG", "PRODUCT", "MISC"},
}


@dataclass(slots=True)
class ClusterMention:
    """A mention of a name, as the clusters see it."""

    text: str
    label: str
    arabic: bool
    entry: Entry | None = None
    famous: bool = (
        False  # somebody of the lexicon is known by this surname alone: a bearer named later does not take it over
    )


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


def cluster(mentions: Sequence[ClusterMention], pairs: Sequence[tuple[int, int]]) -> list[int]:
    """For each mention the index of the first mention of its cluster. `pairs` are known to be one thing (glosses)."""
    sets = Sets(len(mentions))
    for one, other in pairs:
        if same_kind(mentions[one].label, mentions[other].label):
            sets.join(one, other)
    _by_spelling(mentions, sets)
    _by_sound(mentions, sets)
    _across(mentions, sets)
    _people(mentions, sets)
    _firms(mentions, sets)
    return [sets.find(index) for index in range(len(mentions))]


def _spelling(mention: ClusterMention) -> str:
    name = mention.text
    if not mention.arabic:
        return compare(name)
    if name.startswith(LAM) and mention.label == "LOC" and len(name) > 3 and not name.startswith(LAM_ARTICLE):
        return key(ALEF + name)
    return key(name)


def _kind(label: str) -> str:
    """Labels that may be one thing: people, places, and all that firms are and make."""
    return label if label in ("PER", "LOC") else "ORG"


def _by_spelling(mentions: Sequence[ClusterMention], sets: Sets) -> None:
    """One spelling of one kind is one thing, and so is one entry. People by one word are left to `_people`."""
    first: dict[tuple[str, str], int] = {}
    entries: dict[tuple[int, str], int] = {}
    for index, mention in enumerate(mentions):
        kind = _kind(mention.label)
        text = _spelling(mention)
        if text and not (kind == "PER" and single(mention)):
            sets.join(index, first.setdefault((text, kind), index))
        if mention.entry is not None:
            sets.join(index, entries.setdefault((id(mention.entry), kind), index))


def _by_sound(mentions: Sequence[ClusterMention], sets: Sets) -> None:
    """Variants of one foreign spelling (فلاديمير بوتين, فلاديمير بوتن); two Arabs' names are never variants."""
    groups: dict[str, list[int]] = {}
    spelled: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        first = spelled.setdefault(mention.text + mention.label, index) == index
        if mention.arabic and len(mention.text) >= 4 and first and not (mention.label == "PER" and single(mention)):
            code = sound.key(mention.text)
            if len(code) >= 3:
                groups.setdefault(code, []).append(index)
    for members in groups.values():
        for place, one in enumerate(members[:40]):
            for other in members[place + 1 : 40]:
                a, b = mentions[one], mentions[other]
                if not same_kind(a.label, b.label) or sets.find(one) == sets.find(other):
                    continue
                if (a.entry is None or b.entry is None) and _variants(a.text, b.text):
                    sets.join(one, other)


def _variants(one: str, other: str) -> bool:
    if " " in one or " " in other:
        return apart(one, other) is not None
    return len(one) >= 6 and foreign(fold(one)) and foreign(fold(other)) and sound.distance(one, other) <= _VARIANT


def _across(mentions: Sequence[ClusterMention], sets: Sets) -> None:
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
            if not same_kind(mention.label, there.label) or single(mention) != single(there):
                continue
            if mention.entry and there.entry and mention.entry is not there.entry:
                continue
            score = sound.likeness(mention.text, there.text)
            needed = 0.88 if size >= 3 else 0.95
            if score >= needed and (best is None or score > best[0]):
                best = (score, other)
        if best:
            sets.join(index, best[1])


def _firms(mentions: Sequence[ClusterMention], sets: Sets) -> None:
    """A firm's name without its trade is the firm of that name: السدرة, السدرة للاتصالات."""
    full: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        if mention.label == "ORG" and mention.arabic and mention.entry is None and (head := head_of(mention.text)):
            full.setdefault(key(head), index)
    for index, mention in enumerate(mentions):
        if mention.label == "ORG" and mention.entry is None and key(mention.text) in full:
            sets.join(index, full[key(mention.text)])


def _words(mention: ClusterMention) -> list[str]:
    return (fold(mention.text) if mention.arabic else mention.text.casefold()).replace("-", " ").split()


def single(mention: ClusterMention) -> bool:
    """Whether a mention has one word beside particles: of a person, a surname or a given name alone."""
    words = [word for word in _words(mention) if word not in _PARTICLES]
    return len(words) < 2 or (len(words) == 2 and words[0] in SERVANT)


def _people(mentions: Sequence[ClusterMention], sets: Sets) -> None:
    """A surname alone is the person of that name last spoken of in full, or else the next one; never one whose name differs.

    Where the text's evidence has told whom a surname names (`Mention.entry`), it is a bearer like one named in full.
    """
    people = [(index, _words(m), m) for index, m in enumerate(mentions) if m.label == "PER"]
    opened: dict[tuple[bool, str], list[int]] = {}
    bearers: dict[tuple[bool, str], list[int]] = {}
    words_of = {index: words for index, words, _ in people}
    for index, words, mention in people:
        if not single(mention):
            for other in opened.get((mention.arabic, words[0]), ())[-_MOST:]:
                if _one_person(words, words_of[other]):
                    sets.join(index, other)
            opened.setdefault((mention.arabic, words[0]), []).append(index)
        elif mention.entry is None:
            continue
        for tail in _tails(words, mention.arabic):
            bearers.setdefault((mention.arabic, tail), []).append(index)
    alone: dict[tuple[str, ...], int] = {}
    for index, words, mention in people:
        if not words or not single(mention) or mention.entry is not None:
            continue
        found: list[int] = []
        for tail in _tails(words, mention.arabic)[:2]:
            at = bearers.get((mention.arabic, tail), [])
            place = bisect_left(at, index)
            near = at[max(0, place - 1) : place + _MOST]
            found = [i for i in near if _short_of(words, words_of[i], mention.arabic)]
            if found:
                break
        before = [i for i in found if i < index]
        after = [i for i in found if i > index]
        if before:
            sets.join(index, max(before))
        elif after and not mention.famous and len({sets.find(i) for i in after}) == 1:
            sets.join(index, after[0])
        else:
            sets.join(index, alone.setdefault(tuple(words), index))


def _tails(words: list[str], arabic: bool) -> list[str]:
    """Under what a name is found by its last word: the word without its article, and for a foreign one its consonants."""
    last = words[-1]
    if not arabic:
        return [last]
    bare = last[2:] if last.startswith(ARTICLE) and len(last) > 4 else last
    code = sound.key(last)
    return [bare, f"/{code}"] if len(code) >= 3 and foreign(last) else [bare]


def _one_person(one: list[str], other: list[str]) -> bool:
    """Whether two names in full are one person's: the shorter opens the longer, or leaves out what stands in its middle."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return short == long
    if _YOUNGER.intersection(long[len(short) :]):
        return False  # «دونالد ترامب جونيور» is the son
    if short == long[: len(short)]:
        return True
    return len(short) == 2 and (short[0], short[-1]) == (long[0], long[-1]) and long[-2] not in _SON


def _short_of(short: list[str], full: list[str], arabic: bool) -> bool:
    """Whether `short` is the surname (the last words) of `full`, its article or not, or a foreign one in a near spelling."""
    if len(short) > len(full) or (len(short) == len(full) and len(full) > 1):
        return False
    if short[0] in _RANKS:
        return False
    tail = full[-len(short) :]
    if arabic and len(full) > len(short) and full[-len(short) - 1] in _SON:
        return False  # whoever is «زين العابدين بن علي» is not called «علي»
    if tail == short:
        return True
    if arabic:
        a, b = " ".join(short), " ".join(tail)
        if a.removeprefix(ARTICLE) == b.removeprefix(ARTICLE) and len(a) > 5:
            return True
        return foreign(a) and foreign(b) and len(sound.key(a)) >= 3 and sound.distance(a, b) <= _VARIANT
    return False
