"""Arabic spellings of Latin names, by the n-gram model of units read backwards: more pairs for the network."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence

from arextract.translit.latin_words import REGIONS
from arextract.translit.training.align import MOST, Unit
from arextract.translit.training.ngram import END, START, fit
from arextract.translit.training.word_lists import Lists

_WIDTH, _OPTIONS, _LEAST = 8, 6, 3
_OFTEN = (4, 40)  # people who bear a name that is drawn twice, three times
Path = tuple[float, tuple[int, ...]]


class Backward:
    """Latin word → the units of its likeliest Arabic spellings."""

    def __init__(self, cuts: Iterable[Sequence[Unit]], order: int) -> None:
        cuts = list(cuts)
        counts = Counter(unit for units in cuts for unit in units)
        kept = {unit for unit, count in counts.items() if count >= _LEAST}
        self.units: list[Unit] = [("", ""), ("", ""), *sorted(kept)]
        number = {unit: index for index, unit in enumerate(self.units)}
        number.pop(("", ""))
        sequences = [[number[unit] for unit in units] for units in cuts if all(unit in kept for unit in units)]
        self._tables = fit(sequences, len(self.units), order)
        self._node = dict(zip(self._tables.key, range(len(self._tables.key)), strict=True))
        self._by_latin: dict[str, list[int]] = {}
        for index, (_, latin) in enumerate(self.units[2:], 2):
            self._by_latin.setdefault(latin, []).append(index)
        self._memo: dict[tuple[int, str], list[tuple[int, float, int]]] = {}

    def _step(self, node: int, unit: int) -> tuple[float, int]:
        lost = 0.0
        tables = self._tables
        while True:
            found = self._node.get(node * tables.size + unit)
            if found is not None:
                return lost + tables.logp[found], found
            if node == 0:
                return lost - 16.0, 0
            lost += tables.backoff[node]
            node = tables.suffix[node]

    def _options(self, node: int, latin: str) -> list[tuple[int, float, int]]:
        at = (node, latin)
        if at not in self._memo:
            options = [(unit, *self._step(node, unit)) for unit in self._by_latin.get(latin, ())]
            self._memo[at] = sorted(options, key=lambda option: -option[1])[:_OPTIONS]
        return self._memo[at]

    def spell(self, word: str) -> list[tuple[float, list[Unit]]]:
        """At most three spellings: (log probability, units)."""
        n = len(word)
        beams: list[dict[tuple[int, bool], Path]] = [{} for _ in range(n + 1)]
        beams[0][self._node[START], False] = (0.0, ())
        for i in range(n + 1):
            beam = beams[i]
            if i:
                # A letter that Latin does not write (ع, a long vowel): one at most between two Latin letters.
                for (node, silent), (score, path) in sorted(beam.items(), key=lambda item: -item[1][0])[:_WIDTH]:
                    for unit, logp, then in () if silent else self._options(node, "")[:3]:
                        if score + logp > beam.get((then, True), (-math.inf, ()))[0]:
                            beam[then, True] = (score + logp, (*path, unit))
            if i == n:
                break
            for (node, _), (score, path) in sorted(beam.items(), key=lambda item: -item[1][0])[:_WIDTH]:
                for size in range(1, min(MOST, n - i) + 1):
                    for unit, logp, then in self._options(node, word[i : i + size]):
                        if score + logp > beams[i + size].get((then, False), (-math.inf, ()))[0]:
                            beams[i + size][then, False] = (score + logp, (*path, unit))
        ends = [(score + self._step(node, END)[0], path) for (node, _), (score, path) in beams[n].items()]
        return [(score, [self.units[unit] for unit in path]) for score, path in sorted(ends, reverse=True)[:3]]


def names_of(lists: Lists) -> Counter[str]:
    """Latin names worth training on, with how many people bear them (one, where only a list of names has them)."""
    out: Counter[str] = Counter()
    for region in REGIONS:
        out.update(lists[region])
    others = [word for word, _ in lists["census"].most_common(30000)]
    others += [*lists["faker"], *(word for word, count in lists["wiki"].items() if count > 1)]
    others += [word for word, _ in lists["geo"].most_common(30000)]
    for word in others:
        out[word] = max(1, out[word])
    return Counter({word: weight for word, weight in out.items() if 3 <= len(word) <= 14 and word.isalpha()})


def synthetic(cuts: Iterable[Sequence[Unit]], lists: Lists, order: int, seed: int) -> list[list[Unit]]:
    """Units of names and their computed Arabic spellings, drawn at random: one for a rare name, up to three for a common one."""
    model = Backward(cuts, order)
    draw = random.Random(seed)
    out = []
    names = names_of(lists)
    for word in sorted(names):
        found = model.spell(word)
        if not found:
            continue
        weights = [math.exp(score - found[0][0]) for score, _ in found]
        times = 1 + (names[word] >= _OFTEN[0]) + (names[word] >= _OFTEN[1])
        out += [found[index][1] for index in draw.choices(range(len(found)), weights, k=times)]
    return out
