"""Programs that people open files with, run without a window: LibreOffice and Chromium."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

_SECONDS = 180


def need(program: str) -> str:
    """The program's path; the test is skipped where it is not installed (and nothing heavy may be skipped in CI)."""
    return shutil.which(program) or pytest.skip(f"{program} is not installed")


def converted(path: Path, kind: str, folder: Path) -> Path:
    """What LibreOffice writes when it opens `path` and saves it as `kind` (``pdf``, or a suffix with a filter: ``csv:…``)."""
    profile = (folder / "profile").absolute().as_uri()
    command = [
        need("soffice"),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
    ]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, timeout=_SECONDS, check=False)
    made = folder / f"{path.stem}.{kind.partition(':')[0]}"
    assert made.is_file(), done.stdout + done.stderr
    return made


def printed(page: str, folder: Path) -> Path:
    """A page as the PDF that Chromium saves."""
    (folder / "page.html").write_text(page, encoding="utf-8")
    made = folder / "page.pdf"
    command = [
        need("chromium"),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'chromium'}",
    ]
    command += [f"--print-to-pdf={made}", "--no-pdf-header-footer", (folder / "page.html").as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    assert made.is_file(), done.stderr
    return made
