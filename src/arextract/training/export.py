"""A trained network → the files of a model (see `arextract.ner.tagger_files`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arextract.ner import tagger_files
from arextract.ner.features import Gazetteer, Vocabulary
from arextract.ner.tagger import NameModel, load_model
from arextract.packed_lines import pack_lines
from arextract.training.name_network import NameNetwork


def quantised(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Rows as int8 and their scales: row ≈ int8 · scale."""
    scales = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-8).astype(np.float16)
    return np.clip(np.rint(table / scales.astype(np.float32)), -127, 127).astype(np.int8), scales


def restored(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The prepared vectors as a model that was written has them, so that the network learns from what it will read."""
    rows, scales = quantised(vectors[1:])
    return np.vstack([vectors[:1], rows * scales.astype(np.float32)])


def write(
    network: NameNetwork,
    vocabulary: Vocabulary,
    lists: Gazetteer,
    vectors: NDArray[np.float32],
    config: dict[str, Any],
    out: Path,
) -> NameModel:
    """Writes the model to the folder `out` and reads it back. `vectors` are the prepared ones, row 0 for none."""
    rows, scales = quantised(vectors[1:])
    persons = sorted(vocabulary.persons)
    arrays: dict[str, NDArray[Any]] = {
        "words": pack_lines(list(vocabulary.words)),
        "vectors": rows,
        "vector_scales": scales,
        "persons": pack_lines(persons),
        "person_bits": np.array([vocabulary.persons[p] for p in persons], dtype=np.uint8),
        "gazetteer": pack_lines(lists.lines()),
    }
    for name, value in network.state_dict().items():
        if name != "vectors.weight" and not name.endswith("forbidden"):
            arrays[f"net.{name}"] = value.numpy().astype(np.float16)
    meta = {
        "default": config.get("default", "own"),
        "heads": config["heads"],
        "network": config["network"],
        "seed": config["seed"],
    }
    tagger_files.write(out, arrays, meta)
    return load_model(out)
