"""Where camel-tools' data lies, what of it is there, and how to import camel-tools without a network or a home folder.

camel-tools asks the network for a catalogue as soon as its morphology, disambiguation or names are imported, and makes
a folder in the user's home. Neither is needed to load a model from its path; so the first import is given a catalogue:
the one in the data folder where there is one, else one that we write for the purpose outside the home folder.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from arextract.backends.offline import environment, require
from arextract.errors import MissingModelError

INSTALL = "pip install 'arextract[camel]'"
DATABASE = "calima-msa-r13"
NER = "arabert"
_PARTS = {
    "morphology": ("data/morphology_db/{}/morphology.db", "morphology-db-msa-r13"),
    "disambiguation": ("data/disambig_mle/{}/model.json", "disambig-mle-calima-msa-r13"),
    "ner": ("data/ner/{}", "ner-arabert"),
}
_COMPONENTS = {
    "MorphologyDB": ("morphology_db", DATABASE),
    "DisambigMLE": ("disambig_mle", DATABASE),
    "DisambigBertUnfactored": ("disambig_bert_unfactored", "msa"),
    "NamedEntityRecognition": ("ner", NER),
    "DialectID": ("dialectid", "model26"),
    "DialectID6": ("dialectid", "model6"),
    "SentimentAnalysis": ("sentiment_analysis", "arabert"),
}


@dataclass(slots=True)
class CamelFound:
    """The parts that are there, as {part: path}, and those that are not, as {part: path looked for}."""

    folder: Path
    ready: dict[str, Path] = field(default_factory=dict)
    missing: dict[str, Path] = field(default_factory=dict)


def folder(configured: str | Path | None = None) -> Path:
    """The data folder: the one of the config, else ``$CAMELTOOLS_DATA``, else camel-tools' own in the home folder."""
    named = configured if configured is not None else os.environ.get("CAMELTOOLS_DATA")
    if named:
        return Path(named).expanduser().absolute()
    return Path.home() / ("AppData/Roaming/camel_tools" if sys.platform == "win32" else ".camel_tools")


def command(part: str, place: Path) -> str:
    """The command that fetches `part` into `place`."""
    return f"CAMELTOOLS_DATA={place} camel_data -i {_PARTS[part][1]}"


def find(
    configured: str | Path | None = None, database: str = DATABASE, ner: str = NER, ner_folder: str | Path | None = None
) -> CamelFound:
    """What is there of the morphology `database`, its disambiguation model, and the model of names.

    `ner_folder` is the folder of any BERT token classifier in transformers' format, in place of camel-tools' `ner`.
    """
    found = CamelFound(folder(configured))
    for part, name in (("morphology", database), ("disambiguation", database), ("ner", ner)):
        path = found.folder / _PARTS[part][0].format(name)
        if part == "ner":
            path = Path(ner_folder).expanduser() if ner_folder is not None else path
            there = (path / "config.json").is_file()
        else:
            there = path.is_file()
        (found.ready if there else found.missing)[part] = path
    return found


def need(found: CamelFound, *parts: str) -> None:
    """Raises `MissingModelError` where one of `parts` is not there."""
    for part in parts:
        if part in found.missing:
            raise MissingModelError(
                f"the camel pipeline needs camel-tools' {part} data, and there is no {found.missing[part]}; "
                f"get it with: {command(part, found.folder)}"
            )


def catalogue(data: Path) -> dict[str, object]:
    """A catalogue without packages to fetch, whose components lie in `data`, as camel-tools' importer reads it."""
    components = {
        component: {"default": name, "datasets": {name: {"path": str(data / "data" / kind / name)}}}
        for component, (kind, name) in _COMPONENTS.items()
    }
    return {"version": "1", "packages": {}, "components": components}


def import_offline(data: Path) -> None:
    """Imports ``camel_tools.data`` without the network; later imports of camel-tools' parts go on from there.

    Raises `MissingModelError` where camel-tools is not installed.
    """
    require("camel_tools", "camel", INSTALL)
    if "camel_tools.data" in sys.modules:
        return
    with tempfile.TemporaryDirectory(prefix="arextract-camel-") as own:
        place = data
        if not (data / "catalogue.json").is_file():
            place = Path(own)
            (place / "catalogue.json").write_text(json.dumps(catalogue(data)), encoding="utf-8")
        # camel-tools makes its folder below the home folder at import, whatever $CAMELTOOLS_DATA says.
        with environment({"CAMELTOOLS_DATA": str(place), "HOME": own, "USERPROFILE": own}):
            import camel_tools.data  # noqa: F401
