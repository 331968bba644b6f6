"""The reference list at an article's end, in its many layouts.

A list is found by a title («المراجع:», «المصادر») with entries after it, or by a closing block of numbered lines. Entries
are numbered ``[1]``, ``1.``, ``1-``, ``1)``, ``(1)``, ``¹``, ``^1``, ``[^1]:`` or not at all (then counted in order), on
a line each or one after the other; an address may stand on a line of its own below its title.
"""

from __future__ import annotations

import regex

from arextract.arabic.fold import fold
from arextract.arabic.folded_tables import folded_words

URL = regex.compile(r"(?:https?://|www\.)[^\s\"<>،؛\])|]*[^\s\"<>،؛.,;:!?)\]}|'*_]")
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

_NUMBER = (
    r"(?:\[\^?(?P<square>[0-9]{1,6})\][ ]?[:.\-–]?"
    r"|\((?P<round>[0-9]{1,3})\)"
    r"|\^(?P<caret>[0-9]{1,3})[.:)]?(?=[ \p{L}h\"])"
    r"|(?P<super>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.:)]?"
    r"|(?P<plain>[0-9]{1,3})[ ]?(?:[.)\-–/ـ:]|\.-)(?![0-9]))"
)
_LINE = regex.compile(rf"[ \t>*•↑-]*+{_NUMBER}[ \t]*+(?P<rest>[^\n]*+)")
_INNER = regex.compile(r"(?<![\p{L}0-9])\[\^?(?P<number>[0-9]{1,6})\](?=[ :.-]*(?:https?://|www\.|[\p{L}\"]))")
_BARE = regex.compile(r"[ \t]*+[•*\-–—]?[ \t]*+(?:https?://|www\.)\S++[ \t]*+$")
_TITLE = regex.compile(
    r"[ \t#=*_>\-–•0-9/.]*+(?P<title>[\p{L} ]{2,40}?)[ \t]*+(?:[:*_=#–-][:*_=#–\s-]*+|$|(?=[\[(]))(?P<rest>.*+)$",
    regex.DOTALL,
)
_MAX_ENTRY_LINES = 4
_MAX_TRIES = 8  # more titles or beginnings than this are no reference list; it keeps the search linear


def _titles() -> frozenset[str]:
    return folded_words("reference_titles", "title")


def _is_title(line: str) -> tuple[bool, int]:
    """(whether the line is or opens with a list's title, where the rest of the line starts)."""
    match = _TITLE.match(line)
    if match is None or len(line) > 4000:
        return False, 0
    title = fold(match.group("title")).strip()
    if title in _titles():
        rest = match.group("rest")
        return not rest or _LINE.match(rest) is not None or URL.match(rest) is not None, match.start("rest")
    return False, 0


def _entry(line: str) -> tuple[int, str, str] | None:
    """(number, style, rest) of a numbered line."""
    match = _LINE.match(line)
    if match is None:
        return None
    for style in ("square", "round", "caret", "super", "plain"):
        number = match.group(style)
        if number is not None:
            return int(number.translate(SUPERSCRIPTS)), style, match.group("rest")
    return None


def reference_list(text: str) -> tuple[dict[int, str | None], list[tuple[int, int]]]:
    """(address or None by number, spans of the list) of clean text; both empty where it has no list."""
    lines: list[tuple[int, int]] = []
    start = 0
    while start <= len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if text[start:stop].strip():
            lines.append((start, stop))
        start = stop + 1
    titled = _titled(text, lines)
    return titled if titled is not None else _untitled(text, lines)


def _titled(text: str, lines: list[tuple[int, int]]) -> tuple[dict[int, str | None], list[tuple[int, int]]] | None:
    """The list after a title; titles are sought in the last part of the article, the last with entries wins."""
    tries = 0
    for at in range(len(lines) - 1, -1, -1):
        start, stop = lines[at]
        if stop - start > 4000:
            continue
        good, rest = _is_title(text[start:stop])
        if not good:
            continue
        tries += 1
        if tries > _MAX_TRIES:
            return None
        body: list[tuple[int, int]] = [(start + rest, stop)] if text[start + rest : stop].strip() else []
        body += lines[at + 1 :]
        entries, used = _entries(text, body, titled=True)
        if entries and used:
            return entries, [(start, body[used - 1][1])]
    return None


def _untitled(text: str, lines: list[tuple[int, int]]) -> tuple[dict[int, str | None], list[tuple[int, int]]]:
    """A closing block of numbered lines with addresses, or one whose numbers the text marks as ``[n]``."""
    first = len(lines)
    behind = 0
    for at in range(len(lines) - 1, -1, -1):
        line = text[lines[at][0] : min(lines[at][1], lines[at][0] + 1000)]
        if _entry(line) is not None:
            first, behind = at, 0
            continue
        behind += 1
        short = _BARE.match(line) is not None or len(line) < 160
        if behind > (_MAX_ENTRY_LINES if first < len(lines) else 6) or not short:
            break
    if first == len(lines):
        return {}, []
    for _ in range(_MAX_TRIES):
        if first >= len(lines):
            break
        entries, used = _entries(text, lines[first:], titled=False)
        number = _entry(text[lines[first][0] : min(lines[first][1], lines[first][0] + 1000)])
        if number is not None and number[0] <= 2 and used and _plausible(text, lines[first][0], entries, number[1]):
            return entries, [(lines[first][0], lines[first + used - 1][1])]
        skipped = first
        first = next(
            (
                at
                for at in range(skipped + 1, len(lines))
                if (found := _entry(text[lines[at][0] : lines[at][0] + 40].split("\n")[0])) and found[0] == 1
            ),
            len(lines),
        )
    return {}, []


def _plausible(text: str, start: int, entries: dict[int, str | None], style: str) -> bool:
    """Whether a numbered block without a title is a reference list and not a list of the article's own points."""
    numbers = sorted(entries)
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return False
    with_url = sum(url is not None for url in entries.values())
    marked = _marked_numbers(text[:start], style)
    if with_url == 0:
        return len(marked & set(entries)) * 2 >= len(entries) and style != "plain"
    return with_url * 2 >= len(entries) and (
        style != "plain" or bool(marked & set(entries)) or with_url == len(entries)
    )


_SQUARE_MARK = regex.compile(r"\[\^?([0-9]{1,6})\]")
_ANY_MARK = regex.compile(r"\[\^?([0-9]{1,6})\]|\(([0-9]{1,3})\)|\^([0-9]{1,3})|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})")


def _marked_numbers(body: str, style: str) -> set[int]:
    pattern = _SQUARE_MARK if style == "square" else _ANY_MARK
    return {
        int(next(group for group in match.groups() if group).translate(SUPERSCRIPTS))
        for match in pattern.finditer(body)
    }


def _entries(text: str, body: list[tuple[int, int]], titled: bool) -> tuple[dict[int, str | None], int]:
    """(address by number, how many of the lines of `body` belong to the list)."""
    entries: dict[int, str | None] = {}
    used = 0
    current = 0
    numbered = False
    since = 0
    for count, (start, stop) in enumerate(body, 1):
        line = text[start:stop]
        entry = _entry(line)
        if entry is not None and (not entries or numbered) and (entry[0] == 0 or entry[0] > max(999, current + 50)):
            entry = None  # «[2024]» opens no entry, unless the list has come that far
        if entry is not None and (numbered or not entries):
            numbered = True
            current, _, rest = entry
            if current in entries:
                break
            current = _several(line, current, rest, entries)
            used, since = count, 0
            continue
        url = URL.search(line)
        if numbered:
            since += 1
            if since > _MAX_ENTRY_LINES or (url is None and len(line) > 200):
                break
            if url is not None and entries.get(current) is None:
                entries[current] = url.group()
                used = count
            elif url is not None and _BARE.match(line):
                used = count
            continue
        if not titled:
            break
        if url is not None:  # a list without numbers: counted in order
            if used and since == 0 and current and entries[current] is None:
                entries[current] = url.group()
            else:
                for found in URL.finditer(line):
                    current += 1
                    entries[current] = found.group()
            used, since = count, 0
        elif len(line) <= 250 and count <= used + 2:
            following = text[body[count][0] : body[count][1]] if count < len(body) else ""
            if _BARE.match(following):  # a title with its address on the next line
                current += 1
                entries[current] = None
                used, since = count, 0
            elif line.lstrip()[:1] in ("-", "•", "*", "–"):
                current += 1
                entries[current] = None
                used, since = count, 1
            else:
                break
        else:
            break
    return entries, used


def _several(line: str, number: int, rest: str, entries: dict[int, str | None]) -> int:
    """Puts the entry of a line, and those that follow on the same line («[1] … [2] …»), into `entries`; the highest."""
    marks = [(int(mark.group("number")), mark.start(), mark.end()) for mark in _INNER.finditer(line)]
    if len(marks) > 1 and marks[0][0] == number:
        for place, (inner, _, begin) in enumerate(marks):
            url = URL.search(line, begin, marks[place + 1][1] if place + 1 < len(marks) else len(line))
            entries.setdefault(inner, url.group() if url else None)
        return max(inner for inner, _, _ in marks)
    url = URL.search(rest)
    entries[number] = url.group() if url else entries.get(number)
    return number
