"""What each shipped pipeline needs, what of it is here and where, under which licence, and the command that gets it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from arextract import resources
from arextract.arabic.tables import parse
from arextract.backends import camel_data, stanza_models
from arextract.backends.offline import installed
from arextract.errors import MissingModelError

PIPELINES = ("default", "stanza", "camel", "ensemble")
_TOGETHER = {"ensemble": ("default", "stanza", "camel")}
_COMMANDS = {"stanza": stanza_models.INSTALL, "camel": camel_data.INSTALL}
_SAMPLE = "قالت شركة إنفيديا إن إيراداتها بلغت 68.1 مليار دولار في عام 2025، وستستثمر منها 5% في السعودية."


@dataclass(slots=True, frozen=True)
class Requirement:
    """One thing that `pipeline` needs. `where` is a version or a path, None where it is missing; `get` the command."""

    pipeline: str
    what: str
    name: str
    needed: bool
    licence: str
    where: str | None
    get: str | None


@dataclass(slots=True, frozen=True)
class Check:
    """How a pipeline did: `state` is ok, missing or failed; `detail` says what it found, or what is wrong."""

    pipeline: str
    state: str
    detail: str


def parts() -> Iterator[Requirement]:
    """Every part of every pipeline, by the table ``parts.tsv``. Imports stanza where it must be asked for its folder."""
    text = files("arextract.backends").joinpath("parts.tsv").read_text(encoding="utf-8")
    for row in parse(text, "backends/parts.tsv"):
        name, pipeline = row["part"], row["pipeline"]
        if row["what"] == "package":
            version = installed(name)
            place, get = (None, _COMMANDS[pipeline]) if version is None else (f"version {version}", None)
        else:
            place, get = _model(pipeline, name)
        yield Requirement(pipeline, row["what"], name, row["need"] == "needed", row["licence"], place, get)


def _model(pipeline: str, name: str) -> tuple[str | None, str | None]:
    if pipeline == "stanza":
        try:
            models = stanza_models.find()
        except MissingModelError:
            return None, f"{stanza_models.INSTALL} && {stanza_models.command(None)}"
        if name in models.ready:
            return str(models.files[name][0]), None
        return None, stanza_models.command(models.folder)
    if pipeline == "camel":
        data = camel_data.find()
        if name in data.ready:
            return str(data.ready[name]), None
        return None, camel_data.command(name, data.folder)
    try:
        folder = resources.model(name)
    except FileNotFoundError:
        folder = None
    if folder is not None and any(file.suffix in (".npz", ".bin", ".json") for file in folder.glob("*")):
        return str(folder), None
    return None, "pip install --force-reinstall arextract"


def check(pipeline: str) -> Check:
    """Loads `pipeline` and runs it over one sentence of news."""
    from arextract.evaluate.invariants import broken
    from arextract.pipeline import Extractor

    began = time.perf_counter()
    try:
        extractor = Extractor(pipeline)
        loaded = time.perf_counter()
        article = extractor.extract(_SAMPLE)
        wrong = broken(article.model_dump(mode="json", by_alias=True), _SAMPLE)
        if wrong:
            return Check(pipeline, "failed", wrong[0])
    except MissingModelError as error:
        return Check(pipeline, "missing", " ".join(str(error).split()))
    except Exception as error:
        return Check(pipeline, "failed", f"{type(error).__name__}: {' '.join(str(error).split())[:300]}")
    ran = time.perf_counter()
    names = ", ".join(f"{e.text} {e.label}" for e in article.entities) or "no names"
    detail = f"loaded in {loaded - began:.1f} s, ran in {ran - loaded:.2f} s; {len(article.claims)} claims; {names}"
    return Check(pipeline, "ok", detail)


def ensembles(pipeline: str) -> tuple[str, ...]:
    """The pipelines whose parts `pipeline` needs, itself where it is no ensemble of others."""
    return _TOGETHER.get(pipeline, (pipeline,))
