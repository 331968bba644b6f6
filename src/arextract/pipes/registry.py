"""The registered spaCy factories of arextract. Importing a component module registers it; the pipeline does so here."""

from __future__ import annotations

from importlib import import_module

_COMPONENTS = ("citations", "times", "entities", "quantities", "latin", "claims", "mirror")


def register() -> None:
    """Registers the tokenizer and every pipe with spaCy; a second call does nothing."""
    import_module("arextract.text.tokens")
    for name in _COMPONENTS:
        import_module(f"arextract.pipes.{name}.component")
