"""What the package logs, on standard error: warnings, with ``--verbose`` also what it does, twice also each step."""

from __future__ import annotations

import logging
import sys

_LEVELS = (logging.WARNING, logging.INFO, logging.DEBUG)


class _Safe(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        from arextract.cli.say import safe

        return safe(super().format(record))


def set_up(verbose: int, quiet: bool) -> None:
    """Sends the log of ``arextract`` to standard error; other packages speak only with ``-vv``."""
    level = logging.ERROR if quiet else _LEVELS[min(verbose, 2)]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Safe("arextract: %(message)s"))
    own = logging.getLogger("arextract")
    own.handlers[:] = [handler]
    own.setLevel(level)
    own.propagate = False
    logging.getLogger().handlers[:] = [handler if verbose > 1 else logging.NullHandler()]
