"""A Label Studio of its own for a test: on loopback alone, its data in a folder of the test's, nothing sent anywhere."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

EXECUTABLE = "LABEL_STUDIO"
"""The environment variable that names the program, which depends on too much to be in one environment with arextract."""
_START = 300.0  # seconds: it makes its database first


def program() -> str | None:
    """Where the program is, None where there is none."""
    return os.environ.get(EXECUTABLE) or shutil.which("label-studio")


@contextmanager
def label_studio(folder: Path) -> Iterator[httpx.Client]:
    """A client of a server that runs within the block. Raises `RuntimeError` with what it said if it does not come up."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    token, password = secrets.token_hex(20), secrets.token_hex(12)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    quiet = {
        "HOME": str(folder), "COLLECT_ANALYTICS": "false", "LATEST_VERSION_CHECK": "false", "SENTRY_DSN": "", "FRONTEND_SENTRY_DSN": "",
        "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK": "true", "NO_PROXY": "*", "https_proxy": "http://127.0.0.1:9", "http_proxy": "http://127.0.0.1:9",
    }  # fmt: skip
    command = [
        program() or "label-studio", "start", "--init", "--no-browser", "--data-dir", str(folder / "data"), "--port", str(port),
        "--internal-host", "127.0.0.1", "--username", "one@example.org", "--password", password, "--user-token", token,
        "--enable-legacy-api-token",
    ]  # fmt: skip
    log = folder / "server.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, env={**kept, **quiet}, stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd=folder
        )
    address = f"http://127.0.0.1:{port}"
    try:
        with httpx.Client(
            base_url=address, headers={"Authorization": f"Token {token}"}, timeout=60, trust_env=False
        ) as client:
            _wait(client, server, log)
            yield client
    finally:
        server.terminate()
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(client: httpx.Client, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _START
    while time.monotonic() < end and server.poll() is None:
        try:
            if client.get("/api/projects/").status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(1)
    said = log.read_text(errors="replace")[-2000:]
    raise RuntimeError(f"Label Studio did not come up (exit status {server.poll()}): {said}")
