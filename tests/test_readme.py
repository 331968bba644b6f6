"""The README's code runs, and prints what it says."""

from __future__ import annotations

import io
import shutil
from contextlib import redirect_stdout
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).resolve().parent.parent
BLOCK = regex.compile(r"```python\n(.*?)```(?:\s*```text\n(.*?)```)?", regex.DOTALL)
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("code", "printed"), BLOCK.findall(README), ids=range(len(BLOCK.findall(README))))
def test_block(code: str, printed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {"__name__": "readme"})
    assert out.getvalue() == printed if printed else out.getvalue() != "" or "assert" in code


def test_both_commands_are_where_ci_reads_them() -> None:
    assert regex.search(r"<!-- run -->\n```bash\n.*arextract run seeds -o outputs\n```", README)
    assert regex.search(r"<!-- test -->\n```bash\n.*-m pytest -n logical --dist loadfile\n```", README)


def test_every_command_named_exists() -> None:
    from typer.main import get_command

    from arextract.cli.app import app

    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    named = set(regex.findall(r"`arextract ([a-z-]+)", README))
    assert named <= commands, named - commands
    assert commands <= named, commands - named
