"""Cases: what holds, what does not, what is no case; and the package's own file of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from arextract.errors import UsageError
from arextract.evaluate import below_thresholds
from arextract.evaluate.cases import read_cases, score_cases
from arextract.pipeline import Extractor
from arextract.pipes.latin import candidates
from tests.conftest import GOLD

QUANTITY = {
    "start": 14, "end": 17, "text": "30%", "kind": "percent", "value": 30, "low": None, "high": None, "comparator": "~", "unit": "%",
    "counted": None, "per": "الساعة الواحدة",
}  # fmt: skip
CLAIM = {
    "quantity": QUANTITY, "subject": {"text": "شركة إنفيديا", "canonical": "Nvidia"}, "metric": {"text": "أرباح"}, "source": None, "time": "t1",
    "hedged": False, "negated": False, "change": {"direction": "up", "role": "by"},
}  # fmt: skip
RECORD = {
    "claims": [CLAIM],
    "times": [{"id": "t1", "text": "عام 2024", "value": "2024"}],
    "entities": [{"text": "إنفيديا", "label": "ORG", "canonical": "Nvidia"}],
}


def right(expected: dict[str, Any]) -> bool:
    case = {"kind": "any", "text": "", "expect": [expected], "line": 1}
    figures, wrong = score_cases([case], lambda _: RECORD, {"إنفيديا": "Nvidia"}.get)
    assert figures["cases"]["right"] == 1 - len(wrong)
    return not wrong


@pytest.mark.parametrize(
    "expected",
    [
        {"quantity": {"value": 30, "unit": "%", "low": None, "per": "الساعة"}},
        {"quantity": {"value": [29, 30]}},
        {"quantities": 1},
        {"claim": {"quantity": {"value": 30}, "subject": "إنفيديا", "metric": ["الأرباح", "أرباح"], "time": "2024", "change": "up by"}},
        {"claim": {"subject": "Nvidia", "source": [None, "المدير"], "time": "عام 2024", "hedged": False}},
        {"time": {"text": "2024", "value": "2024"}},
        {"entity": {"text": "إنفيديا", "canonical": "nvidia"}},
        {"latin": {"name": "إنفيديا", "top1": ["NVIDIA"]}},
    ],
    ids=str,
)  # fmt: skip
def test_what_holds_and_its_contrary(expected: dict[str, Any]) -> None:
    assert right(expected)
    ((name, want),) = expected.items()
    if name in ("quantity", "claim", "time", "entity"):
        assert not right({f"no_{name}": want})


@pytest.mark.parametrize(
    "expected",
    [
        {"quantity": {"value": 31}},
        {"quantity": {"counted": "سيارة"}},
        {"quantity": {"unit": None}},
        {"quantities": 0},
        {"claim": {"subject": None}},
        {"claim": {"subject": "سامسونغ"}},
        {"claim": {"source": "المدير"}},
        {"claim": {"quantity": {"value": 30}, "time": "2023"}},
        {"claim": {"change": "up to"}},
        {"time": {"value": None}},
        {"entity": {"text": "إنفيديا", "label": "PER"}},
        {"latin": {"name": "سامسونغ", "top1": ["Samsung"]}},
    ],
    ids=str,
)
def test_what_does_not_hold(expected: dict[str, Any]) -> None:
    assert not right(expected)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"kind": "x", "text": "y"}',
        '{"kind": "x", "text": "y", "expect": [{"quantty": {}}]}',
        '{"kind": "x", "text": "y", "expect": [{}]}',
    ],
)
def test_what_is_no_case(line: str, tmp_path: Path) -> None:
    (tmp_path / "cases.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"cases\.jsonl, line 2 is no case: "):
        read_cases(tmp_path / "cases.jsonl")


def test_a_file_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        read_cases(tmp_path / "none.jsonl")


def test_our_cases(extractor: Extractor) -> None:
    figures, wrong = score_cases(
        read_cases(GOLD / "cases.jsonl"),
        lambda case: extractor.extract(case["text"], published=case.get("published")).model_dump(mode="json"),
        lambda name: next((form.text for form in candidates(name)), None),
    )
    assert below_thresholds(figures, GOLD / "cases.least.json") == [], [str(one) for one in wrong]


def test_the_command(tmp_path: Path) -> None:
    from typer.testing import CliRunner

    from arextract.cli.app import app

    case = {"kind": "money", "text": "دفع 5 دولارات.", "expect": [{"quantity": {"value": 6}}]}
    (tmp_path / "cases.jsonl").write_text(json.dumps(case) + "\n", encoding="utf-8")
    (tmp_path / "least.json").write_text('{"cases": 0.5}', encoding="utf-8")
    done = CliRunner().invoke(
        app,
        [
            "evaluate",
            "--cases",
            str(tmp_path / "cases.jsonl"),
            "--errors",
            "--fail-under",
            str(tmp_path / "least.json"),
        ],
    )
    assert done.exit_code == 1
    assert "line 1, money" in done.output and "cases      0.000   (0 of 1)" in done.output
    assert "cases 0.0000 is below 0.5000" in done.output
