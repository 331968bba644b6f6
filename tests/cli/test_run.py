"""The command line as a user meets it: exit statuses, one clear line for each mistake, nothing lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "قالت شركة إنفيديا إن أرباحها بلغت 5 ملايين دولار في عام 2024."
SMALL = """
[nlp]
lang = "ar"
pipeline = ["times","quantities"]
tokenizer = {"@tokenizers":"arextract.tokenizer.v1"}

[components]

[components.times]
factory = "arextract_times"

[components.quantities]
factory = "arextract_quantities"
"""


def arextract(*arguments: object, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "arextract", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, check=False)


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("config") / "small.cfg"
    path.write_text(SMALL)
    return path


def test_all_well_is_status_0(tmp_path: Path, small: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = arextract("run", tmp_path / "a.txt", "-o", tmp_path / "out", "--pipeline", small)
    assert done.returncode == 0, done.stderr.decode()
    (article,) = _rows(tmp_path / "out/articles.jsonl")
    assert article["id"] == "a"
    assert article["text"] == TEXT
    assert "إنفيديا" in (tmp_path / "out/articles.jsonl").read_text(encoding="utf-8")
    assert b"1 articles" in done.stderr
    assert b"Traceback" not in done.stderr


def test_every_bad_input_is_one_line_and_status_1(tmp_path: Path, small: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (folder / "bytes.txt").write_bytes("نص".encode("windows-1256") + b"\xff\x81")
    (folder / "rows.jsonl").write_text(
        json.dumps({"id": "good", "text": TEXT}) + "\n{broken\n" + json.dumps({"id": "r", "text": TEXT})
    )
    done = arextract("run", folder, "-o", tmp_path / "out", "--pipeline", small)
    assert done.returncode == 1
    assert [a["id"] for a in _rows(tmp_path / "out/articles.jsonl")] == ["good", "r"]
    errors = _rows(tmp_path / "out/errors.jsonl")
    assert {(Path(e["source"]).name, e["error"]) for e in errors} == {
        ("empty.txt", "empty"), ("picture.txt", "binary"), ("bytes.txt", "undecodable"), ("rows.jsonl:1", "duplicate-id"),
        ("rows.jsonl:2", "bad-json"),
    }  # fmt: skip
    told = done.stderr.decode()
    assert told.count("arextract: ") == 5
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "nowhere"], "does not exist"),
        (["evaluate", "nowhere", "a.txt"], "no gold folder"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_wrong_usage_is_status_2_and_one_line(tmp_path: Path, arguments: list[str], said: str) -> None:
    """As a process of its own; `test_mistakes` has the mistakes themselves."""
    folder = tmp_path / "empty"
    folder.mkdir()
    if "a.txt" in arguments:
        (folder / "a.txt").write_text(TEXT)
    done = arextract(*arguments, cwd=folder)
    assert done.returncode == 2, done.stderr.decode()
    assert said.casefold() in done.stderr.decode().casefold()
    assert "Traceback" not in done.stderr.decode()


def test_standard_input(tmp_path: Path, small: Path) -> None:
    done = arextract("run", "-", "-o", tmp_path / "out", "--pipeline", small, stdin=TEXT.encode())
    assert done.returncode == 0
    assert _rows(tmp_path / "out/articles.jsonl")[0]["id"] == "stdin"


def test_text_of_other_languages_is_valid(tmp_path: Path, small: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        "\n".join(
            json.dumps({"id": n, "text": t})
            for n, t in [("en", "Profits rose 5%."), ("none", "12345 ..."), ("ar", TEXT)]
        )
    )
    assert arextract("run", tmp_path / "a.jsonl", "-o", tmp_path / "out", "--pipeline", small).returncode == 0
    assert [(a["id"], a["language"]) for a in _rows(tmp_path / "out/articles.jsonl")] == [
        ("en", "en"),
        ("none", "none"),
        ("ar", "ar"),
    ]


def test_help_imports_no_spacy() -> None:
    code = "import sys\nsys.argv = ['arextract', '--help']\nfrom arextract.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\nassert 'spacy' not in sys.modules and 'pandas' not in sys.modules and 'pydantic' not in sys.modules"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_schema_is_draft_2020_12() -> None:
    import jsonschema

    schema = json.loads(arextract("schema").stdout)
    assert schema["$schema"].endswith("2020-12/schema")
    jsonschema.Draft202012Validator.check_schema(schema)


def test_every_command_has_help_with_an_example() -> None:
    from typer.main import get_command
    from typer.testing import CliRunner

    from arextract.cli.app import app

    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        assert "Example" in (command.epilog or ""), name
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


def test_lines_on_standard_output(tmp_path: Path, small: Path) -> None:
    (tmp_path / "a.csv").write_text(f'id,text,published\n1,"{TEXT}",some day\n', encoding="utf-8")
    (tmp_path / "b.csv").write_text(f'id,text\n1,"{TEXT}"\n1,"{TEXT}"\n', encoding="utf-8")
    done = arextract("run", "a.csv", "b.csv", "-o", "-", "--pipeline", small, cwd=tmp_path)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["1", "b/1"]
    assert done.returncode == 1  # the third has the id of the second, in one file
    assert b"warning: a.csv:1: the date 'some day' cannot be read" in done.stderr
    assert b"already that of" in done.stderr and not (tmp_path / "-").exists()


def test_names_from_standard_input() -> None:
    done = arextract("latin", "-", stdin="نوفاتك\n\nإنفيديا\n".encode())
    assert {line.split(b"\t")[0].decode() for line in done.stdout.splitlines()} == {"نوفاتك", "إنفيديا"}
