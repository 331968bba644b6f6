"""Spellings of the words of a name → spellings of the name: which of them go together.

A word has several spellings (غرين: Green, Greene), and people are known by one of them. Where the model knows that somebody
bears two neighbouring words together, that counts for much.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from arextract.pipes.latin.candidate import Candidate

Piece = list[tuple[str, float]]
Together = Callable[[Sequence[tuple[str, str]]], list[bool]]
"""Whether somebody bears each of the pairs of neighbouring words."""

_TRIED = 5  # spellings of each word
_SHARE = 0.05  # of the best spelling's score: what scores less is no choice between spellings
_KNOWN = (
    20.0  # how many times likelier a pair is that somebody bears: the share of names that are known over that by chance
)
_MOST = 0.8  # below a Chinese name in pinyin and a listed one
_Path = tuple[float, tuple[int, ...]]


def combine(pieces: Sequence[Piece], together: Together | None, by: str) -> list[Candidate]:
    """The best combinations, best first: the best of all, then those with one piece changed.

    A score is the geometric mean of the pieces' scores, times what pairs that are known together add. Among many pairs each
    adds less: «Jean Ping» inside a name of three words is likely chance.
    """
    short = [[item for item in piece[:_TRIED] if item[1] >= _SHARE * piece[0][1]] for piece in pieces]
    bonus = _bonuses(short, together)
    best = _best(short, bonus)
    paths = {best}
    for index, piece in enumerate(short):
        paths |= {(*best[:index], other, *best[index + 1 :]) for other in range(len(piece))}
    scored = sorted(((_score(short, bonus, path), path) for path in paths), key=lambda item: (-item[0], item[1]))
    out = []
    for score, path in scored:
        text = " ".join(piece[at][0] for piece, at in zip(short, path, strict=True))
        out.append(Candidate(text, round(min(score, max(_MOST, _score(short, [], path))), 4), by))
    return out


Bonuses = list[dict[tuple[int, int], float]]


def _bonuses(pieces: Sequence[Piece], together: Together | None) -> Bonuses:
    """For each pair of neighbours, by the numbers of their spellings, the factor that being known adds."""
    if together is None or len(pieces) < 2:
        return [{} for _ in pieces[1:]]
    asked = [
        (place, one, other)
        for place, (left, right) in enumerate(pairwise(pieces))
        for one in range(len(left))
        for other in range(len(right))
    ]
    found = together([(pieces[place][one][0], pieces[place + 1][other][0]) for place, one, other in asked])
    out: Bonuses = [{} for _ in pieces[1:]]
    factor = _KNOWN ** (1.0 / (len(pieces) - 1))
    for (place, one, other), known in zip(asked, found, strict=True):
        if known:
            out[place][one, other] = factor
    return out


def _best(pieces: Sequence[Piece], bonus: Bonuses) -> tuple[int, ...]:
    """The likeliest path through the spellings."""
    paths: list[_Path] = [(score, (at,)) for at, (_, score) in enumerate(pieces[0])]
    for place, piece in enumerate(pieces[1:]):
        paths = [
            max(
                ((before * score * bonus[place].get((path[-1], at), 1.0), (*path, at)) for before, path in paths),
                key=lambda item: item[0],
            )
            for at, (_, score) in enumerate(piece)
        ]
    return max(paths, key=lambda item: item[0])[1]


def _score(pieces: Sequence[Piece], bonus: Bonuses, path: tuple[int, ...]) -> float:
    total = 1.0
    for piece, at in zip(pieces, path, strict=True):
        total *= piece[at][1]
    for own, pair in zip(bonus, pairwise(path), strict=False):
        total *= own.get(pair, 1.0)
    mean: float = total ** (1.0 / len(pieces))
    return mean
