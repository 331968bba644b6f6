"""The embedded model of names: a small network, in numpy alone."""

from arextract.errors import ModelError
from arextract.ner.tagger import Model, load_model, shared_model

__all__ = ["Model", "ModelError", "load_model", "shared_model"]
