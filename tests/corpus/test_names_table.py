"""The table of names of a run, ready to be corrected and given back as a lexicon."""

from __future__ import annotations

import io
from pathlib import Path

from arextract.corpus.names_table import names_table, write_names
from arextract.pipes.entities.lexicon import Lexicon
from arextract.record import Article, Entity

TEXT = "ديب سيك ديبسيك DeepSeek ماو"


def _article(id: str) -> Article:
    entities = [
        Entity(
            id="e1", start=0, end=7, text="ديب سيك", label="ORG", canonical="DeepSeek", canonical_by="lexicon", by="ner"
        ),
        Entity(
            id="e2", start=8, end=14, text="ديبسيك", label="ORG", canonical="DeepSeek", canonical_by="cluster", by="ner"
        ),
        Entity(
            id="e3",
            start=15,
            end=23,
            text="DeepSeek",
            label="ORG",
            canonical="DeepSeek",
            canonical_by="latin",
            by="ner",
        ),
        Entity(id="e4", start=24, end=27, text="ماو", label="PER", by="ner"),
    ]
    return Article(id=id, source=id, sha256="0" * 64, pipeline="x@0", text=TEXT, entities=entities)


def test_counts_and_forms() -> None:
    rows = names_table([_article("a"), _article("b")])
    assert rows[0].canonical == "DeepSeek"
    assert rows[0].mentions == 6
    assert rows[0].articles == {"a", "b"}
    assert rows[1].canonical == "" and rows[1].arabic == {"ماو": 2}


def test_feeds_back_as_a_lexicon(tmp_path: Path) -> None:
    out = io.StringIO()
    assert write_names([_article("a")], out) == 2
    file = tmp_path / "names.tsv"
    file.write_text(out.getvalue(), encoding="utf-8")
    entry = Lexicon.load(file, package=False).lookup("ديبسيك")
    assert entry is not None and entry.latin == ("DeepSeek",)
