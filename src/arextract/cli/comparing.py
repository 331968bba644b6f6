"""The command that compares claims across articles: ``compare``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arextract.cli.app import app


@app.command(
    epilog="Examples: arextract compare outputs/articles.jsonl; arextract compare outputs -o compared.csv; "
    "arextract compare outputs --convert USD --rates rates.csv"
)
def compare(
    path: Annotated[Path, typer.Argument(help="An articles.jsonl, or the folder that holds it.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="A .jsonl (one group a line), .csv or .parquet file; else a list is printed."
        ),
    ] = None,
    verdict: Annotated[
        str | None, typer.Option(help="Only groups of this verdict: contradiction, update, rounding or agreement.")
    ] = None,
    convert: Annotated[
        str | None, typer.Option(help="The currency to compare money in, such as USD; needs --rates.")
    ] = None,
    rates: Annotated[
        Path | None, typer.Option(help="A CSV of currency code and its worth in the currency of --convert.")
    ] = None,
) -> None:
    """Compare what several articles say of one measure of one thing: agreement, rounding, update, contradiction."""
    import json

    from rich.console import Console

    from arextract.cli.paint import groups_tree
    from arextract.comparison import compare as compared
    from arextract.comparison import read_rates
    from arextract.comparison.group_rows import comparison_frame, to_records
    from arextract.comparison.judge import VERDICTS
    from arextract.corpus.frames import write_frame
    from arextract.corpus.store import read
    from arextract.errors import UsageError

    if verdict is not None and verdict not in VERDICTS:
        raise UsageError(f"no verdict {verdict!r}: choose one of {', '.join(VERDICTS)}")
    if (convert is None) != (rates is None):
        raise UsageError(
            "--convert and --rates go together: a currency, and a file of what each currency is worth in it"
        )
    known = None if rates is None else read_rates(rates)
    groups = [
        g
        for g in compared(read(path), convert=convert and convert.upper(), rates=known)
        if verdict in (None, g.verdict)
    ]
    if output is None:
        Console(highlight=False).print(groups_tree(groups))
    elif output.suffix.lower() == ".jsonl":
        with output.open("w", encoding="utf-8", newline="\n") as handle:
            for record in to_records(groups):
                handle.write(json.dumps(record, ensure_ascii=False) + "\n")
    else:
        write_frame(comparison_frame(groups), output)
    counts = ", ".join(f"{kind} {sum(g.verdict == kind for g in groups)}" for kind in VERDICTS)
    typer.echo(f"{len(groups)} groups: {counts}", err=True)
