"""The crash harness: kill a run at random moments, by any of three signals, run it again, and compare with a run that
nothing disturbed. No process may be left of a run that ended.

    python -m tests.batch.crash --kills 200 --seed 1 --articles 300

Prints one line of JSON with what was done; exits with 1 at the first torn, lost or doubled article, or process left.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"


def make_articles(folder: Path, count: int, rng: random.Random) -> None:
    """Articles of some paragraphs of the seeds, and now and then a file that cannot be read."""
    paragraphs = [
        p for seed in sorted(SEEDS.glob("*.txt")) for p in seed.read_text(encoding="utf-8").split("\n") if len(p) > 80
    ]
    folder.mkdir()
    for i in range(count):
        text = "\n".join(rng.sample(paragraphs, 3)) if i % 25 else ""
        (folder / f"a{i:05}.txt").write_text(text, encoding="utf-8")


def command(folder: Path, output: Path, pipeline: str, workers: int) -> list[str]:
    return [
        sys.executable, "-m", "arextract", "run", str(folder), "-o", str(output), "--pipeline", pipeline,
        "--workers", str(workers), "-q",
    ]  # fmt: skip


def whole_lines(output: Path) -> None:
    """Raises where a finished file holds a line that is not a JSON object."""
    for name in ("articles.jsonl", "errors.jsonl"):
        path = output / name
        if path.exists():
            for line in path.read_bytes().splitlines(keepends=True):
                if not line.endswith(b"\n") or not isinstance(json.loads(line), dict):
                    raise AssertionError(f"torn line in {name}")


def still_alive(session: int) -> list[int]:
    """The processes of a run, which leads a session of its own, that live on."""
    found = []
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(place.parent.name))
    return found


def nobody_left(session: int) -> None:
    """Raises where a process of a run lives on for some seconds after it."""
    end = time.monotonic() + 10
    while left := still_alive(session):
        if time.monotonic() > end:
            raise AssertionError(f"processes left of a run: {left}")
        time.sleep(0.05)


def crash(kills: int, seed: int, articles: int, pipeline: str = "default", workers: int = 2) -> dict[str, object]:
    """Kills runs `kills` times in all and checks every resumed result. Raises `AssertionError` at the first fault."""
    rng = random.Random(seed)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        folder = root / "in"
        make_articles(folder, articles, rng)
        started = time.monotonic()
        subprocess.run(command(folder, root / "whole", pipeline, workers), stderr=subprocess.DEVNULL, check=False)
        whole = time.monotonic() - started
        expected = [(root / "whole" / n).read_bytes() for n in ("articles.jsonl", "errors.jsonl")]
        done = rounds = 0
        signals: Counter[str] = Counter()
        while done < kills:
            output = root / f"out{rounds}"
            for _ in range(rng.randint(1, 6)):
                run = subprocess.Popen(command(folder, output, pipeline, rng.randint(1, workers)), stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
                try:
                    run.wait(rng.uniform(0.0, whole))
                except subprocess.TimeoutExpired:
                    target = os.killpg if rng.random() < 0.5 else os.kill  # with its workers, or the parent alone
                    how = rng.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGHUP))
                    target(run.pid, how)
                    run.wait(60)
                    signals[how.name] += 1
                    done += 1
                nobody_left(run.pid)
                whole_lines(output)
            subprocess.run(command(folder, output, pipeline, workers), stderr=subprocess.DEVNULL, check=False)
            made = [(output / n).read_bytes() for n in ("articles.jsonl", "errors.jsonl")]
            if made != expected:
                raise AssertionError(f"round {rounds}: the resumed output differs from the undisturbed one")
            left = sorted(p.name for p in output.iterdir())
            if left != ["articles.jsonl", "errors.jsonl"]:
                raise AssertionError(f"round {rounds}: leftovers {left}")
            rounds += 1
    return {
        "kills": done,
        "signals": dict(sorted(signals.items())),
        "rounds": rounds,
        "seed": seed,
        "articles": articles,
        "seconds": round(time.monotonic() - began),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--pipeline", default="default")
    arguments = parser.parse_args()
    print(json.dumps(crash(arguments.kills, arguments.seed, arguments.articles, arguments.pipeline)))
