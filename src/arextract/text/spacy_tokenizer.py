"""An Arabic tokenizer for spaCy's ``blank("ar")``: the tokens of `arextract.text.token_spans`."""

from __future__ import annotations

import threading
from typing import Any

from spacy import util
from spacy.tokens import Doc
from spacy.vocab import Vocab

from arextract import doc_bytes  # noqa: F401  how a Doc is written
from arextract.layers import layers
from arextract.memory import twin
from arextract.text.clean import Cleaned, clean
from arextract.text.doc_text import CLEANED
from arextract.text.sentences import sentences
from arextract.text.token_spans import spans


class ArabicTokenizer:
    """Makes spaCy Docs of raw text: ``doc.text`` is the clean text, to the last space.

    The map back to the raw text stands in ``doc.user_data["arextract.cleaned"]`` (a `Cleaned`), the sentences in
    ``layers(doc).sentences``. Cleaning is idempotent, so clean text may be given as well.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._thread = threading.get_ident()

    def __call__(self, text: str) -> Doc:
        # One vocabulary may not be used from two threads at once; that of the pipeline is its own thread's.
        own = threading.get_ident() == self._thread
        return self.read(clean(text), self.vocab if own else twin(self.vocab))

    def read(self, cleaned: Cleaned, vocab: Vocab) -> Doc:
        """The Doc of a text that is clean already, on `vocab`."""
        text = cleaned.text
        pieces: list[str] = []
        spaces: list[bool] = []
        for start, end, kind in spans(text):
            piece = text[start:end]
            if kind == "space" and pieces and piece[0] == " " and not spaces[-1] and not pieces[-1].isspace():
                spaces[-1] = True
                piece = piece[1:]
                if not piece:
                    continue
            pieces.append(piece)
            spaces.append(False)
        doc = Doc(vocab, words=pieces, spaces=spaces)
        doc.user_data[CLEANED] = cleaned
        layers(doc).sentences = sentences(text)
        return doc

    # The tokenizer has no state of its own; spaCy asks for these four when a pipeline is saved or loaded.
    def to_bytes(self, **kwargs: Any) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> ArabicTokenizer:
        return self

    def to_disk(self, path: Any, **kwargs: Any) -> None:
        return None

    def from_disk(self, path: Any, **kwargs: Any) -> ArabicTokenizer:
        return self


@util.registry.tokenizers("arextract.tokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Any:
    """The tokenizer's factory for spaCy configs."""
    return lambda nlp: ArabicTokenizer(nlp.vocab)
