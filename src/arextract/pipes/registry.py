"""The spaCy factories of the pipes, with their parameters; importing this module registers them all.

A pipe's own module is imported when one is made: spaCy imports this file in every program that makes a pipeline, whether it
has to do with arextract or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from typing import get_args

from spacy.language import Language
from spacy.tokens import Doc

from arextract.errors import UsageError

Pipe = Callable[[Doc], Doc]

PREFIX = "arextract_"
_BACKENDS = ("arextract_stanza", "arextract_camel", "arextract_backend_entities")


def register(factories: Iterable[str]) -> None:
    """Registers the tokenizer, and the backends' factories where one of `factories` is of theirs; the pipes are registered."""
    import_module("arextract.text.spacy_tokenizer")
    if any(factory in _BACKENDS for factory in factories):
        import_module("arextract.backends.backend_factories")


@Language.factory("arextract_citations")
def citations(nlp: Language, name: str) -> Pipe:
    """Footnote markers and the reference list; stands first, since the others pass over what it finds. No parameters."""
    from arextract.pipes.citations.citations_pipe import citations

    return citations


@Language.factory("arextract_times", default_config={"published": None})
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
    from arextract.pipes.times.times_pipe import times
    from arextract.values import check_date

    check_date(published)
    return partial(times, published)


@Language.factory(
    "arextract_entities",
    default_config={"lexicon": None, "model": "ner", "use_lexicon": True, "min_score": None},
)
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
    from arextract.pipes.entities.entities_pipe import Entities, names_of
    from arextract.pipes.entities.tagged import load_tagger

    _check_score(min_score)
    return Entities(names_of(lexicon, use_lexicon), load_tagger(model), min_score)


@Language.factory("arextract_quantities", default_config={"country": None, "kinds": None})
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
    from arextract.pipes.quantities.quantities_pipe import quantities
    from arextract.record import Kind

    _check_words("kind of quantity", kinds, get_args(Kind))
    return partial(quantities, _country(country), kinds)


@Language.factory(
    "arextract_latin", default_config={"learn": None, "lexicon": None, "use_lexicon": True, "country": None}
)
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
    from arextract.pipes.latin.latin_pipe import latin, lookup_of

    return partial(latin, lookup_of(learn, lexicon, use_lexicon), _country(country))


@Language.factory("arextract_syntax")
def syntax(nlp: Language, name: str) -> Pipe:
    """Parts of speech, phrases, clauses, mentions and distributions, from words, names, times and quantities. No parameters."""
    from arextract.pipes.syntax.syntax_pipe import syntax

    return syntax


@Language.factory("arextract_relations", default_config={"types": None})
def relations(nlp: Language, name: str, types: list[str] | None) -> Pipe:
    """Relations between names, after ``syntax``: ``doc._.relations``.

    Parameters:
        types: which of product_of, part_of, role_of and located_in to keep; None for all.

    Raises `UsageError` for another type.
    """
    from arextract.pipes.relations.relations_pipe import relations
    from arextract.record import RelationType

    _check_words("type of relation", types, get_args(RelationType))
    return partial(relations, types)


@Language.factory("arextract_claims", default_config={"model": "roles", "min_score": None})
def claims(nlp: Language, name: str, model: str | None, min_score: float | None) -> Pipe:
    """One claim for each quantity, from all layers before: ``doc._.claims``.

    Parameters:
        model: ``roles`` for the shipped model, a path to another, None for the rules alone.
        min_score: roles that are less sure (0–1) stay null; None for the model's own thresholds, which its card states.

    Raises `UsageError` for a score outside 0–1.
    """
    from arextract.pipes.claims.claims_pipe import Claims

    _check_score(min_score)
    return Claims(model, min_score)


@Language.factory("arextract_mirror")
def mirror(nlp: Language, name: str) -> Pipe:
    """``doc.sents`` from the sentences that the pipes read. No parameters."""
    from arextract.pipes.mirror.mirror_pipe import mirror

    return mirror


def _check_score(score: float | None) -> None:
    if score is not None and not 0 <= score <= 1:
        raise UsageError(f"min_score must lie between 0 and 1, not {score}")


def _check_words(what: str, given: list[str] | None, known: tuple[str, ...]) -> None:
    unknown = sorted(set(given or ()) - set(known))
    if unknown:
        raise UsageError(f"no {what} is called {unknown[0]!r}: choose of {', '.join(known)}")


def _country(given: str | None) -> str | None:
    from arextract.arabic.territories import territory

    code = territory(given)
    if given is not None and code is None:
        raise UsageError(f"no country {given!r}: give its ISO code or its name in English or Arabic")
    return code
