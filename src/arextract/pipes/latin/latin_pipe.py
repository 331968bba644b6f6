"""The spaCy component: Latin forms and clusters of the names that stand before it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from arextract.layers import clean_text, layers
from arextract.pipes.entities.name_lexicon import Lexicon
from arextract.pipes.latin import learnt_aliases as aliases
from arextract.pipes.latin.canonical import resolve
from arextract.pipes.latin.lookup import Lookup, package


@Language.factory("arextract_latin", default_config={"learn": None, "lexicon": None, "use_lexicon": True})
def make_latin(
    nlp: Language, name: str, learn: str | None, lexicon: str | list[str] | None, use_lexicon: bool
) -> Callable[[Doc], Doc]:
    """Sets canonical, canonical_by and cluster of ``layers(doc).names``.

    `learn` is a file of aliases that earlier runs kept, `lexicon` a user's names table; with `use_lexicon` false, gloss, translation and transliteration stand alone.
    Raises `TableError` for a bad table.
    """
    known = aliases.load(learn) if learn else []
    lookup: Lookup | None = None
    if use_lexicon:
        lookup = package() if lexicon is None and not known else Lookup(Lexicon.load(lexicon))
    elif known:
        lookup = Lookup(Lexicon(()))
    if lookup is not None:
        for entry in known:
            lookup.add(entry)

    def latin(doc: Doc) -> Doc:
        resolve(clean_text(doc), layers(doc).names, lookup, layers(doc).country)
        return doc

    return latin
