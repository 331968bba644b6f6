"""Teachers: networks that say of every number of a passage what they hold likely."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from arextract.roles.role_network import Answer
from arextract.training.roles_batches import Tables, encode
from arextract.training.roles_data import Passage
from arextract.training.roles_network import RoleNetwork
from arextract.training.roles_scores import answers

Teacher = Callable[[Passage], list[Answer]]
"""One answer for each number of the passage's reading."""


def trained(network: RoleNetwork, tables: Tables) -> Teacher:
    """A network that was just trained."""
    return lambda passage: answers([network], [encode(passage, tables)], tables)[0]


def mean(teachers: Sequence[Teacher], passage: Passage) -> list[Answer]:
    """What all of them say together."""
    said = [teacher(passage) for teacher in teachers]
    names = ("spans", "null", "times", "no_time", "change", "hedged", "negated")
    return [
        Answer(own[0].low, **{name: sum(getattr(answer, name) for answer in own) / len(own) for name in names})
        for own in zip(*said, strict=True)
    ]
