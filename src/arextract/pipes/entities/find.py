"""All candidates of one text, and the mentions that the policy leaves."""

from __future__ import annotations

from collections.abc import Sequence

from arextract.pipes.entities.latin_names import latin_names
from arextract.pipes.entities.lexicon import Lexicon
from arextract.pipes.entities.listed import listed
from arextract.pipes.entities.model import Tagger, tagged
from arextract.pipes.entities.policy import settle
from arextract.pipes.entities.spans import Span
from arextract.pipes.entities.words import words

_EMPTY = Lexicon(())


def find_spans(
    text: str,
    *,
    lexicon: Lexicon | None,
    tagger: Tagger | None,
    sentences: Sequence[tuple[int, int]] | None,
    references: Sequence[tuple[int, int]],
) -> list[Span]:
    """The mentions in the clean `text` as spans with rule and entry; arguments as for `arextract.pipes.entities.find`."""
    found = words(text)
    names = lexicon if lexicon is not None else _EMPTY
    candidates: list[Span] = []
    if lexicon is not None:
        candidates.extend(listed(found, names))
    candidates.extend(latin_names(found, names, references))
    if tagger is not None:
        candidates.extend(tagged(found, tagger, sentences))
    if references:
        candidates = [s for s in candidates if not any(a <= s.start < b for a, b in references)]
    return settle(candidates)
