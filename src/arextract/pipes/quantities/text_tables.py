"""Small tables in running text: rows of cells (markdown, tabs), lists of years with values, and the units their heads state.

A head says what its figures are («ربح السهم (ريال)», «الإيرادات (بالمليون دولار)»), so a figure alone in a cell is a quantity in
the unit and magnitude of its row's head or its column's. A head that is a year is when the figure holds.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from decimal import Decimal

import regex

from arextract.arabic.affixes import ARTICLE, BA, BA_ARTICLE, LAM_ARTICLE, WAW
from arextract.arabic.word_sets import any_of
from arextract.numbers.number_words import number_words
from arextract.pipes.quantities.counted import countable
from arextract.pipes.quantities.cues import role_words
from arextract.pipes.quantities.item import Item
from arextract.pipes.quantities.money import Country, adjective_after
from arextract.pipes.quantities.units import Unit, unit_at
from arextract.values import EXACT

_NOTE = regex.compile(r"\(([^()\d\n]{1,40})\)")
_HEADS_ONLY = regex.compile(
    rf"\((?:[^\W\d_]+ )?(?:{BA_ARTICLE}|{BA}{any_of('text_tables.magnitudes')} )"
)  # nobody pays «(بالمليون درهم)»
_SPLIT = regex.compile(r"[|\t]")
_RULE = regex.compile(r"[|\s:\-–—=+]+")
_FIGURE = regex.compile(r"(\()?[+\-–]?\d[\d.,،]*(?: ?(?:%|[^\W\d_]{1,12}))?(\))?")
_YEAR = regex.compile(r"(?:19|20)\d\d")
_KEYED = regex.compile(r"(?<![\d.,])((?:19|20)\d\d)(?: ?\([^()\n]{1,30}\))? ?: ?")
_LINE = regex.compile(r"[^\n]*")
_WORD = regex.compile(r"[^\W\d_]+")
_MANY = 40  # cells of one row at most: what has more is no table for a reader


Span = tuple[int, int]


@dataclass(slots=True, frozen=True)
class Note:
    """What a head's brackets say: the magnitude and the unit of its figures; `start:end` with the brackets."""

    start: int
    end: int
    scale: int
    unit: Unit | None
    money: str | None = None
    leads: bool = False
    noun: Span | None = None


@dataclass(slots=True, frozen=True)
class Cell:
    """A figure's place with the heads of its row and column; `loss` where brackets stand for a minus."""

    start: int
    end: int
    row: Span | None
    column: Span | None
    note: Note | None = None
    loss: bool = False


@dataclass(slots=True)
class Cells:
    """The cells of one text, sorted, the notes in its heads and the stretches whose bare figures a note governs."""

    cells: list[Cell] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    governed: list[tuple[int, int, Note]] = field(default_factory=list)


def read_cells(folded: str, country: Country) -> Cells:
    """The tables of a folded text. Linear time."""
    found = Cells()
    rows: list[tuple[int, int]] = []
    for match in _LINE.finditer(folded):
        start, end = match.span()
        if start == end:
            continue
        if _SPLIT.search(folded, start, end):
            rows.append((start, end))
            continue
        _block(folded, rows, found, country)
        rows = []
        if "(" in match.group():
            _prose(folded, start, end, found, country)
    _block(folded, rows, found, country)
    found.cells.sort(key=lambda cell: cell.start)
    return found


def apply(folded: str, items: list[Item], table: Cells) -> list[Item]:
    """`items` with the units of their cells; those of a table have the rule ``cell``. What the notes hold is left out."""
    if not (table.cells or table.notes):
        return items
    starts = [cell.start for cell in table.cells]
    stretches = [start for start, _, _ in table.governed]
    notes = [(note.start, note.end) for note in table.notes]
    note_starts = [start for start, _ in notes]
    out: list[Item] = []
    for item in items:
        at = bisect_right(note_starts, item.start) - 1
        if at >= 0 and item.start < notes[at][1]:
            continue
        at = bisect_right(starts, item.start) - 1
        cell = table.cells[at] if at >= 0 and item.end <= table.cells[at].end else None
        if cell is not None:
            _take(item, cell.note)
            if cell.loss and item.value is not None and item.value > 0:
                item.value = -item.value
            item.rule = "cell"
        else:
            at = bisect_right(stretches, item.start) - 1
            bare = item.unit is None and item.form == "digits" and item.scale == 1 and not _is_key(folded, item)
            if at >= 0 and item.end <= table.governed[at][1] and bare and not _names_what(folded, item):
                _take(item, table.governed[at][2])
                item.rule = "header"
        out.append(item)
    return out


def years(folded: str, table: Cells) -> list[Span]:
    """The heads that are years, sorted, each once."""
    heads = {head for cell in table.cells for head in (cell.row, cell.column) if head is not None}
    return sorted(head for head in heads if _YEAR.fullmatch(folded, *head))


def _is_key(folded: str, item: Item) -> bool:
    """«2021» in «2021: 1250», or a year by itself."""
    return _YEAR.fullmatch(folded, item.start, item.end) is not None


def _names_what(folded: str, item: Item) -> bool:
    """Whether an indefinite word follows that the number may count: «12 فرعا»."""
    word = _WORD.match(folded, item.end + 1) if folded[item.end : item.end + 1] == " " else None
    return (
        word is not None
        and word.group() not in role_words("after_figure")
        and not word.group().startswith((ARTICLE, LAM_ARTICLE, WAW, BA))
    )


def _take(item: Item, note: Note | None) -> None:
    if note is None or item.unit is not None:
        return
    item.unit, item.money, item.noun = note.unit, note.money, note.noun
    item.value, item.low, item.high = (
        None if end is None else EXACT.multiply(end, Decimal(note.scale)) for end in (item.value, item.low, item.high)
    )


def _block(folded: str, rows: list[Span], found: Cells, country: Country) -> None:
    """The cells of one table: consecutive lines with separators."""
    heads: list[Span] = []
    head_notes: list[Note | None] = []
    for index, (start, end) in enumerate(rows):
        if _RULE.fullmatch(folded, start, end):
            continue
        parts = _parts(folded, start, end)
        if len(parts) < 2 or len(parts) > _MANY:
            continue
        figures = [_figure(folded, part) for part in parts]
        years = [bool(_YEAR.fullmatch(folded, *part)) for part in parts]
        if index == 0 and all(year or not figure for figure, year in zip(figures, years, strict=True)):
            heads = parts
            head_notes = [_noted(folded, part, found, country) for part in parts]
            continue
        if figures[0] and not years[0]:
            continue  # no head: a row of scores or of page numbers
        note = _noted(folded, parts[0], found, country)
        row = _head(folded, parts[0], note)
        for place, part in enumerate(parts[1:], 1):
            if not figures[place] or (years[place] and not heads):
                continue
            column = heads[place] if len(heads) == len(parts) else None
            above = head_notes[place] if column is not None else None
            if column is not None and folded[slice(*column)] in role_words("number_column"):
                continue
            loss = folded[part[0]] == "(" and folded[part[1] - 1] == ")"
            head = None if column is None else _head(folded, column, above)
            found.cells.append(Cell(part[0], part[1], row, head, note or above, loss))


def _parts(folded: str, start: int, end: int) -> list[Span]:
    """The cells of a line, without the blanks at their edges and the empty ones at the line's."""
    parts: list[Span] = []
    at = start
    for match in _SPLIT.finditer(folded, start, end):
        parts.append(_trimmed(folded, at, match.start()))
        at = match.end()
    parts.append(_trimmed(folded, at, end))
    if parts and parts[0][0] == parts[0][1]:
        parts = parts[1:]
    if parts and parts[-1][0] == parts[-1][1]:
        parts = parts[:-1]
    return parts


def _trimmed(folded: str, start: int, end: int) -> Span:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return start, end


def _figure(folded: str, part: Span) -> bool:
    """Whether a cell holds a figure and nothing else but its unit."""
    match = _FIGURE.fullmatch(folded, *part)
    return match is not None and bool(match.group(1)) == bool(match.group(2))


def _noted(folded: str, part: Span, found: Cells, country: Country) -> Note | None:
    match = _NOTE.search(folded, *part)
    note = _note(folded, match, country) if match else None
    if note is not None:
        found.notes.append(note)
    return note


def _head(folded: str, part: Span, note: Note | None) -> Span | None:
    """The words of a head without the brackets that state its unit."""
    start, end = _trimmed(folded, part[0], note.start) if note is not None else part
    return (start, end) if start < end else None


def _prose(folded: str, start: int, end: int, found: Cells, country: Country) -> None:
    """«الإيرادات (بالمليون دولار): 2021: 1250؛ 2022: 1430», «(أرقام بملايين الريالات) صافي الربح 154.3 …»."""
    for match in _NOTE.finditer(folded, start, end):
        note = _note(folded, match, country)
        if note is None:
            continue
        after = folded[match.end() : match.end() + 2].lstrip()[:1]
        if note.leads and match.start() == _trimmed(folded, start, end)[0]:
            found.notes.append(note)
            found.governed.append((match.end(), end, note))
        elif after == ":":
            keys = list(_KEYED.finditer(folded, match.end(), end))
            if not keys:
                continue
            found.notes.append(note)
            row = _trimmed(folded, max(folded.rfind(".", start, match.start()) + 1, start), match.start())
            for key in keys:
                figure = _FIGURE.match(folded, key.end(), end)
                if figure:
                    found.cells.append(Cell(figure.start(), figure.end(), row, key.span(1), note))
        elif _HEADS_ONLY.match(folded, match.start()):
            found.notes.append(note)
        return


def _note(folded: str, match: regex.Match[str], country: Country) -> Note | None:
    """What brackets say of the figures, or None where they say something else."""
    at, end = _trimmed(folded, *match.span(1))
    leads = False
    scale, unit, money = 1, None, None
    while at < end and (word := _WORD.match(folded, at, end)):
        form = word.group()
        if form in role_words("header_lead"):
            leads = True
        elif (size := _scale(form)) is not None:
            scale *= size
        else:
            break
        at = word.end() + (folded[word.end() : word.end() + 1] == " ")
    if at < end:
        skip = 1 if folded[at] == BA and unit_at(folded, at) is None else 0
        if skip and folded.startswith(BA_ARTICLE, at):
            skip = 1
        hit = unit_at(folded, at + skip)
        if hit is None:
            noun = _WORD.fullmatch(folded, at, end)
            known = noun is not None and scale > 1 and noun.group() in countable()
            return Note(match.start(), match.end(), scale, None, None, leads, (at, end)) if known else None
        unit, stop = hit
        if unit.kind == "money":
            adjective = adjective_after(folded, stop, unit)
            money, stop = adjective or (unit.code or country.code(unit.noun), stop)
        if stop != end:
            return None
    if unit is None and scale == 1:
        return None
    return Note(match.start(), match.end(), scale, unit, money, leads)


def _scale(form: str) -> int | None:
    """The magnitude that a head names: مليون، بالمليون، بملايين."""
    for lead in ("", BA, ARTICLE, BA_ARTICLE):
        word = number_words().get(form[len(lead) :]) if form.startswith(lead) else None
        if word is not None and word.cls == "scale" and word.number in ("sg", "pl"):
            return word.value
    return None
