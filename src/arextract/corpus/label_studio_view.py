"""Label Studio's labelling interface: the article from right to left, and beside each region the fields of its kind.

A field is a choice, a number or a line of text; nobody has to write JSON. Names of the controls are those of the gold format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args
from xml.sax.saxutils import quoteattr

from arextract.errors import UsageError
from arextract.record import Comparator, Kind

Field = dict[str, Any]

LABELS = ("PER", "ORG", "LOC", "PRODUCT", "MISC")
ROLES = ("subject", "metric", "source")
_COLOURS = {
    "PER": "#8e44ad", "ORG": "#2471a3", "LOC": "#1e8449", "PRODUCT": "#148f77", "MISC": "#9a7d0a", "QUANTITY": "#d35400",
    "TIME": "#5d6d7e", "SUBJECT": "#2e86c1", "METRIC": "#b03a2e", "SOURCE": "#6c3483",
}  # fmt: skip
# Choices of a quantity: the field and what it may be. Several in one field are marked at once.
_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "comparator": get_args(Comparator),
    "change": ("up from", "up to", "up by", "down from", "down to", "down by"),
}
_MARKS = ("hedged", "negated", "optional")
_NUMBERS = ("value", "low", "high")
_WORDS = ("unit", "counted", "per")
_TIME_VALUE = "time_value"
_OLD_DETAILS = "details"  # what earlier versions wrote: one JSON object


def view() -> str:
    """The labelling interface as XML, for the project's settings."""
    labels = "".join(
        f"\n    <Label value={quoteattr(name)} background={quoteattr(colour)}/>" for name, colour in _COLOURS.items()
    )
    relations = "".join(f'<Relation value="{name}"/>' for name in (*ROLES, "time"))

    def only(label: str) -> str:
        return f'toName="text" perRegion="true" whenTagName="label" whenLabelValue={quoteattr(label)}'

    def choices(name: str, values: tuple[str, ...], how: str = "single-radio") -> str:
        inner = "".join(f"<Choice value={quoteattr(value)}/>" for value in values)
        return f'<Choices name="{name}" choice="{how}" showInline="true" {only("QUANTITY")}>{inner}</Choices>'

    quantity = [
        *(_titled(name, choices(name, values)) for name, values in _CHOICES.items()),
        _titled("marks", choices("marks", _MARKS, "multiple")),
        *(_titled(name, f'<Number name="{name}" step="any" {only("QUANTITY")}/>') for name in _NUMBERS),
        *(_titled(name, f'<TextArea name="{name}" editable="true" {only("QUANTITY")}/>') for name in _WORDS),
        _titled("citations", f'<TextArea name="citations" editable="true" maxSubmissions="20" {only("QUANTITY")}/>'),
    ]
    named = ",".join((*LABELS, "SUBJECT", "SOURCE"))
    fields_of = "\n    ".join(quantity)
    return f"""<View style="direction: rtl">
  <Style>.htx-text {{ white-space: pre-wrap; direction: rtl; text-align: right; line-height: 2; font-size: 1.15em; }}</Style>
  <Labels name="label" toName="text" showInline="true">{labels}
  </Labels>
  <Relations>{relations}</Relations>
  <Text name="text" value="$text" granularity="symbol"/>
  <View visibleWhen="region-selected" whenTagName="label" whenLabelValue="QUANTITY" style="direction: ltr">
    {fields_of}
  </View>
  <View visibleWhen="region-selected" whenTagName="label" whenLabelValue="TIME" style="direction: ltr">
    {_titled("value", f'<TextArea name="{_TIME_VALUE}" editable="true" maxSubmissions="1" {only("TIME")}/>')}
  </View>
  <View visibleWhen="region-selected" whenTagName="label" whenLabelValue="{named}" style="direction: ltr">
    {_titled("Latin form", f'<TextArea name="canonical" editable="true" {only(named)}/>')}
  </View>
</View>
"""


def _titled(title: str, control: str) -> str:
    return f'<Header value="{title}" size="6"/>{control}'


def fields(details: Field) -> Iterator[Field]:
    """What a region says beyond its label, as results of the controls of `view`; what is null or empty says nothing."""
    marks = [name for name in _MARKS if details.get(name)]
    if marks:
        yield {"from_name": "marks", "type": "choices", "value": {"choices": marks}}
    for name, value in details.items():
        if value is None or value == [] or name in _MARKS:
            continue
        if name == "value" and "kind" not in details:
            yield {"from_name": _TIME_VALUE, "type": "textarea", "value": {"text": [value]}}
        elif name in _NUMBERS:
            yield {"from_name": name, "type": "number", "value": {"number": value}}
        elif name == "change":
            yield {
                "from_name": name,
                "type": "choices",
                "value": {"choices": [f"{value['direction']} {value['role']}"]},
            }
        elif name in _CHOICES:
            yield {"from_name": name, "type": "choices", "value": {"choices": [value]}}
        else:
            lines = value if isinstance(value, list) else [value]
            yield {"from_name": name, "type": "textarea", "value": {"text": lines}}


def fill(region: Field, result: Field, where: str) -> None:
    """Writes what one result says into its region. Raises `UsageError` for a value that its field cannot have."""
    name, value = result.get("from_name"), result["value"]
    if result["type"] == "number":
        if name in _NUMBERS and name in region:
            region[name] = value.get("number")
    elif result["type"] == "choices":
        _choose(region, str(name), list(value.get("choices") or ()), where)
    elif name == _OLD_DETAILS:
        region.update(_details(value["text"], where))
    else:
        lines = [value["text"]] if isinstance(value["text"], str) else list(value["text"])
        lines = [line.strip() for line in lines if str(line).strip()]
        if name == _TIME_VALUE and "value" in region:
            region["value"] = lines[-1] if lines else None
        elif name in ("canonical", "citations") and name in region:
            region[name] = lines
        elif name in _WORDS and name in region:
            region[name] = lines[-1] if lines else None


def _choose(region: Field, name: str, chosen: list[str], where: str) -> None:
    if name == "marks":
        region.update({mark: mark in chosen for mark in _MARKS if mark in region})
        return
    if name not in _CHOICES or name not in region or not chosen:
        return
    if chosen[0] not in _CHOICES[name]:
        raise UsageError(f"{where}: {name} cannot be {chosen[0]!r}: choose one of {', '.join(_CHOICES[name])}")
    if name == "change":
        direction, _, role = chosen[0].partition(" ")
        region[name] = {"direction": direction, "role": role}
    else:
        region[name] = chosen[0]


def _details(lines: list[str] | str, where: str) -> Field:
    body = lines if isinstance(lines, str) else "\n".join(lines)
    try:
        details = json.loads(body)
    except ValueError:
        raise UsageError(f"{where}: the details {body[:60]!r} of a region are not JSON") from None
    if not isinstance(details, dict):
        raise UsageError(f"{where}: the details {body[:60]!r} of a region are not a JSON object")
    return details
