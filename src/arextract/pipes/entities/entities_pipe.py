"""The spaCy component `arextract_entities`: sets ``layers(doc).names`` and ``doc.ents``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from arextract.layers import CLEANED, Name, clean_text, layers
from arextract.pipes.entities import find
from arextract.pipes.entities.name_lexicon import Lexicon
from arextract.pipes.entities.tagged import Tagger, load_tagger
from arextract.text.clean import Cleaned
from arextract.text.word_layer import doc_words

_TANWIN = "\u064b"


def _adverb(cleaned: Cleaned, name: Name) -> bool:
    """Whether a place is written with tanwin («سورياً» is "in Syria's case"): no place takes it."""
    if name.label != "LOC":
        return False
    start, end = cleaned.to_raw(name.start, name.end)
    return _TANWIN in cleaned.raw[max(start, end - 2) : end]


class Entities:
    """Callable on a Doc of clean text; reads the sentences and the reference list, writes the names."""

    def __init__(self, lexicon: Lexicon | None, tagger: Tagger | None) -> None:
        self.lexicon = lexicon
        self.tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        found = layers(doc)
        found.names = find(
            clean_text(doc),
            lexicon=self.lexicon,
            tagger=self.tagger,
            sentences=found.sentences or None,
            references=found.references,
            words=doc_words(doc),
        )
        cleaned = doc.user_data.get(CLEANED)
        if cleaned is not None:
            found.names = [name for name in found.names if not _adverb(cleaned, name)]
        spans = [doc.char_span(n.start, n.end, label=n.label, alignment_mode="expand") for n in found.names]
        doc.set_ents(filter_spans([span for span in spans if span is not None]))
        return doc


@Language.factory(
    "arextract_entities",
    default_config={"lexicon": None, "model": "ner", "use_lexicon": True},
)
def make_entities(
    nlp: Language, name: str, lexicon: str | list[str] | None, model: str | None, use_lexicon: bool
) -> Callable[[Doc], Doc]:
    """The component. `lexicon`: names tables of the user's, read after the package's own; `use_lexicon` false leaves the
    package's out; `model`: "ner" for the shipped tagger, a path to another, None for none.
    """
    names: Any = Lexicon.load(lexicon, package=use_lexicon) if use_lexicon or lexicon else None
    return Entities(names, load_tagger(model))
