"""No network, no home folder, one thread: the circumstances under which the engines are loaded and run."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from arextract.errors import MissingModelError

_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"}


@contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """Sets environment variables for the time of the block."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def offline(threads: int = 1) -> Iterator[None]:
    """Loads and runs models without a hub to ask, with `threads` threads of torch.

    One thread by default: a score must not depend on the number of workers, and the workers are forked, which OpenMP
    threads do not survive. More workers use more cores.
    """
    import torch

    before = torch.get_num_threads()
    with environment(_OFFLINE):
        if threads != before:
            torch.set_num_threads(threads)
        try:
            yield
        finally:
            if threads != before:
                torch.set_num_threads(before)


def require(module: str, backend: str, command: str) -> None:
    """Raises `MissingModelError` with `command` where the Python package `module` is not installed."""
    if find_spec(module) is None:
        raise MissingModelError(
            f"the {backend} pipeline needs the Python package {module}, which is not installed; get it with: {command}"
        )


def installed(distribution: str) -> str | None:
    """The version of an installed distribution, or None."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


def digest(files: Iterable[Path], distributions: Iterable[str]) -> bytes:
    """What decides an engine's answers: the bytes of its model files and the versions of its packages."""
    made = hashlib.blake2b(digest_size=16)
    for name in distributions:
        made.update(f"{name} {installed(name)}\n".encode())
    for path in sorted(files):
        inner = hashlib.blake2b(digest_size=16)
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                inner.update(block)
        made.update(path.name.encode() + inner.digest())
    return made.digest()
