"""A random model of the shipped format, small enough to make anew for every test."""

from __future__ import annotations

from typing import Any

import numpy as np

from arextract.ner import NameModel
from arextract.ner.features import CHAR_KINDS, FLAGS, GAZETTEER, LABELS, tags_of
from arextract.ner.word_features import PROCLITICS, SHAPES
from arextract.packed_lines import pack_lines

WORDS = ["الصين", "قالت", "شركه", "في", "محمد"]
HEADS = {"own": list(LABELS), "anercorp": ["PER", "ORG", "LOC", "MISC"]}


def arrays(seed: int = 0, size: int = 6, hidden: int = 4, layers: int = 1) -> tuple[dict[str, Any], dict[str, Any]]:
    """The arrays and the description of a random model."""
    rng = np.random.default_rng(seed)

    def random(*shape: int) -> Any:
        return rng.normal(0, 0.7, shape).astype(np.float16)

    width = size + 5 + 3 + 3 + FLAGS + GAZETTEER
    out: dict[str, Any] = {
        "words": pack_lines(WORDS),
        "vectors": rng.integers(-127, 127, (len(WORDS), size)).astype(np.int8),
        "vector_scales": np.full((len(WORDS), 1), 0.01, dtype=np.float16),
        "persons": pack_lines(["محمد", "جون"]),
        "person_bits": np.array([7, 3], dtype=np.uint8),
        "gazetteer": pack_lines(["2\tبنك مصر", "4\tالصين"]),
        "net.chars.weight": random(CHAR_KINDS, 4),
        "net.conv.weight": random(5, 4, 3),
        "net.conv.bias": random(5),
        "net.proclitics.weight": random(len(PROCLITICS), 3),
        "net.shapes.weight": random(len(SHAPES), 3),
    }
    for layer in range(layers):
        for end in ("", "_reverse"):
            out[f"net.lstm.weight_ih_l{layer}{end}"] = random(4 * hidden, 2 * hidden if layer else width)
            out[f"net.lstm.weight_hh_l{layer}{end}"] = random(4 * hidden, hidden)
            out[f"net.lstm.bias_ih_l{layer}{end}"] = random(4 * hidden)
            out[f"net.lstm.bias_hh_l{layer}{end}"] = random(4 * hidden)
    for name, labels in HEADS.items():
        count = len(tags_of(labels))
        out[f"net.heads.{name}.linear.weight"] = random(count, 2 * hidden)
        out[f"net.heads.{name}.linear.bias"] = random(count)
        out[f"net.heads.{name}.transitions"] = random(count + 1, count)
    return out, {"default": "own", "heads": HEADS, "network": {"layers": layers}}


def model(seed: int = 0, layers: int = 1) -> NameModel:
    """The loaded model."""
    return NameModel(*arrays(seed, layers=layers))
