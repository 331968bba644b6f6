"""The roles of a figure in a table: its heads say what it measures, of whom and when."""

from __future__ import annotations

import regex

from arextract.layers import CellSpan, ClaimSpan, Layers, RoleSpan

_YEAR = regex.compile(r"(?:19|20)\d\d")


def read_heads(text: str, own: Layers) -> None:
    """Sets the roles of the claims whose quantity stands in one of the cells, in place; nothing else in the line is theirs.

    A year is when the figure holds. Of two other heads the column says what is measured and the row of whom.
    """
    cells = {cell.start: cell for cell in own.cells}
    for claim in own.claims:
        quantity = own.quantities[claim.quantity]
        cell = cells.get(quantity.start) or cells.get(quantity.start - 1)
        if cell is not None:
            _fill(text, own, claim, cell)


def _fill(text: str, own: Layers, claim: ClaimSpan, cell: CellSpan) -> None:
    claim.subject = claim.metric = claim.time = claim.source = claim.change = None
    claim.hedged = claim.negated = False
    claim.rule = "cell"
    heads = [head for head in (cell.row, cell.column) if head is not None]
    for head in heads:
        if _YEAR.fullmatch(text, *head):
            times = (i for i, time in enumerate(own.times) if time.start <= head[0] < time.end)
            claim.time = next(times, None)
    said = [head for head in heads if not _YEAR.fullmatch(text, *head)]
    if said:
        claim.metric = RoleSpan(*said[-1])
    if len(said) == 2:
        claim.subject = RoleSpan(*said[0])
