"""Which module registers which spaCy factory. Importing a pipe's module registers it; only what a config names is imported."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module

PREFIX = "arextract_"
COMPONENTS = {
    f"{PREFIX}{name}": f"arextract.pipes.{name}.{name}_pipe"
    for name in ("citations", "times", "entities", "quantities", "latin", "syntax", "relations", "claims", "mirror")
}
COMPONENTS |= {
    f"{PREFIX}{name}": "arextract.backends.backend_pipes" for name in ("stanza", "camel", "backend_entities")
}


def register(factories: Iterable[str] = tuple(COMPONENTS)) -> None:
    """Registers the tokenizer and the named pipes (all of arextract's own by default); others are left to spaCy."""
    import_module("arextract.text.spacy_tokenizer")
    for factory in factories:
        if factory in COMPONENTS:
            import_module(COMPONENTS[factory])
