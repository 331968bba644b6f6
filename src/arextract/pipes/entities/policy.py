"""How conflicts between model, lexicon and rules are settled: one policy for all.

1. A candidate that only an unsure reading of the lexicon gives counts only if the model or a rule marks the same words.
2. Candidates are taken in the order of their weight; one that overlaps a heavier one already taken is dropped.
3. The weight of a candidate is its score plus a bonus for length: the longest name wins among equals, and a whole
   phrase found by a rule beats the listed name inside it («جامعة الملك سعود» beats «الملك سعود»). A candidate that may
   be trusted and holds a surer one of its own label is as sure as that one («محمد عماد الطرابلسي»).
4. For the same words the label of a listed name, a class noun or a person named before stands against the model's; the
   model chooses among a listed name's labels and wins over the mere shape of a person's name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import replace

from arextract.arabic.affixes import ARTICLE, WAW
from arextract.arabic.analysis import UNKNOWN, VERB, analyse, readings
from arextract.arabic.stems import NAME, NOUN
from arextract.gazetteer.name_lexicon import Lexicon, word_key
from arextract.pipes.entities.firms import AGAIN, BY_NOUN
from arextract.pipes.entities.name_parts import parts
from arextract.pipes.entities.person_shapes import (
    COMPOUND,
    GIVEN,
    IN_THE_NAME,
    STRANGERS,
    father_of,
    is_given,
    named_with_maqsura,
    unknown,
    weak,
)
from arextract.pipes.entities.spans import CandidateSpan
from arextract.pipes.entities.triggers import triggers
from arextract.text.word_layer import Words
from arextract.translit.arabic_names import bearers

MINIMUM = 0.5
_TRUSTED = 0.7
_NEAR = 12
_PER_LETTER = 0.02
_LONGEST_BONUS = 0.6
_SAME_BONUS = 0.2
_SURE_TAG = 0.9
_LISTED = 0.95  # the score of a listed name
_BORNE = 3  # bearers of a name


def weight(span: CandidateSpan) -> float:
    """What decides between overlapping candidates."""
    return span.score + min(_LONGEST_BONUS, _PER_LETTER * (span.end - span.start))


def settle(candidates: Iterable[CandidateSpan]) -> list[CandidateSpan]:
    """The mentions among `candidates`: sorted, not overlapping, each with the label most of its supporters give."""
    groups: dict[tuple[int, int], list[CandidateSpan]] = {}
    for span in candidates:
        if span.end > span.start:
            groups.setdefault((span.start, span.end), []).append(span)
    merged = [_merge(group) for group in groups.values()]
    merged = _lifted([span for span in merged if span.score >= MINIMUM])
    merged.sort(key=lambda s: (-weight(s), s.start, s.end))
    taken: list[tuple[int, int]] = []
    kept: list[CandidateSpan] = []
    for span in merged:
        at = bisect_left(taken, (span.start, span.start))
        if (at < len(taken) and taken[at][0] < span.end) or (at and taken[at - 1][1] > span.start):
            continue
        insort(taken, (span.start, span.end))
        kept.append(span)
    return sorted(kept, key=lambda s: s.start)


def within_model(candidates: Sequence[CandidateSpan], found: Words, lexicon: Lexicon) -> list[CandidateSpan]:
    """The candidates without those persons by shape alone that the model ends earlier.

    «ناصر موافق»: the model is sure of «ناصر», and what the shape adds is no name that anybody knows.
    """
    candidates = _behind_proclitics(candidates, found)
    sure = {s.start: s.end for s in candidates if s.by == "ner" and s.label == "PER" and s.score >= _SURE_TAG}
    people = [s for s in candidates if s.by == "ner" and s.label == "PER"]
    full = [s for s in candidates if s.label == "PER" and s.score >= _SURE_TAG and s.by in ("ner", "lexicon")]
    bodies = [s for s in candidates if s.by == "ner" and s.label == "ORG"]
    kept = []
    for span in candidates:
        end = sure.get(span.start, span.end)
        if span.rule == GIVEN and end < span.end and not _goes_on(found, end, span.end, lexicon):
            continue
        if span.rule == GIVEN and any(
            end < s and found.text[s - 1 : s + 1].strip()[0] == WAW for s in sure if s < span.end
        ):
            continue  # «محمد أنصاري | وسانغانا خاتون»
        if span.rule == GIVEN and _verb_first(found, span, full):
            continue
        if span.rule == STRANGERS and any(
            s.start > span.start and s.end == span.end and " " in found.text[s.start : s.end] for s in full
        ):
            continue  # «محلل بيرنستاين | ستايسي راسغون»
        if span.by == "rule" and span.label in ("ORG", "PER"):
            # «جامعة أوبسالا | ماتس إيكلوند»: the model sees a person begin inside of what a shape takes for one name.
            person = next((s for s in people if span.start < s.start and s.end == span.end), None)
            before = person is not None and any(span.start < o.end < person.start for o in bodies)
            if person is not None and before and (span.label == "ORG" or _firm_ends(found, person.start)):
                span = replace(span, end=_word_end(found, person.start), labels=("ORG",))
        kept.append(span)
    return kept


def _behind_proclitics(candidates: Sequence[CandidateSpan], found: Words) -> list[CandidateSpan]:
    """The candidates, those that take a listed name of several words with its proclitics cut to it («خلفا ل|بان كي مون», «و|بي بي سي»)."""
    listed = {s.end: s.start for s in candidates if s.by == "lexicon" and " " in found.text[s.start : s.end]}
    out = []
    for span in candidates:
        start = listed.get(span.end, span.start)
        if span.by != "lexicon" and span.start < start < found.ends[bisect_left(found.ends, span.start + 1)]:
            span = replace(span, start=start)
        out.append(span)
    return out


def _verb_first(found: Words, span: CandidateSpan, full: Sequence[CandidateSpan]) -> bool:
    """Whether the word by which the name is longer than a person whom the model or the lexicon is sure of can only be a verb
    («دان | نزار بركة القرار»; he has another given name)."""
    inner = next((s for s in full if s.start > span.start and s.end == span.end), None)
    if inner is None or " " not in found.text[inner.start : inner.end]:
        return False
    first = bisect_right(found.starts, span.start) - 1
    opens = bisect_left(found.starts, inner.start) == first + 1
    return opens and all(read.pos == VERB for read in readings(found.folded[first]))


def _firm_ends(found: Words, start: int) -> bool:
    """Whether the word before the one at offset `start` is one of firms («ألفا كابيتال | مايكل رايدر»)."""
    return found.at(bisect_left(found.starts, start) - 1) in parts()[1]


def _word_end(found: Words, start: int) -> int:
    """The end of the word before the one at offset `start`."""
    return found.ends[bisect_left(found.starts, start) - 1]


def _goes_on(found: Words, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the words between the offsets are such as names are made of: given, linked, with the article, listed or unknown.

    A plain noun with its article («مارون ناصيف | الخراف») and «باسم», which the model has left out, are none.
    """
    at = bisect_right(found.starts, start)
    while at < len(found) and found.starts[at] < end:
        word = found.folded[at]
        entry = lexicon.keys.get(word_key(word))
        if word in IN_THE_NAME or not (
            is_given(word)
            or named_with_maqsura(found, at)
            or word in triggers().links
            or (word.startswith(ARTICLE) and not _thing(word))
            or analyse(word).pos in (UNKNOWN, NAME)
            or (bearers(word) and unknown(word) and not weak(word))
            or father_of(word)
            or (entry is not None and "PER" in entry.labels)
        ):
            return False
        at += 1
    return True


def _thing(word: str) -> bool:
    """Whether a word with the article is a known noun by which nobody is called."""
    read = analyse(word)
    nobody = bearers(word) < _BORNE and bearers(word[len(ARTICLE) :]) < _BORNE
    return read.pos == NOUN and bool(read.lemma) and not read.adjectival and nobody


def _lifted(spans: list[CandidateSpan]) -> list[CandidateSpan]:
    """The spans, those that hold a surer mention of their own label made as sure: the longest name wins."""
    spans = sorted(spans, key=lambda s: (s.start, -s.end))
    out = list(spans)
    for index, span in enumerate(spans):
        if span.score < _TRUSTED:
            continue
        best, held, end = span.score, 0, span.start
        at = index + 1
        while at < len(spans) and spans[at].start < span.end and at - index <= _NEAR:
            inner = spans[at]
            if inner.end <= span.end and inner.label == span.label:
                best = max(best, inner.score)
                if inner.start >= end and inner.score > _TRUSTED:
                    held, end = held + 1, inner.end
            at += 1
        # Two names inside are two mentions joined by a conjunction, not one long name.
        if best > span.score and held < 2:
            out[index] = replace(span, score=best)
    return out


def _merge(group: list[CandidateSpan]) -> CandidateSpan:
    """One candidate for the same words: the best one, its score raised where others agree on the label."""
    if len(group) == 1:
        return group[0]
    best = max(group, key=lambda s: (s.score, s.by == "lexicon"))
    if best.by == "ner":
        best = _overruled(best, group)
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


def _overruled(tag: CandidateSpan, group: list[CandidateSpan]) -> CandidateSpan:
    """The candidate whose label stands against the model's tag for the same words: a person named before, a listed name
    or a class noun. A shape alone (a given name) does not overrule, and a town that is also a
    club is what the model says.
    """
    for span in sorted(group, key=lambda s: -s.score):
        if span.by == "ner" or span.score < _TRUSTED or tag.label in span.labels:
            continue
        if span.entry is not None and "team" in span.entry.flags and len(span.labels) > 1:
            continue
        if any(s.by == "rule" and tag.label in s.labels and s.score > max(span.score, _LISTED) for s in group):
            continue  # a rule that is surer than a listed name says the same as the model
        if span.label == "PER":
            stands = span.by == "consistency" or span.rule == COMPOUND
        else:
            # «رقائق إنفيديا»: the noun names what a maker makes, so the model's firm stays.
            maker = tag.label == "ORG" and span.label == "PRODUCT"
            stands = (
                span.entry is not None or span.rule in (AGAIN, BY_NOUN) or ("class noun" in span.rule and not maker)
            )
        if stands:
            return replace(span, score=max(span.score, tag.score))
    return tag
