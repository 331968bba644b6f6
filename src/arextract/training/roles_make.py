"""Makes the role model's folder from annotated passages: cross-validation, thresholds, calibration, the final network.

Everything that the model says of itself was measured on passages that the measured network did not see. The same data,
options and seeds give the same bytes.
"""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arextract.ner import shared_model, tagger_files
from arextract.pipeline import load
from arextract.roles.role_model import FORMAT, TABLES, RoleModel, load_model
from arextract.training.roles import Log, fit
from arextract.training.roles_batches import Tables, encode, tables_of
from arextract.training.roles_data import Passage, read_folders
from arextract.training.roles_network import RoleNetwork
from arextract.training.roles_scores import (
    CHOSEN,
    ScoreRow,
    answers,
    curve,
    figures,
    rows_of,
    show,
    thresholds,
)


def train_roles(config: Path, data: Path | None, own: Path | None, out: Path, log: Log = print) -> RoleModel:
    """Reads the passages below `data` and `own`, trains, writes the model to `out` and reads it back.

    `config` is a TOML file as ``pipelines/train-roles.toml``. Raises `ValueError` where there are no passages.
    """
    options = tomllib.loads(config.read_text(encoding="utf-8"))
    passages = read_all(data, own)
    if not passages:
        raise ValueError("no annotated passages: give --data or --own with NAME.json beside NAME.txt")
    log(f"{len(passages)} passages, {sum(len(p.gold) for p in passages)} numbers")
    rows = cross_validated(passages, options, log)
    return make(passages, rows, options, out, log)


def read_all(data: Path | None, own: Path | None) -> list[Passage]:
    """The passages of both folders; of `data`, folders that `own` has too are left out."""
    nlp = load(overrides={"components.claims.model": None})
    taken = {path.parent.name for path in own.rglob("*.json")} if own else set()
    found = list(read_folders([(own, False)], nlp, shared_model())) if own else []
    if data:
        found += read_folders([(data, False)], nlp, shared_model(), skip=sorted(taken))
    return sorted(found, key=lambda p: (p.folder, p.id))


def folds_of(count: int, folds: int) -> list[list[int]]:
    """`count` passages dealt out at random, always alike."""
    order = list(range(count))
    random.Random(3).shuffle(order)
    return [order[k::folds] for k in range(folds)]


def cross_validated(passages: Sequence[Passage], options: dict[str, Any], log: Log = print) -> list[ScoreRow]:
    """What networks trained on the other folds say of every passage."""
    rows: list[ScoreRow] = []
    for k, held in enumerate(folds_of(len(passages), options["folds"])[: options.get("folds_run", options["folds"])]):
        out = set(held)
        part = [p for i, p in enumerate(passages) if i not in out]
        tables = tables_of(part)
        network = fit([encode(p, tables) for p in part], tables, options["seed"], options["training"], lambda _: None)
        test = [encode(passages[i], tables) for i in held]
        own = rows_of(test, answers([network], test, tables))
        log(show(f"fold {k + 1}", figures(own, thresholds(own, options["precision"]))))
        rows += own
    return rows


def make(
    passages: Sequence[Passage], rows: Sequence[ScoreRow], options: dict[str, Any], out: Path, log: Log = print
) -> RoleModel:
    """Trains on all passages and writes the model; `rows` are the cross-validated ones."""
    tables = tables_of(passages)
    network = fit([encode(p, tables) for p in passages], tables, options["seed"], options["training"], log)
    return write(network, tables, rows, options, out, log)


def write(
    network: RoleNetwork, tables: Tables, rows: Sequence[ScoreRow], options: dict[str, Any], out: Path, log: Log = print
) -> RoleModel:
    """Writes a trained network with what `rows` say of it."""
    least = thresholds(rows, options["precision"])
    found = figures(rows, least)
    log(show("cross-validated", found))
    arrays: dict[str, NDArray[Any]] = {
        f"table.{name}": tagger_files.lines_to_bytes(list(tables.rows[name])) for name in TABLES
    }
    for name, value in network.state_dict().items():
        arrays[f"net.{name}"] = value.numpy().astype(np.float16)
    meta = {
        "least": least,
        "precision": precision_of(rows),
        "calibration": calibration(rows, least),
        "reader": shared_model().meta["sha256"],
        "cross-validated": {name: [round(x, 3) for x in values] for name, values in sorted(found.items())},
        "options": options,
    }
    tagger_files.write(out, arrays, meta, FORMAT)
    return load_model(out)


def calibration(rows: Sequence[ScoreRow], least: dict[str, float]) -> dict[str, list[list[float]]]:
    """For each role, and for whole claims, [likelihoods, shares right]."""
    out = {role: curve((row.likely[role], row.right[role]) for row in rows) for role in CHOSEN}
    claims = []
    for row in rows:
        if row.found:
            likely, right = 1.0, True
            for role in CHOSEN:
                said = row.likely[role] >= least[role]
                likely *= row.likely[role] if said else row.null[role]
                right = right and (row.right[role] if said else not row.gold[role])
            claims.append((likely, right))
    out["claim"] = curve(claims)
    return out


def precision_of(rows: Iterable[ScoreRow]) -> dict[str, float]:
    """Each rule's share of right proposals for subject and metric, drawn towards a half where it seldom speaks."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        for rule, role, right in row.proposals:
            if role != "source":
                counts[rule][0] += right
                counts[rule][1] += 1
    return {rule: round((right + 1) / (said + 2), 3) for rule, (right, said) in sorted(counts.items())}
