"""The evaluation against stored figures of the reference scorer, and its command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from arextract.cli.app import app
from arextract.errors import UsageError
from arextract.evaluate import below_thresholds, evaluate
from arextract.evaluate.gold import read_gold
from arextract.evaluate.match import folded, pair, role_matches, same_number, same_words
from tests.evaluate.gold_record import as_article

DATA = Path(__file__).parent / "data"
OWN = Path(__file__).parent.parent / "gold" / "own"


def test_same_figures_as_the_reference_scorer() -> None:
    """`perturbed.jsonl` is the own gold with random mistakes; the figures beside it come from the reference scorer."""
    assert evaluate(OWN, DATA / "perturbed.jsonl").result == json.loads((DATA / "perturbed.scores.json").read_text())


def test_gold_against_itself_is_perfect(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    with articles.open("w", encoding="utf-8") as out:
        for gold, raw in read_gold(OWN):
            out.write(json.dumps(as_article(raw, gold), ensure_ascii=False) + "\n")
    made = evaluate(OWN, articles)
    assert made.invariants == []
    for name, row in made.result.items():
        if isinstance(row, dict) and "f1" in row:
            assert row["f1"] == 1.0, name


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
    gold = {"start": 0, "end": 8, "text": "إنفيديا", "canonical": ["Nvidia"]}
    assert role_matches(gold, {"start": 90, "end": 97, "text": "الشركة", "canonical": "NVIDIA"})
    assert role_matches(gold, {"start": 90, "end": 97, "text": "إنفيديا", "canonical": None})
    assert not role_matches(gold, {"start": 90, "end": 97, "text": "الشركة", "canonical": None})


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
