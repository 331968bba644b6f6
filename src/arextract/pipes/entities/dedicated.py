"""Places and institutions that carry a person's name, and branches of firms: ملعب الأمير مولاي عبد الله, أورنج المغرب.

The person's name after such a noun is the name of the place; after a noun of an institution the noun stays in where a
word of the trade follows («مدينة الملك فهد الطبية»).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from arextract.arabic.affixes import ARTICLE, LAM_ARTICLE, PROCLITICS, SIN, THIRD_PERSON
from arextract.arabic.fold import fold
from arextract.arabic.proclitics import rests
from arextract.arabic.tables import table
from arextract.arabic.word_sets import word_set
from arextract.pipes.entities.named import common
from arextract.pipes.entities.person_shapes import is_given, spelled_as_name, unknown, verb_of_name
from arextract.pipes.entities.spans import CandidateSpan, EntityRule
from arextract.pipes.entities.triggers import triggers, without_proclitics
from arextract.text.word_layer import ARABIC, Words

_TITLES = word_set("dedicated.titles")

BY_ADJECTIVE = "institution with its adjective"
_WITH_GIVEN = "given name before a family name"

RULES = (
    EntityRule("place named after a person", "احتضنها ملعب [الحسن الثاني] أمس", "قال [الملك الحسن الثاني] إن"),
    EntityRule("institution named after a person", "نقل إلى [مدينة الملك فهد الطبية] أمس", "زار [مدينة الملك فهد] أمس"),
    EntityRule(BY_ADJECTIVE, "نقلوا إلى [المستشفى الجامعي محمد السادس] أمس", "نقلوا إلى [المستشفى محمد] أمس"),
    EntityRule("branch of a firm", "افتتحت [تويوتا البحرين] معرضها", "اتهمت [مايكروسوفت الصين] بالتجسس"),
    EntityRule(_WITH_GIVEN, "قال [جانيكو إنفانتينو] إن", "قال [الرئيس إنفانتينو] إن"),
)


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    rows = table("dedicated")
    kinds = {row["kind"] for row in rows}
    return {k: frozenset(fold(w) for r in rows if r["kind"] == k for w in r["words"].split("|")) for k in kinds}


def _bare(word: str) -> set[str]:
    return {rest for _, rest in rests(word)}


def dedicated(found: Words, candidates: Iterable[CandidateSpan]) -> Iterator[CandidateSpan]:
    """Further candidates made of `candidates` and the words around them."""
    at_start = {start: index for index, start in enumerate(found.starts)}
    at_end = {end: index for index, end in enumerate(found.ends)}
    known = list(candidates)
    by_start: dict[int, CandidateSpan] = {}
    for span in known:
        if span.label == "LOC" and span.score > 0.5:
            by_start[span.start] = span
    for span in known:
        first, last = at_start.get(span.start), at_end.get(span.end)
        if first is None or last is None or span.score < 0.5:
            continue
        if span.label == "PER":
            yield from _named_after(found, first, last, span)
            yield from _with_given_name(found, first, last, span)
        elif span.label == "ORG" and found.folded[last] in _words()["branch"]:
            country = by_start.get(found.starts[last + 1]) if last + 1 < len(found) else None
            if country is not None and found.text[country.start : country.end] in _countries():
                yield CandidateSpan(span.start, country.end, ("ORG",), "rule", "branch of a firm", 0.97, True)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(w for r in table("dedicated") if r["kind"] == "country" for w in r["words"].split("|"))


def _named_after(found: Words, first: int, last: int, span: CandidateSpan) -> Iterator[CandidateSpan]:
    begin = first - 1 if found.at(first - 1) in _TITLES else first
    head = begin - 1
    if found.kind(head) != ARABIC:
        return
    nouns = _bare(found.folded[head])
    if nouns & _words()["place"]:
        score = min(0.97, span.score + 0.04)
        yield replace(
            span, start=found.starts[begin], labels=("LOC",), by="rule", rule="place named after a person", score=score,
            sure=False, entry=None,
        )  # fmt: skip
        return
    if (title := _definite_noun(found, head)) is not None:
        yield CandidateSpan(title, span.end, ("ORG",), "rule", BY_ADJECTIVE, 0.97, True)
        return
    hit = nouns & _words()["institution"]
    tail = last
    while found.kind(tail + 1) == ARABIC and (
        found.at(tail + 1) in _words()["trade"] or (found.at(tail + 1).startswith(LAM_ARTICLE) and tail == last)
    ):
        tail += 1
    if hit and tail > last:
        noun = max(hit, key=len)
        start = found.ends[head] - len(noun)
        yield CandidateSpan(start, found.ends[tail], ("ORG",), "rule", "institution named after a person", 0.97, True)


def _definite_noun(found: Words, last: int) -> int | None:
    """Where an institution's noun with its article begins whose adjectives end at word `last` («المستشفى الجامعي | محمد السادس»).

    Behind a title the person is whoever has it («مدير المركز الوطني | أحمد علي»).
    """
    at = last
    while found.kind(at) == ARABIC and found.at(at) in _words()["trade"] and found.at(at).startswith(ARTICLE):
        at -= 1
    if at == last or found.kind(at) != ARABIC or without_proclitics(found.at(at - 1), "title") is not None:
        return None
    nouns = _words()["institution"]
    return next(
        (found.starts[at] + cut for cut, rest in rests(found.folded[at]) if rest[:2] == ARTICLE and rest[2:] in nouns),
        None,
    )


def _with_given_name(found: Words, first: int, last: int, span: CandidateSpan) -> Iterator[CandidateSpan]:
    """«جاني إنفانتينو», «علي الزغبي»: an unknown word before a listed family name, or a given name before one with the
    article that the model found, belongs to it.
    """
    if span.by == "ner" and found.folded[first].startswith(ARTICLE) and span.start == found.starts[first]:
        given = found.at(first - 1)
        if (
            found.kind(first - 1) == ARABIC
            and found.starts[first] - found.ends[first - 1] == 1
            and is_given(given)
            and not verb_of_name(found, first - 1)
            and spelled_as_name(found, first - 1)
            and given not in triggers().verbs
            and given not in triggers().titles
        ):
            yield CandidateSpan(found.starts[first - 1], span.end, ("PER",), "rule", _WITH_GIVEN, span.score, True)
        return
    if last > first or span.by != "lexicon" or span.score < 0.8 or span.start != found.starts[first]:
        return
    if found.kind(first - 1) != ARABIC or found.starts[first] - found.ends[first - 1] != 1:
        return
    word = found.at(first - 1)
    if (
        len(word) < 3
        or word[0] in PROCLITICS + SIN + THIRD_PERSON
        or not unknown(word)
        or is_given(word)
        or common(found, first - 1)
    ):
        return
    if word in triggers().verbs or word in triggers().titles:
        return
    yield CandidateSpan(found.starts[first - 1], span.end, ("PER",), "rule", _WITH_GIVEN, 0.8, True)
