"""One file of settings: ``arextract.toml``, or ``[tool.arextract]`` of ``pyproject.toml``, of the folder one stands in.

A table is a command, a key an option of it with its dashes as they are: ``[run]`` and ``timeout-per-article = 30``. What the
command line says counts before it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from arextract.errors import UsageError

OWN, PROJECT = "arextract.toml", "pyproject.toml"


def read_settings(path: Path | None, commands: Mapping[str, Iterable[str]]) -> tuple[Path | None, dict[str, Any]]:
    """The file and its defaults by command and parameter; `commands` are the parameters that each command has.

    Without `path` those of the current folder, if any. Raises `UsageError` for a file that is missing or no TOML, and for a
    command or an option that does not exist.
    """
    if path is not None:
        tables = _read(path)
        tables = tables.get("tool", {}).get("arextract", {}) if path.name == PROJECT else tables
        return path, _checked(tables, path, commands)
    if (own := Path(OWN)).is_file():
        return own, _checked(_read(own), own, commands)
    if (project := Path(PROJECT)).is_file():
        tables = _read(project).get("tool", {}).get("arextract")
        if tables is not None:
            return project, _checked(tables, project, commands)
    return None, {}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"cannot read the settings {path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path} is not TOML ({error}): write tables such as [run] with lines such as workers = 2"
        ) from None


def _checked(tables: Any, path: Path, commands: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for command, values in dict(tables).items():
        if command not in commands:
            raise UsageError(f"{path}: no command {command!r}{_near(command, commands)}")
        if not isinstance(values, dict):
            raise UsageError(f"{path}: {command} must be a table: [{command}] with one option a line")
        known = {name: name.replace("-", "_") for name in commands[command]}
        chosen = {}
        for option, value in values.items():
            name = option.replace("-", "_")
            if name not in known.values():
                shown = [name.replace("_", "-") for name in known]
                raise UsageError(f"{path}: {command} has no option {option!r}{_near(option, shown)}")
            chosen[name] = value
        made[command] = chosen
    return made


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), 1)
    return f": did you mean {near[0]!r}?" if near else f": choose one of {', '.join(known)}"
