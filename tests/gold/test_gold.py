"""Gold regression: the default pipeline against the annotations in this folder; thresholds only go up.

``thresholds.json`` holds the least figures of each set; ``python -m tests.gold.raise_thresholds`` raises them to what the
pipeline reaches now, never lowers them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from arextract.batch.local import run
from arextract.evaluate import evaluate
from arextract.pipeline import Extractor

GOLD = Path(__file__).parent
THRESHOLDS: dict[str, dict[str, float]] = json.loads((GOLD / "thresholds.json").read_text(encoding="utf-8"))


def figure(result: dict, name: str) -> float:
    """A figure by name; ``subject.p`` is a precision, a name alone F1 or accuracy."""
    row, _, part = name.partition(".")
    return result[row][part or ("f1" if "f1" in result[row] else "accuracy")]


@pytest.mark.parametrize("name", list(THRESHOLDS))
def test_figures_do_not_fall(name: str, extractor: Extractor, tmp_path: Path) -> None:
    summary = run([GOLD / name], tmp_path, pipeline=extractor)
    assert not summary.failures
    made = evaluate(GOLD / name, tmp_path / "articles.jsonl")
    assert made.invariants == []
    short = {
        k: (figure(made.result, k), least) for k, least in THRESHOLDS[name].items() if figure(made.result, k) < least
    }
    assert short == {}
