"""The spaCy component: Latin forms and clusters of the names that stand before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from arextract.arabic.tables import table
from arextract.gazetteer.name_lexicon import Lexicon
from arextract.layers import Name, layers
from arextract.pipe_page import AnyPage
from arextract.pipes.latin import learnt_aliases as aliases
from arextract.pipes.latin.canonical import Resolving
from arextract.pipes.latin.lookup import Lookup, package
from arextract.text.clean import Cleaned
from arextract.text.doc_text import clean_text, cleaned_of
from arextract.translit import gathering, learn

_MARKS = {"fatha": "\u064e", "damma": "\u064f", "kasra": "\u0650", "shadda": "\u0651"}


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


class Latin:
    """The component: the names to look up, None for none, and the ISO code of where articles appeared that do not tell."""

    def __init__(self, lookup: Lookup | None, country: str | None) -> None:
        self._lookup, self._country = lookup, country

    def __call__(self, doc: AnyPage) -> AnyPage:
        return self.many([doc])[0]

    def many(self, docs: Sequence[AnyPage]) -> Sequence[AnyPage]:
        """The same for several at once: the words that are spelled letter by letter are spelled side by side."""
        begun = []
        for doc in docs:
            own = layers(doc)
            country = own.country or self._country
            begun.append(Resolving(clean_text(doc), own.names, self._lookup, country, own.published))
        with gathering() as words:
            for resolving in begun:
                resolving.gather()
        learn(words)
        for doc, resolving in zip(docs, begun, strict=True):
            resolving.finish()
            _read_marks(cleaned_of(doc), layers(doc).names)
        return docs


@lru_cache(maxsize=1)
def _marked() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """(name without marks, label) → (letter with its mark, Latin form) of those that a mark tells apart."""
    out: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in table("marked_names"):
        letters = row["letter"] + _MARKS[row["mark"]]
        out.setdefault((row["name"], row["label"]), []).append((letters, row["latin"]))
    return out


def _read_marks(cleaned: Cleaned, names: Sequence[Name]) -> None:
    """Gives the names that the article writes with a mark («عمّان») the form that it tells, and so those of the same spelling without it."""
    told: dict[tuple[str, str], str] = {}
    for name in names:
        at = (cleaned.text[name.start : name.end], name.label)
        if at in _marked() and at not in told:
            start, end = cleaned.to_raw(name.start, name.end)
            found = [latin for letters, latin in _marked()[at] if letters in cleaned.raw[start:end]]
            if found:
                told[at] = found[0]
    for name in names:
        form = told.get((cleaned.text[name.start : name.end], name.label))
        if form is not None and name.canonical != form:
            name.canonical, name.canonical_by = form, "lexicon"
