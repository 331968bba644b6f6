"""What an expression says before its context is known; `arextract.pipes.times.anchoring` turns it into a value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from arextract.pipes.times.time_values import Value


@dataclass(frozen=True, slots=True)
class Known:
    """A value that needs no context."""

    value: Value


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a year (or of another whole): month, day, quarter, half, months `a`–`b`, week; ``vague`` is the whole.

    `of` is the whole, None where the text names none; `hint` says past, next, this, before, after or same then.
    `weekday`, 1 for Monday, stands beside the day, 0 where none does.
    """

    kind: str
    a: int = 0
    b: int = 0
    of: Meaning | None = None
    hint: str = ""
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class HijriPart:
    """A Hijri month or day without a year."""

    month: int
    day: int = 0
    hint: str = ""
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Relative:
    """The unit that lies `count` units from now (``now``) or from the last date of the text (``text``).

    `weekday` is the day's name beside it (أمس الأربعاء), 0 where none is told.
    """

    unit: str
    count: int
    base: str = "now"
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, 1 for Monday; `hint` past, next or empty."""

    day: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Distance:
    """`count` units before (-1) or after (+1) a point; `count` None where it is vague. `base` as in `Relative`.

    `more` holds the finer units that follow: قبل عامين وشهر و21 يوما.
    """

    unit: str
    count: Decimal | None
    sign: int
    base: str = "now"
    more: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """The last (-1) or next (+1) `count` units, None where vague; `base` as in `Relative`."""

    unit: str
    count: int | None
    sign: int
    base: str = "now"


@dataclass(frozen=True, slots=True)
class Same:
    """The period last spoken of, in another whole where `of` is given; the first `months` months where given."""

    of: Meaning | None = None
    months: int = 0
    unit: str = "period"


@dataclass(frozen=True, slots=True)
class Between:
    """From `low` to `high`."""

    low: Meaning
    high: Meaning


@dataclass(frozen=True, slots=True)
class Nothing:
    """A time without a value; `reach` is where it ends in the text if that is past its last token, else 0."""

    reach: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """The time of an event that readers know by its day; `otherwise` is what an article from before the event says.

    `reach` as in `Nothing`.
    """

    value: Value
    otherwise: Part
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Ended:
    """`count` units that end with `of`."""

    unit: str
    count: int
    of: Meaning


Meaning = Ended | Event | Known | Part | HijriPart | Relative | Weekday | Distance | Stretch | Same | Between | Nothing
