"""Partitions and their merge, without a cluster: the same bytes as a local run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from arextract.batch import partitions
from arextract.batch.local import run
from arextract.batch.merge import RUN, merge
from arextract.batch.partitions import PartFiles, plan, work
from arextract.corpus.inputs import find_inputs
from arextract.corpus.options import ReadOptions
from arextract.errors import UsageError
from arextract.pipeline import Extractor, load
from tests.batch import poison

OPTIONS = ReadOptions()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    config = tmp_path_factory.mktemp("config") / "plain.cfg"
    config.write_text(poison.CONFIG)
    return Extractor(load(config))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every kind of input and of accident, cut into many partitions."""
    monkeypatch.setattr(partitions, "_SMALL_FILES", 3)
    monkeypatch.setattr(partitions, "_LARGE", 400)
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(11):
        (folder / f"t{i:02}.txt").write_text(f"نص رقم {i}" + (" RAISE" if i == 5 else ""))
    (folder / "t03.txt").write_bytes(b"")
    rows = [json.dumps({"id": f"r{i}", "text": f"سطر {i}"}, ensure_ascii=False) for i in range(40)]
    rows[7] = "{broken"
    rows[9] = ""
    rows[20] = json.dumps({"id": "t01", "text": "هوية مكررة"})
    rows[30] = json.dumps({"id": "r2", "text": "هوية مكررة"})
    rows[33] = json.dumps({"text": "بلا هوية"})
    (folder / "m.jsonl").write_text("\n".join(rows))
    frame = pd.DataFrame({"text": [f"صف {i}" for i in range(10)], "desk": range(10)})
    frame.to_parquet(folder / "p.parquet", row_group_size=4)
    return folder


def _share_out(folder: Path, output: Path, extractor: Extractor, published: str | None = None) -> list[int]:
    """What the engine does, in this process; returns the numbers of the partitions that were worked on."""
    planned = plan(find_inputs([folder]), extractor, OPTIONS, published)
    parts = PartFiles(str(output))
    parts.write(RUN, json.dumps({"keys": [p.key for p in planned]}).encode())
    done = {m["number"]: m["key"] for m in parts.manifests()}
    todo = [p for p in planned if done.get(p.number) != p.key]
    for partition in reversed(todo):
        work(partition, extractor, str(output), OPTIONS, published)
    return [p.number for p in todo]


def test_the_same_bytes_as_a_local_run(tmp_path: Path, folder: Path, plain: Extractor) -> None:
    run(folder, tmp_path / "local", pipeline=plain)
    assert len(_share_out(folder, tmp_path / "parts", plain)) > 8
    articles, failures = merge(str(tmp_path / "parts"))
    assert (articles, failures) == (55, 5)
    for name in ("articles.jsonl", "errors.jsonl"):
        assert (tmp_path / "parts" / name).read_bytes() == (tmp_path / "local" / name).read_bytes()


def test_resuming_by_partition(tmp_path: Path, folder: Path, plain: Extractor) -> None:
    every = _share_out(folder, tmp_path / "parts", plain)
    assert _share_out(folder, tmp_path / "parts", plain) == []
    (tmp_path / "parts/parts/part-000002.done.json").unlink()
    with pytest.raises(UsageError, match="1 of"):
        merge(str(tmp_path / "parts"))
    assert _share_out(folder, tmp_path / "parts", plain) == [2]
    (folder / "t10.txt").write_text("نص تغير")
    assert _share_out(folder, tmp_path / "parts", plain) == every[-1:]
    run(folder, tmp_path / "local", pipeline=plain)
    merge(str(tmp_path / "parts"), tmp_path / "merged")
    assert (tmp_path / "merged/articles.jsonl").read_bytes() == (tmp_path / "local/articles.jsonl").read_bytes()


def test_another_pipeline_or_date_does_the_work_again(tmp_path: Path, folder: Path, plain: Extractor) -> None:
    every = _share_out(folder, tmp_path / "parts", plain)
    assert _share_out(folder, tmp_path / "parts", plain.stated(published="2025-01-02"), "2025-01-02") == every
    run(folder, tmp_path / "local", pipeline=plain, published="2025-01-02")
    merge(str(tmp_path / "parts"))
    assert (tmp_path / "parts/articles.jsonl").read_bytes() == (tmp_path / "local/articles.jsonl").read_bytes()


def test_no_parts(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no parts"):
        merge(str(tmp_path))


def test_an_input_that_vanishes_is_one_failure(tmp_path: Path, folder: Path, plain: Extractor) -> None:
    planned = plan(find_inputs([folder]), plain, OPTIONS, None)
    shutil.rmtree(folder)
    assert all(work(p, plain, str(tmp_path / "parts"), OPTIONS, None)["articles"] == 0 for p in planned)


def test_a_megabyte_of_small_files_is_a_partition(tmp_path: Path, plain: Extractor) -> None:
    for number in range(4):
        row = json.dumps({"id": f"a{number}", "text": "كلمة " * 130_000}, ensure_ascii=False)
        (tmp_path / f"{number}.jsonl").write_text(row + "\n", encoding="utf-8")
    (tmp_path / "9.txt").write_text("كلمة", encoding="utf-8")
    made = plan(find_inputs([tmp_path]), plain, OPTIONS, None)
    assert [len(partition.slices) for partition in made] == [1, 1, 1, 1, 1]
