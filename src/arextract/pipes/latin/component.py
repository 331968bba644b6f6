"""The spaCy component: Latin forms and clusters of the names that stand before it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from arextract.layers import layers
from arextract.pipes.entities.lexicon import Lexicon
from arextract.pipes.latin.learn import Aliases
from arextract.pipes.latin.lookup import Lookup, package
from arextract.pipes.latin.resolve import resolve


@Language.factory("arextract_latin", default_config={"learn": None, "lexicon": None, "use_lexicon": True})
def make_latin(
    nlp: Language, name: str, learn: str | None, lexicon: str | list[str] | None, use_lexicon: bool
) -> Callable[[Doc], Doc]:
    """Sets canonical, canonical_by and cluster of ``layers(doc).names``.

    `learn` is a file of aliases that is read, and to which the glosses of each article are appended; `lexicon` a
    user's names table; with `use_lexicon` false, gloss, translation and transliteration stand alone.
    Raises `TableError` for a bad table.
    """
    aliases = Aliases(learn) if learn else None
    lookup: Lookup | None = None
    if use_lexicon and lexicon is None and aliases is None:
        lookup = package()
    elif use_lexicon or lexicon is not None:
        lookup = Lookup(Lexicon.load(lexicon, package=use_lexicon))
    elif aliases is not None:
        lookup = Lookup(Lexicon(()))
    if aliases is not None and lookup is not None:
        for entry in aliases.entries:
            lookup.add(entry)

    def latin(doc: Doc) -> Doc:
        names = layers(doc).names
        found = resolve(doc.text, names, lookup)
        if aliases is not None and lookup is not None:
            for entry in aliases.add(doc.text, names, found):
                lookup.add(entry)
        return doc

    return latin
