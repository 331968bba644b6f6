"""Latin forms of names. `candidates` answers for one name alone, `many` for a list of them."""

from __future__ import annotations

from collections.abc import Iterable

from arextract.pipes.latin.candidate import Candidate
from arextract.pipes.latin.canonical import candidates_of
from arextract.pipes.latin.countries import code
from arextract.pipes.latin.lookup import package

__all__ = ["Candidate", "candidates", "many"]
_TOGETHER = 500
"""Names whose words are spelled side by side."""


def candidates(
    name: str,
    context: str | None = None,
    *,
    country: str | None = None,
    label: str | None = None,
    role: str | None = None,
) -> list[Candidate]:
    """Latin forms of an Arabic `name`, best first: from the lexicon, translated, transliterated.

    `context` is text in which the name stands: a gloss in it wins, and its subject helps to tell the origin. `country` (ISO
    code or English name) is the Arab country whose press spells the name; `label` is PER, ORG, LOC, PRODUCT or MISC, and
    `role` says of a name of one word whether it is a ``given`` name or a ``surname``.

    >>> [c.text for c in candidates("وزارة المالية")][:1]
    ['Ministry of Finance']
    >>> candidates("يوسف", country="Algeria", label="PER")[0].text
    'Youcef'
    """
    from arextract.pipes.latin.gloss_forms import glosses
    from arextract.text.clean import clean

    name = clean(name).text.strip(" \"'\n")
    found = candidates_of(name, package(), label, context, country=code(country), role=role)
    if context:
        text = clean(context).text
        at = text.find(name)
        while at >= 0:
            for gloss in glosses(text, [(at, at + len(name), label or "ORG")]):
                first = Candidate(gloss.latin, 1.0, "gloss")
                return [first, *[c for c in found if c.text != gloss.latin]]
            at = text.find(name, at + 1)
    return found


def many(
    names: Iterable[str], *, country: str | None = None, label: str | None = None, role: str | None = None
) -> list[list[Candidate]]:
    """The answers of `candidates` for many `names`, in their order; a name that comes twice is asked once, and words that are
    spelled letter by letter are spelled side by side."""
    from arextract.translit import gathering, learn

    listed = list(names)
    new = list(dict.fromkeys(listed))
    answers: dict[str, list[Candidate]] = {}
    for start in range(0, len(new), _TOGETHER):
        group = new[start : start + _TOGETHER]
        with gathering() as words:
            for name in group:
                candidates(name, country=country, label=label, role=role)
        learn(words)
        answers |= {name: candidates(name, country=country, label=label, role=role) for name in group}
    return [answers[name] for name in listed]
