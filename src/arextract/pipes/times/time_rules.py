"""Named rules: each reads one kind of expression at a token and carries examples that tests run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from arextract.pipes.times.meaning import Meaning
from arextract.pipes.times.time_tokens import TimeTokens

Read = tuple[Meaning, int]  # what it says, and the index of the token past it
Reader = Callable[[TimeTokens, int], Read | None]
_NESTED = 8  # an expression within an expression, no deeper


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A reader with its name, the classes of token it may start at, and its examples.

    `yes` holds (text, span, value) that the rule must find; `no` texts where it must find nothing.
    """

    name: str
    starts: frozenset[str]
    read: Reader
    yes: tuple[tuple[str, str, str | None], ...]
    no: tuple[str, ...]


RULES: dict[str, TimeRule] = {}
BY_START: dict[str, list[TimeRule]] = {}


def rule(
    name: str, starts: str, yes: tuple[tuple[str, str, str | None], ...], no: tuple[str, ...]
) -> Callable[[Reader], Reader]:
    """Registers a reader under `name`; `starts` are token classes, separated by spaces."""

    def register(reader: Reader) -> Reader:
        if name in RULES:
            raise ValueError(f"two rules are called {name}")
        made = RULES[name] = TimeRule(name, frozenset(starts.split()), reader, yes, no)
        for start in made.starts:
            BY_START.setdefault(start, []).append(made)
        return reader

    return register


def longest(tokens: TimeTokens, index: int) -> tuple[Meaning, int, str] | None:
    """The longest reading at `index` by any rule, with the rule's name; the first registered wins among equals.

    Each place is read once, and expressions nest no deeper than a reader could follow: linear time on any text.
    """
    rules = BY_START.get(tokens.cls(index))
    if rules is None or tokens.depth >= _NESTED:
        return None
    if index in tokens.readings:
        return tokens.readings[index]
    best: tuple[Meaning, int, str] | None = None
    tokens.depth += 1
    for candidate in rules:
        read = candidate.read(tokens, index)
        if read is not None and (best is None or read[1] > best[1]):
            best = (*read, candidate.name)
    tokens.depth -= 1
    tokens.readings[index] = best
    return best
