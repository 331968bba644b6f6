"""Pairs of an Arabic and a Latin word from the public sets."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from arextract.translit.letters import source, target
from arextract.translit.training.align import Aligner, Pair, Unit

_NOISE = -6.5
"""Mean log weight of a letter below which the two words are not taken for the same name."""


def wikidata(path: Path) -> Iterator[tuple[str, str, int]]:
    """(arabic, latin, count) of a file ``english TAB arabic letters TAB count``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, arabic, count = line.split("\t")
        yield source(arabic.replace(" ", "")), target(latin), int(count)


def google(path: Path) -> Iterator[tuple[str, str, int]]:
    """(arabic, latin, 1) of a file ``arabic TAB english``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        arabic, latin = line.split("\t")
        yield source(arabic), target(latin), 1


def collect(paths: Sequence[tuple[str, Path]]) -> Counter[Pair]:
    """The pairs of all files with their counts."""
    out: Counter[Pair] = Counter()
    for kind, path in paths:
        for arabic, latin, count in (wikidata if kind == "wikidata" else google)(path):
            if arabic and latin:
                out[arabic, latin] += count
    return out


def cut(pairs: Counter[Pair], iterations: int, sample: int, seed: int) -> dict[Pair, list[Unit]]:
    """Aligns the pairs and cuts them into units; pairs that cannot be the same name are left out."""
    order = sorted(pairs)
    random.Random(seed).shuffle(order)
    aligner = Aligner()
    aligner.fit(order[:sample], iterations)
    aligner.fit(order, 1)
    out = {}
    for pair in order:
        best = aligner.best(*pair)
        if best is not None and best[0] / len(pair[0]) > _NOISE:
            out[pair] = best[1]
    return out


def held_out(pairs: Counter[Pair], size: int, seed: int) -> set[str]:
    """Latin words kept apart for the ranker, so that it never sees what the network learnt by heart."""
    latin = sorted({word for _, word in pairs})
    random.Random(seed).shuffle(latin)
    return set(latin[:size])


def taught(pairs: Counter[Pair], least: int) -> list[str]:
    """Lines ``arabic TAB latin|latin`` of the words seen at least `least` times whose spelling is settled."""
    by_arabic: dict[str, Counter[str]] = {}
    for (arabic, latin), count in pairs.items():
        by_arabic.setdefault(arabic, Counter())[latin] += count
    lines = []
    for arabic, spellings in sorted(by_arabic.items()):
        ranked = sorted(spellings.items(), key=lambda item: (-item[1], item[0]))
        total = sum(spellings.values())
        if ranked[0][1] >= least and ranked[0][1] >= 0.4 * total and len(arabic) > 1:
            lines.append(arabic + "\t" + "|".join(word for word, count in ranked[:3] if count >= 0.15 * total))
    return lines
