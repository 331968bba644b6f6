"""The evaluation against stored figures of the reference scorer, and its command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from arextract.cli.app import app
from arextract.errors import UsageError
from arextract.evaluate import below_thresholds, evaluate
from arextract.evaluate.match import folded, pair, role_matches, same_number, same_words

DATA = Path(__file__).parent / "data"
OWN = Path(__file__).parent.parent / "gold" / "own"


def test_same_figures_as_the_reference_scorer() -> None:
    """`perturbed.jsonl` is the own gold with random mistakes; the figures beside it come from the reference scorer."""
    assert evaluate(OWN, DATA / "perturbed.jsonl").result == json.loads((DATA / "perturbed.scores.json").read_text())


def test_gold_against_itself_is_perfect(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    with articles.open("w", encoding="utf-8") as out:
        for path in sorted(OWN.glob("*.json")):
            out.write(json.dumps(_as_article(path), ensure_ascii=False) + "\n")
    made = evaluate(OWN, articles)
    assert made.invariants == []
    for name, row in made.result.items():
        if isinstance(row, dict) and "f1" in row:
            assert row["f1"] == 1.0, name


def _as_article(path: Path) -> dict:
    gold = json.loads(path.read_text(encoding="utf-8"))
    claims = []
    for i, q in enumerate(gold["quantities"], 1):
        claim = {k: q[k] for k in ("subject", "metric", "source", "hedged", "negated", "change", "citations")}
        for role in ("subject", "source"):
            if claim[role]:
                claim[role] = {**claim[role], "canonical": next(iter(claim[role]["canonical"]), None), "entity": None}
        claim |= {
            "id": f"q{i}",
            "time": None if q["time"] is None else f"t{q['time'] + 1}",
            "quantity": {
                k: q[k]
                for k in (
                    "start",
                    "end",
                    "text",
                    "kind",
                    "value",
                    "low",
                    "high",
                    "comparator",
                    "unit",
                    "counted",
                    "per",
                )
            },
            "sentence": {"start": q["start"], "end": q["end"]},
        }
        claims.append(claim)
    return {
        "id": gold["id"],
        "text": path.with_suffix(".txt").read_bytes().decode(),
        "entities": [
            {**e, "id": f"e{i}", "label": e["label"][0], "canonical": next(iter(e["canonical"]), None)}
            for i, e in enumerate(gold["entities"], 1)
        ],
        "times": [{**t, "id": f"t{i}"} for i, t in enumerate(gold["times"], 1)],
        "claims": claims,
    }


def test_pairing_is_one_to_one() -> None:
    gold = [{"start": 0, "end": 10}, {"start": 10, "end": 14}]
    said = [{"start": 0, "end": 14}]
    assert pair(gold, said) == {0: 0}


def test_words_numbers_and_roles() -> None:
    assert folded("Al-Qāhira ") == folded("alqahira")
    assert same_words("عملية تنزيل", "تنزيل")
    assert not same_words("عملية تنزيل", "شريحة")
    assert same_number(0.666667, 0.667, loose=True)
    assert not same_number(0.666667, 0.667)
    assert not same_number(1, True)
    gold = {"start": 0, "end": 8, "canonical": ["Nvidia"]}
    assert role_matches(gold, {"start": 90, "end": 97, "canonical": "NVIDIA"})
    assert not role_matches(gold, {"start": 90, "end": 97, "canonical": None})


def test_command_fails_under_thresholds(tmp_path: Path) -> None:
    limits = tmp_path / "limits.json"
    limits.write_text('{"times": 0.1}')
    call = ["evaluate", str(OWN), str(DATA / "perturbed.jsonl"), "--fail-under", str(limits)]
    limits.write_text('{"subject": 0.99, "canonical": 0.01}')
    result = CliRunner().invoke(app, call)
    assert result.exit_code == 1
    assert "subject" in result.output


def test_bad_thresholds_are_usage_errors(tmp_path: Path) -> None:
    limits = tmp_path / "limits.json"
    for content in ("[]", "{", '{"no such figure": 0.5}', '{"times": "high"}'):
        limits.write_text(content)
        with pytest.raises(UsageError):
            below_thresholds({"times": {"f1": 1.0}}, limits)


def test_missing_gold_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no gold"):
        evaluate(tmp_path, DATA / "perturbed.jsonl")
