"""Commands that make knowledge from results and data: ``names``, ``train``."""

from __future__ import annotations

import io
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from arextract.cli.app import app
from arextract.cli.say import say


class TrainableModel(StrEnum):
    """The models that ship with the package."""

    ner = "ner"
    translit = "translit"
    roles = "roles"


@app.command(
    epilog="Example: arextract names outputs/articles.jsonl -o names.tsv, then correct it, mark what is right (column keep): run … --lexicon names.tsv"
)
def names(
    path: Annotated[Path, typer.Argument(help="An articles.jsonl, or the folder that holds it.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A TSV file; printed without one.")] = None,
    least: Annotated[int, typer.Option(min=1, help="Only names mentioned at least so often.")] = 1,
) -> None:
    """Table of canonical names with their Arabic forms, counts and sources, ready to correct and feed back as a lexicon."""
    from arextract.corpus.names_table import write_names
    from arextract.corpus.store import read
    from arextract.errors import UsageError

    if output is None:
        table = io.StringIO()
        write_names(read(path), table, least=least)
        say(table.getvalue(), nl=False)
        return
    try:
        with output.open("w", encoding="utf-8") as out:
            count = write_names(read(path), out, least=least)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror or error}") from error
    say(f"{count} names → {output}", err=True)


@app.command(epilog="Example: arextract train ner --data ../data --own training_data/ner -o models/ner")
def train(
    model: Annotated[TrainableModel, typer.Argument(help="Which model.")],
    config: Annotated[Path | None, typer.Option(help="The training config; by default the shipped one.")] = None,
    data: Annotated[
        Path | None, typer.Option(help="The folder of corpora (ner), or of annotated passages (roles).")
    ] = None,
    own: Annotated[
        Path | None,
        typer.Option(help="The folder of our own texts: marked sentences (ner), annotated passages (roles)."),
    ] = None,
    raw: Annotated[
        list[Path] | None,
        typer.Option(help="A file of raw text, a passage a line, that teachers label for the model (roles)."),
    ] = None,
    standoff: Annotated[
        list[Path] | None,
        typer.Option(help="A file of annotations without their text, which stands in the raw files (roles)."),
    ] = None,
    vectors: Annotated[
        Path | None, typer.Option(help="A file that keeps the word vectors between trainings (ner).")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The model folder to write (ner, roles).")
    ] = None,
) -> None:
    """Train a model that ships with the package. Needs the packages that its card names (torch, gensim)."""
    from arextract import resources
    from arextract.errors import MissingModelError, UsageError

    shipped = {
        TrainableModel.ner: "train-ner.toml",
        TrainableModel.translit: "train-translit.cfg",
        TrainableModel.roles: "train-roles.toml",
    }[model]
    chosen = config or resources.folder("pipelines") / shipped
    if not chosen.is_file():
        raise UsageError(f"no training config at {chosen}")
    try:
        if model is TrainableModel.translit:
            from arextract.translit.training.__main__ import main

            main(str(chosen))
            return
        if model is TrainableModel.roles:
            if output is None or (data is None and own is None):
                raise UsageError("train roles needs --data FOLDER or --own FOLDER, and -o FOLDER")
            from arextract.training.roles_make import train_roles

            train_roles(chosen, data, own, output, raw=raw or (), standoff=standoff or (), log=typer.echo)
            return
        if data is None or output is None:
            raise UsageError("train ner needs --data FOLDER and -o FOLDER")
        from arextract.training.ner import train_ner

        train_ner(chosen, data, output, own=own, vectors=vectors, log=say)
    except ModuleNotFoundError as error:
        raise MissingModelError(
            f"training needs {error.name}: see the model's card (models/{model.value}/README.md)"
        ) from None
    except (OSError, ValueError) as error:
        raise UsageError(f"cannot train: {error}") from error
