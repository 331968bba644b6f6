"""The same argument means the same in every command, and so do ``-v`` and ``-q``; what several tables number alike stays apart."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import arextract
from arextract.cli.app import app

GOLD = Path(__file__).resolve().parents[1] / "gold" / "seeds"
COMMANDS = [
    "table RUN",
    "stats RUN",
    "compare RUN",
    "diff RUN RUN",
    "show RUN --id 000_baf3ed539edd252e",
    "explain RUN --id 000_baf3ed539edd252e --claim q1",
    "names RUN -o OUT.tsv",
    "report RUN -o OUT.html",
    "table RUN -o OUT.csv",
    "table RUN -o OUT.jsonl",
    "export RUN --to conll -o OUT.conll",
    "export RUN --to label-studio -o OUT.json",
    f"evaluate {GOLD} RUN",
]


def answered(line: str, run: Path, out: Path) -> tuple[int, str, bytes]:
    """Status, what is printed, and what is written, of one command on a run given as `run`."""
    out.mkdir(exist_ok=True)
    words = [word.replace("RUN", str(run)).replace("OUT", str(out / "x")) for word in line.split()]
    done = CliRunner().invoke(app, words)
    written = b"".join(path.read_bytes() for path in sorted(out.iterdir()) if path.suffix != ".xml")
    return done.exit_code, done.stdout.replace(str(run), "RUN"), written


@pytest.mark.parametrize("line", COMMANDS)
def test_a_folder_is_its_articles(line: str, seed_run: Path, tmp_path: Path) -> None:
    status, *rest = answered(line, seed_run, tmp_path / "a")
    assert status == 0 and (any(rest) or line.startswith(("compare", "diff")))
    assert answered(line, seed_run / "articles.jsonl", tmp_path / "a") == (status, *rest)


def test_explain_takes_the_pipeline_of_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "قالت شركة إنفيديا إن إيراداتها بلغت 68.1 مليار دولار في عام 2025.", encoding="utf-8"
    )
    said = {}
    for pipeline in ("rules", "default"):
        arextract.run([tmp_path / "a.txt"], tmp_path / pipeline, pipeline=pipeline)
        done = CliRunner().invoke(app, ["explain", str(tmp_path / pipeline), "--claim", "q1"])
        assert done.exit_code == 0, done.output
        said[pipeline] = done.stdout
    assert "\ncandidate subject" in said["default"] and "\ncandidate" not in said["rules"]


def typed(*words: str | Path) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "arextract", *map(str, words)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@pytest.mark.slow
def test_how_much_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"text": "بلغت الأرباح 5 ملايين دولار.", "published": "sometime"}', encoding="utf-8"
    )
    said = {}
    for option in ("-q", "", "-v", "-vv"):
        out, said[option] = typed(*filter(None, [option, "run", tmp_path / "a.jsonl", "-o", tmp_path / f"out{option}"]))
        assert out == ""
    assert said["-q"] == ""
    assert "the date 'sometime' cannot be read and is left out" in said[""]  # the date, and not the article
    assert len(said[""]) < len(said["-v"]) <= len(said["-vv"])
    (made,) = arextract.read(tmp_path / "out" / "articles.jsonl")
    assert made.published is None and len(made.claims) == 1 and made.meta["published"] == "sometime"


def test_ids_that_tables_share(tmp_path: Path) -> None:
    for name in ("january", "february"):
        (tmp_path / f"{name}.csv").write_text(
            "id;text\n1;بلغت الأرباح 5 ملايين دولار.\n2;نص آخر هنا\n", encoding="utf-8"
        )
    summary = arextract.run([tmp_path], tmp_path / "out", pipeline="rules")
    assert not summary.failures
    made = [article.id for article in arextract.read(tmp_path / "out" / "articles.jsonl")]
    assert len(set(made)) == 4 and {"1", "2"} <= set(made)
