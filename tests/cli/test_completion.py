"""Shell completion and the version: what the shell asks for and gets, quickly and without loading anything."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version

import pytest

CODE = "import sys; from arextract.cli import main; sys.argv[0] = 'arextract'\ntry:\n    main()\nfinally:\n    print([m for m in ('spacy', 'pandas', 'numpy') if m in sys.modules], file=sys.stderr)"


def typed(*words: str, **environment: str) -> tuple[str, str]:
    """Standard output of ``arextract WORDS``, and which of the heavy packages were imported for it."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, *words],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200", **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        ("arextract ex", {"explain", "export"}),
        ("arextract --ver", {"--verbose", "--version"}),
        ("arextract table --wh", {"--what"}),
        ("arextract table --what ", {"claims", "entities", "times", "relations"}),
        ("arextract export --to in", {"inception"}),
        ("arextract models ", {"check"}),
    ],
)
def test_bash_is_told_what_may_follow(words: str, suggested: set[str]) -> None:
    last = str(len(words.split(" ")) - 1)
    out, heavy = typed(_AREXTRACT_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=last)
    assert suggested <= set(out.split()) and heavy == "[]"


@pytest.mark.parametrize(
    ("shell", "has"), [("bash", "complete -o default -F"), ("zsh", "compdef"), ("fish", "complete --command arextract")]
)
def test_every_shell_has_a_script(shell: str, has: str) -> None:
    out, _ = typed(_AREXTRACT_COMPLETE=f"source_{shell}")
    assert has in out and "arextract" in out


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_that_of_the_package(option: str) -> None:
    assert typed(option) == (f"arextract {version('arextract')}\n", "[]")


def test_help_loads_nothing() -> None:
    assert typed("--help")[1] == "[]"
