"""stanza: its tokenisation with multi-word tokens, tags, lemmas and dependencies as a side layer; its names as a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from arextract.backends import stanza_models
from arextract.backends.labels import labels, map_tag
from arextract.backends.layer import Analysis, EngineWord, Surface
from arextract.backends.offline import digest, offline, require
from arextract.backends.short_sentences import stretches

NAME = "stanza"
_PACKAGES = ("stanza", "torch")
_GAP = "\n\n"  # what stanza takes for the end of a sentence when it is told not to split


def _pipeline(found: stanza_models.StanzaFound, processors: Sequence[str], threads: int, **options: Any) -> Any:
    with offline(threads):
        import stanza

        return stanza.Pipeline(
            stanza_models.LANGUAGE,
            dir=str(found.folder),
            package=None,
            processors={name: found.ready.get(name, "default") for name in processors},
            download_method=None,
            use_gpu=False,
            logging_level="ERROR",
            **options,
        )


class StanzaLayer:
    """The side layer: what is there of tokenize, mwt, pos, lemma and depparse, in our own sentences.

    Raises `MissingModelError` where tokenize is not there.
    """

    def __init__(self, folder: str | Path | None, package: str, processors: Sequence[str] | None, threads: int) -> None:
        require("stanza", NAME, stanza_models.INSTALL)
        found = stanza_models.find(folder, package)
        stanza_models.need(found, *(processors if processors is not None else ("tokenize",)))
        asked = found.ready if processors is None else {*processors, "mwt"}
        wanted = [name for name in stanza_models.LAYER if name in asked and name in found.ready]
        self.processors = tuple(wanted)
        self._threads = threads
        self._files = [file for name in wanted for file in found.files[name]]
        self._run = _pipeline(found, wanted, threads, tokenize_no_ssplit=True)

    def fingerprint(self) -> bytes:
        """What decides the layer, for the pipeline's hash."""
        return digest(self._files, _PACKAGES)

    def __call__(self, text: str, sentences: Sequence[tuple[int, int]]) -> Analysis:
        """The analysis of the clean `text`, sentence by sentence; no word crosses the end of a sentence of ours."""
        made = Analysis(NAME)
        spans = list(stretches(text, sentences))
        if not spans:
            return made
        # White space within a sentence becomes a space of the same length, so that only our own gaps end a sentence.
        joined = _GAP.join("".join(" " if c.isspace() else c for c in text[a:b]) for a, b in spans)
        with offline(self._threads):
            document = self._run(joined)
        at, shift, stop = 0, spans[0][0], spans[0][1] - spans[0][0]
        begin = 0
        for sentence in document.sentences:
            first = len(made.words)
            for token in sentence.tokens:
                while token.start_char >= begin + stop and at + 1 < len(spans):
                    begin += stop + len(_GAP)
                    at += 1
                    shift, stop = spans[at][0], spans[at][1] - spans[at][0]
                start, end = token.start_char - begin + shift, token.end_char - begin + shift
                low = len(made.words)
                made.words += [self._word(word, first, begin, shift) for word in token.words]
                made.surfaces.append(Surface(start, end, low, len(made.words)))
        return made

    @staticmethod
    def _word(word: Any, first: int, begin: int, shift: int) -> EngineWord:
        placed = word.start_char is not None and word.end_char is not None
        return EngineWord(
            text=word.text,
            start=word.start_char - begin + shift if placed else None,
            end=word.end_char - begin + shift if placed else None,
            lemma=word.lemma,
            pos=word.upos,
            tag=word.xpos,
            features=word.feats,
            head=first + word.head - 1 if word.head else None,
        )


class StanzaTagger:
    """Names by stanza's tagger, on the surface words that the embedded one would see. Same tags for any batch.

    Its decoder gives no probabilities, so every tag has the same `score`. Raises `MissingModelError` without the model.
    """

    by = NAME

    def __init__(self, folder: str | Path | None, package: str, score: float, threads: int) -> None:
        require("stanza", NAME, stanza_models.INSTALL)
        found = stanza_models.find(folder, package)
        stanza_models.need(found, "ner")
        self._files = found.files["ner"]
        self._threads = threads
        self._score = score
        self._run = _pipeline(found, ("tokenize", "ner"), threads, tokenize_pretokenized=True)
        self._labels = labels(NAME, sorted(self._run.processors["ner"].get_known_tags()))

    def fingerprint(self) -> bytes:
        """What decides the tags, for the pipeline's hash."""
        return digest(self._files, _PACKAGES)

    def tag(self, sentences: list[list[str]]) -> list[list[tuple[str, float]]]:
        """One (tag, score) for each word of each sentence; an empty sentence has none."""
        filled = [words for words in sentences if words]
        tags: list[list[tuple[str, float]]] = []
        if filled:
            with offline(self._threads):
                document = self._run(filled)
            tags = [[(map_tag(t.ner, self._labels), self._score) for t in s.tokens] for s in document.sentences]
        rows = iter(tags)
        return [next(rows) if words else [] for words in sentences]
