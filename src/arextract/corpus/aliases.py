"""Glosses that articles give (كوين Qwen), kept in a lexicon file for the next run.

A run reads the file once at its start and adds to it once at its end, so that its output never depends on the order in
which workers come across a gloss.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from arextract.arabic.fold import fold
from arextract.arabic.tables import TableError, read_table
from arextract.errors import UsageError
from arextract.record import Article

COLUMNS = ("label", "arabic", "latin", "source")
_EVIDENCE = 40  # code points of the article on either side of the gloss


def learn(articles: Iterable[Article], path: str | Path) -> int:
    """Adds the names that `articles` gloss to the TSV at `path`, each once, with its evidence; returns how many are new.

    Raises `UsageError` for a file that is no such table or cannot be written.
    """
    path = Path(path)
    try:
        known = (
            {fold(form) for row in read_table(path) for form in row.get("arabic", "").split("|")}
            if path.exists()
            else set()
        )
        fresh: list[tuple[str, ...]] = []
        for article in articles:
            for entity in article.entities:
                if entity.canonical_by == "gloss" and entity.canonical and fold(entity.text) not in known:
                    known.add(fold(entity.text))
                    fresh.append(
                        (entity.label, entity.text, entity.canonical, _evidence(article, entity.start, entity.end))
                    )
        if fresh:
            partial = path.with_name(f".{path.name}.partial")
            before = path.read_text(encoding="utf-8") if path.exists() else "\t".join(COLUMNS) + "\n"
            rows = "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in fresh)
            partial.write_text(before + rows, encoding="utf-8")
            os.replace(partial, path)
        return len(fresh)
    except (TableError, OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot keep aliases: {error}") from error


def _evidence(article: Article, start: int, end: int) -> str:
    return f"{article.id}: {article.text[max(0, start - _EVIDENCE) : end + _EVIDENCE]}"
