"""The errors that arextract raises for a user's mistake. Each message is one line: what is wrong and what to do."""

from __future__ import annotations


class ArextractError(Exception):
    """Base of all errors of the package."""


class UsageError(ArextractError):
    """Wrong usage: an unknown pipeline, a missing folder, a bad option. The command line exits with status 2."""


class OutputError(UsageError):
    """Output that cannot be written, such as on a full disk. What was written before stays good for the next run."""


class MissingModelError(UsageError):
    """A backend or model that is not installed; the message gives the command that gets it."""


class ModelError(MissingModelError, ValueError):
    """A model that is missing, damaged or of another version; the message names the file and says what to do."""


class InputError(ArextractError):
    """One input that cannot be read or processed; becomes a line of ``errors.jsonl``.

    `code` is short and stable (``empty``, ``undecodable``, ``binary``, ``bad-json``, ``duplicate-id``, ``unreadable`` …).
    """

    def __init__(self, source: str, code: str, detail: str) -> None:
        super().__init__(f"{source}: {detail}")
        self.source = source
        self.code = code
        self.detail = detail
