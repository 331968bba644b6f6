"""Marked sentences → layers: ``[q:money 5 ملايين دولار]``, ``[q:measure:m 5 أمتار]``, ``[n:ORG آبل]``, ``[t:2024 عام 2024]``, ``[c:https://… [5]]``."""

from __future__ import annotations

from decimal import Decimal

import regex

from arextract.layers import ClaimSpan, Layers, Marker, Name, QuantitySpan, RoleSpan, TimeSpan
from arextract.pipes.claims import assign
from arextract.text.clean import clean
from arextract.text.sentences import sentences
from arextract.text.word_layer import Words, split_sentences
from arextract.text.word_layer import words as plain_words

_MARK = regex.compile(r"\[(?P<kind>[qnt]):(?P<label>\S+) (?P<text>[^\]]+)\]|\[c:(?P<url>\S+) (?P<marker>\[\d+\])\]")
_FRACTIONS = {"نصف": "0.5", "النصف": "0.5", "ثلث": "0.333333", "ربع": "0.25", "خمس": "0.2", "ثلثي": "0.666667"}


def read(marked: str) -> tuple[str, Layers]:
    """The clean text of a marked sentence and its layers, with empty claims."""
    found = Layers()
    parts: list[str] = []
    size = at = 0
    marked = clean(marked).text
    for match in _MARK.finditer(marked):
        before = marked[at : match.start()]
        parts.append(before)
        size += len(before)
        at = match.end()
        text = match.group("text") or match.group("marker")
        start, end = size, size + len(text)
        parts.append(text)
        size = end
        kind, label = match.group("kind"), match.group("label")
        if match.group("url"):
            found.markers.append(Marker(start, end, text, match.group("url")))
        elif kind == "n":
            found.names.append(Name(start, end, label, "test"))
        elif kind == "t":
            found.times.append(TimeSpan(start, end, label))
        else:
            digits = regex.search(r"\d+(?:\.\d+)?", text)
            value = Decimal(_FRACTIONS.get(text, digits.group() if digits else "2"))
            kind, _, unit = label.partition(":")
            unit = unit or ("%" if kind == "percent" else "point" if "نقطة" in text else "")
            found.quantities.append(QuantitySpan(start, end, kind, value, unit=unit or None))
    parts.append(marked[at:])
    text = "".join(parts)
    found.sentences = sentences(text)
    return text, found


def words_of(text: str, found: Layers) -> Words:
    """The words of a text with the sentences of its layers."""
    own = plain_words(text)
    own.sentences = split_sentences(own, found.sentences)
    return own


def claims(marked: str) -> tuple[str, Layers, list[ClaimSpan]]:
    """Text, layers and the claims of a marked sentence."""
    text, found = read(marked)
    found.claims = assign(words_of(text, found), found).claims
    return text, found, found.claims


def words(text: str, role: RoleSpan | None) -> str:
    """The words of a role, "" for null."""
    return text[role.start : role.end] if role else ""
