"""The run on a Ray cluster: Ray Data over partitions, a pool of actors that each load the pipeline once.

Every node needs arextract installed and must see the inputs and the output (a shared folder or an fsspec URL). A node
or a worker that dies loses nothing: Ray gives its partition to another, and a partition's files appear only when whole.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import time
import warnings
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

from arextract.batch.merge import RUN
from arextract.batch.partitions import PartFiles, Partition, Slice, plan, work
from arextract.batch.work import failed
from arextract.corpus import remote
from arextract.corpus.inputs import gather
from arextract.corpus.lock import locked
from arextract.corpus.options import ReadOptions
from arextract.errors import UsageError
from arextract.pipeline import Extractor
from arextract.values import check_date

Progress = Callable[[int, int | None], None]


class PartitionActor:
    """A stateful Ray Data actor: loads the pipeline once, then works on partitions."""

    def __init__(
        self, pipeline: str, options: dict[str, Any], output: str, reading: dict[str, Any], published: str | None
    ) -> None:
        self._reading = ReadOptions(**reading)
        self._extractor = Extractor(pipeline, **options).stated(published=published, **self._reading.stated())
        self._output = output
        self._published = published

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        manifests = []
        for body in batch["partition"]:
            row = json.loads(body)
            partition = Partition(row["number"], row["key"], tuple(Slice(**s) for s in row["slices"]))
            manifests.append(work(partition, self._extractor, self._output, self._reading, self._published))
        return {name: [m[name] for m in manifests] for name in ("number", "articles", "failed")}


def run_ray(
    inputs: Iterable[str | os.PathLike[str]],
    output: str,
    *,
    address: str | None = None,
    actors: int | tuple[int, int] | None = None,
    pipeline: str | Path = "default",
    lexicon: str | Path | None = None,
    min_score: float | None = None,
    published: str | None = None,
    overwrite: bool = False,
    options: ReadOptions | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Extracts `inputs` on the cluster at `address` (this machine without one) into ``output/parts``.

    `actors` is the size of the pool, or its least and greatest size; by default one for each CPU of the cluster. Parts
    that an earlier run finished for unchanged inputs are kept unless `overwrite`. Returns counts: articles, failed,
    parts, kept, seconds. `merge` then makes the two files of a local run. Raises `UsageError` without Ray.
    """
    try:
        import ray
    except ImportError:
        raise UsageError("the ray engine is not installed: pip install 'arextract[ray]'") from None
    check_date(published)
    options = options or ReadOptions()
    settings: dict[str, Any] = {
        "lexicon": None if lexicon is None else os.path.abspath(lexicon),
        "min_score": min_score,
    }
    extractor = Extractor(pipeline, **settings).stated(published=published, **options.stated())
    found = gather(inputs, follow_links=options.follow_links, output=output)
    partitions = plan(found.files, extractor, options, published)
    with nullcontext() if remote.is_url(output) else locked(output):
        parts = PartFiles(output)
        done = {} if overwrite else {m["number"]: m for m in parts.manifests()}
        todo = [p for p in partitions if done.get(p.number, {}).get("key") != p.key]
        run = {
            "pipeline": extractor.pipeline,
            "keys": [p.key for p in partitions],
            "errors": [failed(e).model_dump() for e in found.errors],
        }
        for partition in todo:
            parts.remove(f"{partition.name}.done.json")
        parts.write(RUN, json.dumps(run).encode())
        began = time.monotonic()
        if todo:
            _start(ray, address)
            pool = actors or max(1, int(ray.cluster_resources().get("CPU", 1)))
            rows = [{"partition": json.dumps({**asdict(p), "slices": [asdict(s) for s in p.slices]})} for p in todo]
            dataset = ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
                PartitionActor,
                fn_constructor_args=(str(pipeline), settings, output, asdict(options), published),
                batch_size=1,
                compute=ray.data.ActorPoolStrategy(**_pool(pool)),
                num_cpus=1,
            )
            for count, _ in enumerate(dataset.iter_rows(), 1):
                if progress:
                    progress(count, len(todo))
        wanted = {p.number: p.key for p in partitions}
        manifests = [m for m in parts.manifests() if wanted.get(m["number"]) == m["key"]]
        return {
            "articles": sum(m["articles"] for m in manifests),
            "failed": len(found.errors) + sum(m["failed"] for m in manifests),
            "parts": len(manifests),
            "kept": len(partitions) - len(todo),
            "seconds": time.monotonic() - began,
            "pipeline": extractor.pipeline,
        }


def _pool(size: int | tuple[int, int]) -> dict[str, int]:
    if isinstance(size, int):
        return {"size": size}
    return {"min_size": size[0], "max_size": size[1]}


def _start(ray: Any, address: str | None) -> None:
    """Connects to the cluster once; a dead address is one clear line."""
    if ray.is_initialized():
        return
    host, _, port = (address or "").removeprefix("ray://").rpartition(":")
    if host and port.isdigit():  # Ray itself would wait for minutes
        try:
            socket.create_connection((host, int(port)), timeout=10).close()
        except OSError as error:
            raise UsageError(f"no Ray cluster at {address}: {error.strerror or error}") from None
    try:
        ray.init(
            address=address,
            log_to_driver=False,
            logging_level="ERROR",
            include_dashboard=False if address is None else None,
        )
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise UsageError(f"no Ray cluster at {address}: {' '.join(str(error).split())}") from None
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module="ray")
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
