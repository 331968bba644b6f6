"""Tables, statistics and differences of records."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from arextract.corpus.diff import diff
from arextract.corpus.frames import COLUMNS, to_frame, write_frame
from arextract.corpus.statistics import statistics
from arextract.errors import UsageError
from tests.corpus.test_exchange import article


@pytest.mark.parametrize("what", list(COLUMNS))
def test_tables_have_their_documented_columns(what: str) -> None:
    frame = to_frame([article()], what)  # type: ignore[arg-type]
    assert tuple(frame.columns) == COLUMNS[what]
    assert len(frame) == (0 if what == "relations" else 1)


def test_a_claim_in_a_table() -> None:
    row = to_frame([article()], "claims").iloc[0]
    assert (row["value"], row["unit"], row["subject_canonical"], row["metric"], row["time_value"]) == (
        5,
        "%",
        "Nvidia",
        "الأربـاح",
        "2024",
    )
    assert (row["change_direction"], row["change_role"], row["citations"]) == ("up", "by", "https://x")


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".jsonl"])
def test_written_tables_read_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    write_frame(to_frame([article()], "claims"), path)
    back = {".csv": pd.read_csv, ".parquet": pd.read_parquet, ".jsonl": lambda p: pd.read_json(p, lines=True)}[suffix](
        path
    )
    assert back["quantity"][0] == "٥٪"
    assert back["value"][0] == 5
    if suffix == ".csv":
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_bad_tables(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no table"):
        to_frame([], "verbs")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="must end in"):
        write_frame(to_frame([], "claims"), tmp_path / "x.ods")
    with pytest.raises(UsageError, match="cannot write"):
        write_frame(to_frame([], "claims"), tmp_path / "no" / "x.csv")


def test_statistics() -> None:
    found = statistics([article(), article()])
    assert (found.articles, found.times, found.labels["ORG"], found.kinds["percent"], found.roles["source"]) == (
        2,
        2,
        2,
        2,
        2,
    )
    assert found.names == {("Nvidia", "ORG"): 2}


def test_differences() -> None:
    old, new = article(), article()
    assert list(diff([old], [new])) == []
    new.entities[0].label = "PRODUCT"
    new.claims[0].quantity.value = 6
    new.times.clear()
    new.claims[0].time = None
    found = [(d.kind, d.change, d.text) for d in diff([old], [new])]
    assert found == [("entity", "changed", "إنفيديا"), ("time", "removed", "عام ٢٠٢٤"), ("claim", "changed", "٥٪")]
    details = {d.kind: d.detail for d in diff([old], [new])}
    assert details["entity"] == "label: ORG → PRODUCT"
    assert "value: 5 → 6" in details["claim"] and "time: 2024 → –" in details["claim"]
    gone = article()
    gone.id = "other"
    assert [(d.kind, d.change) for d in diff([old], [gone])] == [("article", "removed"), ("article", "added")]
