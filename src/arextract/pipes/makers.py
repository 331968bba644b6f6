"""Makes each pipe from its parameters, which `arextract.pipes.registry` explains. A pipe's module is imported when one is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, get_args

from arextract.errors import UsageError

Pipe = Callable[[Any], Any]
"""Works on a page (`arextract.pipe_page.PipePage`), and gives it back."""


def citations() -> Pipe:
    from arextract.pipes.citations.citations_pipe import citations

    return citations


def times(published: str | None = None) -> Pipe:
    from arextract.pipes.times.times_pipe import times
    from arextract.values import check_date

    check_date(published)
    return partial(times, published)


def entities(
    lexicon: str | list[str] | None = None,
    model: str | None = "ner",
    use_lexicon: bool = True,
    min_score: float | None = None,
) -> Pipe:
    from arextract.pipes.entities.entities_pipe import Entities, names_of
    from arextract.pipes.entities.tagged import load_tagger

    _check_score(min_score)
    return Entities(names_of(lexicon, use_lexicon), load_tagger(model), min_score)


def quantities(country: str | None = None, kinds: list[str] | None = None) -> Pipe:
    from arextract.pipes.quantities.quantities_pipe import quantities
    from arextract.record import Kind

    _check_words("kind of quantity", kinds, get_args(Kind))
    return partial(quantities, _country(country), kinds)


def latin(
    learn: str | None = None,
    lexicon: str | list[str] | None = None,
    use_lexicon: bool = True,
    country: str | None = None,
) -> Pipe:
    from arextract.pipes.latin.latin_pipe import Latin, lookup_of

    return Latin(lookup_of(learn, lexicon, use_lexicon), _country(country))


def syntax() -> Pipe:
    from arextract.pipes.syntax.syntax_pipe import syntax

    return syntax


def relations(types: list[str] | None = None) -> Pipe:
    from arextract.pipes.relations.relations_pipe import relations
    from arextract.record import RelationType

    _check_words("type of relation", types, get_args(RelationType))
    return partial(relations, types)


def claims(model: str | None = "roles", min_score: float | None = None) -> Pipe:
    from arextract.pipes.claims.claims_pipe import Claims

    _check_score(min_score)
    return Claims(model, min_score)


MAKERS: dict[str, Callable[..., Pipe]] = {
    f"arextract_{make.__name__}": make
    for make in (citations, times, entities, quantities, latin, syntax, relations, claims)
}


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
