"""Whose a surname is: forty surnames in five patterns of text; a name in full is its bearer's, a surname alone nobody's without
evidence (tests/gold/surnames.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest

from arextract.arabic.tables import read_table
from arextract.pipes.latin.lookup import package
from arextract.translit.letters import compare
from tests.pipes.latin.helpers import resolved

ROWS = read_table(Path(__file__).parents[2] / "gold" / "surnames.tsv")
pytestmark = pytest.mark.parametrize("row", ROWS, ids=[row["surname"] for row in ROWS])


def _is(canonical: str | None, forms: str) -> bool:
    return canonical is not None and compare(canonical) in {compare(form) for form in forms.split("|")}


def _own(canonical: str | None, row: dict[str, str]) -> bool:
    """Whether a canonical form is the unknown bearer's: his surname with a first name that is not the famous bearer's."""
    if canonical is None or _is(canonical, row["famous_latin"]):
        return False
    forms = [compare(form) for form in row["latin"].split("|")]
    return any(compare(canonical).endswith(form) for form in forms) and not any(
        compare(canonical).startswith(compare(name.split()[0])) for name in row["famous_latin"].split("|")
    )


def test_full_name_then_surname(row: dict[str, str]) -> None:
    text = (
        f"قال النائب ‹{row['given']} {row['surname']}|PER› إن العمل بدأ. وأضاف ‹{row['surname']}|PER› أن النتائج قريبة."
    )
    full, short = resolved(text, package())
    assert _own(full[1], row), full
    assert short[1] == full[1] and short[3] == full[3]


def test_bare(row: dict[str, str]) -> None:
    ((_, canonical, by, _),) = resolved(f"ورأى ‹{row['surname']}|PER› أن الأمر صعب على الجميع.", package())
    assert _is(canonical, row["latin"]), canonical
    assert by == "transliteration"


def test_with_a_title(row: dict[str, str]) -> None:
    ((_, other, _, _),) = resolved(f"وقال الطبيب ‹{row['surname']}|PER› إن المستشفى مكتظ.", package())
    assert _is(other, row["latin"]), other
    ((_, his, _, _),) = resolved(f"وقال {row['title']} ‹{row['surname']}|PER› إن الأمر قريب.", package())
    assert _is(his, row["latin"]) or _is(his, row["famous_latin"]), his


def test_two_people_of_one_surname(row: dict[str, str]) -> None:
    text = (
        f"التقى ‹{row['given']} {row['surname']}|PER› في المدينة زميله ‹{row['other']} {row['surname']}|PER›. "
        f"وقال ‹{row['surname']}|PER› إن اللقاء مفيد."
    )
    one, two, last = resolved(text, package())
    assert _own(one[1], row) and _own(two[1], row)
    assert one[3] != two[3] and one[1] != two[1]
    assert last[1] == two[1] and last[3] == two[3]


def test_famous_and_unknown_together(row: dict[str, str]) -> None:
    text = (
        f"استقبل {row['title']} ‹{row['famous']}|PER› المهندس ‹{row['given']} {row['surname']}|PER›. "
        f"وقال ‹{row['surname']}|PER› إن اللقاء مفيد."
    )
    famous, unknown, last = resolved(text, package())
    assert _is(famous[1], row["famous_latin"]), famous
    assert _own(unknown[1], row), unknown
    assert famous[3] != unknown[3] and last[3] == unknown[3]
