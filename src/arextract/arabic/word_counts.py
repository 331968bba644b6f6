"""How often word forms occur in plain Arabic text (``words.tsv``)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def word_counts() -> dict[str, int]:
    """Occurrences of folded word forms in the corpora that ``arabic/words.tsv`` names; read once (about 1 MB)."""
    lines = files("arextract.arabic").joinpath("words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    next(rows)
    return {word: int(count) for word, count in rows}
