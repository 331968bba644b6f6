"""The embedded model of names: a small network, in numpy alone."""

from arextract.errors import ModelError
from arextract.ner.tagger import NameModel, load_model, shared_model

__all__ = ["ModelError", "NameModel", "load_model", "shared_model"]
