"""Accidents of a run, through the command line: one clear line, nothing lost, and the next run goes on."""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "arextract", "run", "--pipeline", str(Path(__file__).with_name("plain.cfg"))]
TEXT = "بلغت الإيرادات {} مليون دولار في عام 2024، بزيادة 12% عن العام السابق.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for number in range(60):
        (made / f"a{number:02}.txt").write_text(TEXT.format(number) * 20, encoding="utf-8")
    return made


def run(
    source: Path, output: Path, *options: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, str(source), "-o", str(output), "-q", *options], capture_output=True, text=True, preexec_fn=before
    )


def small_files() -> None:
    """No file may grow past 100 KB: writing fails as on a full disk, with another word for it."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
def test_output_that_cannot_grow(folder: Path, tmp_path: Path, workers: str) -> None:
    output = tmp_path / "out"
    stopped = run(folder, output, "--workers", workers, before=small_files)
    assert stopped.returncode == 2
    assert stopped.stderr.count("\n") == 1
    assert stopped.stderr.startswith(f"arextract: cannot write to {output}: File too large; what is done is kept")
    assert not (output / "articles.jsonl").exists()
    again = run(folder, output, "--workers", workers)
    assert (again.returncode, again.stderr) == (0, "")
    undisturbed = tmp_path / "undisturbed"
    run(folder, undisturbed)
    assert (output / "articles.jsonl").read_bytes() == (undisturbed / "articles.jsonl").read_bytes()
    assert sorted(p.name for p in output.iterdir()) == ["articles.jsonl", "errors.jsonl"]


def test_output_that_cannot_be_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    refused = run(folder, tmp_path / "file" / "out")
    assert refused.returncode == 2
    assert refused.stderr == f"arextract: cannot write to {tmp_path / 'file' / 'out'}: Not a directory\n"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_folder(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir(mode=0o500)
    refused = run(folder, output)
    assert refused.returncode == 2
    assert refused.stderr == f"arextract: cannot write to {output}: Permission denied\n"


def running(folder: Path, output: Path) -> subprocess.Popen[str]:
    """A run of which some articles are done, on a pipe that holds the rest back."""
    process = subprocess.Popen(
        [*COMMAND, str(folder), *map(str, folder.glob("*.fifo.txt")), "-o", str(output), "-q"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # Tests that run in a shell's background inherit a Ctrl-C that is ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    partial = output / ".articles.jsonl.000001.partial"
    end = time.monotonic() + 60
    while not (partial.exists() and partial.stat().st_size > 0):
        assert process.poll() is None and time.monotonic() < end
        time.sleep(0.01)
    return process


@pytest.mark.slow
def test_inputs_that_vanish_or_change_while_they_wait(folder: Path, tmp_path: Path) -> None:
    # A pipe among the files that is named itself holds the run until it is opened for writing.
    os.mkfifo(folder / "a10.fifo.txt")
    process = running(folder, tmp_path / "out")
    (folder / "a40.txt").unlink()
    (folder / "a41.txt").write_text(TEXT.format(999), encoding="utf-8")
    with (folder / "a10.fifo.txt").open("w", encoding="utf-8") as pipe:
        pipe.write(TEXT.format(7))
    _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert said.count("\n") == 1 and "a40.txt" in said
    lines = (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 60  # 59 files and what came through the pipe
    assert any("بلغت الإيرادات 999 مليون" in line for line in lines)
    (error,) = (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert '"unreadable"' in error and "a40.txt" in error


@pytest.mark.slow
def test_ctrl_c(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "a10.fifo.txt")
    output = tmp_path / "out"
    process = running(folder, output)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.strip() == "arextract: stopped; run the same command again to go on from here"
    (folder / "a10.fifo.txt").unlink()
    assert run(folder, output).returncode == 0
    run(folder, tmp_path / "undisturbed")
    same = [(place / "articles.jsonl").read_bytes() for place in (output, tmp_path / "undisturbed")]
    assert same[0] == same[1]


@pytest.mark.slow
def test_the_output_folder_vanishes(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "a10.fifo.txt")
    output = tmp_path / "out"
    process = running(folder, output)
    shutil.rmtree(output)
    with (folder / "a10.fifo.txt").open("w", encoding="utf-8") as pipe:
        pipe.write(TEXT.format(7))
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert said.count("\n") == 1 and said.startswith(f"arextract: cannot write to {output}: No such file or directory")
