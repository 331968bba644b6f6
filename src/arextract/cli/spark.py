"""Small plots for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

_BARS = "▁▂▃▄▅▆▇█"


def spark(values: Sequence[float]) -> str:
    """`values` as a line of bars, the lowest and the highest as the ends of the scale.

    >>> spark([1, 2, 4, 8])
    '▁▂▄█'
    """
    if not values:
        return ""
    low, high = min(values), max(values)
    if high == low:
        return _BARS[3] * len(values)
    return "".join(_BARS[round((value - low) / (high - low) * (len(_BARS) - 1))] for value in values)
