"""Two people side by side behind a verb: «ووصف صالح كاسترو بأنه عنيد» has a subject and an object, and no Saleh Castro.

What looks like one name is two where the verb takes a person for its object, each half is (part of) another person's name
elsewhere in the article, and the whole stands nowhere else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from arextract.arabic.analysis import VERB, readings
from arextract.arabic.fold import fold
from arextract.arabic.word_sets import word_set
from arextract.gazetteer.name_lexicon import Lexicon, key
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import triggers, without_proclitics
from arextract.text.word_layer import ARABIC, Words
from arextract.translit.arabic_names import bearers

RULE = "two people behind a verb"
_VERBS = word_set("two_people.verbs")
_JOINED = ("", *word_set("two_people.joined"))
_TITLES_BETWEEN = 2

RULES = (
    EntityRule(
        RULE,
        "سافر صالح العبيدي ليلقى فيدل كاسترو. ووصف [صالح] كاسترو بأنه عنيد.",
        "سافر صالح العبيدي ليلقى فيدل كاسترو. وقال [صالح] كاسترو إنه عنيد.",
    ),
)


@dataclass(slots=True, frozen=True)
class _Bearers:
    """What an article says elsewhere of one half of a name: it stands `alone`, it ends (a subject's half may also open) the names
    in `full` of others, or it is the `given` name of one."""

    alone: bool
    full: bool
    given: bool


def two_people(found: Words, spans: Sequence[CandidateSpan], lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """The `spans` (sorted, not overlapping), those cut in two that are a subject and its object."""
    people = {
        (span.start, span.end): tuple(fold(found.text[span.start : span.end]).split())
        for span in spans
        if span.label == "PER"
    }
    for span in spans:
        words = people.get((span.start, span.end), ())
        if len(words) < 2 or span.by == "lexicon" or key(" ".join(words)) in lexicon.keys:
            yield span
            continue
        at = _object_verb(found, span)
        others = [other for where, other in people.items() if where != (span.start, span.end)]
        cut = _cut(words, others) if at and words not in others else 0
        if not cut:
            yield span
            continue
        first = bisect_left(found.ends, span.start + 1)
        middle = first + cut
        yield replace(span, end=found.ends[middle - 1], by="rule", rule=RULE, sure=False, entry=None)
        yield replace(span, start=found.starts[middle], by="rule", rule=RULE, sure=False, entry=None)


def _object_verb(found: Words, span: CandidateSpan) -> bool:
    """Whether a verb that takes a person for its object stands before the name, titles of the subject aside."""
    at = bisect_left(found.ends, span.start + 1) - 1
    for _ in range(_TITLES_BETWEEN):
        if found.kind(at) == ARABIC and without_proclitics(found.at(at), "title") is not None:
            at -= 1
    if found.kind(at) != ARABIC:
        return False
    return any(read.pos == VERB and read.lemma in _VERBS for read in readings(found.at(at))) or any(
        found.at(at) == proclitic + verb for verb in _VERBS for proclitic in _JOINED
    )


def _cut(words: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> int:
    """After how many words the second person begins; 0 where the name is one."""
    others = list(others)
    for cut in range(1, len(words)):
        left, right = words[:cut], words[cut:]
        if left[-1] in triggers().links or right[0] in triggers().links:
            continue
        one, two = _bearers(left, right, others, opening=True), _bearers(right, left, others, opening=False)
        # A surname alone is likelier his whose full name this is, unless no Arab bears it («كاسترو»).
        if two.full and (one.full or one.alone):
            return cut
        if two.alone and (one.alone or (one.full and (two.given or bearers(right[-1]) < 1))):
            return cut
    return 0


def _bearers(part: tuple[str, ...], rest: tuple[str, ...], others: list[tuple[str, ...]], *, opening: bool) -> _Bearers:
    """What `others` say of a half of the name; whoever is called with the other half as well says nothing."""
    size = len(part)
    full = [other for other in others if len(other) > size and not set(rest) & set(other)]
    given = any(other[:size] == part for other in full)
    return _Bearers(part in others, any(other[-size:] == part for other in full) or (opening and given), given)
