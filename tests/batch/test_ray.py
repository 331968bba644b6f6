"""The run on a real Ray cluster of several nodes on this machine: the bytes of a local run, also when a worker is killed."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.heavy
pytest.importorskip("ray")
psutil = pytest.importorskip("psutil")

from arextract.batch import partitions  # noqa: E402
from arextract.batch.local import run  # noqa: E402
from arextract.batch.merge import merge  # noqa: E402
from arextract.batch.partitions import PartFiles  # noqa: E402
from arextract.batch.ray_engine import run_ray  # noqa: E402
from tests.batch.crash import make_articles  # noqa: E402
from tests.conftest import SEEDS  # noqa: E402


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A head and two more nodes, each a set of processes of its own."""
    import ray
    from ray.cluster_utils import Cluster

    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    for _ in range(2):
        made.add_node(num_cpus=1)
    made.wait_for_nodes()
    yield made.address
    ray.shutdown()
    made.shutdown()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some 150 articles with accidents among them, and two that share an id."""
    import random

    folder = tmp_path_factory.mktemp("ray") / "in"
    make_articles(folder, 150, random.Random(5))
    rows = [json.dumps({"id": name, "text": "بلغت الأرباح 5 ملايين دولار."}) for name in ("r1", "a00003", "r2")]
    (folder / "z.jsonl").write_text("\n".join([*rows, "{broken"]) + "\n")
    return folder


@pytest.fixture(scope="module")
def local(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("local")
    run(folder, output)
    return output


def _same(one: Path, other: Path) -> bool:
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in ("articles.jsonl", "errors.jsonl"))


def _actors() -> list[Any]:
    return [
        p
        for p in psutil.process_iter(["cmdline"])
        if "MapWorker" in " ".join(p.info["cmdline"] or []) or "PartitionActor" in " ".join(p.info["cmdline"] or [])
    ]


def test_the_bytes_of_a_local_run(cluster: str, folder: Path, local: Path, tmp_path: Path) -> None:
    made = run_ray([folder], str(tmp_path), address=cluster, actors=2)
    assert made["kept"] == 0 and made["parts"] > 8
    assert merge(str(tmp_path))[0] == made["articles"] - 1  # two articles share an id: the second becomes a failure
    assert _same(tmp_path, local)
    again = run_ray([folder], str(tmp_path), address=cluster, actors=2)
    assert again["kept"] == again["parts"]


def test_a_killed_worker_loses_nothing_and_repeats_nothing(
    cluster: str, folder: Path, local: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(partitions, "_SMALL_FILES", 2)
    killed: list[int] = []

    def kill() -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not killed:
            if len(PartFiles(str(tmp_path)).manifests()) >= 3:
                for process in _actors()[:1]:
                    os.kill(process.pid, signal.SIGKILL)
                    killed.append(process.pid)
            time.sleep(0.02)

    killer = threading.Thread(target=kill)
    killer.start()
    made = run_ray([folder], str(tmp_path), address=cluster, actors=2)
    killer.join()
    assert killed, "no worker was killed: the run was over too soon"
    merge(str(tmp_path))
    assert made["parts"] > 60
    assert _same(tmp_path, local)


def test_urls_and_parquet(cluster: str, tmp_path: Path) -> None:
    import pandas as pd

    texts = [path.read_text(encoding="utf-8")[:1500] for path in sorted(SEEDS.glob("*.txt"))]
    pd.DataFrame({"id": [f"p{i}" for i in range(5)], "text": texts}).to_parquet(
        tmp_path / "t.parquet", row_group_size=2
    )
    url = f"file://{tmp_path}"
    made = run_ray([f"{url}/t.parquet"], f"{url}/out", address=cluster, actors=1)
    assert (made["articles"], made["parts"]) == (5, 3)
    assert merge(f"{url}/out", tmp_path / "merged") == (5, 0)


def test_no_cluster_at_the_address(folder: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    command = [
        sys.executable,
        "-m",
        "arextract",
        "run",
        str(folder),
        "-o",
        str(tmp_path),
        "--engine",
        "ray",
        "--ray-address",
        "127.0.0.1:1",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert "no Ray cluster" in done.stderr and "Traceback" not in done.stderr


def test_dask_example(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("dask.dataframe")
    monkeypatch.syspath_prepend(str(SEEDS.parent / "examples"))
    import dask_articles

    made = dask_articles.main()
    assert list(made["id"]) == ["a", "b", "c"]
    assert list(made["error"])[2] == "the text is empty"
    assert json.loads(made["record"].iloc[0])["claims"][0]["quantity"]["value"] == 68_100_000_000
