"""Articles a second of one and two Ray actors beside the local engine with one and two workers, in one run.

    python benchmarks/ray_engine.py [--repeat 120] [--json]

The five seeds are copied `repeat` times into one JSONL file of a folder. Ray runs as a cluster of two nodes with one CPU
each on this machine, which is started before the clock is; loading the pipeline counts for every engine, and so does the
merge of Ray's parts. The outputs are compared byte for byte. Needs ``pip install 'arextract[ray]'``.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def inputs(folder: Path, repeat: int) -> int:
    """Writes the articles; returns how many."""
    folder.mkdir()
    count = 0
    for part in range(8):
        with (folder / f"part{part}.jsonl").open("w", encoding="utf-8") as out:
            for number in range(part, repeat, 8):
                for path in sorted(SEEDS.glob("*.txt")):
                    row = {"id": f"{path.stem}-{number:05}", "text": path.read_text(encoding="utf-8")}
                    out.write(json.dumps(row, ensure_ascii=False) + "\n")
                    count += 1
    return count


def measure(repeat: int) -> dict[str, float]:
    """Articles a second of each engine; the number of actors or workers ends the name."""
    import ray
    from ray.cluster_utils import Cluster

    from arextract.batch.local import run
    from arextract.batch.merge import merge
    from arextract.batch.ray_engine import run_ray

    found: dict[str, float] = {}
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "in"
        count = inputs(source, repeat)

        def local(workers: int) -> Path:
            output = Path(place) / f"local{workers}"
            run(source, output, workers=workers)
            return output

        def on_ray(actors: int) -> Path:
            output = Path(place) / f"ray{actors}"
            run_ray([source], str(output), address=cluster.address, actors=actors)
            merge(str(output))
            return output

        outputs = set()
        runs: list[tuple[str, Callable[[int], Path], int]] = [
            ("local_1", local, 1), ("local_2", local, 2), ("ray_1", on_ray, 1), ("ray_2", on_ray, 2)
        ]  # fmt: skip
        for name, engine, width in runs:
            began = time.perf_counter()
            output = engine(width)
            found[name] = count / (time.perf_counter() - began)
            outputs.add((output / "articles.jsonl").read_bytes())
        if len(outputs) != 1:
            raise SystemExit("the engines wrote different bytes")
    ray.shutdown()
    cluster.shutdown()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=120)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = measure(arguments.repeat)
    if arguments.json:
        print(json.dumps(found))
        return
    for name, speed in found.items():
        print(f"{name:10} {speed:8.1f} articles/s   {speed / found['local_1']:.2f} times local_1")


if __name__ == "__main__":
    main()
