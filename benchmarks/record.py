"""Adds the figures of a commit to the history that the documentation draws (`benchmarks/history.tsv`); asserts nothing.

    python benchmarks/record.py [--tree CHECKOUT --python PYTHON] [-o benchmarks/history.tsv]

Measured is the package of this checkout, or of another one that is installed for PYTHON:

    git worktree add /tmp/old COMMIT && python -m venv /tmp/env && /tmp/env/bin/pip install /tmp/old
    python benchmarks/record.py --tree /tmp/old --python /tmp/env/bin/python

always with the gold, the cases and the scoring of this checkout, so that figures of different commits can be compared. A commit that stands in the
file is measured anew; a tree with changes that no commit has is refused.

Speed is told as a ratio of processor times taken in one process, which another machine or a busy one hardly moves: the pipeline's on the seeds, the second
time it reads them, to that of spaCy's blank Arabic tokenizer. Measure where nothing but the default install is: spaCy loads torch where that is there.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from arextract.evaluate import evaluate
from arextract.evaluate.cases import read_cases, score_cases
from arextract.evaluate.gold import read_gold

ROOT = Path(__file__).resolve().parent.parent
HISTORY = ROOT / "benchmarks" / "history.tsv"
COLUMNS = ("commit", "date", "measure", "value")
SETS = ("seeds", "own", "claims/held", "passages")
FIGURES = ("entities strict", "quantities strict", "times", "subject", "metric", "source", "claim full")
SPEED = """
import glob, json, resource, sys, time
import arextract, spacy
texts = [open(path, encoding="utf-8", newline="").read() for path in sorted(glob.glob(sys.argv[1] + "/*.txt"))]
plain = spacy.blank("ar")
def least(call):
    best = float("inf")
    for _ in range(6):
        began = time.process_time()
        for text in texts:
            call(text)
        best = min(best, time.process_time() - began)
    return best
whole, tokens = least(arextract.extract), least(plain.make_doc)
words = sum(len(text.split()) for text in texts)
print(json.dumps({"pipeline time : tokenizer time": whole / tokens, "words a processor second": words / whole,
    "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def package(python: str, *arguments: object) -> str:
    """What a process of `python` prints, as users run it."""
    environment = dict(os.environ)
    if python != sys.executable:
        environment.pop("PYTHONPATH", None)
    command = [python, *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)[:200]}: {done.stderr[-2000:]}")
    return done.stdout


def measure(python: str) -> dict[str, float]:
    """The figures of the package that `python` has, by name."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "in.jsonl"
        for name in SETS:
            gold = ROOT / "tests" / "gold" / name
            texts = [{"id": one["id"], "text": text} for one, text in read_gold(gold)]
            made = evaluate(gold, run(python, rows, texts, Path(folder) / name.replace("/", "-")))
            for figure in FIGURES:
                if made.result[figure]["gold"]:
                    found[f"{name}: {figure}"] = made.result[figure]["f1"]
        cases = read_cases(ROOT / "tests" / "gold" / "cases.jsonl")
        asked = [case for case in cases if case["kind"] != "latin"]
        texts = [
            {"id": str(case["line"]), "text": case["text"]}
            | ({"published": case["published"]} if "published" in case else {})
            for case in asked
        ]
        out = run(python, rows, texts, Path(folder) / "cases")
        records = {
            row["id"]: row for row in map(json.loads, (out / "articles.jsonl").read_text(encoding="utf-8").splitlines())
        }
        figures, _ = score_cases(asked, lambda case: records[str(case["line"])], lambda name: None)
        found |= {
            ("cases: all" if kind == "cases" else f"cases: {kind}"): row["accuracy"] for kind, row in figures.items()
        }
    return found | json.loads(package(python, "-c", SPEED, ROOT / "seeds"))


def run(python: str, file: Path, texts: list[dict[str, Any]], out: Path) -> Path:
    """The output folder of a run over `texts` of the package that `python` has."""
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in texts), encoding="utf-8")
    package(python, "-m", "arextract", "run", file, "-o", out)
    return out


def commit_of(tree: Path) -> tuple[str, str]:
    """(short hash, date and minute) of what is checked out in `tree`; ends the program where its package has changes."""

    def git(*arguments: str) -> str:
        return subprocess.run(
            ["git", "-C", str(tree), *arguments], capture_output=True, text=True, check=True
        ).stdout.strip()

    if git("status", "--porcelain", "--untracked-files=no", "--", "src", "models", "pipelines"):
        sys.exit(f"{tree} has changes that no commit has: commit them first")
    hash_, _, date = git("log", "-1", "--format=%h %cd", "--date=format:%Y-%m-%dT%H:%M").partition(" ")
    return hash_, date


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tree", type=Path, default=ROOT)
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("-o", "--output", type=Path, default=HISTORY)
    arguments = parser.parse_args()
    commit, date = commit_of(arguments.tree)
    rows = []
    if arguments.output.exists():
        with arguments.output.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file, delimiter="\t") if row["commit"] != commit]
    for name, value in measure(arguments.python).items():
        shown = f"{value:.4f}" if value < 10 else f"{value:.1f}"
        print(f"{name:40} {shown}")
        rows.append({"commit": commit, "date": date, "measure": name, "value": shown})
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    with arguments.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["date"]))


if __name__ == "__main__":
    main()
