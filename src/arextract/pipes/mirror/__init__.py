"""Shows the layers to people who know spaCy: ``doc.ents``, ``doc.spans``, ``token.is_sent_start``."""
