"""Names in Arabic text: lexicon, rules, the model's tags, and one policy between them."""

from __future__ import annotations

from collections.abc import Sequence

from arextract.gazetteer.name_lexicon import Entry, Lexicon
from arextract.layers import Name
from arextract.pipes.entities.entity_finder import find_spans
from arextract.pipes.entities.tagged import Tagger
from arextract.text.word_layer import Words

__all__ = ["Entry", "Lexicon", "Tagger", "find"]


def find(
    text: str,
    *,
    lexicon: Lexicon | None = None,
    tagger: Tagger | None = None,
    sentences: Sequence[tuple[int, int]] | None = None,
    references: Sequence[tuple[int, int]] = (),
    words: Words | None = None,
    home: str | None = None,
) -> list[Name]:
    """The mentions of names in the clean `text`, sorted, not overlapping, in offsets of `text`.

    `lexicon` None works without one; `tagger` is the model that `arextract.ner.load_model` gives, or None; `sentences`
    are clean (start, end) spans; nothing is found inside `references`, the reference list's spans; `words` are
    those of `text` where they were made before; `home` is the country (ISO code) that it appeared in.
    """
    spans = find_spans(
        text, lexicon=lexicon, tagger=tagger, sentences=sentences, references=references, found=words, home=home
    )
    return [Name(s.start, s.end, s.label, s.by, None if s.score is None else round(s.score, 2)) for s in spans]
