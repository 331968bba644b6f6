"""What is printed for people: nothing in it is an order to the terminal."""

from __future__ import annotations

import sys
from typing import Any

import regex
import typer

# Control characters but for tab and line end; what turns the direction of a line; what no eye can see.
_ORDERS = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def safe(text: str) -> str:
    """`text` with control characters written out as ``\\u001b``, as JSON does: a name may hold what a terminal obeys.

    >>> safe("a\\x1b[31mb")
    'a\\\\u001b[31mb'
    """
    return _ORDERS.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def say(text: Any = "", *, err: bool = False, nl: bool = True) -> None:
    """Prints `text`, made safe, on standard output or error."""
    typer.echo(safe(str(text)), err=err, nl=nl)


def in_utf8() -> None:
    """Standard output and error are UTF-8 whatever the code page of the system; what cannot be written is written out."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
