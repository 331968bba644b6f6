"""The embedded model of names: a small network, in numpy alone."""

from arextract.ner.model import Model, load_model, shared_model
from arextract.ner.store import ModelError

__all__ = ["Model", "ModelError", "load_model", "shared_model"]
