"""Transliteration of Arabic words into Latin letters by the shipped model: `spell`."""

from __future__ import annotations

from arextract.translit.speller import Spelling, spell

__all__ = ["Spelling", "spell"]
