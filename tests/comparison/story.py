"""The story told in ten articles (tests/gold/compare/story.txt): its texts, and the verdict on every pair of marked numbers."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

import regex

PATH = Path(__file__).parents[1] / "gold" / "compare" / "story.txt"
_MARK = regex.compile(r"\{(\w+)#(\d)([~!]?)\|([^}]*)\}")


@dataclass(frozen=True)
class Number:
    article: str
    start: int
    end: int
    fact: str
    version: str
    flag: str


def read_story() -> tuple[list[tuple[str, str, str]], list[Number]]:
    """Articles as (id, published, text), and the marked numbers at their places in these texts."""
    parts = regex.split(r"^== (\d+) (\S+)$", PATH.read_text(encoding="utf-8"), flags=regex.M)[1:]
    articles, numbers = [], []
    for name, published, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        text, at = "", 0
        body = body.strip()
        for mark in _MARK.finditer(body):
            text += body[at : mark.start()]
            numbers.append(Number(name, len(text), len(text) + len(mark[4]), mark[1], mark[2], mark[3]))
            text += mark[4]
            at = mark.end()
        articles.append((name, published, text + body[at:]))
    return articles, numbers


def verdicts(numbers: list[Number]) -> dict[frozenset[Number], str]:
    """The verdict on each pair that speaks of one thing; every other pair has none."""
    found = {}
    for one, other in itertools.combinations(numbers, 2):
        if one.fact != other.fact or one.article == other.article:
            continue
        if ("!" in one.flag) != ("!" in other.flag):
            verdict = "contradiction"
        elif one.version != other.version:
            verdict = "update"
        else:
            verdict = "rounding" if "~" in one.flag + other.flag else "agreement"
        found[frozenset((one, other))] = verdict
    return found


def score(groups: list, numbers: list[Number]) -> dict[str, float]:
    """Precision and recall of pairs: right are the same two numbers with the same verdict; pairs with unmarked numbers are wrong."""
    gold = verdicts(numbers)
    at = {}
    for number in numbers:
        for place in range(number.start, number.end):
            at[number.article, place] = number
    said = right = 0
    for group in groups:
        for pair in group.pairs:
            said += 1
            ends = frozenset(at.get((fact.article.id, fact.claim.quantity.start)) for fact in (pair.one, pair.other))
            right += gold.get(ends) == pair.verdict  # type: ignore[call-overload]
    return {"precision": right / said if said else 0.0, "recall": right / len(gold), "said": said, "gold": len(gold)}
