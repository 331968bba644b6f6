"""Distribution: «نزل سهما سابك وموبايلي 2.13 و4.05 % على التوالي» gives each number its own subject."""

from __future__ import annotations

from arextract.layers import ClaimSpan
from arextract.pipes.claims.parse import Parse
from arextract.pipes.claims.people import Memory
from arextract.pipes.claims.tokens import NAME, PROCLITIC

_RESPECTIVELY = ("التوالي", "الترتيب")


def distribute(parse: Parse, memory: Memory, claims: list[ClaimSpan]) -> None:
    """Gives coordinated names to coordinated quantities, one to one, where the sentence says «على التوالي»."""
    for i, token in enumerate(parse.tokens):
        if token.key not in _RESPECTIVELY or i == 0 or parse.tokens[i - 1].key not in ("على", "علي"):
            continue
        at = parse.place(i)
        run: list[int] = []
        k = at - 1
        while k >= 0 and parse.tags[k] in "qwalbi,NM":
            if parse.tags[k] == "q":
                run.insert(0, k)
            elif run and parse.tags[k] in "NM":
                break
            k -= 1
        if len(run) < 2:
            continue
        group = _names_before(parse, parse.chunks[run[0]].first, len(run))
        if group is None:
            continue
        first = claims[parse.chunks[run[0]].ref]
        for index, place in zip(group, run, strict=True):
            claim = claims[parse.chunks[place].ref]
            claim.subject = memory.name_role(parse.tokens[index].ref)
            claim.metric, claim.change, claim.rule = first.metric, first.change, "respectively"
        return


def _names_before(parse: Parse, token: int, count: int) -> list[int] | None:
    """The last `count` names joined by و before a token."""
    names: list[int] = []
    for i in range(token - 1, -1, -1):
        t = parse.tokens[i]
        if t.kind == NAME:
            names.insert(0, i)
            if len(names) == count:
                joined = any(
                    parse.tokens[k].kind == PROCLITIC or parse.tokens[k].key == "و" for k in range(names[0], names[-1])
                )
                return names if joined else None
        elif token - i > 14 * count:
            break
    return None
