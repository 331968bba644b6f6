"""The application and the commands that belong to no larger group. Heavy imports stand inside the commands."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated

import typer

from arextract.cli.group import Commands
from arextract.cli.say import say
from arextract.version import __version__

app = typer.Typer(
    name="arextract",
    help="Numeric claims and names, with exact offsets, from raw Arabic articles.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"arextract {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
    verbose: Annotated[
        int, typer.Option("--verbose", "-v", count=True, help="Say what is done; twice: also each step.")
    ] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors.")] = False,
    config: Annotated[
        Path | None,
        typer.Option(help="A file of settings; by default arextract.toml, or [tool.arextract] of pyproject.toml."),
    ] = None,
) -> None:
    from arextract.cli.log import set_up
    from arextract.cli.settings import read_settings

    set_up(verbose, quiet)
    commands = getattr(context.command, "commands", {})
    known = {name: [p.name for p in command.params if p.name] for name, command in commands.items()}
    path, context.default_map = read_settings(config, known)
    context.obj = {"quiet": quiet}
    if path is not None:
        logging.getLogger("arextract").info("settings of %s", path)


@app.command(epilog="Example: arextract schema > article.schema.json")
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of one line of articles.jsonl."""
    import json

    from arextract.record import json_schema

    say(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@app.command(epilog='Example: arextract latin "كوين بلاس"')
def latin(
    names: Annotated[list[str], typer.Argument(help="Names in Arabic script, or - for one a line of standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a candidate.")] = False,
) -> None:
    """Latin forms of names, best first, with score and how each was found."""
    import json

    from arextract.cli.stdin import read_names
    from arextract.pipes.latin import candidates

    many = len(names) > 1 or names == ["-"]
    for name in read_names(names):
        for candidate in candidates(name):
            if as_json:
                row = {"name": name, "text": candidate.text, "score": candidate.score, "by": candidate.by}
                say(json.dumps(row, ensure_ascii=False))
            else:
                lead = f"{name}\t" if many else ""
                say(f"{lead}{candidate.text}\t{candidate.score:.2f}\t{candidate.by}")


def _register() -> None:
    """The other commands register themselves on import."""
    from arextract.cli import run  # noqa: F401, I001  (its command stands first in the help)
    from arextract.cli import comparing, exchange, learn_commands, look, measure, models, serving, table_checks_command  # noqa: F401


_register()

__all__ = ["app"]
