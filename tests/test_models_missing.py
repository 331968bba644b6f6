"""A model or lexicon that is missing or damaged is one clear line and status 2, never fewer names."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from arextract import resources
from arextract.cli import main
from arextract.errors import MissingModelError, UsageError
from arextract.ner import load_model
from arextract.pipeline import load


def without(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped models to spoil."""
    models = place / "models"
    shutil.copytree(resources.folder("models"), models)
    usual = resources.folder
    # What a session has loaded already is not loaded again.
    monkeypatch.setattr("arextract.pipes.entities.tagged.shared_model", load_model)
    monkeypatch.setattr(resources, "folder", lambda kind: models if kind == "models" else usual(kind))
    return models


def test_the_name_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models = without(tmp_path, monkeypatch)
    (models / "ner" / "model.npz").rename(models / "ner" / "away")
    with pytest.raises(MissingModelError, match=r"no model: .*model\.npz: No such file"):
        load("default")
    (models / "ner" / "model.npz").write_bytes((models / "ner" / "away").read_bytes()[:-1])
    with pytest.raises(UsageError, match="damaged or incomplete"):
        load("default")
    (models / "ner" / "meta.json").write_text("{")
    with pytest.raises(UsageError, match="is no JSON"):
        load("default")


def test_the_command_line_says_it_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "own.cfg"
    shipped = (resources.folder("pipelines") / "default.cfg").read_text(encoding="utf-8")
    (tmp_path / "model").mkdir()
    text = shipped.replace('model = "ner"', f'model = "{tmp_path / "model"}"')
    if text == shipped:
        text = shipped.replace("[components.entities]\n", f'[components.entities]\nmodel = "{tmp_path / "model"}"\n')
    config.write_text(text, encoding="utf-8")
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    for options, said in (
        (["--pipeline", config], "no model"),
        (["--lexicon", tmp_path / "no-header.tsv"], "no name in it; a header (label arabic latin"),
        (["--lexicon", tmp_path / "latin1.tsv"], "not UTF-8 (byte"),
        (["--encoding", "no-such"], "no encoding 'no-such'"),
    ):
        (tmp_path / "no-header.tsv").write_text("ORG\tشركة\tCompany\n", encoding="utf-8")
        (tmp_path / "latin1.tsv").write_bytes("label\tarabic\tlatin\nORG\té\té\n".encode("latin-1"))
        words = ["arextract", "run", tmp_path / "a.txt", "-o", tmp_path / "out", *options]
        monkeypatch.setattr(sys, "argv", [str(word) for word in words])
        with pytest.raises(SystemExit) as left:
            main()
        told = capfd.readouterr().err
        assert left.value.code == 2 and told.count("\n") == 1 and said in told, told


def test_the_hash_stands_for_all_that_decides_the_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    from arextract import pipeline

    usual = pipeline._package_digest.__wrapped__()
    for package in ("trafilatura", "charset-normalizer", "htmldate", "pydantic-core", "numpy"):
        with monkeypatch.context() as patch:
            version = pipeline.version
            patch.setattr(pipeline, "version", lambda name, one=package, v=version: "9.9" if name == one else v(name))
            assert pipeline._package_digest.__wrapped__() != usual, package


def test_failures_on_the_terminal_are_capped_and_complete_in_the_file(tmp_path: Path) -> None:
    plain = Path(__file__).parent / "batch" / "plain.cfg"
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "rows.jsonl").write_text("\n".join(["broken"] * 30 + [json.dumps({"text": "نص"})] + ["{}"] * 2))
    (folder / "b.rtf").write_text("x")
    command = [sys.executable, "-m", "arextract", "run", folder, "-o", tmp_path / "out", "--pipeline", plain]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    assert done.returncode == 1
    assert len((tmp_path / "out" / "errors.jsonl").read_text().splitlines()) == 32
    lines = done.stderr.splitlines()
    assert len(lines) == 5 + 2 + 1 + 1 + 1
    assert "25 more of the kind 'bad-json': all of them are in" in done.stderr
    assert "arextract: 1 file skipped: .rtf 1" in lines
