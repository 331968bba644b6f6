"""Speed and memory of the default pipeline on text that it has not met, beside an earlier revision and a peer in the same run.

    python benchmarks/pipeline.py [--data PATH] [--articles 240] [--before REV] [--workers 2] [--json]

The text is a sample, drawn with a seed, of the passages in ``training_data/roles``, or of `PATH`: a file with an article a
line (``.jsonl`` with a column ``text``, plain or ``.xz`` text). Words are counted between white space; speeds are words a
second of processor time, since other programs' load says nothing about ours.

unseen     whole runs over articles not met before, by a process that has its models loaded: the figure that counts
again      the same articles once more
one_by_one ``extract()`` of each article, `sentences` of each sentence, none met before
parts      each pipe on articles not met before
cold       seconds of new processes: the help, the import, the first article
peak_mb    of the process that measured `unseen`
peer       spaCy's blank Arabic tokenizer, which finds words and nothing else
before     the same of another revision, made in a git worktree; the two take turns, chunk by chunk. `ratio` is ours to its.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PASSAGES = ROOT / "training_data" / "roles"
_CHUNK = 20
_WARM = 40
_META = "Metadata-Version: 2.1\nName: arextract\nVersion: 0.1.0\n"

# Runs in a process of its own with the revision's package on its path; answers a line of JSON to each line of JSON.
_CHILD = """
import json, resource, sys, tempfile, time
from arextract.batch.local import run
from arextract.pipeline import Extractor
extractor = Extractor("default")
def whole(texts):
    with tempfile.TemporaryDirectory() as place:
        with open(place + "/in.jsonl", "w", encoding="utf-8") as out:
            for i, text in enumerate(texts):
                out.write(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\\n")
        at = time.process_time()
        run(place + "/in.jsonl", place + "/out", pipeline=extractor)
        return time.process_time() - at
def single(texts):
    at = time.process_time()
    for text in texts:
        extractor.extract(text)
    return time.process_time() - at
def workers(texts, count):
    with tempfile.TemporaryDirectory() as place:
        with open(place + "/in.jsonl", "w", encoding="utf-8") as out:
            for i, text in enumerate(texts):
                out.write(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\\n")
        return run(place + "/in.jsonl", place + "/out", pipeline=extractor, workers=count).seconds
def parts(texts):
    spent = {}
    def timed(name, pipe):
        def call(page):
            at = time.process_time()
            page = pipe(page)
            spent[name] = spent.get(name, 0.0) + time.process_time() - at
            return page
        return call
    kept = extractor._pipes
    extractor._pipes = [(name, timed(name, pipe)) for name, pipe in kept]
    whole = single(texts)
    extractor._pipes = kept
    spent["text and record"] = whole - sum(spent.values())
    return spent
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
for line in sys.stdin:
    name, *given = json.loads(line)
    print(json.dumps(globals()[name](*given)), flush=True)
"""
_PEER = """
import json, sys, time, spacy
nlp = spacy.blank("ar")
def whole(texts):
    at = time.process_time()
    for text in texts:
        nlp(text)
    return time.process_time() - at
for line in sys.stdin:
    name, *given = json.loads(line)
    print(json.dumps(globals()[name](*given)), flush=True)
"""


class Child:
    """A process that measures, with the package at `source`."""

    def __init__(self, code: str, source: Path) -> None:
        # As users run it: keeping the linear algebra library to one thread is the package's own work.
        environment = {**os.environ, "PYTHONPATH": str(source)}
        self._process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def ask(self, *question: Any) -> Any:
        """The answer to ``[name, arguments …]``."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def end(self) -> None:
        """Ends the process."""
        self._process.communicate()


def texts(data: Path | None, count: int) -> list[str]:
    """A sample of articles, the same for the same data."""
    if data is None:
        found = [path.read_text(encoding="utf-8") for path in sorted(PASSAGES.rglob("*.txt"))]
    else:
        raw = lzma.decompress(data.read_bytes()) if data.suffix == ".xz" else data.read_bytes()
        lines = raw.decode("utf-8").splitlines()
        found = [json.loads(line)["text"] if ".jsonl" in data.name else line.strip() for line in lines]
    found = [text for text in dict.fromkeys(found) if len(text.split()) > 40]
    random.Random(1).shuffle(found)
    return found[: count + _WARM]


def words(sample: list[str]) -> int:
    """Words between white space."""
    return sum(len(text.split()) for text in sample)


@contextmanager
def revision(name: str) -> Iterator[Path]:
    """The source folder of an earlier revision, with no entry points of ours beside it."""
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "tree"
        subprocess.run(
            ["git", "-C", str(ROOT), "worktree", "add", "--detach", str(tree), name], check=True, capture_output=True
        )
        try:
            described = tree / "src" / "arextract-0.1.0.dist-info"
            described.mkdir()
            (described / "METADATA").write_text(_META, encoding="utf-8")
            yield tree / "src"
        finally:
            subprocess.run(["git", "-C", str(ROOT), "worktree", "remove", "--force", str(tree)], check=True)


def turns(children: dict[str, Child], sample: list[str], how: str) -> dict[str, float]:
    """Words a second of each child over `sample`; they take turns, and which is first changes from chunk to chunk."""
    spent = dict.fromkeys(children, 0.0)
    for number, at in enumerate(range(0, len(sample), _CHUNK)):
        names = list(children) if number % 2 else list(children)[::-1]
        for name in names:
            spent[name] += children[name].ask(how, sample[at : at + _CHUNK])
    return {name: words(sample) / took for name, took in spent.items()}


def start_up(source: Path) -> dict[str, float]:
    """Processor seconds of new processes, the least of five: the help, an import of the package, a first article."""
    first = "import arextract; arextract.extract('بلغت الأرباح 5 ملايين دولار.')"
    commands = {
        "help": ["-m", "arextract", "--help"],
        "import": ["-c", "import arextract"],
        "first_article": ["-c", first],
    }
    least = {}
    timed = (
        "import resource, subprocess, sys; subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL); "
    )
    timed += "used = resource.getrusage(resource.RUSAGE_CHILDREN); print(used.ru_utime + used.ru_stime)"
    environment = {**os.environ, "PYTHONPATH": str(source)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled once
    with tempfile.TemporaryDirectory() as compiled:
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for name, command in commands.items():
            took = [
                float(subprocess.run([sys.executable, "-c", timed, *command], env=environment, capture_output=True, text=True, check=True).stdout)
                for _ in range(6)
            ]  # fmt: skip
            least[name] = min(took)
    return least


def measure(sample: list[str], before: Path | None, workers: int) -> dict[str, Any]:
    """All figures."""
    warm, sample = sample[:_WARM], sample[_WARM:]
    third = len(sample) // 3
    sets = {"unseen": sample[:third], "one_by_one": sample[third : 2 * third]}
    rest = sample[2 * third :]
    sentences = [s for text in rest[: third // 2] for s in re.split(r"(?<=[.؟!])\s+", text) if len(s.split()) > 4]
    sources = {"now": ROOT / "src"} | ({"before": before} if before else {})
    children = {name: Child(_CHILD, source) for name, source in sources.items()}
    result: dict[str, dict[str, Any]] = {name: {} for name in sources}
    for child in children.values():
        child.ask("whole", warm)
    for figure, how, chosen in (
        ("unseen", "whole", sets["unseen"]),
        ("again", "whole", sets["unseen"]),
        ("one_by_one", "single", sets["one_by_one"]),
        ("sentences", "single", sentences),
    ):
        for name, speed in turns(children, chosen, how).items():
            result[name][figure] = speed
    for name, child in children.items():
        result[name]["peak_mb"] = child.ask("peak")
    fresh = rest[third // 2 :]
    spent = children["now"].ask("parts", fresh)
    result["now"]["parts"] = {part: words(fresh) / max(took, 1e-9) for part, took in spent.items()}
    for child in children.values():
        child.end()
    for name, source in sources.items():
        result[name]["cold_s"] = start_up(source)
        seconds = {}
        for count in (1, workers):
            child = Child(_CHILD, source)
            child.ask("whole", warm)
            seconds[count] = child.ask("workers", sample, count)
            child.end()
        result[name]["workers"] = seconds[1] / seconds[workers]
    peer = Child(_PEER, ROOT / "src")
    peer.ask("whole", warm)
    result["peer"] = {"unseen": words(sets["unseen"]) / peer.ask("whole", sets["unseen"])}
    peer.end()
    if before:
        shared = ("unseen", "again", "one_by_one", "sentences")
        result["ratio"] = {figure: result["now"][figure] / result["before"][figure] for figure in shared}
    result["text"] = {"articles": len(sample), "words": words(sample), "unseen_words": words(sets["unseen"])}
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--articles", type=int, default=240)
    parser.add_argument("--before")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    sample = texts(arguments.data, arguments.articles)
    if arguments.before:
        with revision(arguments.before) as source:
            result = measure(sample, source, arguments.workers)
    else:
        result = measure(sample, None, arguments.workers)
    if arguments.json:
        print(json.dumps(result))
        return
    for group, figures in result.items():
        print(group)
        for name, value in figures.items():
            for inner, number in value.items() if isinstance(value, dict) else [("", value)]:
                print(f"  {f'{name} {inner}':32} {number:12,.{2 if number < 100 else 0}f}")


if __name__ == "__main__":
    main()
