"""The table of names of a run, ready to be corrected and given back as a lexicon."""

from __future__ import annotations

import io
from pathlib import Path

from arextract.corpus.names_table import names_table, write_names
from arextract.gazetteer.name_lexicon import Lexicon
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


def _written(article: Article, tmp_path: Path, keep: str) -> Path:
    out = io.StringIO()
    write_names([article], out)
    head, *rows = out.getvalue().splitlines()
    file = tmp_path / "names.tsv"
    file.write_text("\n".join([head, *[keep + row for row in rows]]) + "\n", encoding="utf-8")
    return file


def test_a_confirmed_row_feeds_back_as_a_lexicon(tmp_path: Path) -> None:
    entry = Lexicon.load(_written(_article("a"), tmp_path, "x"), package=False).lookup("ديبسيك")
    assert entry is not None and entry.latin == ("DeepSeek",)


def test_what_nobody_confirmed_does_not_count(tmp_path: Path) -> None:
    for keep in ("", "no"):
        assert not list(Lexicon.load(_written(_article("a"), tmp_path, keep), package=False))


def test_cells_are_no_formulas(tmp_path: Path) -> None:
    article = _article("a")
    article.entities[3].canonical, article.entities[3].canonical_by = '=HYPERLINK("x")', "gloss"
    file = _written(article, tmp_path, "x")
    assert "\t'=HYPERLINK" in file.read_text(encoding="utf-8")
    entry = Lexicon.load(file, package=False).lookup("ماو")
    assert entry is not None and entry.latin == ('=HYPERLINK("x")',)
