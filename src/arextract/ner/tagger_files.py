"""The model's files: ``meta.json`` and ``model.npz``, checked against the checksum in ``meta.json``. No pickle."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arextract.errors import ModelError

FORMAT = "arextract-ner/1"
ARRAYS, META = "model.npz", "meta.json"


def read(folder: str | Path, form: str = FORMAT) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """The arrays and the description of a model of the format `form`.

    Raises `ModelError` where a file is missing, damaged or of another format.
    """
    folder = Path(folder)
    try:
        meta = json.loads((folder / META).read_text(encoding="utf-8"))
        data = (folder / ARRAYS).read_bytes() if _described(meta, form) else b""
    except ValueError as error:
        raise ModelError(f"{folder / META} is no JSON ({error}): reinstall arextract") from None
    except OSError as error:
        where = error.filename or folder
        raise ModelError(f"no model: {where}: {error.strerror or error}; reinstall arextract") from None
    if not _described(meta, form):
        raise ModelError(f"{folder / META} does not describe a model of the format {form}")
    if hashlib.sha256(data).hexdigest() != meta.get("sha256"):
        raise ModelError(
            f"{folder / ARRAYS} does not have the checksum that {META} states: it is damaged or incomplete; reinstall arextract"
        )
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}, meta


def _described(meta: Any, form: str) -> bool:
    return isinstance(meta, dict) and meta.get("format") == form


def write(folder: str | Path, arrays: Mapping[str, NDArray[Any]], meta: Mapping[str, Any], form: str = FORMAT) -> None:
    """Writes both files; equal arrays give equal bytes."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    held = io.BytesIO()
    np.savez(held, **{name: arrays[name] for name in sorted(arrays)})  # type: ignore[arg-type]
    data = held.getvalue()
    (folder / ARRAYS).write_bytes(data)
    described = {"format": form, **meta, "sha256": hashlib.sha256(data).hexdigest()}
    (folder / META).write_text(json.dumps(described, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
