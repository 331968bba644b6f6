"""Whether two facts of different articles may be compared, and what they are to each other."""

from __future__ import annotations

from typing import Literal, get_args

from arextract.comparison.facts import Fact
from arextract.comparison.figures import closeness
from arextract.corpus.time_intervals import same_period

Verdict = Literal["contradiction", "update", "rounding", "agreement"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""What two facts can be to each other, the gravest first."""

_ALIKE = 0.4  # of the shorter article's words
_STORY = 10  # days
_NEAR = 31  # days between two reports of one thing that name no period


def comparable(one: Fact, other: Fact) -> bool:
    """Whether two facts speak of one measure of one thing in one period. Precision first: what is doubtful is not compared."""
    if one.article is other.article or one.key != other.key or one.about != other.about:
        return False
    if not one.named and not _one_story(one, other):
        return False
    if one.period is not None and other.period is not None:
        return same_period(one.period, other.period)
    if one.period is not None or other.period is not None:
        return _reported_within(one, other)
    if one.reported is None or other.reported is None:
        return one.named
    return abs((one.reported - other.reported).days) <= _NEAR


def _reported_within(one: Fact, other: Fact) -> bool:
    """A fact without a period beside one with: its report must fall into or right after a short period."""
    with_period, without = (one, other) if one.period is not None else (other, one)
    period = with_period.period
    if period is None or without.reported is None:
        return False
    short = (period[1] - period[0]).days < _NEAR
    return short and -_NEAR <= (without.reported - period[1]).days <= _NEAR


def _one_story(one: Fact, other: Fact) -> bool:
    """Facts about nobody named («قتل ستة», «قيمة الصفقة») are compared only where the articles tell one story: a few days apart,
    and with two names in common, or one name and most of their words. (Of 79,800 pairs of a news site's pieces 5 share more than
    four words in ten, each a story told again; ten articles of one story share 0.4 to 0.7: tests/comparison.)"""
    if one.reported is None or other.reported is None or abs((one.reported - other.reported).days) > _STORY:
        return False
    shared = len(one.story.names & other.story.names)
    if shared != 1:
        return shared > 1
    words, others = one.story.words, other.story.words
    return len(words & others) >= _ALIKE * min(len(words), len(others))


def dated(one: Fact, other: Fact) -> bool:
    """Whether both facts hold for one period that they state themselves, and not just for the day of the report."""
    return (
        one.period is not None
        and one.period == other.period
        and not any(f.reported is not None and f.period is not None and f.period[1] >= f.reported for f in (one, other))
    )


def same_figure(one: Fact, other: Fact) -> Literal["agreement", "rounding"] | None:
    """Whether the figures are one figure, to the digit or by rounding; None where they differ or one is denied."""
    if one.claim.negated or other.claim.negated:
        return None
    close = closeness(one.figure, other.figure)
    return "agreement" if close == "equal" else "rounding" if close == "rounded" else None
