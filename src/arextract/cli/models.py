"""``arextract models``."""

from __future__ import annotations

from typing import Annotated

import typer

from arextract.cli.app import app
from arextract.cli.say import say

models = typer.Typer(
    name="models",
    help="What each pipeline needs: what is installed where, its licence, and the command that gets what is missing.",
    invoke_without_command=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: arextract models check",
)
app.add_typer(models)


@models.callback()
def listing(
    context: typer.Context,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a part.")] = False,
) -> None:
    """What each pipeline needs: what is installed where, its licence, and the command that gets what is missing."""
    if context.invoked_subcommand is not None:
        return
    import json
    from dataclasses import asdict

    from arextract.backends.requirements import PIPELINES, ensembles, parts

    found = list(parts())
    if as_json:
        for part in found:
            say(json.dumps(asdict(part), ensure_ascii=False))
        return
    for pipeline in PIPELINES:
        wanted = ensembles(pipeline)
        own = [part for part in found if part.pipeline in wanted]
        ready = all(part.where is not None for part in own if part.needed)
        say(f"{pipeline}: {'ready' if ready else 'not ready'}")
        if wanted != (pipeline,):
            say(f"  needs what {', '.join(wanted)} need")
            continue
        for part in own:
            state = part.where or ("missing" if part.needed else "missing (optional)")
            say(f"  {part.what} {part.name}: {state}")
            say(f"    licence: {part.licence}")
            if part.get:
                say(f"    get it: {part.get}")


@models.command(epilog="Examples: arextract models check; arextract models check stanza")
def check(
    pipelines: Annotated[
        list[str] | None, typer.Argument(help="default, stanza, camel, ensemble; all of them if none is named.")
    ] = None,
) -> None:
    """Load each pipeline and run it over a sentence. Status 1 if one fails, 2 if one that is named lacks something."""
    from arextract.backends.requirements import PIPELINES
    from arextract.backends.requirements import check as run
    from arextract.pipeline import config_path

    for name in pipelines or ():
        config_path(name)
    made = [run(name) for name in pipelines or PIPELINES]
    for one in made:
        say(f"{one.pipeline}: {one.state}; {one.detail}")
    if any(one.state == "failed" for one in made):
        raise typer.Exit(1)
    raise typer.Exit(2 if pipelines and any(one.state == "missing" for one in made) else 0)
