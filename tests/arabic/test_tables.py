"""The package's tables are sound, and a table that is not says so with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from arextract.arabic import table_licences
from arextract.arabic.row_models import COLUMNS, KEYS, fit
from arextract.arabic.table_checks import FOLDER, WITHOUT_ROWS, check_table, check_tables
from arextract.arabic.tables import misfit, table


def test_the_package_s_tables_are_sound() -> None:
    assert [str(problem) for problem in check_tables()] == []


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_every_model_is_of_a_table(name: str) -> None:
    assert len(table(name)) > 0


def test_every_table_has_a_model() -> None:
    assert {file.stem for file in FOLDER.glob("*.tsv")} - WITHOUT_ROWS == set(COLUMNS)


def test_keys_are_of_tables_with_models() -> None:
    assert set(KEYS) <= set(COLUMNS)


@pytest.mark.parametrize(
    ("kind", "rows", "line", "what"),
    [
        ("proclitics", "بطولة\t3\tx", 2, "letters '3'"),
        ("proclitics", "سماء\t0\tx", 2, "word 'سماء'"),
        ("proclitics", "بطولة\t0\tx\nبطوله\t1\tx", 3, "contradicts line 2"),
        ("proclitics", "بطولة\t0\tx\nبطولة\t0\ty", 3, "the same as line 2"),
        ("proclitics", "بطولة\t0\t", 2, "no source"),
        ("proclitics", "بـطولة\t0\tx", 2, "U+0640"),
        ("proclitics", "بطولة\t0\tx\t0\t0", 0, "5 cells"),
    ],
)
def test_problems_are_said(kind: str, rows: str, line: int, what: str) -> None:
    problems = list(check_table(f"word\tletters\tsource\n{rows}\n", kind, "proclitics.tsv"))
    assert any(problem.line == line and what in str(problem) for problem in problems)


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ({"factor": "198l"}, "factor '198l'"),
        ({"prefix": "kila", "base": "m"}, "prefix 'kila' is no name of unit_prefixes.tsv"),
        ({"base": "metre"}, "base 'metre' is no code of units.tsv"),
    ],
)
def test_a_unit_of_nothing_is_a_problem(cells: dict[str, str], what: str) -> None:
    sound = dict.fromkeys(COLUMNS["units"], "") | {"kind": "measure", "dimension": "length", "source": "own"}
    rows = [sound | {"code": "m", "singular": "متر"}, sound | {"code": "ell"} | cells]
    text = "\n".join("\t".join(row.values()) for row in [dict(zip(sound, sound, strict=True)), *rows])
    assert [(p.line, what in str(p)) for p in check_table(text, "units", "units.tsv")] == [(3, True)]


def test_a_sound_table_has_no_problems() -> None:
    assert list(check_table("word\tletters\tsource\nبطولة\t0\town\n", "proclitics", "proclitics.tsv")) == []


def test_every_row_that_ships_has_a_licence_and_none_is_forbidden() -> None:
    assert list(table_licences.problems()) == []


@pytest.mark.parametrize(
    ("licence", "forbidden"),
    [
        ("GPL-2.0-only", True),
        ("AGPL-3.0", True),
        ("CC-BY-NC-4.0", True),
        ("CC-BY-SA-4.0", False),
        ("Apache-2.0", False),
    ],
)
def test_what_must_not_ship(licence: str, forbidden: bool) -> None:
    assert bool(table_licences.FORBIDDEN.search(licence)) == forbidden


def test_a_source_is_read_part_by_part() -> None:
    assert table_licences.parts("own knowledge: spoken; UCUM") == ["own knowledge", "UCUM"]


def test_a_source_that_is_not_known_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "nouns.tsv").write_text("noun\tsource\nبيت\tsomewhere\n", encoding="utf-8")
    assert table_licences.licences_of(tmp_path / "nouns.tsv") == {"somewhere": ""}


def test_a_problem_of_licences_has_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nouns.tsv").write_text("noun\tsource\nدار\town knowledge\nبيت\tsomewhere\n", encoding="utf-8")
    monkeypatch.setattr(table_licences, "PACKAGE", tmp_path)
    assert [problem.partition(":")[0] for problem in table_licences.problems()] == ["nouns.tsv, line 3"]


def test_a_table_without_model_fits() -> None:
    assert misfit("no_such_table", {"a": "b"}) is None


SOUND = {"word": "بطولة", "letters": "0", "source": "own"}


@pytest.mark.parametrize("change", [{"letters": "3"}, {"word": "سماء"}, {"word": ""}, {"source": ""}, {"more": ""}])
def test_the_quick_look_and_the_model_agree(change: dict[str, str]) -> None:
    assert fit("proclitics", [SOUND]) and misfit("proclitics", SOUND) is None
    wrong = SOUND | change
    assert not fit("proclitics", [wrong, wrong]) and misfit("proclitics", wrong) is not None


def test_letters_are_counted_by_the_quick_look() -> None:
    row = {"letters": "ې", "like": "ي", "source": "own"}
    assert fit("foreign_letters", [row])
    assert not fit("foreign_letters", [row | {"like": "يي"}])


def test_the_command(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from arextract.cli.app import app

    (tmp_path / "proclitics.tsv").write_text("word\tletters\tsource\nبطولة\t7\town\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["check-tables", str(tmp_path)])
    assert result.exit_code == 1
    assert "proclitics.tsv, line 2" in result.output
