"""A firm and the person who works for it, taken for one person's name: «محلل | مورغان ستانلي | إيلين زنتنر».

Behind a title without the article stands what its bearer belongs to; where that is a listed firm, the person begins behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from arextract.arabic.affixes import ARTICLE
from arextract.gazetteer.name_lexicon import Lexicon, word_key
from arextract.pipes.entities.person_shapes import is_given, unknown
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import triggers, without_proclitics
from arextract.text.word_layer import ARABIC, Words

RULE = "firm before its person"
_SHORTEST = 2  # words of the person's name
_LONGEST = 3  # words of the firm's

RULES = (EntityRule(RULE, "قالت محللة [مورغان ستانلي] إيلين زنتنر إن", "قالت المحللة [مورغان] ستانلي إن"),)


def apart(found: Words, spans: Sequence[CandidateSpan], lexicon: Lexicon) -> Iterator[CandidateSpan]:
    """The `spans` (sorted, not overlapping), a firm and a person in one cut in two."""
    for span in spans:
        first, stop = found.covering(span.start, span.end)
        size = 0 if span.label != "PER" or span.by == "lexicon" else _firm(found, first, stop, lexicon)
        if not size:
            yield span
            continue
        entry = lexicon.keys["".join(word_key(word) for word in found.folded[first : first + size])]
        end = found.ends[first + size - 1]
        yield replace(span, end=end, labels=("ORG",), by="rule", rule=RULE, entry=entry)
        yield replace(span, start=found.starts[first + size], by="rule", rule=RULE, entry=None)


def _firm(found: Words, first: int, stop: int, lexicon: Lexicon) -> int:
    """How many words at `first` are a listed firm behind a title that needs one; 0 where none is or no name follows."""
    if stop - first <= _SHORTEST or found.kind(first - 1) != ARABIC:
        return 0
    title = without_proclitics(found.at(first - 1), "title")
    if title is None or title.startswith(ARTICLE) or title not in triggers().titles:
        return 0
    for size in range(min(_LONGEST, stop - first - _SHORTEST), 0, -1):
        entry = lexicon.keys.get("".join(word_key(word) for word in found.folded[first : first + size]))
        person = found.at(first + size)
        if entry is not None and entry.labels[0] == "ORG" and (is_given(person) or unknown(person)):
            return size
    return 0
