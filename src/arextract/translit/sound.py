"""How well an Arabic name and a Latin one sound alike: the test that pairs a name with its gloss.

Consonants must find their partner in order; vowels, doubled letters and Latin mute endings cost little. The figure is
1.0 for a perfect match and falls to 0.0; 0.7 and more is the same name, below 0.5 another.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from arextract.arabic.affixes import AIN, HA, HAMZA, LONG_VOWELS
from arextract.arabic.fold import fold
from arextract.arabic.tables import table
from arextract.translit.spelled_letters import letter_names, runs

# What an Arabic letter may be in Latin spelling; the longest is tried first.
_ROWS = table("letter_sounds")
_SOUNDS = {row["letters"]: tuple(row["sounds"].split("|")) for row in _ROWS if row["sounds"]}
_ARABIC_VOWELS = frozenset(LONG_VOWELS + HA + HAMZA + AIN)
_WEAK = LONG_VOWELS + HA
_LATIN_VOWELS = frozenset("aeiouyhw'")
_VOWELS = _ARABIC_VOWELS | _LATIN_VOWELS
_VOWEL_MATCH = {row["letters"]: row["vowel"] for row in _ROWS}


def plain(latin: str) -> str:
    """Lower-case letters and digits of a Latin name, without accents."""
    text = unicodedata.normalize("NFKD", latin.casefold())
    return "".join(c for c in text if c.isascii() and c.isalnum())


Step = tuple[str, int, float]


def _by_letter(sounds: dict[str, tuple[str, ...]], weigh: bool) -> dict[str, dict[str, tuple[Step, ...]]]:
    """Arabic letters → first Latin letter → (sound, its length, its cost) of each sound that begins with it."""
    return {
        arabic: {
            first: tuple(
                (own, len(own), 0.08 if weigh and own != every[0] and len(own) == 1 else 0.0)
                for own in every
                if own[0] == first
            )
            for first in {own[0] for own in every}
        }
        for arabic, every in sounds.items()
    }


_STEPS = _by_letter({arabic: sounds for arabic, sounds in _SOUNDS.items() if len(arabic) == 1}, weigh=True)
_PAIR_STEPS = _by_letter({arabic: sounds for arabic, sounds in _SOUNDS.items() if len(arabic) == 2}, weigh=False)
_NO_STEPS: dict[str, tuple[Step, ...]] = {}
_FAR = 1e9


def _cost(arabic: str, latin: str) -> float:
    n, m = len(arabic), len(latin)
    best = [[_FAR] * (m + 1) for _ in range(n + 1)]
    best[0][0] = 0.0
    passed = [
        0.15 if c in _LATIN_VOWELS else 0.2 if latin[j - 1 : j] == c else 1.0 for j, c in enumerate(latin)
    ]  # what a Latin letter costs that has no partner
    for i, a in enumerate(arabic):
        row, below, pairs = best[i], best[i + 1], _PAIR_STEPS.get(arabic[i : i + 2], _NO_STEPS)
        vowel, sounds, matched = a in _ARABIC_VOWELS, _STEPS.get(a, _NO_STEPS), _VOWEL_MATCH.get(a, "")
        skip, other = 0.35 if vowel else 1.0, not vowel and not a.isascii()
        for j, c in enumerate(latin):
            here = row[j]
            if here >= _FAR:
                continue
            row[j + 1] = min(row[j + 1], here + passed[j])
            below[j] = min(below[j], here + skip)
            if a == c or c in matched:
                below[j + 1] = min(below[j + 1], here)
            elif other and c not in _LATIN_VOWELS and not c.isdigit():
                below[j + 1] = min(below[j + 1], here + 1.3)
            for sound, size, weight in sounds.get(c, ()):
                if size == 1 or latin.startswith(sound, j):
                    below[j + size] = min(below[j + size], here + weight)
            for sound, size, _ in pairs.get(c, ()):
                if size == 1 or latin.startswith(sound, j):
                    best[i + 2][j + size] = min(best[i + 2][j + size], here)
        below[m] = min(below[m], row[m] + skip)
    last = best[n]
    for j, step in enumerate(passed):
        last[j + 1] = min(last[j + 1], last[j] + step)
    return last[m]


def _most(arabic: str, latin: str) -> float:
    """At least the `_cost`, found in one pass: each letter takes the next sound that fits, or is passed over."""
    cost, at, size = 0.0, 0, len(latin)
    for a in arabic:
        sounds, stop = _STEPS.get(a, _NO_STEPS), at
        while stop < size:
            step = next((own for own in sounds.get(latin[stop], ()) if latin.startswith(own[0], stop)), None)
            if step is not None:
                cost += 0.15 * (stop - at) + step[2]
                at = stop + step[1]
                break
            if latin[stop] not in _LATIN_VOWELS:
                stop = size
            stop += 1
        else:
            cost += 0.35 if a in _ARABIC_VOWELS else 1.0
    return cost + sum([0.15 if c in _LATIN_VOWELS else 1.0 for c in latin[at:]])


def _weight(text: str) -> float:
    """The number of letters that carry the name: consonants, and vowels by a third."""
    return sum([0.3 if c in _VOWELS else 1.0 for c in text])


@lru_cache(maxsize=16384)
def likeness(arabic: str, latin: str) -> float:
    """Likeness of an Arabic name (any spelling) and a Latin one, from 0.0 to 1.0.

    >>> likeness("ديبسيك", "DeepSeek") > 0.9
    True
    >>> likeness("أنثروبيك", "Claude") < 0.3
    True
    """
    target = plain(latin)
    if not target:
        return 0.0
    words = [word for word in fold(arabic).replace("-", " ").split() if word]
    readings = ["".join(words)]
    letters = letter_names()
    spelled = runs(words)
    if spelled or (len(words) == 1 and words[0] in letters):
        changed = list(words)
        for first, end, found in spelled or [(0, 1, letters[words[0]][0])]:
            changed[first:end] = [found.lower()] + [""] * (end - first - 1)
        readings.append("".join(changed))
        # «آر آي» writes R1: the name of the letter I stands for the figure that looks like it.
        if len(target) <= 3 and any(c.isdigit() for c in target):
            readings.append("".join(changed).replace("i", "1").replace("o", "0"))
    if words and words[0].startswith("ال") and len(words[0]) > 4:
        readings.append("".join(words)[2:])
    return max(_one(reading, target) for reading in readings)


def alike(arabic: str, latin: str, least: float) -> bool:
    """Whether the `likeness` of two names is more than `least`, or as much; most that are show it in one pass."""
    one, other = "".join(fold(arabic).replace("-", " ").split()), plain(latin)
    size = _size(one, other)
    return (size > 0.0 and 1.0 - _most(one, other) / size > least) or likeness(arabic, latin) >= least


def _size(arabic: str, latin: str) -> float:
    """By what a cost is divided; 0.0 for words that are none, are no names, or have numbers of consonants far apart."""
    if not arabic or not latin or len(arabic) > 60 or len(latin) > 80:
        return 0.0
    one, other = _weight(arabic), _weight(latin)
    size = max(one, other, 1.0)
    return 0.0 if abs(one - other) > 0.62 * size + 1.5 else size


def _one(arabic: str, latin: str) -> float:
    if arabic == latin and 0 < len(arabic) <= 60:
        return 1.0
    size = _size(arabic, latin)
    return max(0.0, 1.0 - _cost(arabic, latin) / size) if size else 0.0


def key(arabic: str) -> str:
    """A coarse key: the consonants of an Arabic name by class, doubled ones once. Variants of one name share it.

    >>> key("غوغل") == key("جوجل") == key("قوقل")
    True
    """
    out: list[str] = []
    for c in fold(arabic):
        k = _CLASS.get(c, "")
        if k and (not out or out[-1] != k):
            out.append(k)
    return "".join(out)


_CLASS = {row["letters"]: row["sort"] for row in _ROWS if row["sort"]} | {
    c: c for c in "0123456789abcdefghijklmnopqrstuvwxyz"
}


@lru_cache(maxsize=16384)
def distance(one: str, other: str) -> float:
    """How far two Arabic spellings are from each other: vowels and letters of one class cost little; 0.0 is the same."""
    a, b = fold(one).replace(" ", "").replace("-", ""), fold(other).replace(" ", "").replace("-", "")
    row = [0.0]
    for c in b:
        row.append(row[-1] + _drop(c))
    for c in a:
        previous, row = row, [row[0] + _drop(c)]
        for j, d in enumerate(b, 1):
            row.append(min(previous[j] + _drop(c), row[-1] + _drop(d), previous[j - 1] + _swap(c, d)))
    return row[-1]


def _drop(c: str) -> float:
    return 0.3 if c in _WEAK else 1.0


def _swap(c: str, d: str) -> float:
    if c == d:
        return 0.0
    if c in _WEAK and d in _WEAK:
        return 0.4
    k = _CLASS.get(c)
    return 0.25 if k and k == _CLASS.get(d) else 1.2
