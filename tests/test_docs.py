"""The documentation's code runs: each page's blocks in their order, in one folder, with what they print."""

from __future__ import annotations

import contextlib
import io
import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import regex

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
BLOCK = regex.compile(
    r"(?:<!-- not run: (?P<reason>[^\n]+) -->\n)?```(?P<kind>python|bash)\n(?P<code>.*?)```(?:\s*```text\n(?P<printed>.*?)```)?",
    regex.DOTALL,
)
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


@pytest.mark.parametrize("page", [p for p in PAGES if BLOCK.search((DOCS / p).read_text(encoding="utf-8"))])
def test_every_block_of_a_page(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "seeds", tmp_path / "articles")
    shutil.copytree(ROOT / "tests" / "gold" / "seeds", tmp_path / "tests" / "gold" / "seeds")
    (tmp_path / "rates.csv").write_text("SAR,0.2667\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names = {"__name__": page}
    for block in BLOCK.finditer((DOCS / page).read_text(encoding="utf-8")):
        if block["reason"]:
            continue
        if block["kind"] == "bash":
            for line in block["code"].splitlines():
                _shell(line)
            continue
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(block["code"], page, "exec"), names)
        if block["printed"] is not None:
            assert out.getvalue() == block["printed"]


def _shell(line: str) -> None:
    """One line of a shell block; arextract's own commands run in this process, which has the pipeline loaded."""
    from typer.testing import CliRunner

    from arextract.cli.app import app

    words = shlex.split(line, comments=True)
    if not words:
        return
    if words[0] != "arextract":
        subprocess.run(line, shell=True, check=True, cwd=os.getcwd())
        return
    done = CliRunner().invoke(app, words[1:])
    assert done.exit_code in (0, 1), (line, done.output, done.exception)
    assert done.exit_code == 0 or done.exception is None or isinstance(done.exception, SystemExit), (
        line,
        done.exception,
    )


def test_every_page_stands_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert [page for page in PAGES if page not in navigation] == []


@pytest.mark.heavy
def test_the_site_is_built_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    """`strict` in mkdocs.yml makes a broken link or anchor an error."""
    mkdocs = pytest.importorskip("mkdocs.commands.build")
    from mkdocs.config import load_config

    mkdocs.build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    for page in (
        "index.html",
        "reference/tables.html",
        "reference/record.html",
        "guides/analyst.html",
        "how/history.html",
    ):
        assert (tmp_path / "site" / page).stat().st_size > 5000
    rules = (tmp_path / "site" / "reference" / "rules.html").read_text(encoding="utf-8")
    assert rules.count("<code>") > 150 and "&amp;#" not in rules and "[q:" not in rules
    licences = (tmp_path / "site" / "reference" / "licences.html").read_text(encoding="utf-8")
    shipped, extras = licences.split('id="extras"')  # a tool of the tests may state none in its metadata
    assert "CC-BY-SA-4.0" in shipped and "spacy" in shipped and "not stated" not in shipped and "pytest" in extras
    assert b"<svg" in (tmp_path / "site" / "how" / "history-claims.svg").read_bytes()
