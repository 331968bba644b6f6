"""arextract on Spark: `extract_frame` in ``mapInPandas``. Needs Java.

pip install arextract 'pyspark[sql]'
python examples/spark_articles.py
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pandas as pd
from pyspark.sql import SparkSession


def step(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """One call for each partition: the pipeline is loaded once in each Python worker."""
    from arextract import extract_frame

    for frame in frames:
        yield extract_frame(frame, text_column="text", id_column="id")


def main() -> None:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers need the packages of this environment
    spark = SparkSession.builder.master("local[2]").appName("arextract").getOrCreate()
    rows = [
        ("a", "قالت شركة إنفيديا إن إيراداتها بلغت 68.1 مليار دولار."),
        ("b", "ارتفع معدل البطالة في تونس إلى 15.9% في الربع الأول من عام 2024."),
        ("c", ""),
    ]
    articles = spark.createDataFrame(rows, "id string, text string").repartition(2)
    for row in articles.mapInPandas(step, "id string, record string, error string").collect():
        print(row.id, row.error or row.record[:160])
    spark.stop()


if __name__ == "__main__":
    main()
