"""Names that are known, and ordinary words that look like names: what the pipes of names and of Latin forms share."""
