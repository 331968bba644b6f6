"""Names by coordination: an ambiguous name, or an unknown word, joined to a sure name by و or a comma is one too.

«المراعي والاتصالات وسابك»: الاتصالات is a word like any other, but between two listed firms it is the firm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from arextract.arabic.affixes import AND, THIRD_PERSON, WAW
from arextract.arabic.analysis import analyse
from arextract.arabic.fold import fold
from arextract.arabic.word_counts import word_counts
from arextract.arabic.word_sets import word_set
from arextract.pipes.entities.decide import class_label, exemplified
from arextract.pipes.entities.person_shapes import unknown
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.text.word_layer import ARABIC, Words

_BETWEEN_NAMES = word_set("coordination.between_names")

_COMMAS = word_set("coordination.commas")
_ROUNDS = 12
_COMMONEST = 3000
_VERBAL = 0.3
_LIST_LABELS = frozenset({"ORG", "PRODUCT", "LOC"})


RULES = (
    EntityRule("joined to a sure name", "تراجعت أسهم سابك و[الاتصالات] والراجحي", "تراجعت حركة [الاتصالات] في البلاد"),
    EntityRule("between two names", "تنافس غوغل و[زيلوتك] وإنفيديا", "بين غوغل و[الشركات] وإنفيديا"),
)


def _joined(text: str, left: int, right: int) -> bool:
    """Whether only a conjunction, a comma or quotation marks stand between the two offsets."""
    between = text[left:right].replace('"', " ").replace("'", " ").split()
    return 0 < len(between) <= 2 and all(part in _BETWEEN_NAMES for part in between)


def coordinated(found: Words, settled: list[CandidateSpan], candidates: list[CandidateSpan]) -> Iterator[CandidateSpan]:
    """Unsure candidates that stand in a row with settled mentions of one of their labels."""
    text = found.text
    unsure: dict[tuple[int, int], CandidateSpan] = {}
    for span in candidates:
        if span.score < 0.5 and span.entry is not None and set(span.labels) & _LIST_LABELS and not _common(text, span):
            unsure.setdefault((span.start, span.end), span)
    sure: dict[int, CandidateSpan] = {}
    ends: dict[int, CandidateSpan] = {}
    for span in settled:
        sure[span.start] = span
        ends[span.end] = span
    pending = sorted(unsure.values(), key=lambda s: s.start)
    for _ in range(_ROUNDS):
        progress = False
        rest = []
        for span in pending:
            neighbour = _neighbour(text, span, sure, ends)
            if neighbour is None:
                rest.append(span)
                continue
            labels = (neighbour, *[x for x in span.labels if x != neighbour])
            won = replace(span, labels=labels, score=0.8, sure=True, rule="joined to a sure name")
            sure[won.start] = ends[won.end] = won
            progress = True
            yield won
        pending = rest
        if not progress or not pending:
            break
    yield from _relabelled(found, sure, ends)
    yield from _strangers(found, sure, ends)


def _relabelled(
    found: Words, sure: dict[int, CandidateSpan], ends: dict[int, CandidateSpan]
) -> Iterator[CandidateSpan]:
    """Listed names of two readings, in the reading of the class noun before «مثل» or of a neighbour in a list.

    «نماذج الذكاء الاصطناعي مثل ديب سيك وكوين بلاس»: the model, not the firm.
    """
    for span in sure.values():
        if (
            span.by != "lexicon"
            or len(span.labels) < 2
            or "MISC" in span.labels
            or class_label_at(found, span.start) is not None
        ):
            continue
        asked = exemplified(found, span.start)
        if asked is None:
            near = [ends.get(span.start - gap) for gap in range(1, 7)] + [
                sure.get(span.end + gap) for gap in range(1, 7)
            ]
            for other in near:
                if other is None or len(other.labels) > 1 or other.label not in span.labels:
                    continue
                left, right = (other, span) if other.start < span.start else (span, other)
                if _joined(found.text, left.end, right.start):
                    asked = other.label
                    break
        if asked is not None and asked != span.label and asked in span.labels:
            yield replace(span, labels=(asked, *[x for x in span.labels if x != asked]), score=0.97)


def _common(text: str, span: CandidateSpan) -> bool:
    """Whether the words are one of the commonest of the language (كان after «و») or may be a verb («وفتح»)."""
    if text[span.start - 1 : span.start] in AND and analyse(text[span.start : span.end]).verbal >= _VERBAL:
        return True
    return word_counts().get(fold(text[span.start : span.end]), 0) > _COMMONEST


def class_label_at(found: Words, start: int) -> str | None:
    """The label given by a class noun right before the word that holds offset `start`."""
    return class_label(found, bisect_right(found.starts, start) - 1)


def _neighbour(
    text: str, span: CandidateSpan, sure: dict[int, CandidateSpan], ends: dict[int, CandidateSpan]
) -> str | None:
    """The label of a settled mention right before or after `span` in a list, if `span` may have it."""
    for gap in range(1, 7):
        before, after = ends.get(span.start - gap), sure.get(span.end + gap)
        if before is not None and before.label in span.labels and _joined(text, before.end, span.start):
            return before.label
        if after is not None and after.label in span.labels and _joined(text, span.end, after.start):
            return after.label
    return None


def _strangers(found: Words, sure: dict[int, CandidateSpan], ends: dict[int, CandidateSpan]) -> Iterator[CandidateSpan]:
    """Unknown words between two settled firms or products, or after «و» and two of them."""
    for index, kind in enumerate(found.kinds):
        if kind != ARABIC:
            continue
        word = found.folded[index]
        cut = 1 if word[0] == WAW and len(word) > 4 else 0
        rest = word[cut:]
        if len(rest) < 4 or rest[0] in THIRD_PERSON or not unknown(rest) or found.starts[index] + cut in sure:
            continue
        start = found.starts[index] + cut
        last = index
        while (
            last + 1 < len(found)
            and last - index < 2
            and found.kinds[last + 1] == ARABIC
            and found.folded[last + 1][0] != WAW
            and unknown(found.folded[last + 1])
        ):
            last += 1
        end = found.ends[last]
        before = next(
            (ends[start - g] for g in range(1, 5) if start - g in ends and _joined(found.text, start - g, start)), None
        )
        after = next(
            (sure[end + g] for g in range(1, 5) if end + g in sure and _joined(found.text, end, end + g)), None
        )
        if before is not None and after is not None and before.label == after.label and before.label in _LIST_LABELS:
            yield CandidateSpan(start, end, before.labels, "rule", "between two names", 0.7, True)
        elif before is not None and cut and before.label in ("ORG", "PRODUCT") and last - index < 2 and len(rest) > 4:
            yield CandidateSpan(start, end, before.labels, "rule", "joined to a name", 0.6)
