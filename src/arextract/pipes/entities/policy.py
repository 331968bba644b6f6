"""How conflicts between model, lexicon and rules are settled: one policy for all.

1. A candidate that only an unsure reading of the lexicon gives counts only if the model or a rule marks the same words.
2. Candidates are taken in the order of their weight; one that overlaps a heavier one already taken is dropped.
3. The weight of a candidate is its score plus a bonus for length: the longest name wins among equals, and a whole
   phrase found by a rule beats the listed name inside it («جامعة الملك سعود» beats «الملك سعود»).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import replace

from arextract.pipes.entities.spans import Span

MINIMUM = 0.5
_PER_LETTER = 0.02
_LONGEST_BONUS = 0.6
_SAME_BONUS = 0.2


def weight(span: Span) -> float:
    """What decides between overlapping candidates."""
    return span.score + min(_LONGEST_BONUS, _PER_LETTER * (span.end - span.start))


def settle(candidates: Iterable[Span]) -> list[Span]:
    """The mentions among `candidates`: sorted, not overlapping, each with the label most of its supporters give."""
    groups: dict[tuple[int, int], list[Span]] = {}
    for span in candidates:
        if span.end > span.start:
            groups.setdefault((span.start, span.end), []).append(span)
    merged = [_merge(group) for group in groups.values()]
    merged = [span for span in merged if span.score >= MINIMUM]
    merged.sort(key=lambda s: (-weight(s), s.start, s.end))
    taken: list[tuple[int, int]] = []
    kept: list[Span] = []
    for span in merged:
        at = bisect_left(taken, (span.start, span.start))
        if (at < len(taken) and taken[at][0] < span.end) or (at and taken[at - 1][1] > span.start):
            continue
        insort(taken, (span.start, span.end))
        kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def _merge(group: list[Span]) -> Span:
    """One candidate for the same words: the best one, its score raised where others agree on the label."""
    best = max(group, key=lambda s: (s.score, s.by == "lexicon"))
    if len(group) == 1:
        return best
    agreeing = {s.by for s in group if s is not best and s.label in best.labels} - {best.by}
    labels = best.labels
    if len(labels) > 1:
        for span in sorted(group, key=lambda s: -s.score):
            if span is not best and len(span.labels) == 1 and span.label in labels:
                labels = (span.label, *[x for x in labels if x != span.label])
                break
    score = min(0.99, best.score + _SAME_BONUS * len(agreeing))
    entry = best.entry or next((s.entry for s in group if s.entry is not None and s.entry.labels[0] in labels), None)
    return replace(best, labels=labels, score=score, sure=any(s.sure for s in group), entry=entry)
