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
    """Check the tables of words: wrong values, contradictions, duplicates, keys that can never match; file and line."""
    from arextract.arabic.table_checks import FOLDER, check_tables

    problems = list(check_tables(folder or FOLDER))
    for problem in problems:
        say(str(problem))
    say(f"{len(problems)} problems" if problems else "all tables are sound")
    if problems:
        raise typer.Exit(1)
