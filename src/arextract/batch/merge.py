"""The parts of a shared-out run → the very ``articles.jsonl`` and ``errors.jsonl`` of a local run."""

from __future__ import annotations

import json
from pathlib import Path

from arextract.batch.partitions import Parts
from arextract.batch.work import duplicate
from arextract.corpus.lock import locked
from arextract.corpus.store import Writer
from arextract.errors import UsageError
from arextract.record import Failure

RUN = "run.json"


def merge(output: str, into: str | Path | None = None) -> tuple[int, int]:
    """Joins the parts below `output` in order and returns (articles, failures); `into` is a folder, by default `output`.

    Of two articles with one id the first stays and the second becomes a failure, as in a local run.
    Raises `UsageError` where there are no parts or some are missing.
    """
    parts = Parts(output)
    plan = parts.read(RUN)
    if plan is None:
        raise UsageError(f"no parts below {output}: run with --engine ray first")
    made = json.loads(plan)
    wanted = made["keys"]
    have = {m["number"]: m["key"] for m in parts.manifests()}
    missing = [number for number, key in enumerate(wanted) if have.get(number) != key]
    if missing:
        raise UsageError(
            f"{len(missing)} of {len(wanted)} parts are not done yet: run the same command again, then merge"
        )
    folder = Path(into if into is not None else output)
    with locked(folder):
        writer = Writer(folder)
        seen: dict[str, str] = {}
        try:
            for row in made.get("errors", []):
                writer.failure(Failure.model_validate(row))
            for number in range(len(wanted)):
                _append(parts, f"part-{number:06}", writer, seen)
            writer.close()
        except BaseException:
            writer.abandon()
            raise
        return writer.articles, writer.failures


def _append(parts: Parts, name: str, writer: Writer, seen: dict[str, str]) -> None:
    errors = [json.loads(line) for line in (parts.read(f"{name}.errors.jsonl") or b"").splitlines()]
    lines = (parts.read(f"{name}.articles.jsonl") or b"").splitlines(keepends=True)
    at = 0
    for number, line in enumerate([*lines, None]):
        while at < len(errors) and errors[at]["after"] == number:
            row = errors[at]
            failure = Failure.model_validate(row["failure"])
            writer.failure(_twice(row["id"], failure.source, seen) or failure)
            at += 1
        if line is not None:
            article = json.loads(line)
            twice = _twice(article["id"], article["source"], seen)
            if twice:
                writer.failure(twice)
            else:
                writer.article(line)


def _twice(name: str | None, source: str, seen: dict[str, str]) -> Failure | None:
    if name is None:
        return None
    first = seen.setdefault(name, source)
    return None if first is source else duplicate(name, source, first)
