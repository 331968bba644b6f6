"""Small texts with what must and must not be found in them: the share of right ones, by kind.

A file of cases is JSON Lines: ``{"kind": "money", "text": "…", "published": "2024-05-01", "expect": […], "why": "one line"}``
(`published` may be left out). A case is right when all that it expects holds:

- ``{"quantity": {…}}``: a claim's quantity has these fields (`text` `kind` `value` `low` `high` `unit` `comparator` `counted` `per`)
- ``{"claim": {"quantity": {…}, ROLE: …}}``: such a claim has these roles too (`subject` `metric` `source` `time` `change` `hedged` `negated`);
  `change` is ``"up to"``, ``"down by"``, …
- ``{"time": {"text": …, "value": …}}``, ``{"entity": {"text": …, "label": …, "canonical": …}}``; ``no_`` before any of these: none has
- ``{"quantities": N}``: there are N; ``{"latin": {"name": …, "top1": …}}``: the best Latin form of a name

A wanted value may be a list of what is accepted; null means null. Words are compared folded; a subject, metric, source or time by words that they
share (half of them at least), a number to a millionth.
"""

from __future__ import annotations

import collections
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arextract.errors import UsageError
from arextract.evaluate.gold import Json
from arextract.evaluate.match import folded, same_number, same_words

Test = Callable[[Any, Any], bool]


@dataclass(slots=True, frozen=True)
class Wrong:
    """A case that failed: where it stands, its kind and text, and the first thing expected that does not hold."""

    line: int
    kind: str
    text: str
    failed: Json

    def __str__(self) -> str:
        return f"line {self.line}, {self.kind}: {json.dumps(self.failed, ensure_ascii=False)} in «{self.text}»"


def read_cases(path: str | Path) -> list[Json]:
    """The cases of a file with their `line`. Raises `UsageError` with file and line for what is no case."""
    cases = []
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
            cases.append({"kind": case["kind"], "text": case["text"], "expect": case["expect"], "line": number} | case)
            for expected in case["expect"]:
                ((name, _),) = expected.items()
                if name.removeprefix("no_") not in _KINDS:
                    raise ValueError(f"nothing is expected by the name of {name!r}")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(f"{path}, line {number} is no case: {error}") from error
    return cases


def score_cases(
    cases: Iterable[Json], extract: Callable[[Json], Json], latin: Callable[[str], str | None]
) -> tuple[dict[str, dict[str, Any]], list[Wrong]]:
    """({kind: {right, cases, accuracy}, …, "cases": all}, the wrong ones). `extract` gives the record of a case as a dict."""
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    wrong = []
    for case in cases:
        record = extract(case)
        failed = next((e for e in case["expect"] if not _holds(e, record, latin)), None)
        total.update((case["kind"], "cases"))
        if failed is None:
            right.update((case["kind"], "cases"))
        else:
            wrong.append(Wrong(case["line"], case["kind"], case["text"], failed))
    figures = {
        kind: {"right": right[kind], "gold": total[kind], "accuracy": right[kind] / total[kind]}
        for kind in sorted(total, key=lambda kind: (kind == "cases", kind))
    }
    return figures, wrong


def _holds(expected: Json, record: Json, latin: Callable[[str], str | None]) -> bool:
    ((name, want),) = expected.items()
    if name == "quantities":
        return bool(len(record["claims"]) == want)
    if name == "latin":
        return _accepted(want["top1"], latin(want["name"]), _word)
    found = any(_fits(want, item, record) for item in _KINDS[name.removeprefix("no_")](record))
    return found != name.startswith("no_")


def _quantities(record: Json) -> list[Json]:
    return [claim["quantity"] for claim in record["claims"]]


def _claims(record: Json) -> list[Json]:
    times = {time["id"]: time for time in record["times"]}
    return [
        {
            **claim,
            "time": times.get(claim["time"]),
            "change": (change := claim["change"]) and f"{change['direction']} {change['role']}",
        }
        for claim in record["claims"]
    ]


_KINDS: dict[str, Callable[[Json], list[Json]]] = {
    "quantity": _quantities,
    "claim": _claims,
    "time": lambda record: record["times"],
    "entity": lambda record: record["entities"],
    "quantities": _quantities,
    "latin": lambda record: [],
}


def _fits(want: Json, item: Json, record: Json) -> bool:
    for key, value in want.items():
        if key == "quantity":
            if not _fits(value, item["quantity"], record):
                return False
        elif not _accepted(value, item[key], _tests(key, item)):
            return False
    return True


def _tests(key: str, item: Json) -> Test:
    """How a field is compared; the `text` of a time is a phrase, that of a name or number is exact."""
    if key in ("value", "low", "high"):
        return lambda want, said: want == said if isinstance(want, str) else same_number(want, said)
    if key in ("subject", "metric", "source", "time"):
        return _phrase
    if key in ("counted", "per") or (key == "text" and "value" in item and "kind" not in item):
        return same_words
    return _word if key in ("text", "canonical") else lambda want, said: bool(want == said)


def _accepted(want: Any, said: Any, test: Test) -> bool:
    return any(
        said is None if one is None else said is not None and test(one, said)
        for one in (want if isinstance(want, list) else [want])
    )


def _word(want: str, said: str) -> bool:
    return folded(want) == folded(said)


def _phrase(want: str, said: Json) -> bool:
    """A role or time that shares at least half of its words with what is wanted, or is it by its Latin form or value."""
    return (
        same_words(want, said["text"])
        or want == said.get("value")
        or (bool(said.get("canonical")) and _word(want, said["canonical"]))
    )
