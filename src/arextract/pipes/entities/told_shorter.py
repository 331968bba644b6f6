"""Persons' names that the article gives without their last word elsewhere, where that word is none of a name: a verb or a noun behind it.

«وصل الوفد إلى يوسف بن تاشفين فرح بالخبر … ثم عاد يوسف بن تاشفين»: he was glad, and is not called so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from arextract.arabic.analysis import VERB, analyse, readings
from arextract.arabic.stems import NOUN
from arextract.pipes.entities.person_shapes import is_given, weak
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import triggers
from arextract.text.word_layer import Words
from arextract.translit.arabic_names import bearers

RULE = "named without its last word"
_BORNE = 5  # bearers of a name
_SHORTEST = 4  # words of the longer name: two, a link between them and the last one

RULES = (
    EntityRule(
        RULE,
        "قال يوسف بن تاشفين إن. ثم وصل إلى [يوسف بن تاشفين] فرح بذلك.",
        "قال سمير بن يعقوب إن. ثم وصل إلى [يوسف بن تاشفين] فرح بذلك.",
    ),
)


def told_shorter(found: Words, spans: Sequence[CandidateSpan]) -> Iterator[CandidateSpan]:
    """The `spans` (sorted, not overlapping), such names without their last word."""
    places = [found.covering(span.start, span.end) for span in spans]
    names = [tuple(found.folded[first:stop]) for first, stop in places]
    times = Counter(name for name, span in zip(names, spans, strict=True) if span.label == "PER")
    for span, name, (_, stop) in zip(spans, names, places, strict=True):
        alone = span.label == "PER" and span.by != "lexicon" and len(name) >= _SHORTEST and times[name] == 1
        if alone and times[name[:-1]] and name[-2] not in triggers().links and _no_name(name[-1]):
            span = replace(span, end=found.ends[stop - 2], by="rule", rule=RULE, entry=None)
        yield span


def _no_name(word: str) -> bool:
    """Whether the word is a verb as well as a name, or a noun with the article by which nobody is called."""
    if is_given(word):
        return weak(word) and any(read.pos == VERB for read in readings(word))
    read = analyse(word)
    return read.pos == NOUN and read.article and bool(read.lemma) and bearers(word) < _BORNE
