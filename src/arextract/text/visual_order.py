"""A line whose letters stand as a page shows them, from left to right, turned into reading order.

The page's order is that of the Unicode bidirectional algorithm: Arabic from the right; figures and Latin words from the left,
and of several the first one stands rightmost. «%» stands left of its figure there, and «10-15» is shown as «15-10».
"""

from __future__ import annotations

import regex

_MARKS = r"\s\u0600-\u066a\u066d-\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"
_INNER = rf"(?:[^{_MARKS}]*[\p{{Latin}}\p{{Nd}}])?"
# Numbers with the marks that belong to them (not «-», which parts two numbers); Latin words with digits and marks inside, and
# several of them with blanks between, if each begins with a letter: «GPT-4.5», «Bank of America».
_LEFT_TO_RIGHT = regex.compile(
    rf"(?=[^{_MARKS}]*\p{{Latin}})[\p{{Latin}}\p{{Nd}}]{_INNER}(?:[ .,:/&'_-]+\p{{Latin}}{_INNER})*"
    r"|\p{Nd}+(?:[.,٫٬،/:]\p{Nd}+)*[%٪]?"
)
_CLUSTER = regex.compile(r"\X")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def turned(line: str, *, mirrored: bool = True) -> str:
    """The line from right to left; figures and Latin words keep their order and letters their marks.

    Brackets turn round, unless they are those that were typed and not those that are seen (`mirrored` false).

    >>> turned("NVIDIA ةكرش يف ‎2024 ماع يف %12.5 ةبسنب عافترا").replace("\\u200e", "")
    'ارتفاع بنسبة 12.5% في عام 2024 في شركة NVIDIA'
    """
    parts: list[str] = []
    at = 0
    table = _MIRRORED if mirrored else {}
    for match in _LEFT_TO_RIGHT.finditer(line):
        parts += [cluster.translate(table) for cluster in _CLUSTER.findall(line[at : match.start()])]
        parts.append(match.group())
        at = match.end()
    parts += [cluster.translate(table) for cluster in _CLUSTER.findall(line[at:])]
    return "".join(reversed(parts))
