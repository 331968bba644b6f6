"""Imports run one way: a package imports what lies below it, no ring, and a pipe is imported by its maker alone.

What does not do so yet is listed by name; the lists may only grow shorter.
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import arextract

ROOT = Path(arextract.__file__).parent
BELOW = (
    (
        "doc_bytes", "errors", "memory", "notebook", "packed_lines", "pipe_page", "record", "resources", "user_data",
        "values", "version",
    ),
    ("arabic",),
    ("layers",),
    ("text",),
    ("doc_spans", "record_of_doc"),
    ("extensions",),
    ("gazetteer", "numbers", "ner", "translit", "roles"),
    ("pipes",),
    ("pieces", "loose_quantities", "corpus"),
    ("plain_config",),
    ("pipeline",),
    ("backends", "batch", "comparison", "evaluate", "report", "serve", "training"),
    ("cli",),
    ("__main__", "__init__"),
)  # fmt: skip
"""The packages and modules of arextract, the lowest first; those of one row may import each other."""
RANK = {name: rank for rank, row in enumerate(BELOW) for name in row}
RINGS: set[frozenset[str]] = set()

Edge = tuple[str, str]


def modules() -> dict[str, Path]:
    """Dotted name → file of every module of the package."""
    return {
        ".".join(("arextract", *file.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): file
        for file in ROOT.rglob("*.py")
    }


def imports(tree: ast.AST, known: dict[str, Path]) -> Iterator[str]:
    """The modules of arextract that a module imports anywhere, in functions too, but for those that types alone need."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] == "arextract")
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "arextract":
            for name in node.names:
                whole = f"{node.module}.{name.name}"
                yield whole if whole in known else node.module
        yield from imports(node, known)


@cache
def edges() -> set[Edge]:
    """(module, module that it imports)."""
    known = modules()
    return {
        (name, other)
        for name, file in known.items()
        for other in imports(ast.parse(file.read_text(encoding="utf-8")), known)
    }


def part(module: str) -> str:
    """The package or module right below arextract that a module belongs to."""
    return (*module.split("."), "__init__")[1]


def pipe(module: str) -> str:
    """The pipe that a module belongs to, "" for none."""
    parts = module.split(".")
    return parts[2] if parts[1:2] == ["pipes"] and len(parts) > 2 and parts[2] not in ("registry", "makers") else ""


def rings(graph: set[Edge]) -> set[frozenset[str]]:
    """The sets of modules that import each other in a ring."""
    after: dict[str, set[str]] = defaultdict(set)
    for begin, end in graph:
        after[begin].add(end)

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            for other in after[waiting.pop()] - seen:
                seen.add(other)
                waiting.append(other)
        return seen

    reach = {module: reached(module) for module in list(after)}
    return {
        frozenset({other for other in seen if module in reach.get(other, set())})
        for module, seen in reach.items()
        if module in seen
    }


def test_every_package_has_its_place() -> None:
    assert {part(module) for module in modules()} <= set(RANK)


def test_imports_run_downward() -> None:
    up = {
        (part(begin), part(end))
        for begin, end in edges()
        if begin != end and part(begin) != part(end) and RANK[part(begin)] < RANK[part(end)]
    }
    assert up == set()


def test_pipes_do_not_import_each_other() -> None:
    across = {(pipe(a), pipe(b)) for a, b in edges() if pipe(a) and pipe(b) and pipe(a) != pipe(b)}
    assert across == set()


def test_no_rings() -> None:
    """`cli.app` gathers its commands, which register with it: that one is typer's way."""
    found = {ring for ring in rings(edges()) if not all(module.startswith("arextract.cli") for module in ring)}
    assert found == RINGS


def test_no_two_files_and_no_two_classes_have_one_name() -> None:
    files = Counter(path.stem for path in ROOT.rglob("*.py") if not path.stem.startswith("__"))
    classes = Counter(
        node.name
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in (files + classes).items() if count > 1] == []
