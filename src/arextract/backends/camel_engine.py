"""camel-tools: normalised and vocalised forms, segmentation, lemma and part of speech as a side layer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from arextract.arabic.tables import parse
from arextract.backends import camel_data
from arextract.backends.layer import Analysis, EngineWord, Surface, places
from arextract.backends.offline import digest
from arextract.text.word_layer import ADDRESS, BREAK, LATIN, words

NAME = "camel"
_PACKAGES = ("camel-tools",)
_CACHED = 100_000
_PREFIXES = ("prc3", "prc2", "prc1", "prc0")
_SUFFIXES = ("enc0", "enc1", "enc2")
_NONE = ("", "0", "na", "NOAN", None)


@lru_cache(maxsize=1)
def _upos() -> dict[tuple[str, str], str]:
    text = files("arextract.backends").joinpath("camel_pos.tsv").read_text(encoding="utf-8")
    return {(row["kind"], row["camel"]): row["upos"] for row in parse(text, "backends/camel_pos.tsv")}


def universal(tag: str | None) -> str | None:
    """The Universal POS tag of one of camel-tools'; None where the table has none.

    >>> universal("noun_prop"), universal("Al_det")
    ('PROPN', 'DET')
    """
    if tag is None:
        return None
    rows = _upos()
    return rows.get(("pos", tag)) or rows.get(("clitic", tag.rsplit("_", 1)[-1]))


class CamelLayer:
    """The MLE disambiguator on each surface word. `scheme` is the segmentation (d3seg, d3tok, atbtok, d1tok …).

    Raises `MissingModelError` where camel-tools, the database or the disambiguation model is not there.
    """

    def __init__(self, folder: str | Path | None, database: str, scheme: str) -> None:
        found = camel_data.find(folder, database)
        camel_data.import_offline(found.folder)
        camel_data.need(found, "morphology", "disambiguation")
        from camel_tools.disambig.mle import MLEDisambiguator
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.morphology.database import MorphologyDB
        from camel_tools.utils import dediac

        self._files = [found.ready["morphology"], found.ready["disambiguation"]]
        self._scheme = scheme
        self._dediac: Any = dediac.dediac_ar
        # Its own cache works out every word again before it looks it up (and stores nothing), so it is left out.
        analyzer = Analyzer(MorphologyDB(str(self._files[0])), "NOAN_PROP")
        self._mle = MLEDisambiguator(analyzer, str(self._files[1]), cache_size=0)
        self._analysed = lru_cache(maxsize=_CACHED)(self._analyse)

    def fingerprint(self) -> bytes:
        """What decides the layer, for the pipeline's hash."""
        return digest(self._files, _PACKAGES)

    def __call__(self, text: str, sentences: Sequence[tuple[int, int]]) -> Analysis:
        """The analysis of the clean `text`. A word's reading doesn't depend on its neighbours, so sentences don't matter."""
        made = Analysis(NAME)
        found = words(text)
        for index in range(len(found)):
            if found.kinds[index] == BREAK:
                continue
            start, end = found.starts[index], found.ends[index]
            surface = found.surface(index)
            if found.kinds[index] in (LATIN, ADDRESS):  # it would call GPT-4.5 a number
                made.words.append(EngineWord(surface, start, end, pos="X", tag="foreign"))
                made.surfaces.append(Surface(start, end, len(made.words) - 1, len(made.words)))
                continue
            pieces = self._analysed(surface)
            first = len(made.words)
            spans = places(surface, start, [piece.text for piece in pieces])
            for piece, (low, high) in zip(pieces, spans, strict=True):
                made.words.append(EngineWord(piece.text, low, high, piece.lemma, piece.pos, piece.tag, piece.features))
            made.surfaces.append(Surface(start, end, first, len(made.words)))
        return made

    def _analyse(self, surface: str) -> tuple[EngineWord, ...]:
        readings = self._mle.disambiguate([surface])[0].analyses
        return tuple(self._pieces(surface, readings[0].analysis)) if readings else (EngineWord(surface),)

    def _pieces(self, surface: str, reading: dict[str, Any]) -> list[EngineWord]:
        lemma, tag = reading.get("lex"), reading.get("pos")
        lemma = None if lemma is None else str(self._dediac(lemma))
        features = "|".join(
            f"{name}={reading[name]}"
            for name in ("gen", "num", "per", "asp", "vox", "mod", "stt", "cas")
            if reading.get(name) not in (*_NONE, "-", "u")
        )
        whole = EngineWord(surface, lemma=lemma, pos=universal(tag), tag=tag, features=features or None)
        segmented = str(reading.get(self._scheme) or "")
        if segmented in _NONE or "_" not in segmented:
            return [whole]
        parts = [self._dediac(part) for part in segmented.split("_")]
        before = [reading.get(name) for name in _PREFIXES if reading.get(name) not in _NONE]
        after = [reading.get(name) for name in _SUFFIXES if reading.get(name) not in _NONE]
        stems = [i for i, part in enumerate(parts) if not part.endswith("+") and not part.startswith("+")]
        if len(stems) != 1:
            return [whole]
        stem = stems[0]
        out: list[EngineWord] = []
        for index, part in enumerate(parts):
            text = part.strip("+")
            if index == stem:
                out.append(EngineWord(text, lemma=lemma, pos=whole.pos, tag=tag, features=whole.features))
                continue
            # Clitic features outnumber the pieces where the scheme leaves some of them on the stem.
            clitics = before[index] if index < stem and index < len(before) else None
            if index > stem and index - stem - 1 < len(after):
                clitics = after[index - stem - 1]
            out.append(EngineWord(text, lemma=text, pos=universal(clitics), tag=clitics))
        return out if all(word.text for word in out) else [whole]
