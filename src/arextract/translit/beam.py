"""Beam search: the likeliest Latin spellings of an Arabic word under the unit n-gram model.

A unit is one Arabic letter with the Latin letters (none to four) that it stands for. Two searches share one beam: the
likeliest spellings overall, and the likeliest that are still the beginning of a known Latin name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import nlargest

from arextract.translit.ngram import END, START, Tables

Option = tuple[str, float, int, int]
Spelling = tuple[str, float, tuple[int, ...]]


class Decoder:
    """Spells words. What follows a context is worked out once and remembered."""

    def __init__(
        self,
        tables: Tables,
        units: Sequence[tuple[str, str]],
        *,
        width: int = 12,
        known_width: int = 12,
        options: int = 12,
        is_prefix: Callable[[str], bool] | None = None,
    ) -> None:
        self.width, self.known_width, self.options = width, known_width, options
        self._is_prefix = is_prefix
        self._size = tables.size
        self._node = dict(zip(tables.key, range(len(tables.key)), strict=True))
        self._logp, self._backoff, self._suffix = tables.logp, tables.backoff, tables.suffix
        self._by_letter: dict[str, list[tuple[int, str]]] = {}
        for number, (arabic, latin) in enumerate(units):
            if number > END:
                self._by_letter.setdefault(arabic, []).append((number, latin))
        self._after: dict[tuple[int, str], list[Option]] = {}
        self._start = self._node[START]

    def step(self, node: int, unit: int) -> tuple[float, int]:
        """Log probability of `unit` after the context `node`, and the context that follows."""
        lost = 0.0
        size, table = self._size, self._node
        while True:
            found = table.get(node * size + unit)
            if found is not None:
                return lost + self._logp[found], found
            if node == 0:
                return lost - 16.0, 0
            lost += self._backoff[node]
            node = self._suffix[node]

    def _follow(self, node: int, letter: str) -> list[Option]:
        options = []
        for unit, latin in self._by_letter.get(letter, ()):
            logp, then = self.step(node, unit)
            options.append((latin, logp, then, unit))
        best = nlargest(self.options, options, key=_second)
        if best:
            floor = best[0][1] - 7.5
            best = [option for option in best if option[1] > floor]
        self._after[node, letter] = best
        return best

    def spell(self, word: str) -> list[Spelling]:
        """Spellings of `word` (letters of `letters.ARABIC`) with log probability and units, best first."""
        after, follow, width, known, is_prefix = (
            self._after,
            self._follow,
            self.width,
            self.known_width,
            self._is_prefix,
        )
        beam: list[tuple[tuple[int, str], tuple[float, tuple[int, ...]]]] = [((self._start, ""), (0.0, ()))]
        for letter in word:
            into: dict[tuple[int, str], tuple[float, tuple[int, ...]]] = {}
            for (node, text), (score, path) in beam:
                options = after.get((node, letter))
                if options is None:
                    options = follow(node, letter)
                for latin, logp, then, unit in options:
                    key = (then, text + latin)
                    value = score + logp
                    old = into.get(key)
                    if old is None or value > old[0]:
                        into[key] = (value, (*path, unit))
            if not into:
                continue
            ranked = sorted(into.items(), key=_score, reverse=True)
            beam = ranked[:width]
            if is_prefix is not None:
                room = known - sum(1 for (_, text), _ in beam if is_prefix(text))
                floor = ranked[0][1][0] - 14.0
                for item in ranked[width:]:
                    if room <= 0 or item[1][0] < floor:
                        break
                    if is_prefix(item[0][1]):
                        beam.append(item)
                        room -= 1
        final: dict[str, tuple[float, tuple[int, ...]]] = {}
        for (node, text), (score, path) in beam:
            value = score + self.step(node, END)[0]
            old = final.get(text)
            if text and (old is None or value > old[0]):
                final[text] = (value, path)
        return sorted(((text, score, path) for text, (score, path) in final.items()), key=lambda s: (-s[1], s[0]))


def _second(option: Option) -> float:
    return option[1]


def _score(item: tuple[tuple[int, str], tuple[float, tuple[int, ...]]]) -> float:
    return item[1][0]
