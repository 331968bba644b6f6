"""Gold annotations written as marked text: quick to write, exact by construction.

A marked file holds passages. Names, times and quantities are marked where they stand, and after ``--`` one line a
quantity, in the order of the text, gives its value and roles::

    @ الصين|LOC|China                          a name known in the whole file: label(s), then Latin forms, best first
    == tech-01 published=2025-06-01
    بلغت مبيعات شركة [هواوي|ORG|Huawei] في {مايو=2025-05} نحو <4.6 مليار دولار>.
    --
    4.6e9 USD ~ t0 | S=هواوي | M=مبيعات

- ``[name]`` is enough where the name is known from an ``@`` line or an earlier mark of the file; ``[name|ORG,PRODUCT|…]``
  gives two labels; ``[name|?]`` makes a mention optional; ``[name|ORG|-]`` has no sure Latin form.
- ``{time=value}``, ``{time=}`` for a null value. ``<quantity>`` may stand inside a time or the other way round.
- ``\\[``, ``\\<`` and so on are the characters themselves, ``\\u200f`` any other.
- The line of a quantity: value or ``low..high`` (``1/3`` too), unit (``#`` for counts, ``rank`` for ranks), then in any
  order a comparator (``~ > >= < <=``), ``tN`` (index of the time), ``H`` hedged, ``N`` denied, ``?`` optional, a change
  such as ``up:to``, and ``P`` (for counting alone) where the subject was resolved from a pronoun or «الشركة»; then fields: ``S`` subject, ``M`` metric, ``src`` source, ``c`` counted noun, ``per``, ``url``.
- A role is the exact substring nearest to the quantity (before it rather than after it); ``#2`` after it picks the second
  occurrence of the text, ``+ name`` adds the forms of another name, and ``"`` repeats the role of the quantity before.
- ``R product_of | from -> to | words`` is a relation between two names; the words may be left out.
"""

from __future__ import annotations

import dataclasses
import itertools
import json
import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from arextract.arabic.affixes import ALEF, ARTICLE, CONJUNCTIONS, LAM, LAM_ARTICLE, PROCLITICS, SIN, TATWEEL
from arextract.arabic.tables import TableError, table

Json = dict[str, Any]

LABELS = {"PER", "ORG", "LOC", "PRODUCT", "MISC"}
RELATIONS = {"product_of", "part_of", "role_of", "located_in"}
COMPARATORS = {"=", "~", ">", ">=", "<", "<="}
PERCENT = {"%", "pp", "bp"}
DURATIONS = {"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "generation"}
CHANGE = re.compile(r"(up|down):(from|to|by)")
HEADER = re.compile(r"== *(\S+)(?: +published=(\d{4}-\d\d-\d\d))? *")
OPEN = {"[": "name", "{": "time", "<": "quantity"}
CLOSE = {"name": "]", "time": "}", "quantity": ">"}
META = {"name": "|", "time": "="}


class AnnotationError(ValueError):
    """A mark, a line or a role that cannot be read; the message names the passage."""


@dataclasses.dataclass(slots=True)
class AnnotatedPassage:
    """One passage: its raw text and its gold annotation, ready to be written as NAME.txt and NAME.json."""

    name: str
    raw: str
    gold: Json


@dataclasses.dataclass(slots=True)
class _Mark:
    kind: str
    start: int
    end: int
    meta: str | None


def unmark(marked: str) -> tuple[str, list[_Mark]]:
    """The raw text and the marks, in order of their starts. Raises `AnnotationError` where marks do not pair."""
    raw: list[str] = []
    marks: list[_Mark] = []
    stack: list[_Mark] = []
    at, size = 0, 0
    while at < len(marked):
        char = marked[at]
        top = stack[-1] if stack else None
        if char == "\\":
            if marked[at + 1 : at + 2] == "u":
                char, at = chr(int(marked[at + 2 : at + 6], 16)), at + 6
            else:
                char, at = marked[at + 1 : at + 2], at + 2
        elif char in OPEN:
            if re.search(rf"(?<!\w)[{CONJUNCTIONS}]?{LAM}\Z", "".join(raw[-3:])) and marked.startswith(ARTICLE, at + 1):
                raise AnnotationError(
                    f"«{LAM}» before «{ARTICLE}» is written «{LAM_ARTICLE}»: {marked[at - 1 : at + 20]!r}"
                )
            stack.append(_Mark(OPEN[char], size, size, None))
            at += 1
            continue
        elif top and char == META.get(top.kind):
            stop = marked.find(CLOSE[top.kind], at)
            if stop < 0:
                raise AnnotationError(f"open mark at {marked[at - 20 : at + 20]!r}")
            top.meta, at = marked[at + 1 : stop], stop
            continue
        elif char in "]}>":
            if top is None or char != CLOSE[top.kind] or size == top.start:
                raise AnnotationError(f"{char!r} closes nothing at {marked[max(0, at - 20) : at + 1]!r}")
            top.end = size
            marks.append(stack.pop())
            at += 1
            continue
        else:
            at += 1
        raw.append(char)
        size += 1
    if stack:
        raise AnnotationError(f"a mark stays open: {''.join(raw)[stack[-1].start :][:30]!r}")
    return "".join(raw), sorted(marks, key=lambda m: (m.start, -m.end))


def _name(text: str, meta: str | None, known: dict[str, tuple[list[str], list[str]]]) -> Json:
    parts = [p.strip() for p in (meta or "").split("|") if p.strip()]
    optional = "?" in parts
    parts = [p for p in parts if p != "?"]
    if parts:
        labels = parts[0].split(",")
        if not set(labels) <= LABELS:
            raise AnnotationError(f"{text!r} has no such label as {parts[0]!r}")
        known[text] = (labels, [] if parts[1:] == ["-"] else parts[1:])
    if text.startswith(LAM) and ALEF + text in known:  # «للصين» holds the name «لصين»
        known[text] = known[ALEF + text]
    if text not in known:
        raise AnnotationError(f"{text!r} is not known yet: mark it with a label")
    labels, canonical = known[text]
    return {"text": text, "label": list(labels), "canonical": list(canonical), "optional": optional}


def _number(text: str) -> int | float:
    try:
        value = Decimal(text) if "/" not in text else Decimal(text.split("/")[0]) / Decimal(text.split("/")[1])
    except (InvalidOperation, ZeroDivisionError) as error:
        raise AnnotationError(f"{text!r} is not a value") from error
    return int(value) if value == value.to_integral_value() else round(float(value), 6 if "/" in text else 12)


def _kind(unit: str) -> str:
    if unit in ("#", "rank"):
        return {"#": "count"}.get(unit, unit)
    if re.fullmatch("[A-Z]{3}|money", unit):
        return "money"
    return (
        "percent" if unit in PERCENT else "multiple" if unit == "×" else "duration" if unit in DURATIONS else "measure"
    )


def occurrences(raw: str, text: str) -> list[int]:
    """The starts at which `text` stands as whole words, proclitics before it allowed."""
    found = []
    for match in re.finditer(re.escape(text), raw):
        before = re.search(r"\w*\Z", raw[: match.start()])
        if raw[match.end() : match.end() + 1].isalpha() or (
            before and before.group().strip(PROCLITICS + SIN + TATWEEL)
        ):
            continue
        found.append(match.start())
    return found


def _find(raw: str, text: str, near: tuple[int, int]) -> tuple[int, int]:
    wanted, _, nth = text.partition("#")
    starts = occurrences(raw, wanted)
    if not starts or (nth and int(nth) > len(starts)):
        raise AnnotationError(f"{text!r} is not in the text as whole words")
    if nth:
        start = starts[int(nth) - 1]
    else:
        before = [s for s in starts if s + len(wanted) <= near[0]]
        start = before[-1] if before else min(starts, key=lambda s: abs(s - near[0]))
    return start, start + len(wanted)


def _role(raw: str, text: str, near: tuple[int, int], entities: list[Json], with_forms: bool) -> Json:
    text, *others = text.split(" + ")
    start, end = _find(raw, text, near)
    role: Json = {"start": start, "end": end, "text": raw[start:end]}
    if with_forms:
        forms: list[str] = next((e["canonical"] for e in entities if (e["start"], e["end"]) == (start, end)), [])
        for other in others:
            forms = forms + next((e["canonical"] for e in entities if e["text"] == other), [])
        role["canonical"] = list(dict.fromkeys(forms))
    return role


def _quantity(raw: str, mark: _Mark, line: str, gold: Json, previous: Json | None) -> Json:
    head, *fields = [part.strip() for part in line.split("|")]
    value, unit, *rest = head.split()
    low, dots, high = value.partition("..")
    item: Json = {"start": mark.start, "end": mark.end, "text": raw[mark.start : mark.end], "kind": _kind(unit)}
    item["value"] = None if dots else _number(value)
    item["low"], item["high"] = (_number(low), _number(high)) if dots else (None, None)
    item["comparator"] = "="
    item["unit"] = None if unit in ("#", "rank", "money") else unit
    item.update(counted=None, per=None, subject=None, metric=None, time=None, source=None)
    item.update(hedged=False, negated=False, change=None, citations=[], optional=False)
    for word in rest:
        change = CHANGE.fullmatch(word)
        if word in COMPARATORS:
            item["comparator"] = word
        elif change:
            item["change"] = {"direction": change[1], "role": change[2]}
        elif re.fullmatch(r"t\d+", word):
            item["time"] = int(word[1:])
            if item["time"] >= len(gold["times"]):
                raise AnnotationError(f"{item['text']!r}: there is no time {word}")
        elif word == "P":
            continue
        elif word in ("H", "N", "?"):
            item[{"H": "hedged", "N": "negated", "?": "optional"}[word]] = True
        else:
            raise AnnotationError(f"{item['text']!r}: {word!r} is not understood")
    near = mark.start, mark.end
    for field in fields:
        key, _, text = (part.strip() for part in field.partition("="))
        name = {"S": "subject", "M": "metric", "src": "source", "c": "counted", "per": "per", "url": "citations"}.get(
            key
        )
        if name is None or not text:
            raise AnnotationError(f"{item['text']!r}: {field!r} is not understood")
        if text == '"':
            if previous is None or not previous[name]:
                raise AnnotationError(f"{item['text']!r}: nothing to repeat for {key}")
            item[name] = previous[name]
        elif name in ("counted", "per"):
            if text not in raw:
                raise AnnotationError(f"{item['text']!r}: {key} {text!r} is not in the text")
            item[name] = text
        elif name == "citations":
            item[name] = text.split()
        else:
            item[name] = _role(raw, text, near, gold["entities"], name != "metric")
    return item


def _relation(raw: str, line: str, entities: list[Json]) -> Json:
    kind, pair, *words = [part.strip() for part in line.split("|")]
    source, arrow, target = (part.strip() for part in pair.partition("->"))
    if kind not in RELATIONS or not arrow:
        raise AnnotationError(f"{line!r} is not a relation")
    relation: Json = {"type": kind}
    near = (0, 0)
    for key, text in (("from", source), ("to", target)):
        wanted, _, nth = text.partition("#")
        found = [e for e in entities if e["text"] == wanted]
        if len(found) < int(nth or 1) or (len(found) > 1 and not nth):
            raise AnnotationError(f"{line!r}: {text!r} is marked {len(found)} times; say which with #")
        one = found[int(nth or 1) - 1]
        relation[key] = {k: one[k] for k in ("text", "start", "end")}
        near = (max(near[0], one["start"]), max(near[1], one["end"]))
    relation["text"] = None
    if words:
        if len(words[0]) == 1 and raw[near[0] - 1] == words[0]:  # a proclitic: «بالقاهرة»
            start, end = near[0] - 1, near[0]
        else:
            start, end = _find(raw, words[0], near)
        relation["text"] = {"text": raw[start:end], "start": start, "end": end}
    return relation


def _passage(
    name: str, published: str | None, body: str, known: dict[str, tuple[list[str], list[str]]]
) -> AnnotatedPassage:
    marked, _, tail = body.partition("\n--\n")
    raw, marks = unmark(marked.strip("\n") + "\n")
    gold: Json = {"id": name, "published": published, "entities": [], "quantities": [], "times": []}
    for mark in marks:
        span = {"start": mark.start, "end": mark.end}
        text = raw[mark.start : mark.end]
        if mark.kind == "name":
            gold["entities"].append({**span, **_name(text, mark.meta, known)})
        elif mark.kind == "time":
            if mark.meta is None:
                raise AnnotationError(f"the time {text!r} has no value")
            gold["times"].append({**span, "text": text, "value": mark.meta or None})
    lines = [line for line in tail.split("\n") if line.strip() and not line.startswith("//")]
    relations = [line[2:] for line in lines if line.startswith("R ")]
    lines = [line for line in lines if not line.startswith("R ")]
    quantities = [mark for mark in marks if mark.kind == "quantity"]
    if len(lines) != len(quantities):
        raise AnnotationError(f"{len(quantities)} quantities but {len(lines)} lines for them")
    for mark, line in zip(quantities, lines, strict=True):
        before = gold["quantities"][-1] if gold["quantities"] else None
        gold["quantities"].append(_quantity(raw, mark, line, gold, before))
    if relations or "relations" in name:
        gold["relations"] = [_relation(raw, line, gold["entities"]) for line in relations]
        if not quantities:
            del gold["quantities"], gold["times"]
    return AnnotatedPassage(name, raw, gold)


def read(source: str) -> list[AnnotatedPassage]:
    """The passages of a marked file. Raises `AnnotationError`, naming the passage, for whatever cannot be read."""
    known: dict[str, tuple[list[str], list[str]]] = {}
    passages = []
    head, *blocks = re.split(r"^(?===)", source, flags=re.M)
    for line in filter(None, head.split("\n")):
        if line.startswith("@"):
            text, _, meta = line[1:].strip().partition("|")
            _name(text, meta, known)
        elif not line.startswith("//"):
            raise AnnotationError(f"{line!r} stands before the first passage")
    for block in blocks:
        first, _, body = block.partition("\n")
        header = HEADER.fullmatch(first)
        if header is None:
            raise AnnotationError(f"{first!r} is not the head of a passage")
        try:
            passage = _passage(header[1], header[2], body, known)
        except AnnotationError as error:
            raise AnnotationError(f"{header[1]}: {error}") from error
        problems = check(passage.raw, passage.gold)
        if problems:
            raise AnnotationError(f"{header[1]}: " + "; ".join(problems))
        passages.append(passage)
    return passages


def _units() -> set[str]:
    try:
        return {row["code"] for row in table("units")}
    except (TableError, KeyError, OSError):  # the table is made by another part
        return set()


def check(raw: str, gold: Json) -> list[str]:
    """What is wrong with a gold annotation: spans that are not their text, overlaps, bounds, units that no table knows."""
    problems = []

    def span(item: Json | None, where: str) -> None:
        if item is None:
            return
        if raw[item["start"] : item["end"]] != item["text"] or not item["text"].strip():
            problems.append(f"{where} {item['text']!r} is not at {item['start']}")
        if item["text"] != item["text"].strip():
            problems.append(f"{where} {item['text']!r} begins or ends with a space")

    for key in ("entities", "times", "quantities"):
        items = gold.get(key, [])
        for item in items:
            span(item, key)
        for one, other in itertools.pairwise(items):
            if other["start"] < one["end"]:
                problems.append(f"{key} {one['text']!r} and {other['text']!r} overlap")
    units = _units()
    for item in gold.get("quantities", []):
        for key in ("subject", "metric", "source"):
            span(item[key], key)
        if (item["value"] is None) != (item["low"] is not None and item["high"] is not None):
            problems.append(f"{item['text']!r} needs a value or two bounds")
        if item["low"] is not None and item["low"] >= item["high"]:
            problems.append(f"the bounds of {item['text']!r} are not in order")
        if (item["kind"] == "count") != (item["counted"] is not None):
            problems.append(f"{item['text']!r} is a {item['kind']} with counted {item['counted']!r}")
        if item["kind"] == "measure" and units and item["unit"] not in units:
            problems.append(f"{item['text']!r} has the unit {item['unit']!r}, which no table knows")
    for relation in gold.get("relations", []):
        for key in ("from", "to", "text"):
            span(relation[key], key)
    return problems


def write(passages: list[AnnotatedPassage], folder: str | Path) -> None:
    """Each passage as NAME.txt and NAME.json in `folder`, which is made if need be."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for passage in passages:
        (folder / f"{passage.name}.txt").write_bytes(passage.raw.encode("utf-8"))
        text = json.dumps(passage.gold, ensure_ascii=False, indent=1) + "\n"
        (folder / f"{passage.name}.json").write_bytes(text.encode("utf-8"))
