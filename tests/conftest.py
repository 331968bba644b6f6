"""Shared fixtures: the seeds, one loaded default pipeline, one run over the seeds."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
GOLD = ROOT / "tests" / "gold"


@pytest.fixture(scope="session")
def seeds() -> Path:
    return SEEDS


@pytest.fixture(scope="session")
def gold() -> Path:
    return GOLD


@pytest.fixture(scope="session")
def extractor():
    from arextract.pipeline import Extractor

    return Extractor("default")


@pytest.fixture(scope="session")
def seed_run(tmp_path_factory, extractor) -> Path:
    """The output folder of one run over the seeds."""
    from arextract.batch.local import run

    output = tmp_path_factory.mktemp("seed-run")
    summary = run([str(SEEDS)], output, pipeline=extractor)
    assert not summary.failures
    return output
