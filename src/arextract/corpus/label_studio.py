"""Label Studio: our records as pre-annotated tasks, and corrected tasks back into the gold format.

Every span is a region; what a region says beyond its label (Latin form, value, unit …) stands in fields of its own beside it
(`label_studio_view`), and the roles of a claim are relations from its quantity. Label Studio counts code points, older versions UTF-16 units, and
browsers drop carriage returns; a corrected task is read in the one counting in which every region is the text it claims to be.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arextract.corpus.gold_format import QUANTITY_FIELDS, Gold, to_gold
from arextract.corpus.label_studio_view import LABELS, ROLES, fields, fill, view
from arextract.errors import UsageError
from arextract.record import Article

Task = dict[str, Any]

_CLAIM_FIELDS = ("hedged", "negated", "change", "citations", "optional")


def to_task(article: Article) -> Task:
    """One task with its prediction: regions, their details as JSON text, relations from quantities to their roles."""
    gold = to_gold(article)
    regions: list[Task] = []
    times = [_region(regions, "TIME", t, {"value": t["value"]}) for t in gold["times"]]
    for entity in gold["entities"]:
        _region(regions, entity["label"][0], entity, {"canonical": entity["canonical"]})
    for q in gold["quantities"]:
        details = {name: q[name] for name in (*QUANTITY_FIELDS, *_CLAIM_FIELDS)}
        quantity = _region(regions, "QUANTITY", q, details)
        for role in ROLES:
            if q[role]:
                about = {"canonical": q[role]["canonical"]} if "canonical" in q[role] else {}
                regions.append(_relation(quantity, _region(regions, role.upper(), q[role], about), role))
        if q["time"] is not None:
            regions.append(_relation(quantity, times[q["time"]], "time"))
    return {
        "data": {"text": article.text, "id": article.id, "published": article.published},
        "predictions": [{"model_version": article.pipeline, "result": regions}],
    }


def _region(regions: list[Task], label: str, span: Gold, details: Gold) -> str:
    name = f"r{len(regions)}"
    place = {"start": span["start"], "end": span["end"], "text": span["text"]}
    common = {"id": name, "to_name": "text"}
    regions.append({**common, "from_name": "label", "type": "labels", "value": {**place, "labels": [label]}})
    regions.extend({**common, **part, "value": {**place, **part["value"]}} for part in fields(details))
    return name


def _relation(start: str, end: str, label: str) -> Task:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [label]}


def write_tasks(path: str | Path, articles: Iterable[Article]) -> int:
    """Writes the tasks as JSON and the labelling interface beside them (``.xml``); returns the number of tasks."""
    tasks = [to_task(article) for article in articles]
    try:
        Path(path).write_text(json.dumps(tasks, ensure_ascii=False, indent=1), encoding="utf-8")
        Path(path).with_suffix(".xml").write_text(view(), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    return len(tasks)


@dataclass(frozen=True, slots=True)
class Annotated:
    """What an export holds: the annotated tasks as (gold annotation, raw text), and how many tasks nobody has annotated."""

    gold: list[tuple[Gold, str]]
    skipped: int


def read_tasks(path: str | Path) -> Annotated:
    """The gold of an export as JSON; the last annotation of a task counts.

    A task without an annotation that somebody submitted is no gold, whatever predictions it carries: it is counted.
    Raises `UsageError` for another file or export format, a region that fits its text in no counting, or bad details.
    """
    tasks = _tasks(Path(path))
    made = [found for task in tasks if (found := from_task(task)) is not None]
    if not made:
        raise UsageError(
            f"{path} holds no annotated task among {len(tasks)}: submit annotations in Label Studio, then export them as JSON"
        )
    return Annotated(made, len(tasks) - len(made))


def _tasks(path: Path) -> list[Task]:
    """The tasks of an export. Raises `UsageError` that names the format to export instead."""
    wanted = "choose JSON in Label Studio's export"
    try:
        body = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is not a JSON export of Label Studio ({error}): {wanted}") from error
    try:
        tasks = json.loads(body)
    except ValueError as error:
        kind = "CoNLL" if body.startswith("-DOCSTART-") else "CSV, TSV or another format"
        detail = f"it looks like {kind}" if path.suffix.lower() != ".json" else str(error)
        raise UsageError(f"{path} is not a JSON export of Label Studio ({detail}): {wanted}") from error
    if (
        isinstance(tasks, dict) and isinstance(tasks.get("task"), dict) and "result" in tasks
    ):  # as target storage keeps it
        tasks = [{**tasks["task"], "annotations": [tasks]}]
    if isinstance(tasks, list) and any(isinstance(t, dict) and "data" not in t and "annotation_id" in t for t in tasks):
        raise UsageError(f"{path} is an export as JSON-MIN, which leaves out relations: {wanted}")
    if not isinstance(tasks, list) or not all(isinstance(t, dict) and isinstance(t.get("data"), dict) for t in tasks):
        raise UsageError(f"{path} is not a JSON export of Label Studio (a list of tasks with data): {wanted}")
    return tasks


def from_task(task: Task) -> tuple[Gold, str] | None:
    """The gold annotation of one task and its raw text; None for a task that nobody has annotated."""
    raw, name = str(task["data"].get("text", "")), str(task["data"].get("id", task.get("id", "article")))
    made = [a for a in task.get("annotations") or [] if isinstance(a, dict) and not a.get("was_cancelled")]
    if not made:
        return None
    result = made[-1].get("result") or []
    place = _counting([r["value"] for r in result if r.get("type") == "labels"], raw, name)
    regions: dict[str, Gold] = {}
    labels: dict[str, str] = {}
    for r in result:
        if r.get("type") == "labels":
            start, end = place(r["value"]["start"]), place(r["value"]["end"])
            label = (r["value"].get("labels") or ["?"])[0]
            if label not in _BLANK:
                raise UsageError(f"{name}: no label {label!r}: use the labelling interface that export writes (.xml)")
            regions[r["id"]] = {"start": start, "end": end, "text": raw[start:end], **copy.deepcopy(_BLANK[label])}
            labels[r["id"]] = label
    for r in result:
        if r.get("id") in regions and r.get("type") in ("textarea", "choices", "number"):
            fill(regions[r["id"]], r, name)
    return _gold(task, name, regions, labels, [r for r in result if r.get("type") == "relation"]), raw


_BLANK: dict[str, Gold] = {
    "TIME": {"value": None},
    "SUBJECT": {"canonical": []},
    "SOURCE": {"canonical": []},
    "QUANTITY": {
        "kind": "count", "value": None, "low": None, "high": None, "comparator": "=", "unit": None, "counted": None,
        "per": None, "hedged": False, "negated": False, "change": None, "citations": [], "optional": False,
    },
    "METRIC": {},
    **{label: {"canonical": []} for label in LABELS},
}  # fmt: skip


def _gold(task: Task, name: str, regions: dict[str, Gold], labels: dict[str, str], relations: list[Task]) -> Gold:
    def of(*wanted: str) -> list[str]:
        return sorted(
            (r for r in regions if labels[r] in wanted), key=lambda r: (regions[r]["start"], regions[r]["end"])
        )

    times = of("TIME")
    order = {region: i for i, region in enumerate(times)}
    roles: dict[str, Gold] = {r: dict.fromkeys((*ROLES, "time")) for r in of("QUANTITY")}
    for relation in relations:
        start, end, kind = relation["from_id"], relation["to_id"], (relation.get("labels") or [None])[0]
        if start in roles and end in regions and kind in (*ROLES, "time"):
            roles[start][kind] = order.get(end) if kind == "time" else _role_of(regions[end], kind)
    return {
        "id": name,
        "published": task["data"].get("published"),
        "entities": [
            {**_ordered(regions[r], "start", "end", "text"), "label": [labels[r]], "canonical": regions[r]["canonical"], "optional": False}
            for r in of(*LABELS)
        ],
        "quantities": [
            {
                **_ordered(regions[r], "start", "end", "text", *QUANTITY_FIELDS),
                "subject": roles[r]["subject"], "metric": roles[r]["metric"], "time": roles[r]["time"], "source": roles[r]["source"],
                **_ordered(regions[r], *_CLAIM_FIELDS),
            }
            for r in of("QUANTITY")
        ],
        "times": [_ordered(regions[r], "start", "end", "text", "value") for r in times],
    }  # fmt: skip


def _ordered(item: Gold, *names: str) -> Gold:
    return {name: item[name] for name in names}


def _role_of(region: Gold, kind: str) -> Gold:
    return _ordered(region, "start", "end", "text", *(() if kind == "metric" else ("canonical",)))


def _counting(values: list[Task], raw: str, name: str) -> Callable[[int], int]:
    """The function from the export's offsets to code points of `raw`, tried in the order of likelihood."""
    for offsets in _countings(raw):
        if all(_fits(value, raw, offsets) for value in values):
            return offsets.__getitem__ if not isinstance(offsets, range) else int
    wrong = next(v for v in values if not _fits(v, raw, range(len(raw) + 1)))
    raise UsageError(f"{name}: the region {wrong.get('text')!r} is not at {wrong.get('start')}:{wrong.get('end')}")


def _countings(raw: str) -> Iterator[range | list[int]]:
    yield range(len(raw) + 1)
    for drop_returns in (False, True):
        for units in (1, 2):
            table: list[int] = []
            for i, c in enumerate(raw):
                if not (drop_returns and c == "\r" and raw[i + 1 : i + 2] == "\n"):
                    table += [i] * (2 if units == 2 and ord(c) > 0xFFFF else 1)
            yield [*table, len(raw)]


def _fits(value: Task, raw: str, offsets: range | list[int]) -> bool:
    start, end = value.get("start"), value.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end < len(offsets):
        return False
    said = value.get("text")
    found = raw[offsets[start] : offsets[end]]
    return said is None or found == said or found.replace("\r\n", "\n") == said
