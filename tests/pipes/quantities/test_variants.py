"""Ways in which pages write and mean numbers, in sentences of our own: the table says what must come out, and that nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from arextract.arabic.tables import read_table
from arextract.loose_quantities import FoundQuantity, find_quantities

ROWS = read_table(Path(__file__).parent / "variants.tsv")
_SIGNS = ("~", ">", ">=", "<", "<=")


def plain(value: float | None) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def said(quantity: FoundQuantity, wanted: str) -> str:
    """A quantity in the words of the table; its unit and noun only where `wanted` speaks of them."""
    value = plain(quantity.value) if quantity.value is not None else f"{plain(quantity.low)}..{plain(quantity.high)}"
    if quantity.kind == "rank":
        return f"rank {value}"
    words = [value, quantity.unit or ("?" if quantity.kind == "money" else "-")]
    if quantity.counted and "c=" in wanted:
        words.append(f"c={quantity.counted}")
    if quantity.per:
        words.append(f"per={quantity.per}")
    if quantity.comparator != "=":
        words.append(quantity.comparator)
    return " ".join(words)


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['phenomenon']}-{at}" for at, row in enumerate(ROWS, 1)])
def test_variant(row: dict[str, str]) -> None:
    wanted = [] if row["said"] == "—" else row["said"].split("; ")
    found = find_quantities(row["text"].replace("\\n", "\n").replace("\\t", "\t"))
    wishes = [*wanted, *[""] * (len(found) - len(wanted))]
    out = [said(quantity, wish) for quantity, wish in zip(found, wishes, strict=False)]
    assert [" ".join(sorted(one.split())) for one in out] == [" ".join(sorted(one.split())) for one in wanted], out


def test_there_are_two_hundred() -> None:
    assert len(ROWS) >= 200
