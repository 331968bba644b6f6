"""Footnote markers in the running text: ``[5]``, ``[5،6]``, ``[5-7]``, ``[^5]``, ``⁵``, ``^5``, and ``(5)`` where a list has it."""

from __future__ import annotations

import regex

from arextract.layers import Marker
from arextract.pipes.citations.references import SUPERSCRIPTS

_LIST = r"[0-9]{1,3}(?:[ ]?[،,;؛–-][ ]?[0-9]{1,3})*+"
_LONG_LIST = _LIST.replace("{1,3}", "{1,6}")
_MARK = regex.compile(
    rf"(?P<url>(?:https?://|www\.)\S++)"
    rf"|\[[ ]?(?P<note>\^)?(?P<square>{_LONG_LIST})(?:[ ]?[،,:][ ]?(?:ص|صفحة|p\.)[ .]*[0-9]+(?:-[0-9]+)?)?[ ]?\]"
    rf"|\((?P<round>{_LIST})\)"
    r"|(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]++(?:[⁻⁼,،][⁰¹²³⁴⁵⁶⁷⁸⁹]++)*+)"
    rf"|(?<=[\p{{L}}\"'.،,؛:!؟?)\]%])\^(?:\((?P<caret2>{_LIST})\)|(?P<caret>{_LIST}))"
)
_UNITS = regex.compile(
    r"(?:(?<![\p{L}])(?:[كسم]?م|كلم|متر|كيلومتر|سنتيمتر|[kcm]?m|km|cm|ميل|قدم|ث|s|CO|H|ال)|[0-9]|[A-Za-z])$"
)
_JOIN = regex.compile(r"([،,;؛–\-⁻⁼])")
_COUNTED_AFTER = regex.compile(
    r"[ ]*(?:%|\p{Sc}|(?!(?:في|من|على|إلى|عن|أن|و|التي|الذي|هو|هي|كما|حيث|ثم|مع|بعد|قبل)\b)[\p{L}]+)"
)
_LONGEST_RANGE = 50
_YEARS_BEGIN = 1000  # «[2024]» is a year, unless the article has counted its notes up to there
_GAP = 50


def numbers(written: str) -> list[int]:
    """The numbers of «5», «5،6», «5-7»; a range is spelt out, one that makes no sense gives its ends."""
    parts = _JOIN.split(written.translate(SUPERSCRIPTS).replace(" ", ""))
    found = [int(parts[0])]
    for sign, part in zip(parts[1::2], parts[2::2], strict=True):
        last, number = found[-1], int(part)
        if sign in "–-⁻⁼" and last < number <= last + _LONGEST_RANGE:
            found.extend(range(last + 1, number + 1))
        else:
            found.append(number)
    return found


def markers(text: str, spans: list[tuple[int, int]], entries: dict[int, str | None]) -> list[Marker]:
    """The markers of `text` outside the reference list `spans`; `entries` gives the addresses by number."""
    found: list[Marker] = []
    square = False
    highest = 0
    rounds: list[tuple[int, int, str]] = []
    for match in _MARK.finditer(text):
        start, end = match.span()
        if match.group("url") is not None or any(low <= start < high for low, high in spans):
            continue
        if (written := match.group("square")) is not None:
            if _in_word(text, end) and start == 0:
                continue
            largest = max(numbers(written))
            if largest >= _YEARS_BEGIN and largest > highest + _GAP:
                continue
            square, highest = True, max(highest, largest)
            form = "[^{}]" if match.group("note") else "[{}]"
        elif (written := match.group("super")) is not None:
            if _UNITS.search(text, max(0, start - 10), start) or start == 0 or text[start - 1] in " \n":
                continue
            form = ""
        elif (written := match.group("round")) is not None:
            rounds.append((start, end, written))
            continue
        else:
            written = match.group("caret") or match.group("caret2")
            if not entries:
                continue
            form = "^{}"
        _add(found, start, end, written, form, entries)
    if not square and entries and not any(marker.marker[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹^" for marker in found):
        for start, end, written in rounds:
            if all(number in entries for number in numbers(written)) and _attached(text, start, end):
                _add(found, start, end, written, "({})", entries)
    found.sort(key=lambda marker: (marker.start, marker.end))
    return found


def _add(found: list[Marker], start: int, end: int, written: str, form: str, entries: dict[int, str | None]) -> None:
    for number in numbers(written):
        shown = form.format(number) if form else str(number).translate(_TO_SUPER)
        found.append(Marker(start, end, shown, entries.get(number)))


_TO_SUPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _in_word(text: str, end: int) -> bool:
    return text[end : end + 1].isalpha()


def _attached(text: str, start: int, end: int) -> bool:
    """Whether a round bracket follows a word, a quote or a full stop, and counts nothing: not «(12) نقطة»."""
    before = text[:start].rstrip(" ")[-1:] if start < 2 else text[max(0, start - 2) : start].rstrip(" ")[-1:]
    if not before or not (before.isalpha() or before in "\"'.،؛:!؟)»%"):
        return False
    if text[start - 1] != " ":
        return True
    following = text[end : end + 1]
    return not following or following in '.،؛:!؟\n")' or _COUNTED_AFTER.match(text, end) is None
