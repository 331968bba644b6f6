"""Relations between names; the component ``arextract_relations`` writes them to ``layers(doc).relations``."""

from __future__ import annotations

from arextract.pipes.relations.relation_finder import find
from arextract.pipes.relations.rules import RelationRule, rules

__all__ = ["RelationRule", "find", "rules"]
