"""The parts of a shared-out run → the very ``articles.jsonl`` and ``errors.jsonl`` of a local run."""

from __future__ import annotations

import json
from pathlib import Path

from arextract.batch.ids import Ids
from arextract.batch.partitions import PartFiles
from arextract.corpus.lock import locked
from arextract.corpus.store import Writer
from arextract.errors import UsageError
from arextract.record import Article, Failure

RUN = "run.json"


def merge(output: str, into: str | Path | None = None) -> tuple[int, int]:
    """Joins the parts below `output` in order and returns (articles, failures); `into` is a folder, by default `output`.

    Of two articles with one id the first keeps it; the other is set apart by its file, or fails, as in a local run.
    Raises `UsageError` where there are no parts or some are missing.
    """
    parts = PartFiles(output)
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
        ids = Ids()
        try:
            for row in made.get("errors", []):
                writer.failure(Failure.model_validate(row))
            for number in range(len(wanted)):
                _append(parts, f"part-{number:06}", writer, ids)
            writer.close()
        except BaseException:
            writer.abandon()
            raise
        return writer.articles, writer.failures


def _append(parts: PartFiles, name: str, writer: Writer, ids: Ids) -> None:
    errors = [json.loads(line) for line in (parts.read(f"{name}.errors.jsonl") or b"").splitlines()]
    lines = (parts.read(f"{name}.articles.jsonl") or b"").splitlines(keepends=True)
    manifest = json.loads(parts.read(f"{name}.done.json") or b"{}")
    files = [file for file, count in manifest.get("files", []) for _ in range(count)]
    at = 0
    for number, line in enumerate([*lines, None]):
        while at < len(errors) and errors[at]["after"] == number:
            row = errors[at]
            failure = Failure.model_validate(row["failure"])
            taken = None if row["id"] is None else ids.take(row["id"], failure.source, row.get("file", ""))
            writer.failure(taken if isinstance(taken, Failure) else failure)
            at += 1
        if line is not None:
            article = json.loads(line)
            taken = ids.take(article["id"], article["source"], files[number] if number < len(files) else "")
            if isinstance(taken, Failure):
                writer.failure(taken)
            elif taken == article["id"]:
                writer.article(line)
            else:
                renamed = Article.model_validate_json(line)
                renamed.id = taken
                writer.article(renamed.model_dump_json(by_alias=True).encode() + b"\n")
