"""``arextract evaluate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from arextract.cli.app import app
from arextract.cli.say import say


@app.command(
    epilog="Examples: arextract evaluate tests/gold outputs/articles.jsonl --fail-under tests/gold/thresholds.json; "
    "arextract evaluate --cases tests/gold/cases.jsonl; arextract evaluate --conll test.conll --labels map.tsv"
)
def evaluate(
    gold: Annotated[Path | None, typer.Argument(help="Folder of gold annotations (NAME.json beside NAME.txt).")] = None,
    articles: Annotated[Path | None, typer.Argument(help="The articles.jsonl to measure, or its folder.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every miss on standard error.")] = False,
    fail_under: Annotated[
        Path | None, typer.Option(help='JSON of least figures, {"times": 0.9, "subject.p": 0.7}; status 1 below.')
    ] = None,
    rules: Annotated[
        bool, typer.Option("--rules", help="How often each rule of the claims is right on GOLD, and what it adds.")
    ] = False,
    plot: Annotated[
        Path | None,
        typer.Option(
            "--reliability", help="How often a choice is right at each `score`: a table, and a plot in this SVG file."
        ),
    ] = None,
    conll: Annotated[
        Path | None, typer.Option(help="Tag this CoNLL file (word TAB tag) with the embedded model alone.")
    ] = None,
    labels: Annotated[Path | None, typer.Option(help="TSV that maps our labels to the file's (ours, theirs).")] = None,
    cases: Annotated[
        Path | None,
        typer.Option(help="Small texts with what must be found in them (JSON Lines): the share of right ones."),
    ] = None,
    docbin: Annotated[
        Path | None, typer.Option(help="Find the names of this spaCy DocBin with a whole pipeline.")
    ] = None,
    pipeline: Annotated[
        str | None,
        typer.Option(
            help="The whole pipeline for --conll, --cases and --docbin: default, stanza, camel, or a .cfg file."
        ),
    ] = None,
) -> None:
    """Compare a run with gold annotations, a file of cases, or names with a CoNLL file or a DocBin."""
    if rules:
        raise typer.Exit(_rules(gold))
    if cases is not None:
        raise typer.Exit(_cases(cases, pipeline or "default", as_json, errors, fail_under))
    if docbin is not None or (conll is not None and pipeline is not None):
        raise typer.Exit(_names(docbin or conll, pipeline or "default", labels, as_json, fail_under))
    import json

    from arextract.errors import UsageError
    from arextract.evaluate import below_thresholds
    from arextract.evaluate import evaluate as measure
    from arextract.evaluate.reliability import write_plot

    if conll is not None:
        from arextract.ner.evaluate import evaluate_conll

        result: dict[str, Any] = evaluate_conll(conll, labels)
        say(json.dumps(result, ensure_ascii=False) if as_json else _label_table(result))
        short = below_thresholds(result, fail_under) if fail_under else []
    else:
        if gold is None or articles is None:
            raise UsageError("evaluate needs a gold folder and an articles.jsonl (or --conll FILE)")
        made = measure(gold, articles)
        result = made.result
        for line in made.invariants:
            say(f"broken: {line}", err=True)
        if errors:
            for article, kind, what in made.misses:
                say(f"{article}\t{kind}\t{what}", err=True)
        say(json.dumps(result, ensure_ascii=False) if as_json else _table(result))
        if plot is not None:
            write_plot(made.reliability, plot)
            for group in made.reliability:
                say(f"{group.role:8} score {group.mean:.2f}  right {group.right:.2f}   ({group.count} choices)")
        short = below_thresholds(result, fail_under) if fail_under else []
        short += [f"{len(made.invariants)} broken invariants"] if fail_under and made.invariants else []
    for line in short:
        say(f"arextract: {line}", err=True)
    raise typer.Exit(1 if short else 0)


def _names(gold: Path | None, pipeline: str, labels: Path | None, as_json: bool, fail_under: Path | None) -> int:
    """Prints how a whole pipeline finds the names of `gold`; returns the exit status."""
    import json

    from arextract.evaluate import below_thresholds
    from arextract.evaluate.foreign_gold import evaluate_names
    from arextract.pipeline import Extractor

    assert gold is not None
    result = evaluate_names(gold, Extractor(pipeline), labels)
    say(json.dumps(result, ensure_ascii=False) if as_json else _label_table(result))
    short = below_thresholds(result, fail_under) if fail_under else []
    for line in short:
        say(f"arextract: {line}", err=True)
    return 1 if short else 0


def _cases(path: Path, pipeline: str, as_json: bool, errors: bool, fail_under: Path | None) -> int:
    """Prints the share of right cases by kind; returns the exit status."""
    import json

    from arextract.evaluate import below_thresholds
    from arextract.evaluate.cases import read_cases, score_cases
    from arextract.pipeline import Extractor
    from arextract.pipes.latin import candidates

    asked = read_cases(path)
    extractor = Extractor(pipeline)
    figures, wrong = score_cases(
        asked,
        lambda case: extractor.extract(case["text"], published=case.get("published")).model_dump(mode="json"),
        lambda name: next((form.text for form in candidates(name)), None),
    )
    if errors:
        for one in wrong:
            say(str(one), err=True)
    table = [f"{kind:10} {row['accuracy']:.3f}   ({row['right']} of {row['gold']})" for kind, row in figures.items()]
    say(json.dumps(figures) if as_json else "\n".join(table))
    short = below_thresholds(figures, fail_under) if fail_under else []
    for line in short:
        say(f"arextract: {line}", err=True)
    return 1 if short else 0


def _rules(gold: Path | None) -> int:
    """Prints the rules' table; raises `UsageError` without gold."""
    from arextract.errors import UsageError
    from arextract.training.roles_rules import rule_table

    if gold is None:
        raise UsageError("evaluate --rules needs a gold folder")
    for line in rule_table(gold):
        say(line)
    return 0


def _row(name: str, row: dict[str, Any]) -> str:
    counts = f"({row['right']}/{row['said']} said, {row['gold']} gold)"
    return f"{name:20} P {row['p']:.3f}  R {row['r']:.3f}  F1 {row['f1']:.3f}   {counts}"


def _table(result: dict[str, Any]) -> str:
    lines = [
        f"{result['articles']} articles, {len(result['missing'])} missing, {result['broken invariants']} broken invariants"
    ]
    for name, row in result.items():
        if isinstance(row, dict) and "f1" in row:
            lines.append(_row(name, row))
        elif isinstance(row, dict) and "accuracy" in row:
            lines.append(f"{name:20} {row['accuracy']:.3f}   ({row['gold']} gold)")
    return "\n".join([*lines, *(_row(f"  {name}", row) for name, row in result["labels"].items())])


def _label_table(result: dict[str, Any]) -> str:
    return "\n".join(_row(name, row) for name, row in result.items() if isinstance(row, dict) and "f1" in row)
