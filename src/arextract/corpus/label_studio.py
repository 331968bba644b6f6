"""Label Studio: our records as pre-annotated tasks, and corrected tasks back into the gold format.

Every span is a region; what a region says beyond its label (Latin form, value, unit, roles …) is text attached to it, and
the roles of a claim are relations from its quantity. Label Studio counts code points, older versions UTF-16 units, and
browsers drop carriage returns; a corrected task is read in the one counting in which every region is the text it claims to be.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from arextract.corpus.gold_format import QUANTITY_FIELDS, Gold, to_gold
from arextract.errors import UsageError
from arextract.record import Article

Task = dict[str, Any]

LABELS = ("PER", "ORG", "LOC", "PRODUCT", "MISC")
ROLES = ("subject", "metric", "source")
_CLAIM_FIELDS = ("hedged", "negated", "change", "citations", "optional")

CONFIG = """<View>
  <Style>.htx-text { white-space: pre-wrap; direction: rtl; }</Style>
  <Labels name="label" toName="text">
    <Label value="PER"/><Label value="ORG"/><Label value="LOC"/><Label value="PRODUCT"/><Label value="MISC"/>
    <Label value="QUANTITY"/><Label value="TIME"/><Label value="SUBJECT"/><Label value="METRIC"/><Label value="SOURCE"/>
  </Labels>
  <Relations><Relation value="subject"/><Relation value="metric"/><Relation value="source"/><Relation value="time"/></Relations>
  <Text name="text" value="$text" granularity="symbol"/>
  <TextArea name="details" toName="text" perRegion="true" editable="true"/>
</View>
"""


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
    if details:
        body = json.dumps(details, ensure_ascii=False)
        regions.append({**common, "from_name": "details", "type": "textarea", "value": {**place, "text": [body]}})
    return name


def _relation(start: str, end: str, label: str) -> Task:
    return {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [label]}


def write_tasks(path: str | Path, articles: Iterable[Article]) -> int:
    """Writes the tasks as JSON and the labelling interface beside them (``.xml``); returns the number of tasks."""
    tasks = [to_task(article) for article in articles]
    try:
        Path(path).write_text(json.dumps(tasks, ensure_ascii=False, indent=1), encoding="utf-8")
        Path(path).with_suffix(".xml").write_text(CONFIG, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    return len(tasks)


def read_tasks(path: str | Path) -> Iterator[tuple[Gold, str]]:
    """The gold annotations of an exported JSON file, each with its raw text; the last annotation of a task counts.

    Raises `UsageError` for a file that is no such export, a region that fits its text in no counting, or bad details.
    """
    try:
        tasks = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path} is not a JSON export of Label Studio: {error}") from error
    if not isinstance(tasks, list) or not all(isinstance(t, dict) and "data" in t for t in tasks):
        raise UsageError(f"{path} is not a JSON export of Label Studio: a list of tasks with data is expected")
    for task in tasks:
        yield from_task(task)


def from_task(task: Task) -> tuple[Gold, str]:
    """The gold annotation of one task and its raw text."""
    raw, name = str(task["data"].get("text", "")), str(task["data"].get("id", task.get("id", "article")))
    made = [a for a in task.get("annotations") or [] if not a.get("was_cancelled")] or task.get("predictions") or []
    result = made[-1]["result"] if made else []
    place = _counting([r["value"] for r in result if r.get("type") == "labels"], raw, name)
    regions: dict[str, Gold] = {}
    labels: dict[str, str] = {}
    for r in result:
        if r.get("type") == "labels":
            start, end = place(r["value"]["start"]), place(r["value"]["end"])
            regions[r["id"]] = {
                "start": start,
                "end": end,
                "text": raw[start:end],
                **_BLANK.get(r["value"]["labels"][0], {}),
            }
            labels[r["id"]] = r["value"]["labels"][0]
    for r in result:
        if r.get("type") == "textarea" and r["id"] in regions:
            regions[r["id"]].update(_details(r["value"]["text"], name))
    return _gold(task, name, regions, labels, [r for r in result if r.get("type") == "relation"]), raw


_BLANK: dict[str, Gold] = {
    "TIME": {"value": None},
    "SUBJECT": {"canonical": []},
    "SOURCE": {"canonical": []},
    "QUANTITY": {
        "kind": "count", "value": None, "low": None, "high": None, "comparator": "=", "unit": None, "counted": None,
        "per": None, "hedged": False, "negated": False, "change": None, "citations": [], "optional": False,
    },
    **{label: {"canonical": []} for label in LABELS},
}  # fmt: skip


def _details(lines: list[str] | str, name: str) -> Gold:
    body = lines if isinstance(lines, str) else "\n".join(lines)
    try:
        details = json.loads(body)
    except ValueError:
        raise UsageError(f"{name}: the details {body[:60]!r} of a region are not JSON") from None
    if not isinstance(details, dict):
        raise UsageError(f"{name}: the details {body[:60]!r} of a region are not a JSON object")
    return details


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
