"""A run as a service meets it, on real processes: big articles, signals, other start methods, two runs at once, odd names."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from arextract.corpus.lock import locked
from arextract.errors import UsageError

pytestmark = pytest.mark.slow  # a dozen processes, each of which loads the package anew

PLAIN = Path(__file__).with_name("plain.cfg")
PATIENCE = 300  # seconds after which a run hangs, however busy the machine is; nothing is measured by the wall's clock
TEXT = "بلغت الإيرادات {} مليون دولار في عام 2024، بزيادة 12% عن العام السابق.\n"


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "arextract", "run", "--pipeline", str(PLAIN), *map(str, arguments)]


def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), capture_output=True, text=True, timeout=PATIENCE, **options)  # type: ignore[call-overload,no-any-return]


def made(output: Path) -> tuple[bytes, bytes]:
    return (output / "articles.jsonl").read_bytes(), (output / "errors.jsonl").read_bytes()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for number in range(30):
        (place / f"a{number:02}.txt").write_text(TEXT.format(number) * 5, encoding="utf-8")
    return place


@pytest.mark.parametrize("how", [("--workers", "2"), ("--timeout-per-article", "100")])
def test_big_articles_pass_between_processes(tmp_path: Path, how: tuple[str, str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(5):  # half a megabyte each: far more than a pipe holds, both ways
        (folder / f"a{number}.txt").write_text(TEXT.format(number) * 4_000, encoding="utf-8")
    assert run(folder, "-o", tmp_path / "alone").returncode == 0
    assert run(folder, "-o", tmp_path / "shared", *how).returncode == 0
    assert made(tmp_path / "shared") == made(tmp_path / "alone")


def _heeding_hangups() -> None:
    """Tests may run under nohup, whose children pass hangups over as they should."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def started(tmp_path: Path, folder: Path) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A run that is held by a pipe among its inputs, and its two workers."""
    os.mkfifo(tmp_path / "z.txt")
    process = subprocess.Popen(
        command(folder, tmp_path / "z.txt", "-o", tmp_path / "out", "--workers", "2", "-q"),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=None if sys.platform == "win32" else _heeding_hangups,
    )
    partial = tmp_path / "out" / ".articles.jsonl.000001.partial"
    end = time.monotonic() + PATIENCE
    while not (partial.exists() and partial.stat().st_size > 0):
        assert process.poll() is None and time.monotonic() < end
        time.sleep(0.02)
    children = psutil.Process(process.pid).children(recursive=True)
    assert len(children) == 2
    return process, children


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL"])
def test_workers_die_with_their_parent_and_the_next_run_goes_on(tmp_path: Path, folder: Path, name: str) -> None:
    process, children = started(tmp_path, folder)
    process.send_signal(getattr(signal, name))
    _, said = process.communicate(timeout=PATIENCE)
    gone, alive = psutil.wait_procs(children, timeout=PATIENCE)
    assert not alive and len(gone) == 2
    if name != "SIGKILL":
        assert process.returncode == 130
        assert said.strip() == "arextract: stopped; run the same command again to go on from here"
    (tmp_path / "z.txt").unlink()
    (tmp_path / "z.txt").write_text(TEXT.format(7), encoding="utf-8")
    assert run(folder, tmp_path / "z.txt", "-o", tmp_path / "out").returncode == 0
    run(folder, tmp_path / "z.txt", "-o", tmp_path / "undisturbed")
    assert made(tmp_path / "out") == made(tmp_path / "undisturbed")


def test_a_second_run_into_one_output_is_told_so(tmp_path: Path, folder: Path) -> None:
    process, _ = started(tmp_path, folder)
    second = run(folder, "-o", tmp_path / "out")
    assert second.returncode == 2
    assert second.stderr == (
        f"arextract: another run is writing to {tmp_path / 'out'}: wait until it is done, or give another folder with -o\n"
    )
    (tmp_path / "z.txt").write_text(TEXT.format(7), encoding="utf-8")
    process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert len(made(tmp_path / "out")[0].splitlines()) == 31
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["articles.jsonl", "errors.jsonl"]


def test_one_holder_of_a_lock(tmp_path: Path) -> None:
    with locked(tmp_path / "out"), pytest.raises(UsageError, match="another run"), locked(tmp_path / "out"):
        pass
    with locked(tmp_path / "out"):
        pass
    assert list((tmp_path / "out").iterdir()) == []


SCRIPT = """
import multiprocessing
from arextract import run
{guard}
    multiprocessing.set_start_method("spawn")
    print(run({folder!r}, {output!r}, pipeline={pipeline!r}, workers=2).articles)
"""


def test_processes_that_are_spawned(tmp_path: Path, folder: Path) -> None:
    script = tmp_path / "script.py"
    values = {"folder": str(folder), "output": str(tmp_path / "out"), "pipeline": str(PLAIN)}
    script.write_text(SCRIPT.format(guard='if __name__ == "__main__":', **values))
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=PATIENCE)
    assert (done.returncode, done.stdout) == (0, "30\n"), done.stderr
    run(folder, "-o", tmp_path / "forked", "--workers", "2")
    assert made(tmp_path / "out") == made(tmp_path / "forked")
    script.write_text(SCRIPT.format(guard="if True:", **values))
    (tmp_path / "out" / "articles.jsonl").unlink()
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 1 and "__main__" in done.stderr  # and it ends: no worker is started for ever


def test_reading_is_under_the_time_limit(tmp_path: Path, folder: Path) -> None:
    """A page that takes for ever to read costs its time limit and no more; the others are read."""
    lines = "<div><b>نص</b> <a href='/'>رابط</a></div>" * 600_000
    (folder / "a99.html").write_text(f"<html><body><article>{lines}</article></body></html>")
    began = os.times().children_user  # processor time: a busy machine makes the limit cost less of it, never more
    done = run(folder, "-o", tmp_path / "out", "--timeout-per-article", "10")
    assert done.returncode == 1 and os.times().children_user - began < 30
    (error,) = made(tmp_path / "out")[1].splitlines()
    assert json.loads(error)["error"] == "timeout"
    assert len(made(tmp_path / "out")[0].splitlines()) == 30


def test_a_run_never_reads_what_a_run_wrote(tmp_path: Path, folder: Path) -> None:
    for _ in range(2):
        done = run(".", "-o", "outputs", cwd=folder)
        assert (done.returncode, done.stderr.count("skipped")) == (0, 0)
        assert len(made(folder / "outputs")[0].splitlines()) == 30
    done = run(".", "-o", "others", cwd=folder)  # and what an earlier run wrote elsewhere is passed over, and said
    assert (done.returncode, len(made(folder / "others")[0].splitlines())) == (0, 30)
    assert "2 files skipped: arextract's own output 2" in done.stderr
    done = run("outputs/articles.jsonl", "-o", "third", cwd=folder)
    assert done.returncode == 1
    assert json.loads(made(folder / "third")[1])["error"] == "own-output"


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes")
def test_names_that_are_not_utf8(tmp_path: Path, folder: Path) -> None:
    odd = os.fsencode(folder) + b"/caf\xe9\x1b[31m.txt"
    with open(odd, "w", encoding="utf-8") as handle:
        handle.write(TEXT.format(1))
    with open(os.fsencode(folder) + b"/\xff.txt", "wb") as handle:
        handle.write(b"")
    done = run(folder, "-o", tmp_path / "out", "--workers", "2")
    assert done.returncode == 1
    articles, errors = made(tmp_path / "out")
    assert "caf\\xe9\x1b[31m" in [json.loads(line)["id"] for line in articles.splitlines()]
    assert json.loads(errors)["source"].endswith("\\xff.txt")
    assert "\x1b" not in done.stderr
    again = run(folder, "-o", tmp_path / "out")
    assert "(31 kept from an earlier run)" in again.stderr


@pytest.mark.parametrize("what", ["table", "names", "show", "explain", "diff", "stats"])
def test_output_is_utf8_whatever_the_code_page(tmp_path: Path, what: str) -> None:
    article = tmp_path / "a.txt"
    article.write_text("قالت شركة إنفيديا\x1b[31m \x9b إن أرباحها بلغت 5 ملايين دولار.", encoding="utf-8")
    output = tmp_path / "out"
    assert subprocess.run([sys.executable, "-m", "arextract", "run", article, "-o", output, "-q"]).returncode == 0
    more = {"explain": ["--claim", "q1"], "diff": [tmp_path / "other"]}.get(what, [])
    if what == "diff":
        (tmp_path / "other").mkdir()
        (tmp_path / "other" / "articles.jsonl").write_text("")
    done = subprocess.run(
        [sys.executable, "-m", "arextract", what, output, *more],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert done.returncode == (1 if what == "diff" else 0), done.stderr
    text = done.stdout.decode("utf-8")
    assert "إنفيديا" in text or what in ("diff", "stats")
    assert "\x1b[31m" not in text and "\x9b" not in text
