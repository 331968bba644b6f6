"""Speed and memory of the default pipeline over the seeds, repeated: cold and warm, whole and per pipe.

    python benchmarks/pipeline.py [--repeat 40] [--workers 2] [--memory] [--json]

Words are counted between white space. "cold" is a new process with its first article, "warm" a loaded one. With ``--memory``
the peak of whole runs over 1,000 and 50,000 short articles is measured as well (some minutes).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def _texts() -> list[str]:
    return [path.read_bytes().decode("utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def start_up() -> dict[str, float]:
    """Seconds of new processes: the help, an import of the package, and loading with a first article."""
    first = "import arextract; arextract.extract('بلغت الأرباح 5 ملايين دولار.')"
    commands = {
        "help_s": [sys.executable, "-m", "arextract", "--help"],
        "import_s": [sys.executable, "-c", "import arextract"],
        "cold_first_article_s": [sys.executable, "-c", first],
    }
    found = {}
    for name, command in commands.items():
        times = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            times.append(time.perf_counter() - began)
        found[name] = sorted(times)[2]
    return found


def warm(repeat: int) -> dict[str, object]:
    """Articles and words a second of one loaded process, and each pipe's share of the time."""
    from arextract.pipeline import Extractor, to_article

    extractor = Extractor("default")
    texts = _texts()
    words = sum(len(text.split()) for text in texts)
    for text in texts:
        extractor.extract(text)
    began = time.perf_counter()
    for _ in range(repeat):
        for text in texts:
            extractor.extract(text)
    seconds = (time.perf_counter() - began) / repeat

    spent = dict.fromkeys(["tokens", *extractor.nlp.pipe_names, "record"], 0.0)
    for text in texts * max(1, repeat // 4):
        with extractor.nlp.memory_zone():
            at = time.perf_counter()
            doc = extractor.nlp.make_doc(text)
            spent["tokens"] += time.perf_counter() - at
            for name, pipe in extractor.nlp.pipeline:
                at = time.perf_counter()
                doc = pipe(doc)
                spent[name] += time.perf_counter() - at
            at = time.perf_counter()
            to_article(doc, id="a", source="a", sha256="0" * 64, pipeline="p@0").model_dump_json(by_alias=True)
            spent["record"] += time.perf_counter() - at
    rounds = max(1, repeat // 4)
    return {
        "articles_per_s": len(texts) / seconds,
        "words_per_s": words / seconds,
        "pipes_words_per_s": {name: words * rounds / took for name, took in spent.items()},
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def scaling(repeat: int, workers: int) -> dict[str, float]:
    """Articles a second of whole runs with one worker and with `workers`, and their ratio."""
    from arextract.batch.local import run
    from arextract.pipeline import Extractor

    extractor = Extractor("default")
    found = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "in"
        folder.mkdir()
        for number in range(repeat):
            for path in SEEDS.glob("*.txt"):
                (folder / f"{path.stem}-{number:04}.txt").write_bytes(path.read_bytes())
        for count in (1, workers):
            summary = run(folder, Path(place) / f"out{count}", pipeline=extractor, workers=count)
            found[f"articles_per_s_{count}_workers"] = summary.articles / summary.seconds
    found["ratio"] = found[f"articles_per_s_{workers}_workers"] / found["articles_per_s_1_workers"]
    return found


_CHILD = """
import json, resource, sys
from pathlib import Path
from arextract.batch.local import run
run(sys.argv[1], sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def memory(counts: tuple[int, ...] = (1000, 50_000)) -> dict[str, float]:
    """Peak memory (MB) of whole runs over so many short articles, each in a process of its own, and the ratio."""
    paragraphs = [p for text in _texts() for p in text.split("\n") if len(p.split()) > 20]
    found = {}
    with tempfile.TemporaryDirectory() as place:
        for count in counts:
            source = Path(place) / f"{count}.jsonl"
            with source.open("w", encoding="utf-8") as out:
                for number in range(count):
                    text = f"{number} {paragraphs[number % len(paragraphs)]}"
                    out.write(json.dumps({"id": f"a{number}", "text": text}, ensure_ascii=False) + "\n")
            command = [sys.executable, "-c", _CHILD, str(source), str(Path(place) / f"out{count}")]
            found[f"peak_mb_{count}"] = float(
                subprocess.run(command, capture_output=True, text=True, check=True).stdout
            )
    found["ratio"] = found[f"peak_mb_{counts[-1]}"] / found[f"peak_mb_{counts[0]}"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=40)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    result: dict[str, object] = {"start_up": start_up(), "warm": warm(arguments.repeat)}
    result["scaling"] = scaling(arguments.repeat, arguments.workers)
    if arguments.memory:
        result["memory"] = memory()
    if arguments.json:
        print(json.dumps(result))
        return
    for group, figures in result.items():
        print(group)
        for name, value in figures.items():  # type: ignore[attr-defined]
            if isinstance(value, dict):
                for inner, number in value.items():
                    print(f"  {name}: {inner:24} {number:12,.0f}")
            else:
                print(f"  {name:36} {value:12,.3f}")


if __name__ == "__main__":
    main()
