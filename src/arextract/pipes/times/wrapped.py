"""Lines that a page wrapped in the middle of a time: «22\\nمارس 2024», «العام\\nالماضي».

A line end goes where the tokens on both sides belong to one expression and the next line is no list item. A paragraph's
break, an empty line between, never does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from arextract.pipes.times.time_tokens import TimeToken

_BEFORE_NOUN = ("month", "hmonth", "unit")
_AFTER_NOUN = ("adj", "ord", "kind", "card", "relative")
_WHOLES = ("num", "numdate", "month", "hmonth", "unit", "weekday", "ord", "card", "edge", "season", "tod")


def join_lines(items: list[TimeToken], folded: str) -> list[TimeToken]:
    """`items` without the ends of lines that stand within a time."""
    if not any(item.cls == "nl" for item in items):
        return items
    out: list[TimeToken] = []
    for index, item in enumerate(items):
        if item.cls != "nl" or not 0 < index < len(items) - 1 or not _wraps(items, index, folded):
            out.append(item)
    return out


def _wraps(items: list[TimeToken], index: int, folded: str) -> bool:
    left, right = items[index - 1], items[index + 1]
    end, start = items[index].end, right.start
    if "\n" in folded[end:start] or folded[left.end : end].strip():
        return False
    mark = items[index + 2] if index + 2 < len(items) else None
    if (
        right.cls == "num"
        and mark is not None
        and mark.cls in ("dot", "rp", "dash", "colon")
        and mark.start == right.end
    ):
        return False  # the number of a list item
    if left.cls == "num":
        return (left.number <= 31 and right.cls in ("month", "hmonth")) or (left.number < 1000 and right.cls == "unit")
    if left.cls in ("ord", "card", "edge"):
        return right.cls in _BEFORE_NOUN
    if left.cls in _BEFORE_NOUN:
        numbered = right.cls == "num" and (right.number >= 1000 or left.word.number > 1)
        return numbered or right.cls in _AFTER_NOUN or (left.cls == "month" and right.cls == "month")
    if left.cls == "prep":
        return right.cls in _WHOLES
    return left.cls == "weekday" and right.cls in ("num", "numdate", "ord")
