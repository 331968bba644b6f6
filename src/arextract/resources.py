"""Where the shipped models and pipeline configs lie: inside the wheel, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(kind: str) -> Path:
    """The folder of ``models`` or ``pipelines``. Raises `FileNotFoundError` where an installation lacks it."""
    inside = _PACKAGE / f"_{kind}"
    if inside.is_dir():
        return inside
    checkout = _PACKAGE.parent.parent / kind
    if checkout.is_dir():
        return checkout
    raise FileNotFoundError(f"arextract is installed without its {kind}: neither {inside} nor {checkout} exists")


def model(name: str) -> Path:
    """The folder of the shipped model `name`, e.g. ``ner``."""
    return folder("models") / name
