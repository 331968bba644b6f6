"""What arextract keeps in ``doc.user_data``, on its way through bytes: ``doc.to_bytes``, `DocBin`, the processes of ``nlp.pipe``.

spaCy writes user data as msgpack, which knows plain values alone. A kind of value that is `stored` becomes such a value on
the way out; on the way in it stays one, whoever reads it, until arextract asks for it with `kept`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from arextract.pipe_page import PipePage

Kind = TypeVar("Kind")

WRITE: dict[type, Callable[[Any], Any]] = {}
"""How the values of each kind are written (`arextract.doc_bytes` tells spaCy)."""


_WRITTEN = (bytes, dict)


def stored(kind: type[Kind], write: Callable[[Kind], Any]) -> None:
    """Values of `kind` are written as the bytes or the dict of plain values that `write` makes of them."""
    WRITE[kind] = write


def kept(doc: PipePage, key: str, read: Callable[[Any], Kind]) -> Kind | None:
    """The value under `key` in the user data, made anew with `read` where it comes from bytes; None where there is none."""
    found = doc.user_data.get(key)
    if isinstance(found, _WRITTEN):
        found = doc.user_data[key] = read(found)
    return found
