"""Where stanza's Arabic models lie, which of them are there, and what is missing. Reads ``resources.json``, loads nothing."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from arextract.backends.offline import require
from arextract.errors import MissingModelError, UsageError

LANGUAGE = "ar"
LAYER = ("tokenize", "mwt", "pos", "lemma", "depparse")
_NEEDS = {"mwt": "tokenize", "pos": "tokenize", "lemma": "pos", "depparse": "lemma"}
INSTALL = "pip install 'arextract[stanza]'"


@dataclass(slots=True)
class StanzaFound:
    """The processors whose models are all there, as {processor: package}; and for each other one, what it lacks."""

    folder: Path
    ready: dict[str, str] = field(default_factory=dict)
    files: dict[str, list[Path]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)


def folder(configured: str | Path | None = None) -> Path:
    """The folder of the models: the one of the config, else ``$STANZA_RESOURCES_DIR``, else stanza's own.

    Raises `MissingModelError` without stanza, whose own folder differs from version to version.
    """
    if configured is not None:
        return Path(configured).expanduser()
    named = os.environ.get("STANZA_RESOURCES_DIR")
    if named:
        return Path(named).expanduser()
    require("stanza", "stanza", INSTALL)
    from stanza.resources.common import DEFAULT_MODEL_DIR

    return Path(DEFAULT_MODEL_DIR)


def command(place: Path | None) -> str:
    """The command that fetches stanza's Arabic models into `place`, or into stanza's own folder."""
    into = "" if place is None else f", model_dir='{place}'"
    return f"python -c \"import stanza; stanza.download('{LANGUAGE}'{into})\""


def find(configured: str | Path | None = None, package: str = "default") -> StanzaFound:
    """What of `package` is in the folder. Raises `UsageError` for a ``resources.json`` that cannot be read."""
    found = StanzaFound(folder(configured))
    path = found.folder / "resources.json"
    if not path.is_file():
        found.missing = dict.fromkeys((*LAYER, "ner"), "resources.json")
        return found
    try:
        arabic: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))[LANGUAGE]
        chosen: dict[str, str] = arabic.get("packages", {}).get(package, {})
    except KeyError:
        found.missing = dict.fromkeys((*LAYER, "ner"), f"{LANGUAGE} in resources.json")
        return found
    except ValueError as error:
        raise UsageError(f"{path} is not stanza's resources.json: {error}") from None
    for processor in (*LAYER, "ner"):
        name = chosen.get(processor)
        if name is None:
            found.missing[processor] = f"{processor} in package {package!r}"
            continue
        entry: dict[str, Any] = arabic.get(processor, {}).get(name, {})
        wanted = [(processor, name)] + [(d["model"], d["package"]) for d in entry.get("dependencies") or ()]
        if processor == "tokenize" and "mwt" in chosen:  # stanza loads the expander with its tokenizer, asked or not
            wanted.append(("mwt", chosen["mwt"]))
        files = [found.folder / LANGUAGE / kind / f"{model}.pt" for kind, model in wanted if model != "identity"]
        lacking = [str(file.relative_to(found.folder)) for file in files if not file.is_file()]
        if lacking:
            found.missing[processor] = ", ".join(lacking)
        elif processor in _NEEDS and _NEEDS[processor] not in found.ready:
            found.missing[processor] = f"the models of {_NEEDS[processor]}"
        else:
            found.ready[processor] = name
            found.files[processor] = files
    return found


def need(found: StanzaFound, *processors: str) -> None:
    """Raises `MissingModelError` where one of `processors` is not ready."""
    for processor in processors:
        if processor not in found.ready:
            raise MissingModelError(
                f"the stanza pipeline needs stanza's Arabic {processor} model, and {found.folder} lacks "
                f"{found.missing[processor]}; get it with: {command(found.folder)}"
            )
