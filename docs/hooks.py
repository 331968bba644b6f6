"""Makes the reference pages that follow from the code: commands, record, tables, rules, licences. Run by mkdocs (`hooks`)."""

from __future__ import annotations

import csv
import html
import json
import re
import runpy
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution, requires
from importlib.resources import files as resources
from pathlib import Path
from typing import Any

import click
import pygal
import pygal.style
from mkdocs.structure.files import File, Files
from packaging.requirements import Requirement

from arextract.arabic.tables import table
from arextract.pipes.relations import rules as relation_rules

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "docs"))
from licence_list import default_install, licence  # noqa: E402


def on_files(files: Files, config: Any) -> Files:
    """Adds the generated pages to the site's files."""
    for name, make in (
        ("commands", commands), ("record", record), ("tables", tables), ("rules", rules), ("licences", licences),
        ("versions", versions),
    ):  # fmt: skip
        files.append(File.generated(config, f"reference/{name}.md", content=make()))
    page, charts = history()
    files.append(File.generated(config, "how/history.md", content=page))
    for name, chart in charts.items():
        files.append(File.generated(config, f"how/{name}", content=chart))
    return files


def _cell(text: object) -> str:
    return (
        html.escape(str(text))
        .replace("|", "&#124;")
        .replace("[", "&#91;")
        .replace("*", "&#42;")
        .replace("_", "&#95;")
        .replace("\n", " ")
    )


def commands() -> str:
    """Every command with its arguments and options, as its help says them."""
    from typer.main import get_command

    from arextract.cli.app import app

    lines = [
        "# Command line",
        "",
        "Exit status: 0 all well, 1 some input failed or differs, 2 wrong usage, 130 stopped.",
        "",
    ]
    group = get_command(app)
    for name, command in sorted(_commands(group), key=lambda item: (item[0] != "run", item[0])):
        lines += [f"## arextract {name}", "", (command.help or "").strip(), ""]
        rows = [p for p in command.params if p.name != "help"]
        if rows:
            lines += ["| argument or option | what | default |", "|---|---|---|"]
        for parameter in rows:
            names = (
                ", ".join(f"`{opt}`" for opt in parameter.opts)
                if getattr(parameter, "opts", None)
                else f"`{parameter.name}`"
            )
            default = parameter.default
            shown = (
                "" if default in (None, False) or callable(default) or "Sentinel" in repr(default) else f"`{default}`"
            )
            lines.append(f"| {names} | {_cell(getattr(parameter, 'help', '') or '')} | {_cell(shown)} |")
        if command.epilog:
            lines += ["", command.epilog.strip()]
        lines.append("")
    return "\n".join(lines)


def _commands(group: Any, prefix: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


def record() -> str:
    """The record's fields, from its JSON Schema."""
    from arextract.record import json_schema

    schema = json_schema()
    lines = [
        "# The record", "", "One JSON object a line of `articles.jsonl`. Offsets count Unicode code points of `text`, start inclusive, end "
        "exclusive, and `text[start:end]` is the span's own text, always. `arextract schema` prints the JSON Schema.", "",
    ]  # fmt: skip
    for name, body in [("Article", schema), *sorted(schema["$defs"].items())]:
        lines += [
            f"## {name}",
            "",
            (body.get("description") or "").strip(),
            "",
            "| field | type | what |",
            "|---|---|---|",
        ]
        for field, about in body.get("properties", {}).items():
            lines.append(f"| `{field}` | {_cell(_type(about))} | {_cell(about.get('description', ''))} |")
        lines.append("")
    return "\n".join(lines)


def _type(about: dict[str, Any]) -> str:
    if "$ref" in about:
        return str(about["$ref"].rsplit("/", 1)[-1])
    if "anyOf" in about:
        return " or ".join(_type(one) for one in about["anyOf"])
    if "enum" in about:
        return " ".join(map(str, about["enum"]))
    if "const" in about:
        return str(about["const"])
    if about.get("type") == "array":
        return f"list of {_type(about.get('items', {}))}"
    return str(about.get("type", "any"))


def tables() -> str:
    """Every table of knowledge: what its head says, its columns, how many rows, from where, and its first rows."""
    from arextract.arabic.tables import parse

    lines = [
        "# Tables",
        "",
        "What the system knows about Arabic is data: TSV tables with a header and a source column.",
        "",
    ]
    folder = resources("arextract.arabic")
    paths = sorted(Path(str(folder)).rglob("*.tsv"))
    for path in paths:
        name = path.relative_to(Path(str(folder))).with_suffix("").as_posix()
        text = path.read_text(encoding="utf-8")
        head = [line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("#")]
        rows = parse(text, name)
        sources = sorted({row.get("source", "") for row in rows} - {""})
        lines += [
            f"## {name}",
            "",
            html.escape(" ".join(head)),
            "",
            f"{len(rows):,} rows. Sources: {_cell('; '.join(sources[:6])) or 'see above'}.",
            "",
        ]
        if rows:
            columns = list(rows[0])
            lines += ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
            lines += ["| " + " | ".join(_cell(row[c][:60]) for c in columns) + " |" for row in rows[:3]]
        lines.append("")
    return "\n".join(lines)


def rules() -> str:
    """Every named rule, with its examples and, where it was counted, how often it is right."""
    counted = {row["rule"]: row for row in table("claim_rules")}
    lines = [
        "# Rules", "", "Rules have a name, an example that they must match and one that they must not; the tests run both. What a rule reads as name, number or "
        "time stands in bold. Rules of the claims are evidence for a model, in no order: `right` is the share of the subjects and metrics they "
        "proposed that were right, of so many, in annotated articles on which no rule was written (`arextract evaluate GOLD --rules`).", "",
    ]  # fmt: skip
    for name, found in _rules():
        lines += [f"## {name}", "", "| rule | matches | does not match | right |", "|---|---|---|---|"]
        for rule, yes, no in found:
            row = counted.get(rule) if name.startswith("claims") else None
            right = f"{row['precision']} of {row['said']}" if row else ""
            lines.append(f"| `{rule}` | {'<br>'.join(map(_marked, yes))} | {'<br>'.join(map(_marked, no))} | {right} |")
        lines.append("")
    return "\n".join(lines)


def _marked(text: str) -> str:
    """An example for a cell: what stands in its brackets (``[n:ORG سابك]``) in bold, without the kind."""
    return re.sub(r"&#91;(?:[a-z]+:\S+ )?([^\]]+?)\]", r"<b>\1</b>", _cell(text))


def _rules() -> Iterator[tuple[str, list[tuple[str, list[str], list[str]]]]]:
    """(place, [(rule, texts that it matches, texts that it does not)]) of each list of rules under the pipes."""
    package = ROOT / "src" / "arextract" / "pipes"
    for path in sorted(package.rglob("*.py")):
        module = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        value = None if path.name == "__init__.py" else vars(import_module(module)).get("RULES")
        named = list(value.items()) if isinstance(value, dict) else [(rule.name, rule) for rule in value or ()]
        found = [
            (str(name), _examples(rule, "yes", "positive"), _examples(rule, "no", "negative")) for name, rule in named
        ]
        if any(yes for _, yes, _ in found):
            yield module.removeprefix("arextract.pipes."), found
    yield "relations", [(rule.name, [rule.positive], [rule.negative]) for rule in relation_rules()]
    tested = runpy.run_path(str(ROOT / "tests" / "pipes" / "quantities" / "test_rules.py"))["RULES"]
    yield "quantities", [(name, [yes], [no]) for name, (yes, no) in tested.items()]


def _examples(rule: Any, *names: str) -> list[str]:
    """The texts of a rule's examples, which it holds as a text, an example with a text, or several of either."""
    held = next((getattr(rule, name) for name in names if getattr(rule, name, None)), ())
    several = held if isinstance(held, (list, tuple)) else (held,)
    return [one if isinstance(one, str) else getattr(one, "text", None) or one[0] for one in several]


def licences() -> str:
    """What ships and under which licences, table by table and model by model, and what the default install brings along."""
    from arextract.arabic.table_licences import PACKAGE, licences_of

    lines = [
        "# Dependencies and licences", "", "The code is Apache-2.0. Nothing that ships is under the GPL or bound to non-commercial use: `arextract check-tables` "
        "says so of the tables, `python docs/licence_list.py --check` of the default install; CI runs both.", "", "## Tables", "",
        "| table | licences | where rows come from |", "|---|---|---|",
    ]  # fmt: skip
    for path in sorted(PACKAGE.rglob("*.tsv")):
        found = licences_of(path)
        named = sorted({part for licence in found.values() for part in licence.split(" AND ")})
        name = path.relative_to(PACKAGE).with_suffix("").as_posix()
        lines.append(f"| {_cell(name)} | {_cell(', '.join(named))} | {_cell('; '.join(found))} |")
    lines += [
        "",
        "`arabic/sources.tsv` says of each source what it is.",
        "",
        "| source | licence | what |",
        "|---|---|---|",
    ]
    lines += [f"| {_cell(row['name'])} | {_cell(row['licence'])} | {_cell(row['about'])} |" for row in table("sources")]
    lines += [
        "",
        "## Models",
        "",
        "What each model was trained on, from its card (`models/*/README.md`), word lists included.",
    ]
    for card in sorted((ROOT / "models").glob("*/README.md")):
        lines += ["", f"### {card.parent.name}", "", _data_table(card.read_text(encoding="utf-8"))]
    lines += [
        "", "## The default install", "", "Libraries that `pip install arextract` brings along; they are installed, none is part of the package. `pygal` (charts) "
        "is under the LGPL and used unchanged; `tld` leaves the choice of the MPL. CI writes the same as an SBOM (CycloneDX).", "",
        "| package | version here | licence | |", "|---|---|---|---|",
    ]  # fmt: skip
    lines += [
        f"| {part.name} | {part.version} | {_cell(part.licence)} | {'asked for by name' if part.direct else ''} |"
        for part in default_install()
    ]
    lines += ["", "## Extras", "", "| package | version here | licence | extra |", "|---|---|---|---|"]
    for requirement in map(Requirement, sorted(requires("arextract") or [], key=str.casefold)):
        extra = str(requirement.marker).partition("extra ==")[2].strip(" '\"")
        if not extra or requirement.name == "arextract":
            continue
        try:
            one = distribution(requirement.name)
            lines.append(f"| {requirement.name} | {one.version} | {_cell(licence(one))} | {extra} |")
        except PackageNotFoundError:
            lines.append(f"| {requirement.name} | not installed | see package | {extra} |")
    return "\n".join([*lines, ""])


def _data_table(card: str) -> str:
    """The table below the heading `Data` of a model's card."""
    section = card.split("\n## Data\n", 1)[1].split("\n## ", 1)[0]
    return "\n".join(line for line in section.splitlines() if line.startswith("|"))


CHARTS = (
    (
        "claims",
        "Numbers and roles on articles that were not in view while rules were written (`tests/gold/claims/held`), F1",
        "claims/held: ",
    ),
    ("passages", "Numbers and roles on the passages of `tests/gold/passages`, F1", "passages: "),
    ("seeds", "The five seeds, F1", "seeds: "),
    ("cases", "Cases of `tests/gold/cases.jsonl` by kind, share of right ones", "cases: "),
    ("cost", "Processor time of the pipeline in times of spaCy's blank tokenizer", "pipeline time : tokenizer time"),
    ("speed", "Words that the pipeline reads in a second of processor time", "words a processor second"),
    ("memory", "Peak memory, MB", "peak memory, MB"),
)


STYLE = pygal.style.CleanStyle(
    font_family="sans-serif", background="#ffffff", plot_background="#ffffff",
    colors=("#1b6ca8", "#d1495b", "#2a9d5c", "#edae49", "#7b4fa3", "#3d3d3d", "#00798c", "#b5651d", "#8a8a8a", "#e377c2", "#556b2f"),
)  # fmt: skip


def history() -> tuple[str, dict[str, bytes]]:
    """The page of figures over commits, and its charts by file name, from ``benchmarks/history.tsv``."""
    with (ROOT / "benchmarks" / "history.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    commits = list(dict.fromkeys(row["commit"] for row in rows))
    dates = {row["commit"]: row["date"].replace("T", " ") for row in rows}
    values = {(row["commit"], row["measure"]): float(row["value"]) for row in rows}
    lines = [
        "# Figures over commits", "", "`python benchmarks/record.py` measures a commit and adds it to `benchmarks/history.tsv`; older commits were measured later, "
        "each in an environment of its own, with the gold and the scoring of today. Nothing here is asserted: the thresholds that must not fall are in "
        "`tests/gold`. Speed of another day or machine is comparable as a ratio alone.", "",
    ]  # fmt: skip
    charts = {}
    for name, title, prefix in CHARTS:
        measures = [m for m in dict.fromkeys(row["measure"] for row in rows) if m.startswith(prefix)]
        chart = pygal.Line(
            width=900, height=380, x_label_rotation=25, js=[], truncate_legend=-1, dots_size=3, style=STYLE,
            range=(0, 1) if len(measures) > 1 else None,
        )  # fmt: skip
        chart.x_labels = commits
        for measure in measures:
            chart.add(measure.removeprefix(prefix) or measure, [values.get((commit, measure)) for commit in commits])
        charts[f"history-{name}.svg"] = chart.render()
        lines += [f"## {title}", "", f"![{title.replace('`', '')}](history-{name}.svg)", ""]
        lines += ["| commit | date | " + " | ".join(m.removeprefix(prefix) or m for m in measures) + " |"]
        lines += ["|" + "---|" * (2 + len(measures))]
        for commit in commits:
            cells = [f"{values[commit, m]:.5g}" if (commit, m) in values else "" for m in measures]
            lines.append(f"| {commit} | {dates[commit]} | " + " | ".join(cells) + " |")
        lines.append("")
    return "\n".join(lines), charts


def versions() -> str:
    """The versioning rules, then the change log."""
    rules = """# Versions

- The **package** follows semantic versioning: a patch mends, a minor version adds, a major one takes away. Until 1.0 a minor version may
  change what is found in a text; the change log says what.
- The **record** has a version of its own (`schema`: `arextract/N`). A field is added within a version; one that changes its meaning or goes
  makes a new one. Readers, `diff` and `report` accept the version before.
- The **pipeline hash** (`default@1a2b3c4d`) stands for code, tables, models and options: the same hash, the same bytes.
- What is to go is first **deprecated**: it works for one minor version more and says in one line what to use instead.
- A **release** is made from a green CI: `arextract diff` between the last release and the candidate over `seeds/` and a folder of real articles is read line by
  line and summed up in the change log; models are rebuilt by the commands in their cards and must have the checksums of the shipped ones.

"""
    return rules + (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").replace("# Changelog", "## Changelog").replace(
        "\n## ", "\n### "
    ).replace("### Changelog", "## Changelog")


if __name__ == "__main__":
    print(
        json.dumps(
            {name: len(globals()[name]()) for name in ("commands", "record", "tables", "rules", "licences", "versions")}
        )
    )
