"""How many letters of an Arabic word are proclitics (و ف ب ل ك): the analyser says."""

from __future__ import annotations

from arextract.arabic.analysis import proclitic_count as proclitic_letters

__all__ = ["proclitic_letters"]
