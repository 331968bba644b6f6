"""Words stand in tables: string literals with Arabic letters in the code only grow fewer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import arextract

ROOT = Path(arextract.__file__).parent
NO_MORE_THAN = 57
"""Literals of all files, but docstrings and examples. Lowered as words move into tables, never raised."""
_LETTERS = re.compile(r"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff]")
_EXAMPLES = frozenset({"yes", "no", "positive", "negative"})


def _without(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and the examples of rules."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "EXAMPLES":
            yield from ast.walk(node)
        elif isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            for example in (
                *(keyword.value for keyword in node.keywords if keyword.arg in _EXAMPLES),
                *(node.args[-2:] if name in ("RelationRule", "EntityRule", "MarkRule") else ()),
            ):
                yield from ast.walk(example)


def literals(code: str) -> list[tuple[int, str]]:
    """(line, text) of the literals with Arabic letters in a module's code."""
    tree = ast.parse(code)
    skipped = {id(node) for node in _without(tree)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in skipped
        and _LETTERS.search(node.value)
    ]


def test_fewer_words_in_code() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): len(literals(path.read_text(encoding="utf-8")))
        for path in ROOT.rglob("*.py")
    }
    most = sorted(found.items(), key=lambda pair: -pair[1])[:10]
    assert sum(found.values()) <= NO_MORE_THAN, most


def test_what_is_counted() -> None:
    code = '"""«قال»."""\nA = ("قال", "x")\n\n@rule(yes=("قال",), no=("زار",))\ndef f() -> None:\n    """قال."""\n    g(f"قال {A}")\n'
    assert [line for line, _ in literals(code)] == [2, 7]
