"""arextract: numeric claims and names, with exact offsets, from raw Arabic articles."""

__version__ = "0.1.0"
