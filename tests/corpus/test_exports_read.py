"""Exports of whole articles are read again by readers that are not ours: brat's by pybrat, CoNLL by spaCy, WebAnno TSV by its grammar."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import regex
from spacy.training import converters
from typer.testing import CliRunner

import arextract
from arextract.cli.app import app
from arextract.record import Article


@pytest.fixture(scope="module")
def articles(seed_run: Path) -> list[Article]:
    return list(arextract.read(seed_run / "articles.jsonl"))


def exported(run: Path, to: str, output: Path) -> Path:
    done = CliRunner().invoke(app, ["export", str(run), "--to", to, "-o", str(output)])
    assert done.exit_code == 0, done.output
    return output


def test_spacy_reads_our_conll(seed_run: Path, articles: list[Article], tmp_path: Path) -> None:
    path = exported(seed_run, "conll", tmp_path / "names.conll")
    docs = list(
        converters.conll_ner_to_docs(path.read_text(encoding="utf-8").replace("\t", " "), n_sents=0, no_print=True)
    )
    read = [(ent.label_, "".join(token.text for token in ent)) for doc in docs for ent in doc.ents]
    assert read == [(e.label, "".join(e.text.split())) for article in articles for e in article.entities]


@pytest.mark.heavy
def test_pybrat_reads_our_folder(seed_run: Path, articles: list[Article], tmp_path: Path) -> None:
    """It calls two labels of one span an error, as brat itself does not; everything it reads is compared."""
    pybrat = pytest.importorskip("pybrat.parser")
    folder = exported(seed_run, "brat", tmp_path / "brat")
    found = {Path(example.id).name: example for example in pybrat.BratParser(error="ignore").parse(str(folder))}
    assert len(found) == len(articles)
    for article in articles:
        example = found[article.id.rsplit("/", 1)[-1]]
        assert example.text == article.text
        placed = {(e.type, *((s.start, s.end) for s in e.spans)) for e in example.entities}
        assert {(e.label, (e.start, e.end)) for e in article.entities} <= placed
        assert {("TIME", (t.start, t.end)) for t in article.times} <= placed
        assert {("QUANTITY", (c.quantity.start, c.quantity.end)) for c in article.claims} <= placed
        assert all(article.text[s.start : s.end] for e in example.entities for s in e.spans)
        told = {(r.type, r.arg1.start, r.arg2.start) for r in example.relations}
        for claim in article.claims:
            for role in ("subject", "metric", "source"):
                span = getattr(claim, role)
                assert span is None or (role, claim.quantity.start, span.start) in told


_TOKEN = regex.compile(r"(\d+)-(\d+)\t(\d+)-(\d+)\t([^\t]+)\t(_|[A-Z]+\[\d+\](?:\|[A-Z]+\[\d+\])*)\t")
_UNESCAPED = {"\\\\": "\\", "\\n": "\n", "\\r": "\r", "\\t": "\t", "\\f": "\f", "\\b": "\b"}


def _read_webanno(body: str) -> tuple[dict[tuple[str, int], list[tuple[int, int]]], list[str]]:
    """(label, number) → places in UTF-16 units, and the sentences. Raises `AssertionError` for a line outside the grammar."""
    head, *blocks = body.split("\n\n\n")
    assert head.splitlines() == [
        "#FORMAT=WebAnno TSV 3.3",
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value",
    ]
    spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
    texts = []
    lines = "\n".join(blocks).split("\n")
    number = 0
    for line in filter(None, lines):
        if line.startswith("#Text="):
            number, last = number + 1, 0
            texts.append(regex.sub(r"\\.", lambda match: _UNESCAPED[match.group()], line.removeprefix("#Text=")))
            continue
        match = _TOKEN.fullmatch(line)
        assert match, line
        sentence, token, start, end = map(int, match.groups()[:4])
        assert (sentence, token) == (number, last + 1) and start < end
        last = token
        for item in match[6].split("|") if match[6] != "_" else ():
            label, _, rest = item.partition("[")
            spans.setdefault((label, int(rest[:-1])), []).append((start, end))
    return spans, texts


def test_our_webanno_files_follow_the_grammar(seed_run: Path, articles: list[Article], tmp_path: Path) -> None:
    folder = exported(seed_run, "inception", tmp_path / "inception")
    for article in articles:
        body = (folder / f"{article.id.rsplit('/', 1)[-1]}.tsv").read_text(encoding="utf-8")
        spans, texts = _read_webanno(body)
        units = article.text.encode("utf-16-le")
        place = {
            unit: at
            for at, unit in enumerate(
                itertools.accumulate((len(c.encode("utf-16-le")) // 2 for c in article.text), initial=0)
            )
        }
        items = [(e.label, e.start, e.end) for e in article.entities] + [
            ("TIME", t.start, t.end) for t in article.times
        ]
        items += [("QUANTITY", c.quantity.start, c.quantity.end) for c in article.claims]
        assert sorted((label, place[p[0][0]], place[p[-1][1]]) for (label, _), p in spans.items()) == sorted(items)
        assert all(text in article.text for text in texts)
        assert all(units[2 * a : 2 * b].decode("utf-16-le").strip() for p in spans.values() for a, b in p)
