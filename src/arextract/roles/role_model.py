"""The shipped role model: the network with its features' tables, calibration and thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arextract.ner import tagger_files
from arextract.packed_lines import unpack_lines
from arextract.resources import model as model_folder
from arextract.roles.role_network import Network

FORMAT = "arextract-roles/1"
TABLES = ("word", "mark", "fact", "span")


class RoleModel:
    """`network`, and what was measured on passages that it was not trained on.

    `least` is the likelihood by role below which null is the better answer; `precision` each rule's share of right
    proposals; `reader` the checksum of the tagger whose states the network reads.
    """

    def __init__(self, arrays: Mapping[str, NDArray[Any]], meta: Mapping[str, Any]) -> None:
        self.meta = meta
        net = {name[4:]: value.astype(np.float32) for name, value in arrays.items() if name.startswith("net.")}
        tables = {
            name: {feature: row for row, feature in enumerate(unpack_lines(arrays[f"table.{name}"]))} for name in TABLES
        }
        self.network = Network(net, tables)
        self.least: dict[str, float] = meta["least"]
        self.precision: dict[str, float] = meta["precision"]
        self.reader: str = meta["reader"]
        self._curves = {name: np.array(points, dtype=np.float64) for name, points in meta["calibration"].items()}

    def score(self, role: str, likely: float) -> float:
        """The share of choices this likely that were right, 0–1 with two decimals; grows with `likely`."""
        at, share = self._curves[role]
        return round(float(np.interp(likely, at, share)), 2)


def load_model(path: str | Path | None = None) -> RoleModel:
    """The model in the folder `path`, or the shipped one.

    Raises `ModelError` where it is missing or damaged.
    """
    return RoleModel(*tagger_files.read(path if path is not None else model_folder("roles"), FORMAT))
