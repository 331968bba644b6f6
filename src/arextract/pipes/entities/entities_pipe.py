"""The spaCy component `arextract_entities`: sets ``layers(doc).names`` and ``doc.ents``."""

from __future__ import annotations

from collections.abc import Sequence

from arextract.arabic.fold import fold
from arextract.doc_spans import show_names
from arextract.gazetteer.name_lexicon import Lexicon
from arextract.layers import Name, layers
from arextract.ner import NameModel
from arextract.pipe_page import AnyPage
from arextract.pipes.entities import find
from arextract.pipes.entities.parted import parted
from arextract.pipes.entities.person_shapes import is_given, weak
from arextract.pipes.entities.run_on import run_on
from arextract.pipes.entities.tagged import Tagger, read_by_tagger
from arextract.text.clean import Cleaned
from arextract.text.doc_text import cleaned_of
from arextract.text.word_layer import doc_words

_TANWIN = "\u064b\u064c\u064d"
"""The marks of an indefinite noun: ً ٌ ٍ."""
_FATHATAN = _TANWIN[0]


def _indefinite(cleaned: Cleaned, name: Name) -> bool:
    """Whether a name of one word is written with a tanwin that tells it from a name.

    No place takes one («سورياً» is "in Syria's case"); a noun does («كخطةِ سلامٍ», «لوناً») where it is no given name alone («قال محمدٌ»).
    """
    start, end = cleaned.to_raw(name.start, name.end)
    written = cleaned.raw[max(start, end - 2) : end + 1]
    if name.label == "LOC":
        return _FATHATAN in written
    word = fold(cleaned.text[name.start : name.end])
    if " " in word or not any(mark in written for mark in _TANWIN):
        return False
    return name.by != "lexicon" and not (name.label == "PER" and is_given(word) and not weak(word))


def names_of(lexicon: str | list[str] | None, use_lexicon: bool) -> Lexicon | None:
    """The names of the user's tables and of the package's, None where both are left out. Raises `TableError` for a bad table."""
    return Lexicon.load(lexicon, package=use_lexicon) if use_lexicon or lexicon else None


class Entities:
    """Callable on a Doc of clean text; reads the sentences and the reference list, writes the names."""

    def __init__(self, lexicon: Lexicon | None, tagger: Tagger | None, min_score: float | None = None) -> None:
        self.lexicon = lexicon
        self.tagger = tagger
        self.min_score = min_score

    def __call__(self, doc: AnyPage) -> AnyPage:
        cleaned, found = cleaned_of(doc), layers(doc)
        names = find(
            cleaned.text,
            lexicon=self.lexicon,
            tagger=self.tagger,
            sentences=found.sentences or None,
            references=found.references,
            words=run_on(parted(cleaned, doc_words(doc), self.lexicon), self.lexicon),
            home=found.country,
        )
        found.names = [name for name in names if not _indefinite(cleaned, name) and self._sure(name)]
        show_names(doc)
        return doc

    def many(self, docs: Sequence[AnyPage]) -> Sequence[AnyPage]:
        """The same for several at once: an embedded tagger reads all their sentences side by side."""
        if isinstance(self.tagger, NameModel):
            sentences: list[list[str]] = []
            for doc in docs:
                found = doc_words(doc)
                ranges = read_by_tagger(found, layers(doc).sentences or None)
                sentences += [[found.surfaces[i] for i in indices] for indices in ranges]
            self.tagger.ahead(sentences)
        return [self(doc) for doc in docs]

    def _sure(self, name: Name) -> bool:
        return self.min_score is None or name.score is None or name.score >= self.min_score
