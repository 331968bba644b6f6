"""What the pipes work on: a spaCy `Doc`, or a `PlainPage` where nobody asks for one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar


class PipePage(Protocol):
    """A text, and what the pipes keep with it; a Doc is one."""

    user_data: dict[Any, Any]

    @property
    def text(self) -> str: ...


@dataclass(slots=True)
class PlainPage:
    """A page without tokens, vocabulary and spans: making one takes no time."""

    text: str
    user_data: dict[Any, Any] = field(default_factory=dict)


AnyPage = TypeVar("AnyPage", bound=PipePage)
