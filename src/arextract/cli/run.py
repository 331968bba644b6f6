"""``arextract run``."""

from __future__ import annotations

import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arextract.cli.app import app
from arextract.cli.say import safe, say

STDIN = "-"

if TYPE_CHECKING:
    from rich.console import Console

    from arextract.batch.local import Summary
    from arextract.record import Failure


class Engine(StrEnum):
    """Where a run runs."""

    local = "local"
    ray = "ray"


@app.command(
    epilog="Example: arextract run seeds -o outputs --workers 2. "
    "Exit status: 0 all well, 1 some input failed (see errors.jsonl), 2 wrong usage, 130 stopped."
)
def run(
    context: typer.Context,
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, globs, or - for standard input.")],
    output: Annotated[
        str, typer.Option("-o", "--output", help="The folder to write into, or - for lines on standard output.")
    ] = "outputs",
    workers: Annotated[int, typer.Option(min=1, help="Processes; the output's bytes are the same for any number.")] = 1,
    pipeline: Annotated[str, typer.Option(help="default, rules, stanza, camel, ensemble, or a .cfg file.")] = "default",
    published: Annotated[
        str | None, typer.Option(help="ISO date of the articles that state none; relative times resolve against it.")
    ] = None,
    lexicon: Annotated[Path | None, typer.Option(help="Your own names (TSV: label, arabic, latin).")] = None,
    learn_aliases: Annotated[
        Path | None, typer.Option(help="Keep the Latin glosses met here for later articles, in this file.")
    ] = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            min=0, max=1, help="Leave roles less sure than this null; by default where null is likelier right."
        ),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option(help="Encoding of the text files; by default found and stated.")
    ] = None,
    text_column: Annotated[
        str, typer.Option(help="The column with the text in tables; in JSON also a path such as body.text.")
    ] = "text",
    id_column: Annotated[str, typer.Option(help="The column with the id.")] = "id",
    title_column: Annotated[str, typer.Option(help="The column with the title.")] = "title",
    published_column: Annotated[str, typer.Option(help="The column with the date.")] = "published",
    url_column: Annotated[str, typer.Option(help="The column with the address.")] = "url",
    dayfirst: Annotated[
        bool | None,
        typer.Option("--dayfirst/--monthfirst", help="How to read a date such as 3/4/2024; else it is left out."),
    ] = None,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Put broken text right (mojibake, visual order); by default it is not read."),
    ] = False,
    follow_links: Annotated[bool, typer.Option("--follow-links", help="Follow links out of a folder.")] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Start afresh; keep nothing of an earlier run.")
    ] = False,
    timeout_per_article: Annotated[
        float | None, typer.Option(min=0.001, help="Seconds after which an article is given up.")
    ] = None,
    engine: Annotated[Engine, typer.Option(help="local, or ray for a cluster (then see merge).")] = Engine.local,
    ray_address: Annotated[
        str | None, typer.Option(help="Address of the Ray cluster; by default one is started on this machine.")
    ] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress bar, no summary.")] = False,
) -> None:
    """Extract names, times and numeric claims from articles into OUTPUT/articles.jsonl."""
    from rich.console import Console as Terminal

    from arextract.batch.local import run as run_local
    from arextract.cli.progress import Bar
    from arextract.cli.stop import stoppable
    from arextract.corpus.options import ReadOptions
    from arextract.errors import UsageError

    only_errors = bool((context.obj or {}).get("quiet"))
    quiet = quiet or only_errors
    console = Terminal(stderr=True, highlight=False, soft_wrap=True)
    options = ReadOptions(
        encoding=encoding,
        text_column=text_column,
        id_column=id_column,
        title_column=title_column,
        published_column=published_column,
        url_column=url_column,
        dayfirst=dayfirst,
        repair=repair,
        follow_links=follow_links,
    )
    to_stdout = output == STDIN
    if to_stdout and (engine is Engine.ray or learn_aliases is not None):
        raise UsageError("-o - writes lines to standard output: give a folder with --engine ray and --learn-aliases")
    complaints = _Complaints(console, None if to_stdout else Path(output) / "errors.jsonl")
    with stoppable(), Bar(console, shown=not quiet and sys.stderr.isatty()) as bar:
        if engine is Engine.ray:
            from arextract.batch.ray_engine import run_ray

            made = run_ray(
                inputs,
                output,
                address=ray_address,
                actors=workers if workers > 1 else None,
                pipeline=pipeline,
                lexicon=lexicon,
                min_score=min_score,
                published=published,
                overwrite=overwrite,
                options=options,
                progress=bar.update,
            )
            if not quiet:
                text = f"{made['articles']} articles, {made['failed']} failed, in {made['parts']} parts ({made['kept']} kept)"
                console.print(f"{text}; join them with: arextract merge {safe(output)}", markup=False)
            raise typer.Exit(1 if made["failed"] else 0)
        try:
            summary = run_local(
                inputs,
                output,
                pipeline=pipeline,
                workers=workers,
                published=published,
                lexicon=lexicon,
                learn_aliases=learn_aliases,
                min_score=min_score,
                overwrite=overwrite,
                timeout=timeout_per_article,
                options=options,
                progress=bar.update,
                on_failure=complaints.add,
                out=sys.stdout.buffer if to_stdout else None,
            )
        except KeyboardInterrupt:
            console.print("arextract: stopped; run the same command again to go on from here", markup=False)
            raise typer.Exit(130) from None
    complaints.close()
    if not only_errors:
        _skipped(console, summary)
        _warned(console, summary)
    if not quiet:
        _summarise(console, summary)
    raise typer.Exit(1 if summary.failed else 0)


class _Complaints:
    """Failures on the terminal: the first few of each kind; the file has them all."""

    _MOST = 5

    def __init__(self, console: Console, path: Path | None) -> None:
        self._console, self._path = console, path
        self._seen: Counter[str] = Counter()

    def add(self, failure: Failure) -> None:
        self._seen[failure.error] += 1
        if self._seen[failure.error] <= self._MOST:
            self._say(f"{failure.source}: {failure.detail}")

    def close(self) -> None:
        for kind, count in sorted(self._seen.items()):
            if count > self._MOST:
                where = f": all of them are in {self._path}" if self._path else ""
                self._say(f"{count - self._MOST} more of the kind {kind!r}{where}")

    def _say(self, text: str) -> None:
        self._console.print(safe(f"arextract: {text}"), markup=False)


def _skipped(console: Console, summary: Summary) -> None:
    if summary.skipped:
        count = summary.skipped.total()
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(summary.skipped.items(), key=lambda k: (-k[1], k[0])))
        console.print(safe(f"arextract: {count} file{'s' * (count > 1)} skipped: {kinds}"), markup=False)


def _warned(console: Console, summary: Summary) -> None:
    for warning in summary.warnings[: _Complaints._MOST]:
        console.print(safe(f"arextract: warning: {warning.source}: {warning.detail}"), markup=False)
    if summary.warned > _Complaints._MOST:
        rest = summary.warned - _Complaints._MOST
        console.print(
            f"arextract: warning: {rest} more dates were left out; each stands in its article's meta", markup=False
        )


def _summarise(console: Console, summary: Summary) -> None:
    made = summary.articles - summary.kept
    speed = f", {made / summary.seconds:.1f} articles/s" if made and summary.seconds > 0 else ""
    kept = f" ({summary.kept} kept from an earlier run)" if summary.kept else ""
    stdout = str(summary.output) == STDIN
    see = "" if stdout else f" (see {summary.output / 'errors.jsonl'})"
    failed = f", {summary.failed} failed{see}" if summary.failed else ""
    where = "standard output" if stdout else summary.output / "articles.jsonl"
    console.print(safe(f"{summary.articles} articles{kept}{failed} → {where}{speed}"), markup=False)


@app.command(epilog="Example: arextract merge outputs")
def merge(
    output: Annotated[str, typer.Argument(help="The output of a run with --engine ray: a folder or an fsspec URL.")],
    into: Annotated[
        Path | None, typer.Option(help="The folder for the merged files; the output's own by default.")
    ] = None,
) -> None:
    """Join the parts of a Ray run into the articles.jsonl and errors.jsonl of a local run."""
    from arextract.batch.merge import merge as join

    articles, failures = join(output, into)
    say(f"{articles} articles, {failures} failed → {into or output}", err=True)
    raise typer.Exit(1 if failures else 0)
