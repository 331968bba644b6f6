"""The image without an engine: what its file says, and its steps in clean environments, run as its user on a read-only file system."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

ROOT = Path(__file__).resolve().parent.parent
USER = 10001
IMAGE_PYTHON = ("/usr/local/bin/python3", "/usr/bin/python3")
"""Where a Python may stand that another user can start as well."""
# Everything is read-only but for the two folders that `docker run` would mount, and there is no network.
APART = """
set -e
mount --make-rprivate /
for place in / {place}; do mount --bind $place $place; mount -o remount,bind,ro $place; done
for place in {place}/out {place}/tmp; do mount --bind $place $place; mount -o remount,bind,rw $place; done
exec setpriv --reuid {user} --regid {user} --clear-groups --no-new-privs {command}
"""


class Step(NamedTuple):
    """An instruction and what stands behind it, in the stage with this number."""

    stage: int
    name: str
    rest: str


def steps() -> list[Step]:
    found: list[Step] = []
    for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition(" ")
        if line and name != "#":
            found.append(Step(sum(step.name == "FROM" for step in found) - (name != "FROM"), name, rest))
    return found


def of(name: str, stage: int | None = None) -> list[str]:
    return [step.rest for step in steps() if step.name == name and stage in (None, step.stage)]


def kept() -> Iterator[str]:
    """What ``.dockerignore`` lets through."""
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        if line.startswith("!"):
            yield line[1:]


def test_the_image_is_small_in_rights() -> None:
    """Its own user by number, nothing fetched but packages, and models inside."""
    assert of("USER") == [str(USER)] and f"--uid {USER}" in of("RUN", 1)[0]
    assert all(base.startswith("python:3.12-slim") for base in of("FROM"))
    assert of("ADD") == [] and not any(regex.search("curl|wget|apt", line) for line in of("RUN"))
    copied = {word for line in of("COPY", 0) for word in line.split()[:-1]}
    assert {"src", "models", "pipelines", "pyproject.toml"} <= copied <= set(kept())
    assert json.loads(of("ENTRYPOINT")[0]) == ["arextract"]


def possible() -> bool:
    """Whether this process may make a file system of its own and become another user."""
    probe = ["unshare", "--mount", "--net", "setpriv", "--reuid", str(USER), "--clear-groups", "true"]
    return all(map(shutil.which, ("unshare", "setpriv", "mount"))) and not subprocess.run(probe, check=False).returncode


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that another user may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.slow
def test_its_steps_and_a_run_on_a_read_only_file_system(place: Path) -> None:
    python = next((path for path in IMAGE_PYTHON if Path(path).exists()), None)
    if python is None or not possible():
        pytest.skip("needs the superuser, unshare and a Python outside of a home folder")
    context, dist = place / "src", place / "dist"
    context.mkdir()
    for line in of("COPY", 0):
        for word in line.split()[:-1]:
            copy = shutil.copytree if (ROOT / word).is_dir() else shutil.copy
            copy(ROOT / word, context / word)

    def stage(number: int, home: Path) -> Path:
        """The stage's steps that install, in an environment of its own."""
        subprocess.run([python, "-m", "venv", home], check=True, umask=0o022)
        for line in of("RUN", number):
            if "useradd" not in line:
                there = line.replace("/dist", str(dist))
                path = f"{home / 'bin'}:{os.environ['PATH']}"
                ran = subprocess.run(
                    ["bash", "-ec", there],
                    cwd=context,
                    env={**clean(), "PATH": path},
                    capture_output=True,
                    text=True,
                    umask=0o022,
                )
                assert ran.returncode == 0, ran.stderr
        return home / "bin"

    def clean() -> dict[str, str]:
        return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    stage(0, place / "build")
    assert len(list(dist.glob("arextract-*.whl"))) == 1
    commands = stage(1, place / "image")
    assert not dist.exists(), "the image keeps no wheel"

    for name in ("in", "out", "tmp", "home"):
        (place / name).mkdir()
    for name in ("out", "tmp"):
        os.chown(place / name, USER, USER)
    shutil.copytree(ROOT / "seeds", place / "in" / "seeds")
    said = dict(pair.split("=", 1) for line in of("ENV") for pair in shlex.split(line))
    variables = {
        "PATH": f"{commands}:/usr/bin:/bin",
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "tmp"),
        **said,
    }

    def inside(*words: object) -> subprocess.CompletedProcess[str]:
        command = [str(commands / json.loads(of("ENTRYPOINT")[0])[0]), *map(str, words)]
        script = APART.format(place=place, user=USER, command=shlex.join(command))
        return subprocess.run(
            ["unshare", "--mount", "--net", "bash", "-c", script], env=variables, cwd=place / "home", capture_output=True, text=True
        )  # fmt: skip

    helped = inside(*json.loads(of("CMD")[0]))
    assert helped.returncode == 0 and "run" in helped.stdout, helped.stderr
    done = inside("run", place / "in", "-o", place / "out")
    assert done.returncode == 0, done.stderr
    lines = (place / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 5 and sum(len(json.loads(line)["claims"]) for line in lines) > 20
    assert (place / "out" / "articles.jsonl").stat().st_uid == USER
    elsewhere = inside("run", place / "in", "-o", place / "home" / "out")
    assert elsewhere.returncode == 2 and "Read-only file system" in elsewhere.stderr
