"""The round trip through a real Label Studio: our view, our tasks, annotations over its API, its exports, gold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from arextract.cli.app import app
from arextract.corpus.gold_format import to_gold
from arextract.corpus.label_studio import read_tasks, write_tasks
from arextract.errors import UsageError
from arextract.record import Article
from tests.corpus.label_studio_server import EXECUTABLE, label_studio, program
from tests.corpus.test_exchange import article

pytestmark = pytest.mark.heavy


def articles() -> list[Article]:
    return [article().model_copy(update={"id": name}) for name in ("confirmed", "corrected", "skipped", "untouched")]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    if program() is None:
        pytest.skip(f"no Label Studio: name its program in ${EXECUTABLE}")
    with label_studio(tmp_path_factory.mktemp("label-studio")) as client:
        yield client


def _done(answer: httpx.Response) -> Any:
    assert answer.is_success, answer.text[:2000]
    return answer.json()


@pytest.fixture(scope="module")
def project(server: httpx.Client, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a project with our view and our tasks: one confirmed, one corrected, one skipped, one that nobody opened."""
    written = tmp_path_factory.mktemp("written") / "tasks.json"
    assert write_tasks(written, articles()) == 4
    config = written.with_suffix(".xml").read_text(encoding="utf-8")
    made = (
        f"/api/projects/{_done(server.post('/api/projects/', json={'title': 'أخبار', 'label_config': config}))['id']}"
    )
    tasks = json.loads(written.read_text(encoding="utf-8"))
    assert _done(server.post(f"{made}/import", json=tasks, params={"return_task_ids": "true"}))["prediction_count"] == 4
    number = made.rsplit("/", 1)[1]
    listed = _done(server.get("/api/tasks/", params={"project": number, "fields": "all", "page_size": 100}))["tasks"]
    assert sorted(task["data"]["id"] for task in listed) == ["confirmed", "corrected", "skipped", "untouched"]
    for task in listed:
        (prediction,) = task["predictions"]
        result, name = prediction["result"], task["data"]["id"]
        if name == "untouched":
            continue
        if name == "corrected":
            for part in result:
                if part["type"] == "labels" and part["value"]["labels"] == ["ORG"]:
                    part["value"]["labels"] = ["PRODUCT"]
                if part["type"] == "number" and part["from_name"] == "value":
                    part["value"]["number"] = 6
        body = {"result": result, "was_cancelled": name == "skipped"}
        _done(server.post(f"/api/tasks/{task['id']}/annotations/", json=body))
    return made


def _export(server: httpx.Client, project: str, kind: str, folder: Path) -> Path:
    answer = server.get(f"{project}/export", params={"exportType": kind, "download_all_tasks": "true"})
    assert answer.is_success, (kind, answer.text[:500])
    named = answer.headers.get("content-disposition", "")
    path = folder / f"export.{named.rsplit('.', 1)[-1].strip(chr(34)) or 'json'}"
    path.write_bytes(answer.content)
    return path


def test_annotated_tasks_become_gold_and_no_others(server: httpx.Client, project: str, tmp_path: Path) -> None:
    found = read_tasks(_export(server, project, "JSON", tmp_path))
    gold = {made["id"]: made for made, _ in found.gold}
    assert sorted(gold) == ["confirmed", "corrected"] and found.skipped == 2
    confirmed, corrected, *_ = articles()
    assert gold["confirmed"] == to_gold(confirmed)
    expected = to_gold(corrected)
    expected["entities"][0]["label"] = ["PRODUCT"]
    expected["quantities"][0]["value"] = 6
    assert gold["corrected"] == expected
    assert all(raw == confirmed.text for _, raw in found.gold)


def test_the_command_says_what_it_left_out(server: httpx.Client, project: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["import-gold", str(_export(server, project, "JSON", tmp_path)), "-o", str(tmp_path / "gold")]
    )
    assert (
        done.exit_code == 0
        and "2 articles" in done.output
        and "2 tasks that nobody annotated are no gold" in done.output
    )
    assert sorted(p.name for p in (tmp_path / "gold").iterdir()) == sorted(
        f"{name}.{kind}" for name in ("confirmed", "corrected") for kind in ("json", "txt")
    )


def test_every_other_export_is_answered_by_one_line(server: httpx.Client, project: str, tmp_path: Path) -> None:
    kinds = [kind["name"] for kind in _done(server.get(f"{project}/export/formats")) if not kind.get("disabled")]
    assert {"JSON", "JSON_MIN", "CSV", "TSV"} <= set(kinds)
    for kind in kinds:
        if kind == "JSON":
            continue
        with pytest.raises(UsageError, match="choose JSON") as raised:
            read_tasks(_export(server, project, kind, tmp_path))
        assert "\n" not in str(raised.value), kind


def test_one_task_and_one_annotation_as_the_api_gives_them(server: httpx.Client, project: str, tmp_path: Path) -> None:
    """What people save who ask the API themselves: a list of tasks, and an annotation with its task."""
    number = project.rsplit("/", 1)[1]
    tasks = _done(server.get("/api/tasks/", params={"project": number, "fields": "all", "page_size": 100}))["tasks"]
    (tmp_path / "tasks.json").write_text(json.dumps(tasks))
    assert read_tasks(tmp_path / "tasks.json").skipped == 2
