"""Measuring a run against gold annotations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arextract.errors import UsageError
from arextract.evaluate.gold import read_gold, read_predictions
from arextract.evaluate.invariants import broken
from arextract.evaluate.reliability import ScoreGroup, reliability
from arextract.evaluate.scores import score


@dataclass(slots=True)
class Evaluation:
    """The figures (`result`, JSON-ready), the misses as (article, kind, what), the broken invariants, and how true `score` is."""

    result: dict[str, Any]
    misses: list[tuple[str, str, str]]
    invariants: list[str]
    reliability: list[ScoreGroup]


def evaluate(gold: str | Path, articles: str | Path) -> Evaluation:
    """The figures of ``articles.jsonl`` against a folder of gold. Raises `UsageError` for missing or broken files."""
    annotations = read_gold(gold)
    predictions = read_predictions(articles)
    pairs, missing, invariants = [], [], []
    for annotation, raw in annotations:
        article = predictions.get(annotation["id"])
        if article is None:
            missing.append(annotation["id"])
            article = {"id": annotation["id"]}
        else:
            invariants += broken(article, raw)
        pairs.append((annotation, article))
    board = score(pairs)
    result = {**board.result(), "articles": len(pairs), "missing": missing, "broken invariants": len(invariants)}
    return Evaluation(result, board.misses, invariants, reliability(pairs))


def below_thresholds(result: dict[str, Any], file: str | Path) -> list[str]:
    """The figures that fall short of a thresholds file, ``{"times": 0.9, "subject.p": 0.72}``, one line each.

    A name alone means F1 or accuracy. Raises `UsageError` for a file that is not such a table or a name not known.
    """
    try:
        wanted = json.loads(Path(file).read_text(encoding="utf-8"))
        limits = {str(name): float(limit) for name, limit in wanted.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise UsageError(f'{file} is not a thresholds file like {{"times": 0.9}}: {error}') from error
    short = []
    for name, limit in limits.items():
        figure, _, part = name.partition(".")
        row = result.get(figure)
        value = row.get(part or ("f1" if "f1" in row else "accuracy")) if isinstance(row, dict) else None
        if value is None:
            raise UsageError(f"{file} names {name!r}, which is not a figure")
        if value < limit:
            short.append(f"{name} {value:.4f} is below {limit:.4f}")
    return short


__all__ = ["Evaluation", "below_thresholds", "evaluate"]
