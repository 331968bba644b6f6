"""Our records in the format of the gold annotations, so that a person can correct them and measure against them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from arextract.errors import UsageError
from arextract.record import Article, Claim, Role

Gold = dict[str, Any]

QUANTITY_FIELDS = ("kind", "value", "low", "high", "comparator", "unit", "counted", "per")


def to_gold(article: Article) -> Gold:
    """The annotation of one article: entities, quantities with their roles, times. Nothing in it is optional."""
    times = {time.id: i for i, time in enumerate(article.times)}
    return {
        "id": article.id,
        "published": article.published,
        "entities": [
            {
                "start": e.start, "end": e.end, "text": e.text, "label": [e.label],
                "canonical": [e.canonical] if e.canonical else [], "optional": False,
            }
            for e in article.entities
        ],
        "quantities": [_quantity(claim, times) for claim in article.claims],
        "times": [{"start": t.start, "end": t.end, "text": t.text, "value": t.value} for t in article.times],
    }  # fmt: skip


def _quantity(claim: Claim, times: dict[str, int]) -> Gold:
    q = claim.quantity
    return {
        "start": q.start, "end": q.end, "text": q.text,
        **{name: getattr(q, name) for name in QUANTITY_FIELDS},
        "subject": _role(claim.subject),
        "metric": claim.metric and claim.metric.model_dump(exclude={"score"}),
        "time": times.get(claim.time or ""),
        "source": _role(claim.source),
        "hedged": claim.hedged, "negated": claim.negated,
        "change": claim.change and claim.change.model_dump(),
        "citations": list(claim.citations),
        "optional": False,
    }  # fmt: skip


def _role(role: Role | None) -> Gold | None:
    if role is None:
        return None
    return {
        "start": role.start,
        "end": role.end,
        "text": role.text,
        "canonical": [role.canonical] if role.canonical else [],
    }


def check_gold(gold: Gold, raw: str) -> None:
    """Raises `UsageError` for a span of `gold` that is not the text at its place, or a time that does not exist."""
    items = [*gold["entities"], *gold["times"], *gold["quantities"]]
    items += [q[r] for q in gold["quantities"] for r in ("subject", "metric", "source") if q[r]]
    for item in items:
        if raw[item["start"] : item["end"]] != item["text"]:
            raise UsageError(f"{gold['id']}: {item['text']!r} is not at {item['start']}:{item['end']}")
    for q in gold["quantities"]:
        if q["time"] is not None and not 0 <= q["time"] < len(gold["times"]):
            raise UsageError(f"{gold['id']}: {q['text']!r} has a time that does not exist")


def write_gold(folder: str | Path, annotated: Iterable[tuple[Gold, str]]) -> int:
    """Writes NAME.json beside NAME.txt for each (annotation, raw text); the id's last part is the name.

    Returns how many were written. Raises `UsageError` for an annotation that does not fit its text, for two of one
    name, and where the folder cannot be written.
    """

    def contents() -> Iterator[tuple[str, dict[str, str]]]:
        for gold, raw in annotated:
            check_gold(gold, raw)
            yield gold["id"], {".txt": raw, ".json": json.dumps(gold, ensure_ascii=False, indent=1) + "\n"}

    return write_files(folder, contents())


def write_files(folder: str | Path, contents: Iterable[tuple[str, Mapping[str, str]]]) -> int:
    """Writes NAME and suffix for each text by suffix of each (id, texts); the id's last part is the name. Returns how many.

    Raises `UsageError` for two of one name and where the folder cannot be written.
    """
    folder = Path(folder)
    seen: set[str] = set()
    for article_id, texts in contents:
        name = file_name(article_id)
        if name in seen:
            raise UsageError(f"two articles would be written to {name}: give them different ids")
        seen.add(name)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for suffix, text in texts.items():
                (folder / f"{name}{suffix}").write_bytes(text.encode("utf-8"))
        except OSError as error:
            raise UsageError(f"cannot write to {folder}: {error.strerror or error}") from error
    return len(seen)


def file_name(article_id: str) -> str:
    """A file name for an article's id that cannot lead out of a folder."""
    tail = article_id.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    name = "".join(c if c.isalnum() or c in "-_." else "_" for c in tail).strip(".")[:150]
    return name or "article"
