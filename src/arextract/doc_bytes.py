"""Tells spaCy how to write what arextract keeps with a Doc (`arextract.user_data`). Importing this module registers it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import srsly

from arextract.user_data import WRITE


@srsly.msgpack_encoders("arextract")  # type: ignore[untyped-decorator]
def _encode(value: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    write = WRITE.get(type(value))
    if write is not None:
        return write(value)
    return value if chain is None else chain(value)
