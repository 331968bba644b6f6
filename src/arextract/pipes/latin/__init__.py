"""Latin forms of names. `candidates` answers for one name alone."""

from __future__ import annotations

from arextract.pipes.latin.candidate import Candidate
from arextract.pipes.latin.lookup import package
from arextract.pipes.latin.resolve import candidates_of

__all__ = ["Candidate", "candidates"]


def candidates(name: str, context: str | None = None) -> list[Candidate]:
    """Latin forms of an Arabic `name`, best first: from the lexicon, translated, transliterated.

    `context` is text in which the name stands: a gloss in it wins, and its subject helps to tell the origin.

    >>> [c.text for c in candidates("وزارة المالية")][:1]
    ['Ministry of Finance']
    """
    from arextract.pipes.latin.gloss import glosses
    from arextract.text.clean import clean

    name = clean(name).text.strip(" \"'\n")
    found = candidates_of(name, package(), None, context)
    if context:
        text = clean(context).text
        at = text.find(name)
        while at >= 0:
            for gloss in glosses(text, [(at, at + len(name), "ORG")]):
                first = Candidate(gloss.latin, 1.0, "gloss")
                return [first, *[c for c in found if c.text != gloss.latin]]
            at = text.find(name, at + 1)
    return found
