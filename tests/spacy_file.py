"""Writes what another process is to read: ``python -m tests.spacy_file FOLDER`` puts a pipeline and a DocBin into FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from spacy.tokens import DocBin

import arextract

TEXTS = (
    "قالت شركة إنفيديا إن إيراداتَها بلغت ٦٨٫١ مليار دولار في عام 2025.",
    "أعلنت وزارة المالية أن الصادرات ارتفعت 12% خلال عام 2024. وتابعت: بلغت الواردات 5 ملايين طن.",
)


def write(folder: Path) -> None:
    nlp = arextract.load("default")
    nlp.to_disk(folder / "pipeline")
    DocBin(store_user_data=True, docs=nlp.pipe(TEXTS)).to_disk(folder / "docs.spacy")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
