"""Commands that carry results elsewhere and back: ``table``, ``export``, ``import-gold``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from arextract.cli.app import app
from arextract.cli.say import say


class What(StrEnum):
    """What a table holds."""

    claims = "claims"
    entities = "entities"
    times = "times"
    relations = "relations"


class ExportTarget(StrEnum):
    """What can be exported to."""

    label_studio = "label-studio"
    spacy = "spacy"
    brat = "brat"
    inception = "inception"
    conll = "conll"


@app.command(epilog="Example: arextract table outputs/articles.jsonl --what claims -o claims.csv")
def table(
    path: Annotated[Path, typer.Argument(help="An articles.jsonl, or the folder that holds it.")],
    what: Annotated[What, typer.Option(help="What to list.")] = What.claims,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="A .csv, .xlsx, .parquet, .jsonl or .db (SQLite: all tables) file; else CSV is printed.",
        ),
    ] = None,
) -> None:
    """Write claims, entities, times or relations as a table: CSV, Excel, Parquet; or everything as a SQLite database."""
    from arextract.corpus.database import write_database
    from arextract.corpus.frames import csv_text, to_frame, write_frame
    from arextract.corpus.store import read

    if output is not None and output.suffix.lower() in (".db", ".sqlite", ".sqlite3"):
        say(f"{write_database(output, read(path))} articles → {output}", err=True)
        return
    frame = to_frame(read(path), what.value)
    if output is None:
        say(csv_text(frame), nl=False)
    else:
        write_frame(frame, output)


@app.command(epilog="Example: arextract export outputs/articles.jsonl --to label-studio -o tasks.json")
def export(
    path: Annotated[Path, typer.Argument(help="An articles.jsonl, or the folder that holds it.")],
    to: Annotated[
        ExportTarget,
        typer.Option(
            help="label-studio (tasks), spacy (training data), brat and inception (folders), or conll (names)."
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file, or for brat and inception the folder, to write.")
    ],
) -> None:
    """Export articles to Label Studio, brat or INCEpTION to be corrected, or as training data for spaCy or in CoNLL."""
    from arextract.corpus.store import read

    if to is ExportTarget.spacy:
        from arextract.corpus.spacy_format import write_docbin

        count = write_docbin(output, read(path))
    elif to is not ExportTarget.label_studio:
        from arextract.corpus.standoff import write_brat, write_conll, write_inception

        write = {
            ExportTarget.brat: write_brat,
            ExportTarget.inception: write_inception,
            ExportTarget.conll: write_conll,
        }[to]
        count = write(output, read(path))
    else:
        from arextract.corpus.label_studio import write_tasks

        count = write_tasks(output, read(path))
        say(f"labelling interface: {output.with_suffix('.xml')}", err=True)
    say(f"{count} articles → {output}", err=True)


@app.command(epilog="Example: arextract report outputs/articles.jsonl -o report.html")
def report(
    path: Annotated[Path, typer.Argument(help="An articles.jsonl, or the folder that holds it.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The HTML file to write.")] = Path("report.html"),
    ui: Annotated[
        str, typer.Option("--ui", "--language", help="The language of the page's own words: ar or en.")
    ] = "ar",
) -> None:
    """Write a page to look at the results: overview, claims with facets, comparison, marked articles. Needs no network."""
    from arextract.corpus.store import read
    from arextract.report import write_report

    say(f"→ {write_report(read(path), output, ui)}", err=True)


@app.command("import-gold", epilog="Example: arextract import-gold corrected.json -o gold")
def import_gold(
    path: Annotated[Path, typer.Argument(help="A JSON export of Label Studio.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder for NAME.txt and NAME.json.")],
) -> None:
    """Turn annotated Label Studio tasks into gold, to measure against with evaluate; mere predictions are left out."""
    from arextract.corpus.gold_format import write_gold
    from arextract.corpus.label_studio import read_tasks

    found = read_tasks(path)
    left = f"; {found.skipped} tasks that nobody annotated are no gold" if found.skipped else ""
    say(f"{write_gold(output, found.gold)} articles → {output}{left}", err=True)
