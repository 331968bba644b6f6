"""Tables as a spreadsheet and as a database, opened by what opens them."""

from __future__ import annotations

import datetime
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest

from arextract.corpus.database import searchable, write_database
from arextract.corpus.frames import to_frame, write_frame
from arextract.errors import UsageError
from arextract.record import Article
from tests.corpus.test_exchange import article


def _hostile() -> Article:
    one = article()
    one.title = '=HYPERLINK("http://x","y")'
    one.claims[0].citations = ["@SUM(A1)"]
    one.claims[0].quantity.value = 10**17 + 1
    return one


def test_a_workbook_is_typed_and_harmless(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "claims.xlsx"
    write_frame(to_frame([article(), _hostile()], "claims"), path)
    sheet = openpyxl.load_workbook(path).active
    assert sheet.sheet_view.rightToLeft and sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")
    header = [cell.value for cell in sheet[1]]
    rows = [dict(zip(header, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert (rows[0]["value"], rows[0]["hedged"], rows[0]["subject"]) == (5, False, "إنفيديا")
    assert rows[0]["time_start"] == datetime.datetime(2024, 1, 1) and rows[0]["time_end"] == datetime.datetime(
        2024, 12, 31
    )
    assert rows[0]["published"] == datetime.datetime(2025, 1, 2)
    assert rows[1]["title"].startswith("=HYPERLINK") and rows[1]["value"] == str(10**17 + 1)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b", "d"}
    with zipfile.ZipFile(path) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


def test_a_database_is_searched_and_joined(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    other = _hostile()
    other.id = "desk/two"
    assert write_database(path, [article(), other]) == 2
    assert write_database(path, [article(), other]) == 2  # in place of the first
    store = sqlite3.connect(path)
    row = store.execute(
        "SELECT c.value, c.time_start, c.subject_canonical, a.text FROM claims c JOIN articles a ON a.id = c.article"
        " WHERE c.rowid IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH 'ارباح') ORDER BY a.id"
    ).fetchone()
    assert row == (5, "2024-01-01", "Nvidia", article().text)
    assert store.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'انفيديا'").fetchone() == (2,)
    assert store.execute("SELECT DISTINCT value FROM times").fetchall() == [("2024",)]  # words, no number
    assert store.execute("PRAGMA foreign_key_check").fetchall() == []
    assert {r[2] for r in store.execute("PRAGMA foreign_key_list(claims)")} == {"articles"}
    assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.db"]
    with pytest.raises(UsageError, match="one id"):
        write_database(path, [article(), article()])
    with pytest.raises(UsageError, match="cannot write"):
        write_database(tmp_path / "no" / "x.db", [article()])


def test_search_sees_words_without_their_article() -> None:
    assert searchable("وبالأسهم") == "وبالاسهم"
    assert "اسهم" in searchable("بالأسهم").split()
    assert "شركه" in searchable("للشركة").split()


def test_a_record_has_the_names_of_the_contract_however_it_is_dumped() -> None:
    one = article()
    for line in (one.to_json(), one.model_dump_json()):
        row = json.loads(line)
        assert row["schema"].startswith("arextract/") and "schema_" not in row
        assert Article.model_validate_json(line) == one
