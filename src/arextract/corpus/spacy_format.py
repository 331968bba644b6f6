"""Our records as spaCy training data (``.spacy``): Docs over the raw text, so that every offset stays what it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from arextract.errors import UsageError
from arextract.record import Article
from arextract.text.token_spans import spans


def write_docbin(path: str | Path, articles: Iterable[Article]) -> int:
    """Writes ``doc.ents`` and the span groups ``times`` and ``quantities``; returns the number of articles."""
    vocab = spacy.blank("ar").vocab
    store = DocBin(store_user_data=True)
    count = 0
    for article in articles:
        store.add(to_doc(article, vocab))
        count += 1
    try:
        store.to_disk(path)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
    return count


def to_doc(article: Article, vocab: Vocab) -> Doc:
    """A Doc whose text is the raw text; tokens are cut wherever a span begins or ends, so that every span fits."""
    edges = {
        edge
        for item in (*article.entities, *article.times, *(c.quantity for c in article.claims))
        for edge in (item.start, item.end)
    }
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in cut(article.text, edges):
        piece = article.text[start:end]
        if piece == " " and words and not spaces[-1] and not words[-1].isspace():
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    doc = Doc(vocab, words=words, spaces=spaces)
    doc.user_data["id"] = article.id
    doc.ents = tuple(s for e in article.entities if (s := doc.char_span(e.start, e.end, label=e.label)) is not None)
    doc.spans["times"] = [s for t in article.times if (s := doc.char_span(t.start, t.end, label="TIME")) is not None]
    doc.spans["quantities"] = [
        s
        for c in article.claims
        if (s := doc.char_span(c.quantity.start, c.quantity.end, label=c.quantity.kind.upper())) is not None
    ]
    return doc


def cut(text: str, edges: set[int]) -> Iterator[tuple[int, int]]:
    """The tokens of `text`, blanks among them, cut at `edges` too."""
    for start, end, kind in spans(text):
        at = start
        for i in range(start + 1, end):
            if i in edges or (kind == "space" and (text[i] == " " or text[i - 1] == " ")):
                yield at, i
                at = i
        yield at, end
