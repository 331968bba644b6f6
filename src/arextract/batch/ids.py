"""Ids of a run: unique, the first that has one keeps it, rows of another file are set apart by that file's id."""

from __future__ import annotations

from arextract.batch.work import duplicate
from arextract.record import Failure


class Ids:
    """Who has which id, in the order of the inputs."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[str, str]] = {}

    def take(self, name: str, source: str, file: str) -> str | Failure:
        """The id for an article that states `name`, or the failure of the second of one file.

        `file` is the id of the file whose row it is, empty for a document: two tables that both count from 1 are told
        apart as ``1`` and ``second/1``.
        """
        first = self._seen.get(name)
        if first is not None and file and first[1] and first[1] != file:
            name = f"{file}/{name}"
            first = self._seen.get(name)
        if first is not None:
            return duplicate(name, source, first[0])
        self._seen[name] = (source, file)
        return name
