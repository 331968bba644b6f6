"""An Arabic name with its Latin gloss beside it: كوين Qwen, “مونشوت” (Moonshot AI), بول تريولو (Paul Triolo).

The sound (`arextract.translit.sound`) decides how many of the words before the Latin name belong to it: the window of words
that fits best is taken if it fits well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from arextract.arabic.proclitics import rests
from arextract.gazetteer.ordinary import is_ordinary
from arextract.pipes.entities.decide import class_label
from arextract.pipes.entities.latin_names import OPEN
from arextract.pipes.entities.name_parts import parts
from arextract.pipes.entities.person_shapes import is_given, next_to_title, titled, unknown
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.text.word_layer import ARABIC, LATIN, NUMBER, Words
from arextract.translit.sound import likeness, plain

_LONGEST = 7
_SHORT_NAME = 3
_GOOD, _FAIR = 0.7, 0.55
_NEAR = 60  # characters between a name and its Latin form («زين الدين زيدان (بالفرنسية: Zinédine Zidane)»)

GLOSS = "Latin gloss"

RULES = (EntityRule(GLOSS, "مسؤول في [أومنيوكس] OMNIUX أنه", "نماذج [توليدية] Claude من"),)


def _window(found: Words, last: int, name: str) -> tuple[int, int, float]:
    """(first word, proclitics cut, similarity) of the best window of Arabic words that ends at `last`."""
    letters, _ = parts()
    best = (-1, 0, 0.0)
    behind = ""
    for size in range(_LONGEST):
        at = last - size
        if at < 0 or found.kinds[at] not in (ARABIC, NUMBER):
            break
        word = found.folded[at]
        options = rests(word) if found.kinds[at] == ARABIC else ((0, word),)
        for cut, rest in options:
            fit = likeness(f"{rest} {behind}", name)
            if found.kinds[at] == ARABIC and word not in letters and is_ordinary(word) and fit < 0.95:
                fit -= 0.15
            if fit > best[2] + 0.01:
                best = (at, cut, fit)
        behind = f"{word} {behind}"
    return best


def glosses(found: Words, latin: list[CandidateSpan]) -> Iterator[CandidateSpan]:
    """Arabic names whose Latin form, one of the `latin` spans, stands right after them."""
    by_start = {span.start: span for span in latin}
    for index, kind in enumerate(found.kinds):
        if kind != LATIN or found.starts[index] not in by_start:
            continue
        span = by_start[found.starts[index]]
        at = index - 1
        while found.at(at) in ('"', "'", "(", "/", "-", "–") and index - at < 4:
            at -= 1
        if found.kind(at) not in (ARABIC, NUMBER):
            continue
        name = found.text[span.start : span.end]
        first, cut, fit = _window(found, at, name)
        if first < 0:
            continue
        strange = all(
            found.kinds[i] != ARABIC or unknown(found.folded[i]) or is_given(found.folded[i])
            for i in range(first, at + 1)
        )
        if fit < _FAIR or (fit < _GOOD and not strange) or (len(plain(name)) < _SHORT_NAME and not strange):
            continue
        labels = span.labels
        if span.entry is None:
            asked = class_label(found, first)
            if asked is not None and asked != labels[0]:
                labels = (asked, *[x for x in labels if x != asked])
            elif (
                asked is None
                and at > first
                and (next_to_title(found, first) or (titled(found, first) and is_given(found.folded[first][cut:])))
            ):
                labels = ("PER",)
            if labels == OPEN:
                labels = (*OPEN, "PER", "LOC", "MISC")  # what the model says of the Arabic words holds
        score = 0.9 if fit >= _GOOD else 0.7
        yield CandidateSpan(found.starts[first] + cut, found.ends[at], labels, "rule", GLOSS, score, True, span.entry)
        if labels != span.labels and labels[: len(OPEN)] != OPEN:
            yield CandidateSpan(span.start, span.end, labels[:1], "rule", GLOSS, 0.98, True)


def labelled(found: Words, spans: Sequence[CandidateSpan]) -> list[CandidateSpan]:
    """The `spans` (sorted), a name in Latin letters labelled like the Arabic one before it that sounds like it, where nothing
    else tells what it is; and the Arabic one like the Latin one, where only that is known."""
    out: list[CandidateSpan] = []
    arabic: list[int] = []  # places of the Arabic mentions in `out`
    for span in spans:
        text = found.text[span.start : span.end]
        if found.kind(found.covering(span.start, span.end)[0]) == ARABIC:
            arabic.append(len(out))
        else:
            at = next((i for i in reversed(arabic) if _glossed_by(found, out[i], span, text)), None)
            if at is not None and _open(span):
                span = replace(span, labels=(out[at].label,))
            elif at is not None and _open(out[at]) and span.label in ("PER", "LOC"):
                out[at] = replace(out[at], labels=(span.label,))
        out.append(span)
    return out


def _open(span: CandidateSpan) -> bool:
    """Whether nothing tells what the mention is."""
    return span.by == "rule" and span.entry is None and span.labels[: len(OPEN)] == OPEN


def _glossed_by(found: Words, name: CandidateSpan, span: CandidateSpan, text: str) -> bool:
    """Whether the Latin `text` of a mention stands near behind an Arabic one and sounds like it."""
    return span.start - name.end <= _NEAR and likeness(found.text[name.start : name.end], text) >= _GOOD
