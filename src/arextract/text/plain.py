"""Values and strings as every reader of JSON can hold them."""

from __future__ import annotations

import math
from typing import Any

_DEEPEST = 64  # levels of lists and objects in one value: JSON readers give up at some hundred
_LARGEST = 2**63


def plain(value: Any, depth: int = 0) -> Any:
    """`value` as every reader of JSON can hold it: missing values as None, surrogates replaced, whole numbers of more than
    64 bits as strings, NumPy's scalars as Python's. Raises `RecursionError` for what is nested too deeply.
    """
    if isinstance(value, str):
        return scrub(value)
    if depth > _DEEPEST:
        raise RecursionError
    if isinstance(value, dict):
        return {scrub(str(key)): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item, depth + 1) for item in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if -_LARGEST <= value < _LARGEST else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if hasattr(value, "isoformat"):
        return None if value != value else value.isoformat()
    if hasattr(value, "tolist"):  # a NumPy scalar or array
        return plain(value.tolist(), depth)
    return scrub(str(value))


def scrub(text: str) -> str:
    """`text` with lone surrogates (``\\ud800`` in JSON) replaced by U+FFFD: they cannot be written as UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
