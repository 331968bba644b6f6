"""The examples run: the notebook cell by cell, the newsroom's watch twice."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "notebook"}
    for cell in json.loads((ROOT / "examples" / "seeds.ipynb").read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [], "kept without outputs, so that they never say what is no longer true"
            exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    assert (tmp_path / "outputs" / "report.html").stat().st_size > 100_000


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a shell script for cron")
def test_the_watch_prints_contradictions_and_nothing_else(tmp_path: Path) -> None:
    incoming, results = tmp_path / "in", tmp_path / "out"
    incoming.mkdir()
    commands = tmp_path / "bin"
    commands.mkdir()
    (commands / "arextract").write_text(f'#!/bin/sh\nexec {sys.executable} -m arextract "$@"\n', encoding="utf-8")
    (commands / "arextract").chmod(0o755)
    environment = {**os.environ, "PATH": f"{commands}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "src")}

    def watch() -> str:
        done = subprocess.run(
            [ROOT / "examples" / "newsroom_watch.sh", incoming, results],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    say = "بلغت إيرادات شركة أرامكو {} مليار دولار في عام 2023."
    (incoming / "a.txt").write_text(say.format(480), encoding="utf-8")
    assert watch() == ""
    (incoming / "b.txt").write_text(say.format(440), encoding="utf-8")
    assert "contradiction" in watch()
    assert len((results / "articles.jsonl").read_text(encoding="utf-8").splitlines()) == 2
