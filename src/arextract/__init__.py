"""arextract: numeric claims and names, with exact offsets, from raw Arabic articles.

``extract(text)`` gives an `Article`, ``run(inputs, output)`` writes ``articles.jsonl`` for a folder of them,
``read(path)`` reads one back, ``to_frame(articles, "claims")`` makes a pandas table, ``load()`` a spaCy `Language`;
``find_numbers``, ``find_quantities``, ``latin`` and ``latin_many`` answer on their own. Everything is imported on first use, so that
``import arextract`` itself stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from arextract.version import __version__ as __version__

if TYPE_CHECKING:
    from arextract.batch.frame_steps import extract_frame
    from arextract.batch.local import Summary, run
    from arextract.comparison import compare
    from arextract.corpus.frames import to_frame
    from arextract.corpus.store import read
    from arextract.errors import ArextractError, InputError, MissingModelError, UsageError
    from arextract.loose_quantities import find_quantities
    from arextract.numbers import find_numbers
    from arextract.pipeline import Extractor, extract, load
    from arextract.pipes.latin import candidates as latin
    from arextract.pipes.latin import many as latin_many
    from arextract.record import Article, Claim, Entity, Quantity, Time, json_schema

_WHERE = {
    "Article": "record", "Claim": "record", "Entity": "record", "Quantity": "record", "Time": "record", "json_schema": "record",
    "ArextractError": "errors", "InputError": "errors", "MissingModelError": "errors", "UsageError": "errors",
    "Extractor": "pipeline", "extract": "pipeline", "load": "pipeline",
    "Summary": "batch.local", "run": "batch.local", "extract_frame": "batch.frame_steps",
    "compare": "comparison", "read": "corpus.store", "to_frame": "corpus.frames",
    "find_numbers": "numbers", "find_quantities": "loose_quantities", "latin": "pipes.latin:candidates",
    "latin_many": "pipes.latin:many",
}  # fmt: skip

__all__ = [
    "ArextractError", "Article", "Claim", "Entity", "Extractor", "InputError", "MissingModelError", "Quantity", "Summary",
    "Time", "UsageError", "compare", "extract", "extract_frame", "find_numbers", "find_quantities", "json_schema", "latin", "latin_many", "load", "read", "run",
    "to_frame",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _WHERE:
        raise AttributeError(f"module 'arextract' has no attribute {name!r}")
    module, _, attribute = _WHERE[name].partition(":")
    value = getattr(import_module(f"arextract.{module}"), attribute or name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
