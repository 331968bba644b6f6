"""Makes the role model's folder from annotated passages: cross-validation, teachers, thresholds, calibration, the student.

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
from spacy.language import Language

from arextract.ner import shared_model, tagger_files
from arextract.pipeline import load
from arextract.roles.role_model import FORMAT, TABLES, RoleModel, load_model
from arextract.training.roles import Log, fit
from arextract.training.roles_batches import Tables, encode, tables_of
from arextract.training.roles_data import Passage, read_folders
from arextract.training.roles_network import RoleNetwork
from arextract.training.roles_raw import read_raw
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
from arextract.training.roles_standoff import read_standoff
from arextract.training.roles_teachers import Teacher, former, mean, trained


def train_roles(
    config: Path,
    data: Path | None,
    own: Path | None,
    out: Path,
    *,
    raw: Sequence[Path] = (),
    standoff: Path | None = None,
    before: Path | None = None,
    log: Log = print,
) -> RoleModel:
    """Reads the passages, trains teachers and from them the student, writes it to `out` and reads it back.

    Annotated passages are those below `data` and `own` and those of `standoff` whose text stands in the files `raw`;
    teachers label others of `raw` for the student. `before` is a folder of models whose role model teaches too. `config`
    is a TOML file as ``pipelines/train-roles.toml``. Raises `ValueError` where there are no passages.
    """
    options = tomllib.loads(config.read_text(encoding="utf-8"))
    nlp = load(overrides={"components.claims.model": None})
    passages = read_all(data, own, nlp)
    if standoff is not None:
        passages += read_standoff(standoff, raw, nlp, shared_model())
    if not passages:
        raise ValueError("no annotated passages: give --data or --own with NAME.json beside NAME.txt")
    passages.sort(key=lambda p: (p.folder, p.id))
    log(f"{len(passages)} passages, {sum(len(p.gold) for p in passages)} numbers")
    unlabelled = read_raw(raw, passages, options["raw"], nlp, shared_model()) if raw else []
    log(f"{len(unlabelled)} passages of raw text, {sum(len(p.reading.numbers) for p in unlabelled)} numbers")
    rows, teachers = cross_validated(passages, unlabelled, options, log)
    if before is not None:
        teachers.append(former(before))
    network, tables = distilled(passages, unlabelled, teachers, options, log)
    return write(network, tables, rows, options, out, log)


def read_all(data: Path | None, own: Path | None, nlp: Language) -> list[Passage]:
    """The passages of both folders; of `data`, folders that `own` has too are left out."""
    taken = {path.parent.name for path in own.rglob("*.json")} if own else set()
    found = list(read_folders([(own, False)], nlp, shared_model())) if own else []
    if data:
        found += read_folders([(data, False)], nlp, shared_model(), skip=sorted(taken))
    return found


def folds_of(count: int, folds: int) -> list[list[int]]:
    """`count` passages dealt out at random, always alike."""
    order = list(range(count))
    random.Random(3).shuffle(order)
    return [order[k::folds] for k in range(folds)]


def cross_validated(
    passages: Sequence[Passage], unlabelled: Sequence[Passage], options: dict[str, Any], log: Log = print
) -> tuple[list[ScoreRow], list[Teacher]]:
    """What students say of folds that neither they nor their teachers saw, and all these networks as teachers."""
    rows: list[ScoreRow] = []
    teachers: list[Teacher] = []
    for k, held in enumerate(folds_of(len(passages), options["folds"])[: options["folds_run"]]):
        out = set(held)
        part = [p for i, p in enumerate(passages) if i not in out]
        tables = tables_of(part)
        examples = [encode(p, tables) for p in part]
        own = [
            trained(fit(examples, tables, options["seed"] + seed, options["training"], lambda _: None), tables)
            for seed in range(options["teachers"])
        ]
        network, tables = distilled(part, unlabelled, own, options, lambda _: None)
        test = [encode(passages[i], tables) for i in held]
        found = rows_of(test, answers([network], test, tables))
        log(show(f"fold {k + 1}", figures(found, thresholds(found, options["precision"]))))
        rows += found
        teachers += [*own, trained(network, tables)]
    return rows, teachers


def distilled(
    passages: Sequence[Passage],
    unlabelled: Sequence[Passage],
    teachers: Sequence[Teacher],
    options: dict[str, Any],
    log: Log = print,
) -> tuple[RoleNetwork, Tables]:
    """The student of `teachers`: it learns gold and what they say of annotated and of unlabelled passages."""
    every = [*passages, *unlabelled]
    tables = tables_of(every)
    examples = [encode(passage, tables, mean(teachers, passage)) for passage in every]
    return fit(examples, tables, options["seed"], options["training"] | options["student"], log), tables


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
