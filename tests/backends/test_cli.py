"""The pipelines over the seeds through the command line: no network, no home folder, no broken invariant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arextract.evaluate.invariants import broken

pytestmark = pytest.mark.heavy

PIPELINES = ("default", "stanza", "camel", "ensemble")


@pytest.fixture(scope="module")
def runs(cli, places: dict[str, str], seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The output folder of each pipeline's run over the seeds."""
    out = {}
    for pipeline in PIPELINES:
        folder = tmp_path_factory.mktemp(pipeline)
        done = cli("run", seeds, "-o", folder, "--pipeline", pipeline, **places)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        assert (folder / "errors.jsonl").read_text() == ""
        out[pipeline] = folder
    return out


def _articles(folder: Path) -> list[dict]:
    return [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("pipeline", PIPELINES)
def test_no_invariant_is_broken(pipeline: str, runs: dict[str, Path], seeds: Path) -> None:
    articles = _articles(runs[pipeline])
    assert len(articles) == 5
    for article in articles:
        raw = (seeds / f"{article['id']}.txt").read_bytes().decode("utf-8-sig")
        assert broken(article, raw) == []
        assert article["pipeline"].startswith(f"{pipeline}@")
        assert article["entities"]
    assert len({article["pipeline"] for article in articles}) == 1


def test_numbers_and_times_do_not_depend_on_the_engine(runs: dict[str, Path]) -> None:
    def said(folder: Path) -> list[tuple[object, ...]]:
        return [
            (a["id"], q["start"], q["end"], q["kind"], q["value"], q["low"], q["high"], q["unit"])
            for a in _articles(folder)
            for q in (claim["quantity"] for claim in a["claims"])
        ]

    default = said(runs["default"])
    for pipeline in ("stanza", "camel", "ensemble"):
        other = said(runs[pipeline])
        # A name may hold a number (كيمي كيه 2), so a few may differ where the names do.
        assert len(set(default) ^ set(other)) <= 4, pipeline
        times = [[(t["start"], t["value"]) for t in a["times"]] for a in _articles(runs[pipeline])]
        assert times == [[(t["start"], t["value"]) for t in a["times"]] for a in _articles(runs["default"])]


def test_each_engine_signs_its_names(runs: dict[str, Path]) -> None:
    signed = {p: {e["by"] for a in _articles(runs[p]) for e in a["entities"]} for p in PIPELINES}
    for pipeline in ("stanza", "camel", "ensemble"):
        assert pipeline in signed[pipeline]
        assert "ner" not in signed[pipeline]


@pytest.mark.parametrize("pipeline", ["ensemble"])
def test_the_bytes_are_the_same_for_any_number_of_workers(
    pipeline: str, cli, places: dict[str, str], runs: dict[str, Path], seeds: Path, tmp_path: Path
) -> None:
    done = cli("run", seeds, "-o", tmp_path, "--pipeline", pipeline, "--workers", "2", **places)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "articles.jsonl").read_bytes() == (runs[pipeline] / "articles.jsonl").read_bytes()


def test_models_are_listed_and_checked(cli, places: dict[str, str]) -> None:
    listed = cli("models", **places)
    assert listed.returncode == 0, listed.stderr
    for pipeline in PIPELINES:
        assert f"{pipeline}: ready" in listed.stdout.splitlines()
    assert "missing" not in listed.stdout
    checked = cli("models", "check", **places)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert [line.split(";")[0] for line in checked.stdout.splitlines()] == [f"{p}: ok" for p in PIPELINES]


def test_a_damaged_model_fails_the_check(cli, places: dict[str, str], camel_folder: Path, tmp_path: Path) -> None:
    broken_folder = tmp_path / "data" / "ner" / "arabert"
    broken_folder.mkdir(parents=True)
    (broken_folder / "config.json").write_text("{}")
    for kind in ("morphology_db", "disambig_mle"):
        (tmp_path / "data" / kind).symlink_to(camel_folder / "data" / kind)
    checked = cli("models", "check", "camel", **{**places, "CAMELTOOLS_DATA": str(tmp_path)})
    assert checked.returncode == 1
    assert checked.stdout.startswith("camel: failed; ")
