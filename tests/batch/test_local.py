"""The run: order, workers, resuming, and articles that go wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arextract.batch.local import run
from arextract.corpus.options import ReadOptions
from arextract.errors import UsageError
from arextract.pipeline import Extractor, load
from tests.batch import poison


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    """A pipeline with nothing but the poison pipe: the run is tested, not the pipes."""
    config = tmp_path_factory.mktemp("config") / "plain.cfg"
    config.write_text(poison.CONFIG)
    return Extractor(load(config))


def _articles(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


def _lines(output: Path, name: str = "articles.jsonl") -> list[dict]:
    return [json.loads(line) for line in (output / name).read_text().splitlines()]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_articles_come_in_the_order_of_their_paths(tmp_path: Path, plain: Extractor, workers: int) -> None:
    folder = _articles(tmp_path / "in", {f"a{i:03}": f"نص رقم {i}" for i in range(100)})
    summary = run(folder, tmp_path / "out", pipeline=plain, workers=workers)
    assert [a["id"] for a in _lines(tmp_path / "out")] == [f"a{i:03}" for i in range(100)]
    assert (summary.articles, summary.kept, summary.failures) == (100, 0, [])
    assert _lines(tmp_path / "out", "errors.jsonl") == []


def test_any_number_of_workers_gives_the_same_bytes(tmp_path: Path, plain: Extractor) -> None:
    folder = _articles(
        tmp_path / "in", {f"a{i}": "نص " * (i % 7 + 1) + ("RAISE" if i % 10 == 3 else "") for i in range(60)}
    )
    made = []
    for workers in (1, 2, 4):
        output = tmp_path / f"out{workers}"
        run(folder, output, pipeline=plain, workers=workers)
        made.append(((output / "articles.jsonl").read_bytes(), (output / "errors.jsonl").read_bytes()))
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize("workers", [1, 2])
def test_one_bad_article_is_one_line_of_errors(tmp_path: Path, plain: Extractor, workers: int) -> None:
    folder = _articles(tmp_path / "in", {"a": "نص", "b": "RAISE نص", "c": "نص"})
    (folder / "d.txt").write_bytes(b"")
    summary = run(folder, tmp_path / "out", pipeline=plain, workers=workers)
    assert [a["id"] for a in _lines(tmp_path / "out")] == ["a", "c"]
    errors = _lines(tmp_path / "out", "errors.jsonl")
    assert [(Path(e["source"]).name, e["error"]) for e in errors] == [("b.txt", "pipe-failed"), ("d.txt", "empty")]
    assert errors[0]["detail"] == "RuntimeError: a pipe that raises"
    assert len(summary.failures) == 2


def test_a_worker_that_is_killed_takes_only_its_article_along(tmp_path: Path, plain: Extractor) -> None:
    folder = _articles(tmp_path / "in", {f"a{i:02}": "نص KILL" if i in (4, 11) else "نص" for i in range(20)})
    (folder / "a07.txt").write_text(f"نص KILL-ONCE {tmp_path / 'flag'}")
    summary = run(folder, tmp_path / "out", pipeline=plain, workers=2)
    assert [a["id"] for a in _lines(tmp_path / "out")] == [f"a{i:02}" for i in range(20) if i not in (4, 11)]
    assert [f.error for f in summary.failures] == ["worker-died", "worker-died"]


def test_an_article_that_takes_too_long_is_given_up(tmp_path: Path, plain: Extractor) -> None:
    folder = _articles(tmp_path / "in", {"a": "نص", "b": "نص SLEEP", "c": "نص", "d": "نص"})
    summary = run(folder, tmp_path / "out", pipeline=plain, workers=1, timeout=0.5)
    assert [a["id"] for a in _lines(tmp_path / "out")] == ["a", "c", "d"]
    assert [f.error for f in summary.failures] == ["timeout"]


def test_two_inputs_with_one_id(tmp_path: Path, plain: Extractor) -> None:
    for name in ("one", "two"):
        _articles(tmp_path / name, {"same": "نص"})
    summary = run([tmp_path / "one", tmp_path / "two"], tmp_path / "out", pipeline=plain)
    assert [f.error for f in summary.failures] == ["duplicate-id"]
    assert len(_lines(tmp_path / "out")) == 1


def test_a_second_run_keeps_what_is_unchanged(tmp_path: Path, plain: Extractor) -> None:
    folder = _articles(tmp_path / "in", {"a": "نص", "b": "نص آخر", "c": "ثالث"})
    run(folder, tmp_path / "out", pipeline=plain)
    (folder / "b.txt").write_text("نص تغير")
    summary = run(folder, tmp_path / "out", pipeline=plain)
    assert (summary.articles, summary.kept) == (3, 2)
    fresh = run(folder, tmp_path / "fresh", pipeline=plain)
    assert fresh.kept == 0
    assert (tmp_path / "out/articles.jsonl").read_bytes() == (tmp_path / "fresh/articles.jsonl").read_bytes()
    assert run(folder, tmp_path / "out", pipeline=plain, overwrite=True).kept == 0


def test_a_torn_partial_file_is_used_up_to_its_last_whole_line(tmp_path: Path, plain: Extractor) -> None:
    folder = _articles(tmp_path / "in", {f"a{i}": f"نص {i}" for i in range(5)})
    run(folder, tmp_path / "whole", pipeline=plain)
    whole = (tmp_path / "whole/articles.jsonl").read_bytes()
    output = tmp_path / "out"
    output.mkdir()
    (output / ".articles.jsonl.000001.partial").write_bytes(whole[: len(whole) // 2])
    summary = run(folder, output, pipeline=plain)
    assert 0 < summary.kept < 5
    assert (output / "articles.jsonl").read_bytes() == whole
    assert sorted(p.name for p in output.iterdir()) == ["articles.jsonl", "errors.jsonl"]


def test_nothing_appears_until_the_run_is_complete(tmp_path: Path, plain: Extractor) -> None:
    folder = _articles(tmp_path / "in", {"a": "نص", "b": "نص"})

    def stop(done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(folder, tmp_path / "out", pipeline=plain, progress=stop)
    assert not (tmp_path / "out/articles.jsonl").exists()
    assert run(folder, tmp_path / "out", pipeline=plain).kept == 1


def test_the_default_date_is_part_of_the_pipeline(tmp_path: Path, plain: Extractor) -> None:
    folder = _articles(tmp_path / "in", {"a": "نص"})
    run(folder, tmp_path / "out", pipeline=plain)
    assert run(folder, tmp_path / "out", pipeline=plain, published="2025-01-02").kept == 0
    assert _lines(tmp_path / "out")[0]["published"] == "2025-01-02"


def test_another_column_is_read_anew(tmp_path: Path, plain: Extractor) -> None:
    """The bytes of a table do not change when another of its columns is asked for, but what is said does."""
    table = tmp_path / "t.csv"
    table.write_text("text,body,title,head\nنص,متن,عنوان,رأس\n", encoding="utf-8")
    run(table, tmp_path / "out", pipeline=plain)
    options = ReadOptions(text_column="body", title_column="head")
    assert run(table, tmp_path / "out", pipeline=plain, options=options).kept == 0
    assert [(a["text"], a["title"]) for a in _lines(tmp_path / "out")] == [("متن", "رأس")]
    assert run(table, tmp_path / "out", pipeline=plain, options=options).kept == 1


@pytest.mark.parametrize("options", [{"workers": 0}, {"published": "soon"}])
def test_wrong_usage(tmp_path: Path, plain: Extractor, options: dict) -> None:
    folder = _articles(tmp_path / "in", {"a": "نص"})
    with pytest.raises(UsageError):
        run(folder, tmp_path / "out", pipeline=plain, **options)


def test_an_output_folder_that_cannot_be_made(tmp_path: Path, plain: Extractor) -> None:
    folder = _articles(tmp_path / "in", {"a": "نص"})
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot write"):
        run(folder, tmp_path / "file", pipeline=plain)
