"""Makes the role model's folder from annotated passages: cross-validation, teachers, thresholds, calibration, the student.

Everything that the model says of itself was measured on passages that the measured network did not see. The same data,
options and seeds give the same bytes. Folders that the options call `unseen` are learnt by nobody: the model is measured on them.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from arextract.ner import shared_model, tagger_files
from arextract.packed_lines import pack_lines
from arextract.pipeline import load
from arextract.roles.role_model import FORMAT, TABLES, RoleModel, load_model
from arextract.training.roles import Log
from arextract.training.roles_data import Passage, read_folders
from arextract.training.roles_raw import read_raw
from arextract.training.roles_school import Made, School, rows_on
from arextract.training.roles_scores import CHOSEN, ScoreRow, curve, figures, show, thresholds
from arextract.training.roles_standoff import read_standoff


def train_roles(
    config: Path,
    data: Path | None,
    own: Path | None,
    out: Path,
    *,
    raw: Sequence[Path] = (),
    standoff: Sequence[Path] = (),
    log: Log = print,
) -> RoleModel:
    """Reads the passages, trains teachers and from them the student, writes it to `out` and reads it back.

    Annotated passages are those below `data` and `own` and those of the files `standoff` whose text stands in the files
    `raw`; teachers label others of `raw` for the student. `config` is a TOML file as ``pipelines/train-roles.toml``. Raises
    `ValueError` where there are no passages.
    """
    options = tomllib.loads(config.read_text(encoding="utf-8"))
    nlp = load(overrides={"components.claims.model": None})
    passages = [*read_all(data, own, nlp), *read_standoff(standoff, raw, nlp, shared_model(), log)]
    if not passages:
        raise ValueError("no annotated passages: give --data or --own with NAME.json beside NAME.txt")
    passages.sort(key=lambda p: (p.folder, p.id))
    log(f"{len(passages)} passages, {sum(len(p.gold) for p in passages)} numbers")
    unlabelled = read_raw(raw, passages, options["raw"], nlp, shared_model()) if raw else []
    log(f"{len(unlabelled)} passages of raw text, {sum(len(p.reading.numbers) for p in unlabelled)} numbers")
    drill, unseen = ([p for p in passages if p.folder in options[name]] for name in ("drill", "unseen"))
    apart = {*options["drill"], *options["unseen"]}
    school = School([p for p in passages if p.folder not in apart], unlabelled, options, log, drill)
    networks = school.networks()
    log(show("all folds", figures(networks, thresholds(networks, options["precision"]))))
    students = school.students()
    made = school.last()
    return write(made, students, networks, rows_on(made, unseen), options, out, log)


def read_all(data: Path | None, own: Path | None, nlp: Language) -> list[Passage]:
    """The passages of both folders; of `data`, folders that `own` has too are left out."""
    taken = {path.parent.name for path in own.rglob("*.json")} if own else set()
    found = list(read_folders([own], nlp, shared_model())) if own else []
    if data:
        found += read_folders([data], nlp, shared_model(), skip=sorted(taken))
    return found


def write(
    made: Made,
    rows: Sequence[ScoreRow],
    every: Sequence[ScoreRow],
    unseen: Sequence[ScoreRow],
    options: dict[str, Any],
    out: Path,
    log: Log = print,
) -> RoleModel:
    """Writes a trained network with what `rows` say of its like; by the rows of `every` the rules are judged.

    `unseen` are its own, of passages that nobody learnt.
    """
    network, tables = made
    least = thresholds(rows, options["precision"])
    measured = {"cross-validated": figures(rows, least)} | ({"unseen": figures(unseen, least)} if unseen else {})
    for name, found in measured.items():
        log(show(name, found))
    arrays: dict[str, NDArray[Any]] = {f"table.{name}": pack_lines(list(tables.rows[name])) for name in TABLES}
    for name, value in network.state_dict().items():
        arrays[f"net.{name}"] = value.numpy().astype(np.float16)
    meta = {
        "least": least,
        "precision": precision_of(every),
        "calibration": calibration(rows, least),
        "reader": shared_model().meta["sha256"],
        "options": options,
    }
    for name, found in measured.items():
        meta[name] = {role: [round(x, 3) for x in values] for role, values in sorted(found.items())}
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
