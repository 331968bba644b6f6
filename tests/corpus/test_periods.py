"""Times as intervals of days."""

from __future__ import annotations

import pytest

from arextract.corpus.time_intervals import interval, same_period


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), ("2025-04-23", "2025-04-23", "2025-04-23"),
        ("2025-Q4", "2025-10-01", "2025-12-31"), ("2025-H1", "2025-01-01", "2025-06-30"), ("2018/2023", "2018-01-01", "2023-12-31"),
        ("2025-W32", "2025-08-04", "2025-08-10"), ("2025-01/2025-03", "2025-01-01", "2025-03-31"),
    ],
)  # fmt: skip
def test_interval(value: str, first: str, last: str) -> None:
    found = interval(value)
    assert found is not None and [day.isoformat() for day in found] == [first, last]


@pytest.mark.parametrize("value", [None, "", "XXXX-11", "XXXX-Q1", "أمس", "2025-13", "0000"])
def test_no_interval(value: str | None) -> None:
    assert interval(value) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2025", "2025", True), ("2025", "2024", False), ("2025", "2025-Q3", False), ("2025-11", "2025-11-03", True),
        ("2025-11-03", "2025-11-04", False), ("2025-Q3", "2025-07/2025-09", True), ("2025-H1", "2025-Q1", False),
    ],
)  # fmt: skip
def test_same_period(one: str, other: str, same: bool) -> None:
    a, b = interval(one), interval(other)
    assert a is not None and b is not None
    assert same_period(a, b) is same_period(b, a) is same
