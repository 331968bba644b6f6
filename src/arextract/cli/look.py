"""Commands that show results: ``show``, ``stats``, ``diff``, ``explain``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arextract.cli.app import app
from arextract.cli.say import say

if TYPE_CHECKING:
    from arextract.record import Article


def _find(path: Path, name: str | None, pipeline: str) -> Article:
    """The article `name` of an ``articles.jsonl`` (its first without a name), or a text file, extracted now."""
    from arextract.corpus.inputs import find_inputs
    from arextract.corpus.readers import read_file
    from arextract.corpus.rows import RawArticle
    from arextract.corpus.store import ARTICLES, read
    from arextract.errors import UsageError
    from arextract.pipeline import Extractor

    if path.is_dir() or path.name == ARTICLES or (path.suffix == ".jsonl" and _is_output(path)):
        for article in read(path):
            if name in (None, article.id, article.id.rsplit("/", 1)[-1]):
                return article
        raise UsageError(f"no article {name or ''} in {path}")
    items = [item for file in find_inputs([path]) for item in read_file(file)]
    raw = next((i for i in items if isinstance(i, RawArticle) and name in (None, i.id)), None)
    if raw is None:
        raise UsageError(str(items[0]) if items else f"no article in {path}")
    return Extractor(pipeline).extract(
        raw.text, id=raw.id, source=raw.source, title=raw.title, published=raw.published, url=raw.url, meta=raw.meta
    )


def _is_output(path: Path) -> bool:
    with path.open("rb") as handle:
        return b'"schema":"arextract/' in handle.read(200).replace(b" ", b"")


@app.command(
    epilog="Examples: arextract show seeds/001_56065472d89d5333.txt; arextract show outputs/articles.jsonl --id 001_56065472d89d5333"
)
def show(
    path: Annotated[Path, typer.Argument(help="An articles.jsonl, its folder, or a file to read now.")],
    id: Annotated[
        str | None, typer.Option("--id", help="Which article of an articles.jsonl; the first by default.")
    ] = None,
    pipeline: Annotated[str, typer.Option(help="The pipeline for a text file.")] = "default",
) -> None:
    """Print one article with its names and claims in colour, then its claims as a list."""
    from rich.console import Console

    from arextract.cli.paint import claims_table, painted

    article = _find(path, id, pipeline)
    console = Console(highlight=False)
    console.print(painted(article))
    if article.claims:
        console.print(claims_table(article))


@app.command(epilog="Example: arextract stats outputs/articles.jsonl")
def stats(
    path: Annotated[Path, typer.Argument(help="An articles.jsonl, or the folder that holds it.")],
    top: Annotated[int, typer.Option(min=0, help="How many of the most frequent names, subjects and series.")] = 20,
) -> None:
    """Count articles, names by label, claims by kind; list the most frequent names and subjects, and series as small plots."""
    from arextract.cli.spark import spark
    from arextract.corpus.statistics import statistics
    from arextract.corpus.store import read
    from arextract.report.data import claim_rows
    from arextract.report.plots import longest

    articles = list(read(path))
    found = statistics(articles)
    claims = sum(found.kinds.values())
    say(f"articles\t{found.articles}\nwords\t{found.words}\ntimes\t{found.times}\nrelations\t{found.relations}")
    say(f"names\t{sum(found.labels.values())}\nclaims\t{claims}")
    for title, counter in (
        ("language", found.languages), ("label", found.labels), ("latin form by", found.latin), ("claim kind", found.kinds),
        ("claims with", found.roles),
    ):  # fmt: skip
        for name, count in sorted(counter.items(), key=lambda item: (-item[1], item[0])):
            say(f"{title}: {name}\t{count}")
    for (name, label), count in sorted(found.names.items(), key=lambda item: (-item[1], item[0]))[:top]:
        say(f"name: {name} ({label})\t{count}")
    for subject, count in sorted(found.subjects.items(), key=lambda item: (-item[1], item[0]))[:top]:
        say(f"subject: {subject}\t{count}")
    for (subject, metric, unit), points in longest(claim_rows(articles), top):
        plot = spark([point.value for point in points])
        ends = f"{points[0].day}–{points[-1].day}, {points[0].value:g}–{points[-1].value:g}"
        say(f"series: {subject} · {metric} · {unit}\t{plot}\t{ends}")


@app.command(
    epilog="Example: arextract diff old/articles.jsonl new/articles.jsonl --kind claim. Exit status: 0 no difference, 1 some."
)
def diff(
    old: Annotated[Path, typer.Argument(help="The articles.jsonl of one run, or its folder.")],
    new: Annotated[Path, typer.Argument(help="That of another run.")],
    kind: Annotated[str | None, typer.Option(help="Only article, entity, time, claim or relation.")] = None,
    summary: Annotated[bool, typer.Option("--summary", help="Only the counts.")] = False,
) -> None:
    """Show what changed between two runs, by article and by kind."""
    import collections

    from arextract.corpus.diff import KINDS
    from arextract.corpus.diff import diff as compare
    from arextract.corpus.store import read
    from arextract.errors import UsageError

    if kind is not None and kind not in KINDS:
        raise UsageError(f"no kind {kind!r}: choose one of {', '.join(KINDS)}")
    counts: collections.Counter[str] = collections.Counter()
    for d in compare(read(old), read(new)):
        if kind in (None, d.kind):
            counts[f"{d.kind} {d.change}"] += 1
            if not summary:
                say(f"{d.article}\t{d.kind}\t{d.change}\t{d.start}\t{d.text}\t{d.detail}")
    for name, count in sorted(counts.items()):
        say(f"{name}\t{count}", err=not summary)
    raise typer.Exit(1 if counts else 0)


@app.command(
    epilog="Examples: arextract explain outputs/articles.jsonl --id 001_56065472d89d5333 --claim q3; "
    'arextract explain --text "بلغت أرباح الشركة 5 ملايين دولار."'
)
def explain(
    path: Annotated[Path | None, typer.Argument(help="An articles.jsonl, its folder, or a file to read now.")] = None,
    claim: Annotated[str | None, typer.Option(help="The claim's id, such as q3; all claims without it.")] = None,
    text: Annotated[str | None, typer.Option(help="A text in place of a file.")] = None,
    id: Annotated[str | None, typer.Option("--id", help="Which article; the first by default.")] = None,
    pipeline: Annotated[
        str | None, typer.Option(help="The pipeline; by default that of the run. A .cfg of your own must be named.")
    ] = None,
) -> None:
    """Show what a claim's roles were chosen from: words, phrases, what rules say, candidates and their likelihood."""
    from arextract.arabic.publishers import home_of
    from arextract.errors import UsageError
    from arextract.pipeline import config_path, shared_extractor
    from arextract.pipes.claims import explain as explain_claim
    from arextract.record_of_doc import to_article

    if (path is None) == (text is None):
        raise UsageError("explain needs a file or --text TEXT")
    if path is not None:
        article = _find(path, id, pipeline or "default")
    else:
        article = shared_extractor(pipeline or "default").extract(text or "")
    known = {c.id: c for c in article.claims}
    if claim is not None and claim not in known:
        have = f": it has q1 to {article.claims[-1].id}" if known else ": it has none"
        raise UsageError(f"{article.id} has no claim {claim!r}{have}")
    name = pipeline or article.pipeline.partition("@")[0]
    try:
        config_path(name)
    except UsageError:
        raise UsageError(f"the run's pipeline {name!r} is not a shipped one: name its .cfg with --pipeline") from None
    extractor = shared_extractor(name)
    home = home_of(article.meta, article.url)
    doc = extractor.process(article.text, published=article.published, title=article.title, country=home)
    now = to_article(doc, id=article.id, source=article.source, sha256=article.sha256, pipeline=extractor.pipeline)
    places = {(c.quantity.start, c.quantity.end): i for i, c in enumerate(now.claims)}
    pipe = dict(extractor.nlp.pipeline).get("claims")
    for one in [known[claim]] if claim is not None else article.claims:
        at = places.get((one.quantity.start, one.quantity.end))
        if at is None:
            raise UsageError(f"{name} no longer finds {one.quantity.text!r} of {one.id}: run the articles again")
        if now.claims[at].rule != one.rule:
            say(f"note: the run said {one.rule} of {one.id}; what follows is {extractor.pipeline} of today", err=True)
        for line in explain_claim(doc, at, getattr(pipe, "chooser", None)):
            say(line)
        say("")
