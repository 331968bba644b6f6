"""The engines' models, built once a session from our own sentences, and the command line with them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from arextract.backends.offline import environment

ENGINES = ("torch", "stanza", "camel_tools", "transformers")
# Any look-up of a host or connection raises: what runs under this runs without a network.
NO_NETWORK = """
import socket
def refused(*args, **kwargs):
    raise AssertionError(f"network: {args}")
socket.getaddrinfo = socket.create_connection = socket.gethostbyname = refused
socket.socket.connect = socket.socket.connect_ex = refused
"""


@pytest.fixture(scope="session")
def engines() -> None:
    missing = [name for name in ENGINES if find_spec(name) is None]
    if missing:
        pytest.skip(f"needs the optional engines (pip install 'arextract[all]'): no {', '.join(missing)}")


@pytest.fixture(scope="session")
def stanza_folder(engines: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.backends.artefacts import stanza_models

    return stanza_models.build(tmp_path_factory.mktemp("stanza"))


@pytest.fixture(scope="session")
def camel_folder(engines: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.backends.artefacts import bert, camel

    folder = camel.build(tmp_path_factory.mktemp("camel"))
    bert.build(folder / "data" / "ner" / "arabert")
    return folder


@pytest.fixture(scope="session")
def places(stanza_folder: Path, camel_folder: Path) -> Iterator[dict[str, str]]:
    """The environment that names the models' folders, set for this process as well."""
    values = {"STANZA_RESOURCES_DIR": str(stanza_folder), "CAMELTOOLS_DATA": str(camel_folder)}
    with environment(values):
        yield values


@pytest.fixture(scope="session")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs ``arextract ARGUMENTS`` without a network and with an empty home folder that cannot be written to."""
    home = tmp_path_factory.mktemp("home")
    site = tmp_path_factory.mktemp("site")
    (site / "sitecustomize.py").write_text(NO_NETWORK)

    def run(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
        inherited = {k: v for k, v in os.environ.items() if k not in ("STANZA_RESOURCES_DIR", "CAMELTOOLS_DATA")}
        inherited |= {"HOME": str(home), "PYTHONPATH": str(site), **variables}
        command = [sys.executable, "-m", "arextract", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, env=inherited, check=False)
        assert not (home / ".camel_tools").exists()
        return done

    probe = [sys.executable, "-c", "import socket; socket.create_connection(('localhost', 1))"]
    tried = subprocess.run(probe, capture_output=True, text=True, env={"PYTHONPATH": str(site)}, check=False)
    assert "AssertionError: network" in tried.stderr, "the network is shut off for what the tests run"
    return run
