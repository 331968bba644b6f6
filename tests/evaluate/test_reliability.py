"""Groups of choices by score, and the plot of them."""

from __future__ import annotations

from typing import Any

import pytest

from arextract.errors import UsageError
from arextract.evaluate.reliability import reliability, write_plot


def _quantity(start: int, subject: tuple[int, int, str] | None, *, optional: bool = False) -> dict[str, Any]:
    role = subject and {"start": subject[0], "end": subject[1], "text": subject[2], "canonical": []}
    return {"start": start, "end": start + 2, "subject": role, "metric": None, "source": None, "optional": optional}


def _claim(start: int, subject: tuple[int, int, str, float] | None) -> dict[str, Any]:
    role = subject and {"start": subject[0], "end": subject[1], "text": subject[2], "score": subject[3]}
    return {"quantity": {"start": start, "end": start + 2}, "subject": role, "metric": None, "source": None}


GOLD = {
    "id": "a",
    "quantities": [
        _quantity(10, (0, 6, "الشركة")),
        _quantity(20, (0, 6, "الشركة")),
        _quantity(30, None),
        _quantity(40, (0, 6, "الشركة"), optional=True),
    ],
}
ARTICLE = {
    "id": "a",
    "claims": [
        _claim(10, (0, 6, "الشركة", 0.93)),
        _claim(20, (14, 19, "المصنع", 1.0)),
        _claim(30, (14, 19, "المصنع", 0.41)),
        _claim(40, (14, 19, "المصنع", 0.95)),
        _claim(50, (14, 19, "المصنع", 0.95)),
    ],
}


def test_choices_are_grouped_by_tenths_and_what_gold_does_not_count_is_left_out() -> None:
    least, most = reliability([(GOLD, ARTICLE)])
    assert (least.role, least.count, least.mean, least.right) == ("subject", 1, 0.41, 0.0)
    assert (most.role, most.count, most.right) == ("subject", 2, 0.5)
    assert most.mean == pytest.approx(0.965)


def test_gold_without_roles_says_nothing_of_scores() -> None:
    assert reliability([({**GOLD, "layers": ["entities"]}, ARTICLE), (GOLD, {"id": "a"})]) == []


def test_the_same_groups_give_the_same_picture(tmp_path: Any) -> None:
    groups = reliability([(GOLD, ARTICLE)])
    for name in ("a.svg", "b.svg"):
        write_plot(groups, tmp_path / name)
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert drawn == (tmp_path / "b.svg").read_text(encoding="utf-8")
    assert "subject" in drawn and "2 choices" in drawn and "<!--" not in drawn
    with pytest.raises(UsageError, match="cannot write the plot"):
        write_plot(groups, tmp_path / "none" / "a.svg")
