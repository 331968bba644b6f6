"""Chinese names: the Arabic spelling is cut into syllables of Mandarin and written in pinyin."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from arextract.arabic.fold import fold
from arextract.arabic.tables import table


@dataclass(slots=True)
class Mandarin:
    """Spellings of syllables (Arabic → pinyin with cost), of surnames and of known given names."""

    syllables: dict[str, list[tuple[str, float]]] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    longest: int = 1


@lru_cache(maxsize=1)
def mandarin() -> Mandarin:
    """The tables, read once."""
    out = Mandarin()
    for row in table("pinyin"):
        for rank, form in enumerate(row["arabic"].split("|")):
            cost = 0.35 * rank + math.log(10.0 / float(row["weight"]))
            out.syllables.setdefault(fold(form), []).append((row["pinyin"], cost))
            out.longest = max(out.longest, len(form))
    for options in out.syllables.values():
        options.sort(key=lambda option: (option[1], option[0]))
    for row in table("chinese_names"):
        for form in row["arabic"].split("|"):
            if row["kind"] == "surname":
                known = out.surnames.setdefault(fold(form), [])
                if row["latin"] not in known:
                    known.append(row["latin"])
            elif row["kind"] == "place":
                out.places[fold(form).replace(" ", "")] = row["latin"]
            else:
                out.given.setdefault(fold(form).replace(" ", ""), row["latin"])
    return out


def syllables(word: str, most: int = 3) -> list[tuple[str, float]]:
    """Readings of a folded Arabic word as at most `most` syllables: (pinyin, cost), the cheapest first, at most four."""
    tables = mandarin()
    n = len(word)
    best: list[list[tuple[float, int, str]]] = [[] for _ in range(n + 1)]
    best[0] = [(0.0, 0, "")]
    for i in range(n):
        for cost, count, text in best[i]:
            if count == most:
                continue
            for j in range(i + 1, min(n, i + tables.longest) + 1):
                for pinyin, extra in tables.syllables.get(word[i:j], ())[:4]:
                    # A syllable that starts with a vowel inside a word would need an apostrophe: rare.
                    vowel = 2.5 if text and pinyin[0] in "aeo" else 0.0
                    best[j].append((cost + extra + 1.0 + vowel, count + 1, text + pinyin))
        for j in range(i + 1, n + 1):
            if len(best[j]) > 12:
                best[j] = sorted(best[j])[:12]
    found: dict[str, float] = {}
    for cost, _, text in sorted(best[n]):
        found.setdefault(text, cost)
    return list(found.items())[:4]


def surname(word: str) -> list[str]:
    """The Chinese surnames that a folded word may be, the commonest first."""
    return mandarin().surnames.get(word, [])


def person(words: Sequence[str]) -> list[tuple[str, float]]:
    """Readings of a Chinese person's folded Arabic name, surname first: (Latin, likelihood 0–1); empty if it is none."""
    if not 2 <= len(words) <= 3:
        return []
    tables = mandarin()
    first = surname(words[0])
    rest = "".join(words[1:])
    if not first:
        return []
    known = tables.given.get(rest)
    if known:
        return [(f"{first[0]} {known}", 0.9)]
    readings = [([text], cost) for text, cost in syllables(rest, 2)] if len(words) == 2 else _joined(words[1:])
    out = []
    for rank, (texts, cost) in enumerate(readings):
        joined = "".join(texts)
        out.append((f"{first[0]} {joined.capitalize()}", max(0.2, 0.8 - 0.06 * cost - 0.1 * rank)))
    for other in first[1:2]:
        if readings:
            out.append((f"{other} {''.join(readings[0][0]).capitalize()}", 0.25))
    return out


def _joined(words: Sequence[str]) -> list[tuple[list[str], float]]:
    each = [syllables(word, 1) for word in words]
    if not all(each):
        return []
    return [([options[0][0] for options in each], sum(options[0][1] for options in each))]
