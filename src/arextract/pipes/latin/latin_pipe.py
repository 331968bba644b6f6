"""The spaCy component: Latin forms and clusters of the names that stand before it."""

from __future__ import annotations

from arextract.gazetteer.name_lexicon import Lexicon
from arextract.layers import layers
from arextract.pipe_page import AnyPage
from arextract.pipes.latin import learnt_aliases as aliases
from arextract.pipes.latin.canonical import resolve
from arextract.pipes.latin.lookup import Lookup, package
from arextract.text.doc_text import clean_text


def lookup_of(learn: str | None, lexicon: str | list[str] | None, use_lexicon: bool) -> Lookup | None:
    """The names to look up, None for none. Raises `TableError` for a bad table."""
    known = aliases.load(learn) if learn else []
    lookup: Lookup | None = None
    if use_lexicon:
        lookup = package() if lexicon is None and not known else Lookup(Lexicon.load(lexicon))
    elif known:
        lookup = Lookup(Lexicon(()))
    if lookup is not None:
        for entry in known:
            lookup.add(entry)

    return lookup


def latin(lookup: Lookup | None, country: str | None, doc: AnyPage) -> AnyPage:
    """The component."""
    text, own = clean_text(doc), layers(doc)
    resolve(text, own.names, lookup, own.country or country, own.published)
    return doc
