"""Shows the sentences to people who know spaCy: ``doc.sents``."""
