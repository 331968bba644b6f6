"""Gold annotations and predictions as they stand on disk."""

from __future__ import annotations

import collections
import json
from pathlib import Path
from typing import Any

from arextract.corpus.store import ARTICLES, read_rows
from arextract.errors import UsageError

Json = dict[str, Any]


def read_gold(folder: str | Path) -> list[tuple[Json, str]]:
    """The gold articles below `folder`, sorted by path: (annotation, raw text). Drafts (``.draft.json``) are left out.

    Raises `UsageError` for a missing folder, a folder without gold, or a file that is not gold.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise UsageError(f"no gold folder at {folder}")
    found = []
    for path in sorted(folder.rglob("*.json")):
        if path.name.endswith(".draft.json"):
            continue
        try:
            gold = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(gold, dict) or "quantities" not in gold:
                continue
            found.append((gold, path.with_suffix(".txt").read_bytes().decode("utf-8")))
        except (OSError, ValueError) as error:
            raise UsageError(f"{path} is not a gold annotation with its text beside it: {error}") from error
    if not found:
        raise UsageError(f"no gold annotations (NAME.json beside NAME.txt) below {folder}")
    return found


def read_predictions(path: str | Path) -> dict[str, Json]:
    """The articles of an ``articles.jsonl`` (or its folder) by id, and by the last part of the id where that is unique."""
    path = Path(path) / ARTICLES if Path(path).is_dir() else Path(path)
    articles = {row["id"]: row for _, row in read_rows(path) if isinstance(row, dict) and "id" in row}
    tails = collections.Counter(name.rsplit("/", 1)[-1] for name in articles)
    short = {name.rsplit("/", 1)[-1]: row for name, row in articles.items() if tails[name.rsplit("/", 1)[-1]] == 1}
    return {**short, **articles}
