"""The spaCy factories of the pipes, with their parameters; importing this module registers them all.

A pipe's own module is imported when one is made: spaCy imports this file in every program that makes a pipeline, whether it
has to do with arextract or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from inspect import signature
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from arextract.pipes import makers

Pipe = Callable[[Doc], Doc]

_BACKENDS = ("arextract_stanza", "arextract_camel", "arextract_backend_entities")


def register(factories: Iterable[str]) -> None:
    """Registers the tokenizer, and the backends' factories where one of `factories` is of theirs; the pipes are registered."""
    import_module("arextract.text.spacy_tokenizer")
    if any(factory in _BACKENDS for factory in factories):
        import_module("arextract.backends.backend_factories")


def _made(pipe: Pipe) -> Pipe:
    """The pipe, and what ``doc._`` and ``span._`` answer registered."""
    import_module("arextract.extensions")
    return pipe


def _defaults(make: Callable[..., Pipe]) -> dict[str, Any]:
    return {name: parameter.default for name, parameter in signature(make).parameters.items()}


@Language.factory("arextract_citations")
def citations(nlp: Language, name: str) -> Pipe:
    """Footnote markers and the reference list; stands first, since the others pass over what it finds. No parameters."""
    return _made(makers.citations())


@Language.factory("arextract_times", default_config=_defaults(makers.times))
def times(nlp: Language, name: str, published: str | None) -> Pipe:
    """Dates and periods, shown as ``doc.spans["times"]``; times within markers and reference lists are left out.

    Parameters:
        published: the day (ISO) against which relative times resolve where neither the Doc nor its date line tells one.

    Raises `UsageError` for a day that is not ISO.

    >>> import spacy
    >>> nlp = spacy.blank("ar")
    >>> _ = nlp.add_pipe("arextract_times", config={"published": "2025-03-10"})
    >>> doc = nlp("صدر التقرير أمس.")
    >>> [(span.text, span._.value) for span in doc.spans["times"]]
    [('أمس', '2025-03-09')]
    """
    return _made(makers.times(published))


@Language.factory("arextract_entities", default_config=_defaults(makers.entities))
def entities(
    nlp: Language,
    name: str,
    lexicon: str | list[str] | None,
    model: str | None,
    use_lexicon: bool,
    min_score: float | None,
) -> Pipe:
    """Names, shown as ``doc.ents``.

    Parameters:
        lexicon: names tables of the user's (TSV with the columns label, arabic, latin), read after the package's own.
        model: ``ner`` for the shipped tagger, a path to another, None for none.
        use_lexicon: false leaves the package's tables out.
        min_score: names that are less sure (0–1) are left out; None for the policy's own limits (0.5, and by label 0.6 to 0.8
            where the tagger stands alone).

    Raises `TableError` for a bad table, `UsageError` for a score outside 0–1.
    """
    return _made(makers.entities(lexicon, model, use_lexicon, min_score))


@Language.factory("arextract_quantities", default_config=_defaults(makers.quantities))
def quantities(nlp: Language, name: str, country: str | None, kinds: list[str] | None) -> Pipe:
    """Numbers with their units, shown as ``doc.spans["quantities"]``.

    What times, names, markers and references hold is no quantity, as far as these layers are there. Heads of a table that are
    years become times; names that are an amount with its currency («USD 200») go.

    Parameters:
        country: code or name; decides a currency («جنيه») where neither the text nor the Doc does.
        kinds: which of money, percent, count, multiple, duration, rank and measure to keep; None for all.

    Raises `UsageError` for a country or a kind that is none.

    >>> import spacy
    >>> nlp = spacy.blank("ar")
    >>> _ = nlp.add_pipe("arextract_quantities", config={"country": "EG", "kinds": ["money"]})
    >>> doc = nlp("ارتفعت التكلفة 3% إلى 5 ملايين جنيه.")
    >>> [(span.text, span._.value, span._.unit) for span in doc.spans["quantities"]]
    [('5 ملايين جنيه', 5000000, 'EGP')]
    """
    return _made(makers.quantities(country, kinds))


@Language.factory("arextract_latin", default_config=_defaults(makers.latin))
def latin(
    nlp: Language,
    name: str,
    learn: str | None,
    lexicon: str | list[str] | None,
    use_lexicon: bool,
    country: str | None,
) -> Pipe:
    """Latin forms and clusters of the names that stand before it: ``ent._.canonical``, ``canonical_by``, ``cluster``.

    Parameters:
        learn: a file of aliases that earlier runs kept.
        lexicon: a user's names tables.
        use_lexicon: false leaves the package's tables out: gloss, translation and transliteration stand alone.
        country: code or name; names are spelled as there where neither the text nor the Doc tells.

    Raises `TableError` for a bad table, `UsageError` for a country that is none.
    """
    return _made(makers.latin(learn, lexicon, use_lexicon, country))


@Language.factory("arextract_syntax")
def syntax(nlp: Language, name: str) -> Pipe:
    """Parts of speech, phrases, clauses, mentions and distributions, from words, names, times and quantities. No parameters."""
    return _made(makers.syntax())


@Language.factory("arextract_relations", default_config=_defaults(makers.relations))
def relations(nlp: Language, name: str, types: list[str] | None) -> Pipe:
    """Relations between names, after ``syntax``: ``doc._.relations``.

    Parameters:
        types: which of product_of, part_of, role_of and located_in to keep; None for all.

    Raises `UsageError` for another type.
    """
    return _made(makers.relations(types))


@Language.factory("arextract_claims", default_config=_defaults(makers.claims))
def claims(nlp: Language, name: str, model: str | None, min_score: float | None) -> Pipe:
    """One claim for each quantity, from all layers before: ``doc._.claims``.

    Parameters:
        model: ``roles`` for the shipped model, a path to another, None for the rules alone.
        min_score: roles that are less sure (0–1) stay null; None for the model's own thresholds, which its card states.

    Raises `UsageError` for a score outside 0–1.
    """
    return _made(makers.claims(model, min_score))


@Language.factory("arextract_mirror")
def mirror(nlp: Language, name: str) -> Pipe:
    """``doc.sents`` from the sentences that the pipes read. No parameters."""
    from arextract.pipes.mirror.mirror_pipe import mirror

    return _made(mirror)
