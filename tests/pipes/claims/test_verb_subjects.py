"""Whose verb it is: the phrase that the verb before a sentence's first figure has for its subject, "" where it is dropped."""

from __future__ import annotations

import pytest

from arextract.pipes.claims.chunks import parse_sentence
from arextract.pipes.claims.parse import VERBS
from arextract.pipes.claims.phrases import Splitter
from arextract.pipes.claims.sentence_tokens import Layer, tokenize
from arextract.pipes.claims.verb_subjects import subject_index

from .marked import read


def subject(marked: str) -> str:
    text, own = read(marked)
    items = Layer(own.names, own.times, own.quantities, own.markers).within(0, len(text))
    parse = parse_sentence(tokenize(text, 0, len(text), items), [], own.names, own.quantities)
    at = parse.tags.index("q")
    verb = max(index for index in range(at) if parse.tags[index] in VERBS)
    found = subject_index(parse, Splitter(parse, own.names), verb, at)
    return text[slice(*parse.span(parse.chunks[found]))] if found >= 0 else ""


SUBJECTS = [
    ("بلغت المبيعات [q:money 5 ملايين دولار].", "المبيعات"),
    ("المصنع بلغت مبيعاته [q:money 5 ملايين دولار].", "مبيعاته"),
    ("اشترت [n:ORG آبل] أسهما بقيمة [q:money 5 ملايين دولار].", "آبل"),
    ("كلفته الحكومة [q:money 5 جنيهات].", "الحكومة"),
    ("بلغت في [n:LOC الصين] الصادرات [q:money 5 ملايين دولار].", "الصادرات"),
    # before its verb
    ("المصنع الجديد ينتج [q:count 5] سيارات.", "المصنع الجديد"),
    ("الشركة في مصر باعت [q:count 5] سيارات.", "الشركة"),
    ("قال المدير إن المصنع باع [q:count 5] سيارات.", "المصنع"),
    ("أما المصنع الجديد فأنتج [q:count 5] سيارات.", "المصنع الجديد"),
    ("المبيعات قد تبلغ [q:money 5 ملايين دولار].", "المبيعات"),
    ("المبيعات لم تبلغ [q:money 5 ملايين دولار].", "المبيعات"),
    ("الطقس يتأثر برياح قوية بأغلب الجهات تتجاوز [q:measure:m 5 أمتار].", "رياح قوية"),
    # of a relative clause, and behind one
    ("مدير الشركة الذي أنفق [q:money 5 ملايين دولار] استقال.", "مدير الشركة"),
    ("الشركة، التي تملك [q:count 5] فروع، أغلقت أبوابها.", "الشركة"),
    ("الشركة، التي تعمل في مصر، باعت [q:count 5] سيارات.", "الشركة"),
    ("الأسعار في [n:LOC مصر] التي بلغت [q:money 5 جنيهات] تراجعت.", "الأسعار"),
    # dropped, or an object
    ("توقف المصنع وأنتج [q:count 5] سيارات.", ""),
    ("اشترت أسهما بقيمة [q:money 5 ملايين دولار].", ""),
    ("بكلفة المصنع بلغت [q:money 5 جنيهات].", ""),
    ("زادت المبيعات ووصلت إلى [q:money 5 جنيهات].", ""),
    ("وهو يبلغ [q:measure:m 5 أمتار].", ""),
    ("بلغت [q:money 5 ملايين دولار] المبيعات.", ""),
]


@pytest.mark.parametrize(("marked", "expected"), SUBJECTS)
def test_subject(marked: str, expected: str) -> None:
    assert subject(marked) == expected
