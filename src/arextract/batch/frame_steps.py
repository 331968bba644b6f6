"""DataFrame in, DataFrame out: the step that Spark's ``mapInPandas``, Dask's ``map_partitions`` and plain pandas share."""

from __future__ import annotations

import hashlib
from typing import Any

import pandas as pd

from arextract.batch.work import process
from arextract.corpus.publication_days import day_of
from arextract.corpus.rows import RawArticle
from arextract.errors import InputError, UsageError
from arextract.pipeline import Extractor, shared_extractor
from arextract.record import Failure
from arextract.text.plain import plain, scrub

COLUMNS = ("id", "record", "error")


def extract_frame(
    df: pd.DataFrame,
    text_column: str = "text",
    *,
    id_column: str | None = None,
    published_column: str | None = None,
    pipeline: str | Extractor = "default",
) -> pd.DataFrame:
    """A frame with one row for each row of `df` and its index: ``id``, ``record`` (the article as JSON), ``error``.

    A text that is missing or that cannot be processed has a null ``record`` and one line in ``error``; a frame never
    fails as a whole. The id is that of `id_column`, else the index. The pipeline is loaded once in each process.
    Raises `UsageError` where a named column is missing.
    """
    for column in (text_column, id_column, published_column):
        if column is not None and column not in df.columns:
            raise UsageError(f"no column {column!r} among {', '.join(map(str, df.columns))}")
    extractor = pipeline if isinstance(pipeline, Extractor) else shared_extractor(pipeline)
    names = df.index if id_column is None else df[id_column]
    dates = [None] * len(df) if published_column is None else df[published_column]
    rows = [
        _row(extractor, str(plain(name)), text, plain(date))
        for name, text, date in zip(names, df[text_column], dates, strict=True)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), index=df.index, dtype=object)


def _row(extractor: Extractor, name: str, text: Any, date: Any) -> tuple[str, str | None, str | None]:
    if not isinstance(text, str) or not text.strip():
        return name, None, "the text is empty"
    text = scrub(text)
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    try:
        published = day_of(date, name)
    except InputError as error:
        return name, None, error.detail
    answer = process(extractor, RawArticle(name, name, text, digest, "utf-8", None, published))
    if isinstance(answer, Failure):
        return name, None, answer.detail
    return name, answer.decode("utf-8").rstrip("\n"), None
