"""arextract on Dask: `extract_frame` over the partitions of a DataFrame.

pip install 'arextract' 'dask[dataframe]'
python examples/dask_articles.py
"""

from __future__ import annotations

import dask.dataframe as dd
import pandas as pd

from arextract import extract_frame

ARTICLES = pd.DataFrame(
    {
        "id": ["a", "b", "c"],
        "text": [
            "قالت شركة إنفيديا إن إيراداتها بلغت 68.1 مليار دولار.",
            "ارتفع معدل البطالة في تونس إلى 15.9% في الربع الأول من عام 2024.",
            "",
        ],
    }
)


def main() -> pd.DataFrame:
    """Three rows in two partitions; the empty text has its line in ``error``."""
    frame = dd.from_pandas(ARTICLES, npartitions=2)
    meta = pd.DataFrame(
        {"id": pd.Series(dtype=object), "record": pd.Series(dtype=object), "error": pd.Series(dtype=object)}
    )
    made: pd.DataFrame = frame.map_partitions(extract_frame, text_column="text", id_column="id", meta=meta).compute(
        scheduler="processes"
    )
    return made


if __name__ == "__main__":
    for row in main().itertuples():
        print(row.id, row.error or row.record[:160])
