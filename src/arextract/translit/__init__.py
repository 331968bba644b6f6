"""Transliteration of Arabic words into Latin letters by the shipped model: `spell`; and which words people bear `together`."""

from __future__ import annotations

from arextract.translit.speller import gathering, learn, spell, together
from arextract.translit.translit_model import Spelling

__all__ = ["Spelling", "gathering", "learn", "spell", "together"]
