"""What the default install of arextract brings along, and under which licences; `--check` fails on one that must not be among them.

python docs/licence_list.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from arextract.arabic.table_licences import FORBIDDEN


class Part(NamedTuple):
    """An installed package, its licence in words of its own metadata, and whether arextract asks for it by name."""

    name: str
    version: str
    licence: str
    direct: bool


def default_install(root: str = "arextract") -> list[Part]:
    """Everything that `root` without extras needs here, by name; raises `PackageNotFoundError` if a part is not installed."""
    found: dict[str, Part] = {}
    direct = {canonicalize_name(r.name) for r in _needs(distribution(root))}
    waiting = sorted(direct)
    while waiting:
        name = waiting.pop()
        if name not in found:
            one = distribution(name)
            found[name] = Part(name, one.version, licence(one), name in direct)
            waiting += [canonicalize_name(r.name) for r in _needs(one)]
    return sorted(found.values())


def _needs(one: Distribution) -> Iterator[Requirement]:
    for line in one.requires or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement


def licence(one: Distribution) -> str:
    """The licence that a package's metadata states: its SPDX expression, else its classifier, else the first line of its text."""
    meta = one.metadata
    classifiers = [c.rsplit("::", 1)[-1].strip() for c in meta.get_all("Classifier") or [] if c.startswith("License")]
    text = (meta.get("License") or "").strip().splitlines()
    return meta.get("License-Expression") or " OR ".join(classifiers) or (text[0] if text else "not stated")


def must_not(licence: str) -> bool:
    """Whether no choice that a licence leaves is free of what must not be installed by default (GPL, AGPL, non-commercial)."""
    spelled = licence.replace("GNU Lesser General Public License", "LGPL").replace("General Public License", "GPL")
    return all(FORBIDDEN.search(choice) for choice in spelled.split(" OR "))


def main() -> int:
    parts = default_install()
    for part in parts:
        print(f"{part.name} {part.version}: {part.licence}")
    bad = [part.name for part in parts if must_not(part.licence) or part.licence == "not stated"]
    print(
        f"{len(parts)} packages; must not be installed by default: {', '.join(bad)}"
        if bad
        else f"{len(parts)} packages; none under the GPL, the AGPL or bound to non-commercial use"
    )
    return 1 if bad and "--check" in sys.argv[1:] else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except PackageNotFoundError as missing:
        sys.exit(f"not installed: {missing}")
