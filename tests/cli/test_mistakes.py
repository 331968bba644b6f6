"""Mistakes that people make, each answered by one line that says what to do; and the settings file."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from arextract.cli import main
from tests.corpus.test_exchange import article

# (what is typed, what the one line says, the status)
MISTAKES = [
    ("run nowhere", "nowhere does not exist: give a file, a folder, a glob or -", 2),
    ("run empty", "no articles in empty: it holds no file ending in", 2),
    ("run *.docx", "no file matches *.docx", 2),
    ("run", "Missing argument 'inputs", 2),
    ("run a.txt --pipeline fast", "unknown pipeline 'fast': choose one of", 2),
    ("run a.txt --pipeline mine.cfg", "no pipeline config at mine.cfg: give the path", 2),
    ("run a.txt --published 3/4/2025", "must be an ISO date such as 2025-12-22", 2),
    ("run a.txt --workers 0", "'--workers'", 2),
    ("run a.txt --workers many", "'--workers'", 2),
    ("run a.txt --worker 2", "--worker", 2),
    ("run a.txt --lexicon names.tsv", "no lexicon at names.tsv: give a TSV file with the columns", 2),
    ("run a.txt --encoding utf9", "no encoding 'utf9': use utf-8", 2),
    ("run a.txt -o - --learn-aliases x.tsv", "give a folder", 2),
    ("rum a.txt", "'rum'", 2),
    ("table nowhere", "cannot read nowhere", 2),
    ("table a.txt", "is this an articles.jsonl?", 2),
    ("table old.jsonl", "old.jsonl, line 1: not an arextract", 2),
    ("table out -o claims.ods", "the file must end in .csv, .xlsx", 2),
    ("table out --what verbs", "'--what'", 2),
    ("table out -o no/claims.csv", "cannot write no/claims.csv: No such file", 2),
    ("table out -o no/claims.db", "cannot write no/claims.db", 2),
    ("export out --to word -o x", "'--to'", 2),
    ("export out --to spacy", "Missing option", 2),
    ("report out --ui fr", "no page in 'fr': choose one of", 2),
    ("show out --id other", "no article other in out", 2),
    ("explain out --claim q9", "desk/one has no claim 'q9': it has q1 to q1", 2),
    ("explain mine --claim q1", "the run's pipeline 'mine' is not a shipped one: name its .cfg with --pipeline", 2),
    ("explain", "explain needs a file or --text TEXT", 2),
    ("compare out --convert USD", "--convert and --rates go together", 2),
    ("compare out --verdict wrong", "no verdict 'wrong': choose one of", 2),
    ("evaluate", "needs a gold folder and an articles.jsonl", 2),
    ("evaluate nowhere out", "no gold folder at nowhere", 2),
    ("import-gold a.txt -o gold", "choose JSON in Label Studio's export", 2),
    ("diff out out --kind verb", "no kind 'verb': choose one of", 2),
    ("merge out", "run with --engine ray first", 2),
    ("train ner", "train ner needs --data FOLDER and -o FOLDER", 2),
    ("latin", "Missing argument 'names", 2),
    ("--config none.toml stats out", "cannot read the settings none.toml", 2),
    ("--config bad.toml stats out", "bad.toml is not TOML", 2),
    ("--config command.toml stats out", "no command 'rum': did you mean 'run'?", 2),
    ("--config option.toml stats out", "stats has no option 'topp': did you mean 'top'?", 2),
    ("--config value.toml stats out", "top", 2),
]  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as people have it, with what the mistakes need."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "empty").mkdir()
    (folder / "out").mkdir()
    line = article().to_json()
    (folder / "out/articles.jsonl").write_text(line + "\n", encoding="utf-8")
    own = article()
    own.pipeline = "mine@12345678"
    (folder / "mine").mkdir()
    (folder / "mine/articles.jsonl").write_text(own.to_json() + "\n", encoding="utf-8")
    (folder / "old.jsonl").write_text(
        json.dumps({**json.loads(line), "schema": "arextract/0"}) + "\n", encoding="utf-8"
    )
    (folder / "a.txt").write_text("بلغت الأرباح 5 ملايين دولار.", encoding="utf-8")
    (folder / "bad.toml").write_text("[run\n")
    (folder / "command.toml").write_text("[rum]\nworkers = 2\n")
    (folder / "option.toml").write_text("[stats]\ntopp = 2\n")
    (folder / "value.toml").write_text('[stats]\ntop = "many"\n')
    return folder


def _typed(words: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "argv", ["arextract", *words.split()])
    with pytest.raises(SystemExit) as left:
        main()
    return int(left.value.code or 0)


@pytest.mark.parametrize(("words", "says", "status"), MISTAKES, ids=[words for words, _, _ in MISTAKES])
def test_one_line_says_what_to_do(
    words: str,
    says: str,
    status: int,
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    before = set(os.listdir(desk)) | {"outputs"}
    assert _typed(words, desk, monkeypatch) == status
    captured = capfd.readouterr()
    lines = [line for line in captured.err.splitlines() if line]
    assert len(lines) == 1 and lines[0].startswith("arextract: "), captured.err
    assert says.casefold() in lines[0].casefold()
    assert captured.out == ""
    assert set(os.listdir(desk)) <= before


def test_settings_are_defaults(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, head in (("arextract.toml", "[stats]"), ("pyproject.toml", "[tool.arextract.stats]")):
        folder = tmp_path / name.split(".")[0]
        folder.mkdir()
        (folder / name).write_text(f'{head}\npath = "{desk / "out"}"\ntop = 0\n', encoding="utf-8")
        assert _typed("-v stats", folder, monkeypatch) == 0
        captured = capfd.readouterr()
        assert "articles\t1" in captured.out and "name:" not in captured.out
        assert captured.err == f"arextract: settings of {name}\n"
        assert _typed("stats --top 5", folder, monkeypatch) == 0
        assert "name: Nvidia" in capfd.readouterr().out


def test_help_has_run_first_and_whole_summaries(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert _typed("--help", desk, monkeypatch) == 0
    out = capfd.readouterr().out
    commands = out.split("Commands:")[1]
    assert commands.split()[0] == "run" and "..." not in commands
    assert _typed("-V", desk, monkeypatch) == 0
    assert capfd.readouterr().out.startswith("arextract ")
    assert "--install-completion" in out
