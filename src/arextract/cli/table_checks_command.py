"""``arextract check-tables``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arextract.cli.app import app
from arextract.cli.say import say


@app.command("check-tables", epilog="Example: arextract check-tables")
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="A folder with tables (TSV) named as the package's own; by default these.")
    ] = None,
) -> None:
    """Check the tables of words: wrong values, contradictions, duplicates, keys that can never match, rows of the shipped ones without a licence; file and line."""
    from arextract.arabic import table_licences
    from arextract.arabic.table_checks import FOLDER, check_tables

    problems = [str(problem) for problem in check_tables(folder or FOLDER)]
    if folder is None:
        problems += table_licences.problems()
    for problem in problems:
        say(problem)
    say(f"{len(problems)} problems" if problems else "all tables are sound")
    if problems:
        raise typer.Exit(1)
