"""Reads the config of a pipeline that is made of arextract's own pipes alone, for which spaCy need not be loaded."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator, Mapping
from configparser import ConfigParser, Error
from pathlib import Path
from typing import Any

from arextract.pipes.makers import MAKERS, Pipe

_TOKENIZER = {"@tokenizers": "arextract.tokenizer.v1"}
_COMPONENTS = "components"
_MIRROR = "arextract_mirror"  # which only shows spaCy what the others found


def components(path: Path) -> dict[str, dict[str, Any]] | None:
    """The components in their order, name → settings (``factory`` among them); None where the config needs spaCy."""
    parser = ConfigParser(interpolation=None, delimiters=("=",), comment_prefixes=("#",), empty_lines_in_values=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(path.read_text(encoding="utf-8"))
        sections = {name: {key: json.loads(value) for key, value in parser[name].items()} for name in parser.sections()}
    except (Error, ValueError, OSError):
        return None  # spaCy says what is wrong
    nlp = sections.pop("nlp", {})
    sections.pop(_COMPONENTS, None)
    names = nlp.get("pipeline")
    if set(nlp) != {"lang", "pipeline", "tokenizer"} or nlp["lang"] != "ar" or nlp["tokenizer"] != _TOKENIZER:
        return None
    if not isinstance(names, list) or set(sections) != {f"{_COMPONENTS}.{name}" for name in names}:
        return None
    found = {name: sections[f"{_COMPONENTS}.{name}"] for name in names}
    return found if all(own.get("factory") in (*MAKERS, _MIRROR) for own in found.values()) else None


def pipes(parts: Mapping[str, Mapping[str, Any]], values: Mapping[str, Any]) -> list[tuple[str, Pipe]] | None:
    """The pipes by name, with `values` set by dotted name; None where a setting is none of the pipe's, which spaCy tells.

    Raises `UsageError` and `TableError` as the pipes do.
    """
    settings: dict[str, dict[str, Any]] = {name: dict(own) for name, own in parts.items()}
    for dotted, value in values.items():
        section, _, rest = dotted.partition(".")
        name, _, key = rest.partition(".")
        if section != _COMPONENTS or name not in settings or not key or "." in key:
            return None
        settings[name][key] = value
    made = [(name, own.pop("factory"), own) for name, own in settings.items()]
    if not all(_fits(factory, own) for _, factory, own in made):
        return None
    return [(name, MAKERS[factory](**own)) for name, factory, own in made if factory != _MIRROR]


def _fits(factory: str, own: Mapping[str, Any]) -> bool:
    parameters = inspect.signature(MAKERS[factory]).parameters if factory in MAKERS else {}
    return all(
        name in parameters and type(value).__name__ in _kinds(str(parameters[name].annotation))
        for name, value in own.items()
    )


def _kinds(annotation: str) -> Iterator[str]:
    """The names of the types that an annotation allows: «str | list[str] | None»."""
    for kind in annotation.split("|"):
        name = kind.strip().partition("[")[0]
        yield "NoneType" if name == "None" else name
        if name == "float":
            yield "int"
